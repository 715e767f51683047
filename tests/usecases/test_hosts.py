"""What a contact's host hears: who comes, what becomes of it, and what was learned."""

from typing import Any

import pytest

from bot.core.forgetting import is_forgotten
from bot.core.messages import HostAnswer
from bot.store import outbox
from bot.store.host_searches import hosted
from bot.store.tables import outbox as outbox_table
from bot.usecases.archive_rotation import archive_rotation
from bot.usecases.choosing import Where
from bot.usecases.find_hosts import host_found
from bot.usecases.forget_customer import find_customers, forget_customer
from bot.usecases.forget_member import forget_member
from bot.usecases.host_cards import follow_host, host_key
from bot.usecases.keep_promise import keep_promise
from bot.usecases.quiet_host import quiet_host
from bot.usecases.share_learning import share_learning
from tests.usecases.handing import swap, take
from tests.usecases.hosting import SUE, know, told
from tests.usecases.world import DAY, HOUR, World, call, date, on, ticket


@pytest.fixture
def world(world: World) -> World:
    """Ada is alone in the rotation, and Sue, who hosts, is known."""
    know(world, "sue")
    world.join("ada")
    world.slack_works = True
    return world


def offered(world: World, *, until: int = 10) -> None:
    world.bring(ticket("a", host_email=SUE, customer_ref="c"))
    world.until(on(23, until))


def test_a_host_hears_who_comes_once_somebody_has_said_so(world: World) -> None:
    offered(world)
    assert told(world) == []
    world.press("ada", "accept")
    (notice,) = told(world)
    assert (notice.state, notice.user_id, notice.rotation) == ("coming", "ada", "Customer contact")
    assert notice.card.subject == "About a"
    world.press("ada", "done")
    (notice,) = told(world)
    assert (notice.state, notice.user_id) == ("done", "ada")


def test_the_same_message_follows_whoever_comes(world: World) -> None:
    offered(world)
    world.press("ada", "accept")
    world.join("bob")
    world.press("ada", "hand_back")
    (notice,) = told(world)
    assert (notice.state, notice.user_id) == ("open", "ada")
    world.until(on(23, 10, 5))
    world.press("bob", "accept")
    (notice,) = told(world)
    assert (notice.state, notice.user_id) == ("coming", "bob")


def test_a_swap_names_the_new_person_in_the_same_message(world: World) -> None:
    world.join("bob")
    offered(world)
    first, second = ("ada", "bob") if world.offers("ada") else ("bob", "ada")
    world.press(first, "accept")
    swap(world, first, second)
    assert [one.user_id for one in told(world)] == [first]
    take(world, second)
    assert [(one.state, one.user_id) for one in told(world)] == [("coming", second)]


def test_a_host_reads_who_accompanies_and_where_a_call_has_moved(world: World) -> None:
    world.set_up(name="School", channel="C2", shadowing=True)
    school = Where(channel_id="C2")
    world.join("ada", where=school)
    world.tickets("first")
    world.until(on(23, 10))
    world.meet("ada")
    world.join("bob", where=school)
    world.bring(call("demo", on(30, 14), host_email=SUE))
    world.until(on(26, 10))
    world.press("ada", "accept")
    assert [(one.user_id, one.partner_user_id) for one in told(world)] == [("ada", "")]
    world.press("bob", "accept")
    assert [one.partner_user_id for one in told(world)] == ["bob"]
    world.bring(call("demo", on(30, 16), host_email=SUE))
    assert [one.card.starts_at for one in told(world)] == [on(30, 16)]
    world.until(on(30, 17))
    assert [(one.state, one.user_id, one.partner_user_id) for one in told(world)] == [
        ("done", "ada", "bob")
    ]


def test_a_host_hears_in_their_working_hours_and_never_too_late(world: World) -> None:
    know(world, "sue", zone="America/Los_Angeles")  # there it is 9 o'clock at 17:00 UTC
    world.join("bob")
    world.bring(call("late", on(24, 16), host_email=SUE), call("soon", on(23, 15), host_email=SUE))
    world.until(on(23, 9, 30))
    world.press("ada", "accept")
    world.press("bob", "accept")
    world.until(on(23, 16, 59))
    assert told(world) == []
    world.until(on(23, 17))
    assert [one.card.subject for one in told(world)] == ["Call late"]


def test_who_hosts_and_goes_is_told_nothing_nor_who_may_not_be_written_to(world: World) -> None:
    know(world, "gil", state="guest")
    know(world, "dan", state="deactivated")
    know(world, "rob", state="bot")
    know(world, "ada")
    world.bring(
        *(ticket(one, host_email=f"{one}@us.example") for one in ("gil", "dan", "rob")),
    )
    for _ in range(3):
        world.until(world.rotation_next())
        world.meet("ada")
    assert [told(world, one) for one in ("gil", "dan", "rob", "ada")] == [[], [], [], []]


def test_a_host_found_later_hears_of_who_comes_already(world: World) -> None:
    world.bring(ticket("a", host_email="tom@us.example"))
    world.until(on(23, 10))
    world.press("ada", "accept")
    hashed = world.secrets.hash_address("tom@us.example")
    assert world.see(hosted, hashed) == (world.contact("a").id,)
    world.do(host_found, email_hash=hashed, person=world.person("tom"), at=world.at)
    assert [one.user_id for one in told(world, "tom")] == ["ada"]
    assert world.offer("ada").card.host_user_id == "tom"


def test_another_host_hears_of_it_and_the_first_reads_that_it_is_not_theirs(world: World) -> None:
    know(world, "tom")
    offered(world)
    world.press("ada", "accept")
    world.bring(ticket("a", host_email="tom@us.example", customer_ref="c"))
    assert [one.state for one in told(world)] == ["elsewhere"]
    assert [one.state for one in told(world, "tom")] == ["coming"]
    world.bring(ticket("a", host_email=SUE, customer_ref="c"))
    assert [one.state for one in told(world)] == ["coming"]
    assert [one.state for one in told(world, "tom")] == ["elsewhere"]


def test_what_ends_at_its_source_ends_for_the_host(world: World) -> None:
    offered(world)
    world.press("ada", "accept")
    world.bring(ticket("a", host_email=SUE, customer_ref="c", state="cancelled"))
    assert [one.state for one in told(world)] == ["gone"]


def test_who_wants_no_messages_gets_no_more_and_may_change_their_mind(world: World) -> None:
    offered(world)
    world.press("ada", "accept")
    reply = world.do(quiet_host, user_id="sue", silent=True, at=world.at)
    assert "won't tell you" in reply.sentence
    assert told(world)[0].silent
    again = world.do(quiet_host, user_id="sue", silent=True, at=world.at)
    assert "so already" in again.sentence
    world.press("ada", "done")
    assert told(world)[0].state == "done"
    world.bring(ticket("b", host_email=SUE))
    world.until(on(26, 10))
    world.press("ada", "accept")
    assert len(told(world)) == 1
    world.do(quiet_host, user_id="sue", silent=False, at=world.at)
    assert not told(world)[0].silent
    nobody = world.do(quiet_host, user_id="stranger", silent=True, at=world.at)
    assert "don't know you" in nobody.sentence


def met(world: World) -> None:
    offered(world)
    world.meet("ada")
    world.until(on(23, 10, 30))


def test_the_host_reads_what_was_learned_and_promised_and_no_more_than_is_shared(
    world: World,
) -> None:
    met(world)
    fields: dict[str, Any] = {
        "quote": "I print it all.",
        "learning": "They work from paper.",
        "promise_text": "Find out about the export",
        "promise_due": date(2026, 11, 27),
    }
    world.fill("ada", **fields, visibility="me")
    assert told(world)[0].answer is None
    world.fill("ada", **fields, visibility="team")
    assert told(world)[0].answer is None
    world.fill("ada", **fields)
    shown = HostAnswer(
        user_id="ada",
        quote="I print it all.",
        learning="They work from paper.",
        promise="Find out about the export",
        promise_due=date(2026, 11, 27),
    )
    assert told(world)[0].answer == shown
    (promise,) = world.promises()
    world.do(keep_promise, promise_id=promise.id, user_id="ada", at=world.at)
    assert told(world)[0].answer == shown.model_copy(update={"promise_kept": True})
    world.withdraw("ada")
    assert told(world)[0].answer is None


def test_what_is_for_the_team_is_read_by_a_host_who_is_in_it(world: World) -> None:
    met(world)
    world.fill("ada", quote="I print it all.", visibility="team")
    assert told(world)[0].answer is None
    followup_id = world.question("ada").followup_id
    world.do(share_learning, followup_id=followup_id, user_id="ada", at=world.at)
    answer = told(world)[0].answer
    assert answer is not None
    assert answer.quote == "I print it all."


def test_a_forgotten_customer_is_gone_from_what_the_host_reads(world: World) -> None:
    met(world)
    world.fill("ada", quote="I print it all.")
    (known,) = world.see(find_customers, "Customer 1", secrets=world.secrets)
    world.do(forget_customer, known, user_id="operator", at=world.at)
    assert told(world) == []
    assert [one.type for one in world.messages("sue")] == ["removed"]


def test_a_message_that_slack_never_took_is_said_again_in_time(world: World) -> None:
    world.slack_works = False
    offered(world)
    world.press("ada", "accept")
    key = host_key(world.contact("a").id, "sue")
    assert world.see(outbox.is_owed, key)
    world.until(on(23, 17, 2))  # Slack was away all day, and the working day is over
    world.until(on(24, 9))
    row = next(one for one in world.table(outbox_table) if one.dedupe_key == key)
    assert row.not_after == on(24, 17)
    world.deliver()
    world.until(on(24, 9) + 9 * HOUR + DAY)
    assert len(told(world)) == 1


def test_nobody_is_sought_any_more_once_the_rotation_is_archived(world: World) -> None:
    offered(world)
    world.press("ada", "accept")
    world.press("ada", "hand_back")
    assert [one.state for one in told(world)] == ["open"]
    world.do(archive_rotation, rotation_id=world.rotation_id, user_id="boss", at=world.at)
    world.do(follow_host, world.contact("a").id, at=world.at)
    assert [one.state for one in told(world)] == ["gone"]


def test_a_host_who_is_forgotten_leaves_no_name_and_no_hash(world: World) -> None:
    world.bring(ticket("a", host_email=SUE, host_name="Sue Lee"))
    world.until(on(23, 10))
    world.press("ada", "accept")
    world.do(forget_member, "sue", by="operator", at=world.at)
    contact = world.contact("a")
    assert (contact.host_name, contact.host_hash) == ("", "")
    assert is_forgotten(contact.host_user_id)
    world.press("ada", "done")
    assert world.messages("sue") == world.messages(contact.host_user_id) == []
