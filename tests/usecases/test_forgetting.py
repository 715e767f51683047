"""A customer or a colleague who is forgotten leaves no trace but in numbers."""

import pytest
import sqlalchemy as sa

from bot.core.messages import Digest, Removed, SharedLearning
from bot.core.replies import Done
from bot.store import audit
from bot.store.database import Database
from bot.store.tables import answer, contact, customer, ledger, metadata, outbox, promise
from bot.usecases.find_learnings import bring_up_to_date
from bot.usecases.forget_customer import CustomerForgotten, find_customers, forget_customer
from bot.usecases.forget_member import forget_member
from bot.usecases.share_learning import share_learning
from tests.usecases.handing import cover, decline, swap
from tests.usecases.world import CHANNEL, DAY, World, date, on, ticket

ANN = {"customer_ref": "c-77", "customer_person": "Ann Onym", "customer_company": "Papierhaus"}
BO = {"customer_ref": "c-78", "customer_person": "Bo Tran", "customer_company": "Papierhaus"}


@pytest.fixture
def told(world: World) -> World:
    """Ada met Ann and wrote about her; the digest is out; a second ticket of hers is on offer."""
    world.join("ada", "bea")
    world.bring(ticket("a", **ANN, body="It prints twice", url="https://desk.example/a"))
    world.until(on(23, 10))
    who = world.holder("a")
    assert who is not None
    world.meet(who)
    world.until(on(23, 12))
    world.fill(
        who,
        quote="Why does it print twice?",
        learning="Ann from Papierhaus prints labels on plain paper",
        promise_text="tell her the reason",
        promise_due=date(2026, 11, 30),
    )
    world.bring(ticket("b", **BO))
    world.until(on(26, 10))
    world.bring(ticket("c", **ANN, body="And again"))
    world.until(on(30, 11))
    return world


def everything(database: Database) -> str:
    """Every text column of every table, as one text."""
    with database.reading() as connection:
        rows = [
            row for table in metadata.sorted_tables for row in connection.execute(table.select())
        ]
    return "\n".join(repr(tuple(row)) for row in rows)


def forget(world: World, typed: str) -> CustomerForgotten:
    (known,) = world.see(find_customers, typed, secrets=world.secrets)
    return world.do(forget_customer, known, user_id="operator", at=world.at)


@pytest.mark.parametrize("typed", ["Customer 1", "1", "c-77"])
def test_a_customer_is_found_by_alias_or_the_sources_id(told: World, typed: str) -> None:
    (known,) = told.see(find_customers, typed, secrets=told.secrets)
    assert known.person == "Ann Onym"


def test_a_customer_known_by_address_is_found_by_it(world: World) -> None:
    world.bring(ticket("m", customer_ref="", customer_email="Ann@shop.example"))
    (known,) = world.see(find_customers, "ann@SHOP.example", secrets=world.secrets)
    assert known.alias == "Customer 1"
    assert world.see(find_customers, "bo@shop.example", secrets=world.secrets) == []


def test_nothing_of_a_forgotten_customer_is_left(told: World) -> None:
    went = forget(told, "Customer 1")
    assert (went.contacts, went.answers, went.promises, went.cancelled) == (2, 1, 1, 1)
    left = everything(told.database)
    for words in ("Ann", "print twice", "And again", "tell her", "desk.example/a", "Customer 1'"):
        assert words not in left
    assert "prints labels on plain paper" in left
    assert "[customer] from [customer] prints" in left
    assert "Bo Tran" in left
    assert "Papierhaus" in left  # Bo's


def test_the_posted_digest_and_the_cards_are_corrected(told: World) -> None:
    before = told.digest()
    assert before.quotes
    forget(told, "Customer 1")
    after = told.digest(before.week)
    assert after.quotes == ()
    assert [one.alias for one in after.learned] == ["Former customer 3"]
    assert after.coverage == before.coverage
    assert after.weeks == before.weeks
    assert after.next_rounds == before.next_rounds
    cards = [one for user in ("ada", "bea") for one in told.offers(user)]
    assert {one.card.person for one in cards} == {"", "Bo Tran"}
    assert [one.state for one in cards if not one.card.person].count("cancelled") == 1


def test_messages_whose_words_are_gone_are_corrected_too(told: World) -> None:
    with told.database.writing() as connection:
        connection.execute(
            outbox.update().values(body={}, state="done", sent=outbox.c.wanted, emptied_at=told.at)
        )
    forget(told, "Customer 1")
    due = {row.dedupe_key.split(":")[0] for row in told.table(outbox) if row.state == "due"}
    assert {"offer", "question", "digest"} <= due
    assert all(isinstance(one, Digest) for one in told.messages(CHANNEL))
    offers = [one for user in ("ada", "bea") for one in told.offers(user)]
    assert all(one.card.person == "" for one in offers)


def test_notes_about_a_forgotten_customer_say_that_details_are_gone(told: World) -> None:
    live = next(user for user in ("ada", "bea") if told.offer(user).state == "offered")
    told.press(live, "later")
    told.until(told.at + DAY / 12)
    forget(told, "Customer 1")
    assert sum(isinstance(one, Removed) for one in told.messages(live)) == 1


def test_what_was_shared_to_the_channel_is_corrected(told: World) -> None:
    (row,) = told.table(answer)
    told.do(share_learning, followup_id=row.followup_id, user_id=row.user_id, at=told.at)
    forget(told, "Customer 1")
    (shared,) = [one for one in told.messages(CHANNEL) if isinstance(one, SharedLearning)]
    assert (shared.quote, shared.alias) == ("", "Former customer 3")
    told.do(forget_member, row.user_id, by="operator", at=told.at)
    (shared,) = [one for one in told.messages(CHANNEL) if isinstance(one, SharedLearning)]
    assert shared.user_id.startswith("gone-")
    assert shared.shared_by.startswith("gone-")


def test_a_home_that_nobody_opens_again_is_corrected_too(told: World) -> None:
    told.do(bring_up_to_date)
    assert [one.alias for one in told.home("cy").learned] == ["Customer 1"]
    forget(told, "Customer 1")
    assert "Customer 1'" not in str(told.messages("home:cy"))
    assert "Ann" not in str(told.messages("home:cy"))


def test_a_workspace_beside_it_keeps_everything(told: World) -> None:
    other = World(told.database, "T2", at=on(30, 11))
    other.set_up()
    other.join("ada")
    other.bring(ticket("a", **ANN, body="It prints twice"))
    other.until(on(3, 12, month=12))
    assert other.holder("a") == "ada"
    before = other.snapshot()
    forget(told, "Customer 1")
    told.do(forget_member, "ada", by="operator", at=told.at)
    assert other.snapshot() == before
    assert other.offer("ada").card.person == "Ann Onym"


def test_numbers_stay_as_they_were(told: World) -> None:
    charges = [row.amount for row in told.table(ledger)]
    kept = len(told.table(contact)), len(told.table(answer)), len(told.table(promise))
    forget(told, "Customer 1")
    assert [row.amount for row in told.table(ledger)] == charges
    assert (len(told.table(contact)), len(told.table(answer)), len(told.table(promise))) == kept
    assert [row.state for row in told.table(promise)] == ["dropped"]


def test_forgetting_twice_finds_nobody(told: World) -> None:
    forget(told, "Customer 1")
    for typed in ("Customer 1", "c-77", "1"):
        assert told.see(find_customers, typed, secrets=told.secrets) == []
    (line,) = [
        one for one in told.see(audit.since, told.at, limit=9) if one.action == "forget_customer"
    ]
    assert line.subject.startswith("customer:")


def test_who_comes_again_is_new_and_no_alias_is_given_twice(told: World) -> None:
    forget(told, "Customer 1")
    told.bring(ticket("d", **ANN), ticket("e", customer_ref="c-79"))
    aliases = sorted(row.alias for row in told.table(customer))
    assert aliases == ["Customer 2", "Customer 4", "Customer 5", "Former customer 3"]


def test_a_source_that_brings_it_all_again_brings_nothing_back(told: World) -> None:
    forget(told, "Customer 1")
    told.bring(ticket("a", **ANN, body="It prints twice"), ticket("c", **ANN, body="And again"))
    left = everything(told.database)
    assert "Ann" not in left
    assert "And again" not in left


def test_nothing_of_a_forgotten_colleague_is_left(told: World) -> None:
    who = next(row.user_id for row in told.table(answer))
    with told.database.writing() as connection:
        connection.execute(
            sa.text("UPDATE person SET name = 'Ada Lovelace' WHERE user_id = :who"), {"who": who}
        )
    told.home(who)
    told.do(forget_member, who, by="operator", at=told.at)
    left = everything(told.database)
    assert f"'{who}'" not in left
    assert f":{who}" not in left
    assert "Lovelace" not in left
    assert "prints labels on plain paper" in left
    assert told.do(forget_member, who, by="operator", at=told.at) is None


def test_a_forgotten_colleagues_work_goes_on_and_stays_counted(told: World) -> None:
    live = next(user for user in ("ada", "bea") if told.offer(user).state == "offered")
    other = {"ada": "bea", "bea": "ada"}[live]
    before = told.digest()
    went = told.do(forget_member, live, by="operator", at=told.at)
    assert went is not None
    assert (went.name, went.rotations, went.released) == (live.title(), 1, 1)
    assert told.messages(live) == []
    assert told.digest(before.week).coverage.call_minutes == before.coverage.call_minutes
    told.until(told.at + DAY / 24)
    assert told.holder("c") == other
    (offer,) = [one for one in told.offers(other) if one.state == "offered"]
    assert offer.card.person == "Ann Onym"


def test_who_joins_again_is_a_new_joiner(told: World) -> None:
    old = told.member("ada")
    told.do(forget_member, "ada", by="operator", at=told.at)
    told.join("ada")
    new = told.member("ada")
    assert new.id != old.id
    assert told.ledger("ada")[0][0] == "joined"
    assert new.virtual_pass == told.rotation().virtual_time


def test_nobody_is_found_where_nobody_is(world: World) -> None:
    assert world.do(forget_member, "U999", by="operator", at=world.at) is None


def test_whoever_was_asked_to_take_over_reads_nothing_of_them_any_more(told: World) -> None:
    holder = told.holder("c")
    assert holder is not None
    other = {"ada": "bea", "bea": "ada"}[holder]
    assert isinstance(swap(told, holder, other), Done)
    assert decline(told, other) is None
    cover(told, holder)
    told.until(on(30, 12))
    assert "Ann Onym" in str(told.messages(other))
    forget(told, "Customer 1")
    assert "Ann" not in everything(told.database)
