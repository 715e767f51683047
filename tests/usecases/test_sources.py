"""What sources bring and change, and what happens when one cannot be read."""

import pytest

from bot.ports import IncomingContact, Pulled, RowProblem
from bot.store import sources
from bot.store.tables import customer
from bot.usecases.add_source import NoSuchRotationError, UnusableNameError, add_source
from bot.usecases.import_contacts import Imported, import_contacts
from bot.usecases.poll_sources import due_sources, source_failed
from tests.usecases.world import DAY, HOUR, World, call, on, ticket


def test_importing_the_same_again_changes_nothing(world: World) -> None:
    world.join("ada")
    batch = [ticket("a"), ticket("b", customer_email="joe@example.com"), call("c", on(26, 15))]
    assert world.bring(*batch) == Imported(new=3)
    before = world.snapshot()
    world.at += HOUR
    assert world.bring(*batch) == Imported(unchanged=3)
    assert world.snapshot() == before


def test_no_address_of_a_customer_is_stored(world: World) -> None:
    world.bring(ticket("a", customer_ref="", customer_email="joe@example.com"))
    assert "joe@example.com" not in repr(world.table(customer))


def test_customers_of_contacts_that_are_not_stored_are_not_stored_either(world: World) -> None:
    world.bring(ticket("a", state="solved", customer_person="Joe"), ticket("b", state="gone"))
    assert world.table(customer) == []


def test_a_customer_is_known_again_by_the_sources_id_or_the_address(world: World) -> None:
    world.bring(ticket("a", customer_ref="7"), ticket("b", customer_ref="7"))
    world.bring(
        ticket("c", customer_ref="", customer_email="joe@example.com"),
        ticket("d", customer_ref="", customer_email="joe@example.com"),
        ticket("e", customer_ref=""),
    )
    known = {name: world.contact(name).customer_id for name in "abcde"}
    assert known["a"] == known["b"]
    assert known["c"] == known["d"] != known["a"]
    assert known["e"] is None
    assert sorted(row.alias for row in world.table(customer)) == ["Customer 1", "Customer 2"]


def test_ids_of_two_systems_do_not_name_one_customer(world: World) -> None:
    world.bring(ticket("a", customer_ref="7"))
    world.source_id = world.add_source("customer contact", name="other desk")
    world.bring(ticket("b", customer_ref="7"))
    assert world.contact("a").customer_id != world.contact("b").customer_id


def test_an_endless_id_is_kept_as_its_hash(world: World) -> None:
    long = ticket("x" * 300)
    assert world.bring(long).new == 1
    assert world.bring(long).unchanged == 1


@pytest.mark.parametrize("ends_at", [None, on(26, 15), on(26, 14)])
def test_a_call_that_nobody_could_attend_is_not_stored(world: World, ends_at: object) -> None:
    world.join("ada")
    odd = call("odd", on(26, 15), ends_at=ends_at)
    assert world.bring(odd, call("fine", on(26, 16))).new == 1
    world.bring(call("fine", on(26, 16), ends_at=None))
    world.until(on(24, 12))  # a round would fail on such a call
    assert world.contact("fine").ends_at == on(26, 17)


def test_a_solved_ticket_that_was_taken_is_done(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    world.press("ada", "accept")
    assert world.bring(ticket("a", state="solved")).changed == 1
    world.until(world.at)
    assert world.offer("ada").state == "done"
    assert world.contact("a").state == "done"
    assert world.ledger("ada")[-1] == ("charge", 1000)
    assert len(world.questions("ada")) == 1
    assert world.bring(ticket("a", state="solved")).changed == 0


def test_a_solved_ticket_that_nobody_has_taken_is_gone(world: World) -> None:
    world.join("ada")
    world.tickets("a", "b")
    world.until(on(23, 10))
    world.bring(ticket("a", state="solved"), ticket("b", state="solved"))
    world.until(on(26, 10))
    assert world.states("ada") == {"ada": ["cancelled"]}
    assert world.contact("a").state == world.contact("b").state == "gone"
    assert world.ledger("ada") == [("joined", 0)]


def test_a_cancelled_call_cancels_its_pairing(world: World) -> None:
    _taken_call(world)
    world.bring(call("demo", on(26, 15), state="gone"))
    assert world.offer("ada").state == "cancelled"
    world.until(on(27, 12))
    assert world.questions("ada") == []
    assert [one.type for one in world.messages("ada")] == ["offer"]


def test_a_moved_call_keeps_its_person_with_new_times(world: World) -> None:
    _taken_call(world)
    world.bring(call("demo", on(30, 11)))
    assert world.holder("demo") == "ada"
    assert world.offer("ada").card.starts_at == on(30, 11)
    world.until(on(30, 10, 49))
    assert [one.type for one in world.messages("ada")] == ["offer"]
    world.until(on(30, 12, 15))
    assert [one.type for one in world.messages("ada")] == ["offer", "call_reminder", "question"]


def test_a_moved_call_that_is_offered_gets_a_new_deadline(world: World) -> None:
    world.join("ada")
    world.until(on(24, 9))
    world.bring(call("demo", on(24, 12)))
    world.until(on(24, 9))
    assert world.offer("ada").deadline == on(24, 11)
    world.bring(call("demo", on(24, 16)))
    assert world.offer("ada").deadline == on(24, 13)
    world.until(on(24, 13))
    assert world.offer("ada").state == "expired"
    # And nobody took it: it is gone when it begins, at its new time.
    world.until(on(24, 15, 59))
    assert world.contact("demo").state == "waiting"
    world.until(on(24, 16))
    assert world.contact("demo").state == "gone"


def test_a_call_moved_into_the_next_hour_can_still_be_answered(world: World) -> None:
    world.join("ada", "bob")
    world.until(on(24, 9))
    world.bring(call("demo", on(26, 12)))
    world.until(on(24, 9, 10))
    asked = world.holder("demo")
    world.bring(call("demo", on(24, 9, 50)))
    world.until(on(24, 9, 40))
    assert world.holder("demo") == asked


def test_a_moved_call_that_waits_is_offered_in_time(world: World) -> None:
    world.join("ada")
    world.bring(call("demo", on(10, 15, month=12)))
    world.until(on(24, 9))
    assert world.offers("ada") == []
    world.bring(call("demo", on(26, 9)))
    world.until(on(24, 9))
    assert world.holder("demo") == "ada"


def test_what_a_ticket_says_now_stands_on_its_card(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    changed = ticket("a", subject="Something else", body="x " * 900)
    assert world.bring(changed).changed == 1
    assert world.offer("ada").card.subject == "Something else"
    assert len(world.offer("ada").card.excerpt) <= 600


def test_a_call_the_calendar_does_not_hold_any_more_is_cancelled(world: World) -> None:
    world.source_id = world.add_source("customer contact", name="calendar", polled=True)
    _taken_call(world)
    world.bring(call("demo", on(26, 15)), call("later", on(27, 15)))
    assert world.bring(call("demo", on(26, 15))) == Imported(changed=1, unchanged=1)
    assert world.contact("later").state == "gone"
    broken = RowProblem(where="event x", sentence="It cannot be read.")
    world.bring(problems=(broken,))
    assert world.holder("demo") == "ada"  # nothing is concluded from half a calendar
    world.bring()
    assert world.offer("ada").state == "cancelled"


def test_a_contact_that_is_back_in_its_source_waits_again(world: World) -> None:
    world.source_id = world.add_source("customer contact", name="calendar", polled=True)
    world.bring(call("demo", on(10, 15, month=12)))
    world.bring()
    assert world.contact("demo").state == "gone"
    assert world.bring(call("demo", on(10, 15, month=12))) == Imported(changed=1)
    assert world.contact("demo").state == "waiting"
    world.bring(call("demo", on(10, 15, month=12)), ticket("a"))
    assert world.bring(call("demo", on(10, 15, month=12)), ticket("a", state="gone")).changed == 1
    assert world.bring(call("demo", on(10, 15, month=12)), ticket("a")).changed == 1
    assert world.contact("a").state == "waiting"
    world.until(on(10, 16, month=12))
    assert world.bring(call("demo", on(10, 15, month=12))).changed == 0
    assert world.contact("demo").state == "gone"


def test_importing_from_a_source_that_is_gone_is_an_error(world: World) -> None:
    pulled = Pulled(contacts=(), problems=(), note="")
    with pytest.raises(LookupError):
        world.do(
            import_contacts, source_id="nothing", pulled=pulled, secrets=world.secrets, at=world.at
        )


def test_a_polled_source_is_looked_at_every_hour(world: World) -> None:
    source_id = world.add_source("customer contact", name="calendar", polled=True)
    assert [one.id for one in world.see(due_sources, at=world.at)] == [source_id]
    world.source_id = source_id
    world.bring()
    assert world.see(due_sources, at=world.at + HOUR - DAY / 86400) == ()
    assert len(world.see(due_sources, at=world.at + HOUR)) == 1


def test_the_owner_hears_of_a_failing_source_on_its_third_failure(world: World) -> None:
    world.source_id = world.add_source("customer contact", name="calendar", polled=True)
    world.until(on(23, 9))
    for failure in range(1, 6):
        _fail(world)
        world.until(world.at)
        assert world.notices() == ["source_failing"] * (failure >= 3)
    waits = world.see(due_sources, at=world.at + HOUR)
    assert waits == ()
    # It works again, and fails again: that is news.
    world.bring()
    world.until(on(24, 9))
    for _ in range(3):
        _fail(world)
    world.until(world.at)
    assert world.notices() == ["source_failing"] * 2


def test_the_owner_is_not_told_of_a_source_that_works_again_by_the_morning(world: World) -> None:
    world.source_id = world.add_source("customer contact", name="calendar", polled=True)
    world.until(on(23, 20))
    for _ in range(3):
        _fail(world)
    world.bring()
    world.until(on(24, 12))
    assert world.notices() == []


def test_a_source_that_is_not_polled_is_not_from_its_failure_on(world: World) -> None:
    _fail(world)
    assert world.see(due_sources, at=world.at + DAY) == ()


def test_a_failure_of_a_source_that_is_gone_is_forgotten(world: World) -> None:
    before = world.snapshot()
    world.do(source_failed, source_id="nothing", sentence="No.", at=world.at)
    assert world.snapshot() == before


def test_adding_a_source_again_gives_it_new_settings_and_keeps_its_contacts(world: World) -> None:
    world.tickets("a")
    again = world.do(
        add_source,
        rotation_name=" CUSTOMER  contact",
        kind="csv",
        name="desk",
        settings='{"new": 1}',
        polled=True,
        secrets=world.secrets,
        at=world.at,
    )
    assert (again.source_id, again.again, again.rotation) == (
        world.source_id,
        True,
        "Customer contact",
    )
    stored = world.see(sources.get, world.source_id)
    assert stored is not None
    assert world.secrets.open(stored.settings) == '{"new": 1}'
    assert len(world.see(sources.every)) == 1
    assert world.contact("a").state == "waiting"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "customer contcat",
            "There is no rotation called “customer contcat”. Did you mean “Customer contact”?",
        ),
        ("zzz", "There is no rotation called “zzz”. There is: “Customer contact”."),
    ],
)
def test_a_source_for_an_unknown_rotation_is_refused(
    world: World, typed: str, sentence: str
) -> None:
    with pytest.raises(NoSuchRotationError) as raised:
        world.add_source(typed, name="other")
    assert str(raised.value).startswith(sentence)
    assert len(world.see(sources.every)) == 1


def test_a_source_without_any_rotation_is_refused(world: World) -> None:
    with pytest.raises(NoSuchRotationError, match="There is no rotation yet"):
        World(world.database, "T2").add_source("x")


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\x00b"])
def test_a_source_needs_a_name_of_a_usable_length(world: World, name: str) -> None:
    with pytest.raises(UnusableNameError):
        world.add_source("customer contact", name=name)
    assert len(world.see(sources.every)) == 1


def test_the_same_ticket_twice_in_one_batch_is_one_contact(world: World) -> None:
    assert world.bring(ticket("a"), ticket("a", subject="Later")).new == 1
    assert world.contact("a").subject == "Later"


def test_a_big_import_is_one_of_few_statements(world: World) -> None:
    many: list[IncomingContact] = [ticket(f"t{number}") for number in range(1200)]
    assert world.bring(*many).new == 1200
    assert world.bring(*many).unchanged == 1200


def _taken_call(world: World) -> None:
    world.join("ada")
    world.until(on(24, 9))
    world.bring(call("demo", on(26, 15)))
    world.until(on(24, 9))
    world.press("ada", "accept")


def _fail(world: World) -> None:
    world.do(source_failed, source_id=world.source_id, sentence="It cannot be read.", at=world.at)
