"""What has been kept long enough goes at night; nothing that is still needed goes with it."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.core.messages import PromiseLine
from bot.core.retention import REMOVED, Retention
from bot.store.agenda import AgendaRow
from bot.store.tables import contact, customer, inbox, outbox
from bot.usecases.keep_promise import keep_promise
from bot.usecases.purge import BATCH, PURGE, purge_by
from bot.usecases.record_answer import withdraw
from bot.usecases.run_agenda import run_due
from tests.usecases.world import CHANNEL, DAY, World, date, on, ticket

NAMES = {"customer_ref": "7", "customer_person": "Ann Onym", "customer_company": "Shop"}


@pytest.fixture
def met(world: World) -> World:
    """Ada met Ann in the first round, said what she heard and promised something."""
    world.join("ada")
    world.bring(ticket("a", **NAMES, body="It prints twice", url="https://desk.example/1"))
    world.until(on(23, 10))
    world.meet("ada")
    world.until(on(23, 12))
    world.fill("ada", quote="Why twice?", promise_text="ask", promise_due=date(2026, 12, 1))
    world.until(on(27, 16))
    return world


def bodies(world: World) -> list[str]:
    """The keys of messages whose words are kept."""
    return sorted(row.dedupe_key.split(":")[0] for row in world.table(outbox) if row.body)


def night(world: World, moment: datetime) -> None:
    """It is that moment, and what is old has gone; nothing else has happened meanwhile."""
    world.at = moment
    while run_due(world.database, {PURGE: purge_by(Retention())}, moment):
        pass


def deliver_all(world: World) -> None:
    """As if Slack had taken everything."""
    with world.database.writing() as connection:
        connection.execute(outbox.update().values(state="done", sent=outbox.c.wanted))


def test_words_of_messages_go_after_thirty_days_and_not_before(met: World) -> None:
    deliver_all(met)
    before = bodies(met)
    assert "digest" in before
    night(met, on(23, month=12))
    assert "offer" in bodies(met)
    night(met, on(24, 4, month=12))
    assert "offer" not in bodies(met)
    assert "digest" in bodies(met)


def test_a_message_on_its_way_keeps_its_words(met: World) -> None:
    night(met, on(10, month=12) + 40 * DAY)
    assert bodies(met).count("offer") == 1


def test_a_digest_whose_words_are_gone_still_follows_a_withdrawal(met: World) -> None:
    week = met.digest().week
    followup_id = met.question("ada").followup_id
    deliver_all(met)
    night(met, on(7, month=12) + 30 * DAY)
    row = next(row for row in met.table(outbox) if row.dedupe_key.endswith(week))
    assert (row.body, row.state) == ({}, "done")
    met.do(withdraw, followup_id=followup_id, user_id="ada", at=met.at)
    row = next(row for row in met.table(outbox) if row.dedupe_key.endswith(week))
    assert (row.state, row.wanted) == ("due", row.sent + 1)
    again = met.digest(week)
    assert again.quotes == ()
    assert again.starts_on == date(2026, 11, 23)
    assert row.emptied_at is None


def test_details_of_contacts_go_when_nothing_happened_for_180_days(met: World) -> None:
    last = on(23, 10) + timedelta(days=180)
    night(met, last - DAY)
    assert met.contact("a").subject == "About a"
    night(met, last + 2 * DAY)
    gone = met.contact("a")
    assert (gone.subject, gone.excerpt, gone.url, gone.state) == (REMOVED, "", "", "done")
    (known,) = met.table(customer)
    assert (known.person, known.company) == ("Ann Onym", "Shop")  # something is owed to her
    met.do(keep_promise, promise_id=met.promises()[0].id, user_id="ada", at=met.at)
    night(met, met.at + 2 * DAY)
    (known,) = met.table(customer)
    assert (known.person, known.company) == ("", "")


def test_what_waits_keeps_its_details_however_old(world: World) -> None:
    world.bring(ticket("old", **NAMES))
    night(world, world.at + timedelta(days=400))
    assert world.contact("old").subject == "About old"
    assert world.table(customer)[0].person == "Ann Onym"


def test_who_comes_again_is_the_same_customer_with_a_name(met: World) -> None:
    met.do(keep_promise, promise_id=met.promises()[0].id, user_id="ada", at=met.at)
    night(met, met.at + timedelta(days=190))
    (known,) = met.table(customer)
    assert known.person == ""
    met.bring(ticket("b", **NAMES))
    (again,) = met.table(customer)
    assert (again.id, again.person, again.alias) == (known.id, "Ann Onym", "Customer 1")


def test_an_old_contact_brought_again_stays_empty(met: World) -> None:
    night(met, met.at + timedelta(days=190))
    met.bring(ticket("a", **NAMES, body="It prints twice", state="open"))
    assert met.contact("a").subject == REMOVED


def test_much_is_emptied_in_many_small_transactions(world: World) -> None:
    with world.database.writing() as connection:
        many = [
            {
                "workspace_id": world.workspace,
                "id": f"{number:032}",
                "dedupe_key": f"old:{number}",
                "conversation": CHANNEL,
                "position": number + 10,
                "body": {"type": "offer"},
                "wanted": 1,
                "state": "done",
                "created_at": on(1),
            }
            for number in range(2 * BATCH + 1)
        ]
        connection.execute(outbox.insert(), many)
    world.at += 60 * DAY
    handlers = {PURGE: purge_by(Retention())}
    counts = []
    while run_due(world.database, handlers, world.at, limit=1):
        left = sum(bool(row.body) for row in world.table(outbox) if row.conversation == CHANNEL)
        counts.append(left)
    assert counts == [BATCH + 2, 2, 1]  # the rotation's card is not old; it was not delivered


def test_events_seen_are_forgotten_when_they_cannot_come_again(world: World) -> None:
    with world.database.writing() as connection:
        row = {"workspace_id": world.workspace, "source": "slack", "external_id": "Ev1"}
        connection.execute(sa.insert(inbox).values(received_at=on(22), **row))
    world.until(on(25, 4))
    assert world.table(inbox) == []


def test_what_is_kept_can_be_set(met: World) -> None:
    deliver_all(met)
    row = AgendaRow(met.workspace, PURGE, "workspace", met.at, met.at, 0)
    short = Retention(contact_details=DAY, bodies=DAY)
    met.do(purge_by(short), row, met.at)
    assert bodies(met) == ["digest"]
    assert [one.subject for one in met.table(contact)] == [REMOVED]
    assert isinstance(met.digest().promises_due[0], PromiseLine)
