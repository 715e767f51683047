"""What sources call their contacts and customers, kept so that it leads to nobody."""

import sqlalchemy as sa

from bot.store import contacts
from bot.store.tables import contact, customer
from bot.usecases.forget_customer import find_customers, forget_customer
from tests.usecases.world import World, call, on, ticket

UID = "ann.onym@shop.example"


def rows(world: World) -> str:
    return repr([tuple(row) for table in (contact, customer) for row in world.table(table)])


def test_an_id_that_is_an_address_is_hashed_and_still_the_same_contact(world: World) -> None:
    first = call(
        UID,
        on(26, 10),
        subject="A call",
        url="https://meet.example.com/j/7?email=ann.onym@shop.example",
    )
    assert world.bring(first).new == 1
    (row,) = world.table(contact)
    assert row.url == "https://meet.example.com/j/7"
    assert "@" not in rows(world)
    assert world.bring(first).unchanged == 1
    assert world.bring(call(UID, on(27, 10), subject="A call")).changed == 1
    assert [one.id for one in world.table(contact)] == [row.id]


def test_what_an_older_version_stored_as_it_came_is_kept_and_hashed(world: World) -> None:
    world.bring(call("plain", on(26, 10)))
    (row,) = world.table(contact)
    world.do(contacts.change, row.id, external_id=UID)
    brought = world.bring(call(UID, on(27, 10), subject="A call"))
    assert (brought.new, brought.changed) == (0, 1)
    (same,) = world.table(contact)
    assert same.id == row.id
    assert "@" not in rows(world)


def test_whoever_is_known_by_an_id_is_forgotten_by_their_address(world: World) -> None:
    world.bring(
        ticket("a", customer_ref="c-77", customer_email="Ann@shop.example"),
        ticket("b", customer_ref="BO@shop.example"),
        ticket("c", customer_ref="c-79"),
    )
    # Somebody who was known before addresses were remembered.
    world.bring(ticket("d", customer_ref="c-79", customer_email="cy@shop.example"))
    called = {
        who: [one.alias for one in world.see(find_customers, who, secrets=world.secrets)]
        for who in ("ann@SHOP.example", "bo@shop.example", "cy@shop.example", "di@shop.example")
    }
    assert list(called.values()) == [["Customer 1"], ["Customer 2"], ["Customer 3"], []]
    (known,) = world.see(find_customers, "ann@shop.example", secrets=world.secrets)
    world.do(forget_customer, known, user_id="operator", at=world.at)
    assert world.see(find_customers, "ann@shop.example", secrets=world.secrets) == []
    with world.database.reading() as connection:
        kept = connection.scalar(sa.select(customer.c.email_hash).where(customer.c.id == known.id))
    assert kept == ""
