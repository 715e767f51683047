"""Everything about one person's own time, through the whole program."""

from collections.abc import Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from functools import partial

import pytest
from aiohttp import web

from bot.sources.http import Fetcher, Limits
from bot.wiring import running
from bot.wiring.own_calendars import read_calendars
from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand
from tests.sources.calendar_server import ANSWERS, CalendarServer, calendar_server
from tests.sources.certificate import tls_for
from tests.sources.ics.calendars import calendar, event

HOST = "calendar.host.example"
QUICK = Limits(wait=0.0, connect=2.0, read=2.0, total=5.0, attempts=1)
VACATION = event("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261126", "SUMMARY:Lisbon!")


class Served:
    """A calendar behind an address, and what its server answers at the moment."""

    def __init__(self, port: int) -> None:
        self.address = f"https://{HOST}:{port}/mine/secret.ics"
        self.body, self.status = calendar(VACATION), 200

    async def answer(self, _: web.Request, __: CalendarServer) -> web.Response:
        return web.Response(body=self.body, status=self.status)


async def _here(_host: str, _port: int) -> tuple[str, ...]:
    return ("127.0.0.1",)


@pytest.fixture
def served(world: Firsthand, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """Loopback plays the open internet here, for this story's bot."""
    server, client = tls_for(HOST, world.program.folder)
    fetcher = Fetcher(allow_private=True, limits=QUICK, resolve=_here, tls=client)
    monkeypatch.setattr(running, "read_calendars", partial(read_calendars, fetcher=fetcher))
    stack = AsyncExitStack()
    listening = world.engine(stack.enter_async_context(calendar_server(server)))
    made = Served(listening.port)
    monkeypatch.setitem(ANSWERS, "mine", made.answer)
    yield made
    world.engine(stack.aclose())


def test_ones_own_hours_are_said_on_home_and_count_at_once(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    bob = world.user("bob")
    home = bob.opens_home()
    home.reads("My time: Mon-Fri 09:00-17:00 (Europe/Berlin)")
    form = home.click("My time").form()
    assert form.fill(monday="17-9").is_refused() == {
        "monday": "17-9 ends before it starts; work past midnight belongs to the next day."
    }
    form.fill(monday="14-18", focus_days=["Wednesday"]).submit()
    home.reads("Mon 14:00-18:00; Tue-Fri 09:00-17:00", "Kept free for focus: Wed")
    world.travel_to("2026-11-23 13:59")
    bob.hears_nothing()
    world.travel_to("2026-11-23 14:01")
    bob.expects("Would you help", "17:00 UTC").click("I'm in")


def test_a_calendar_counts_while_it_says_so_and_after_it_breaks(
    world: Firsthand, served: Served
) -> None:
    payments = rotation(world, "bob", "cleo")
    bob, cleo = world.user("bob"), world.user("cleo")
    bob.opens_home().click("My time").form().fill(address=served.address).submit()
    bob.opens_home().reads("Your calendar is connected, read")
    assert bob.opens_home().click("My time").form().holds("address") is None
    bob.form().close()

    world.travel_to("2026-11-24 09:00")
    world.import_tickets([ticket(1), ticket(2), ticket(3)], payments)
    world.travel_to("2026-11-24 10:05")
    bob.hears_nothing()
    cleo.expects("Would you help").click("I'm in")
    bob.types("/firsthand why").sees("you are away, as your calendar says until Thu 26 Nov 2026")
    bob.opens_home().reads("as your calendar says")

    served.status = 404
    world.travel_to("2026-11-25 10:05")
    cleo.expects("Would you help").click("I'm in")
    world.travel_to("2026-11-26 08:59")
    bob.hears_nothing()
    world.travel_to("2026-11-26 10:05")
    told = bob.expects("I can't read the calendar you connected", "What it said last still counts")
    told.reads(f"{HOST} answers with 404")
    bob.expects("Would you help").click("I'm in")
    told.opens("My time").fill(
        remove_calendar=["Remove my calendar, and what it says about being away"]
    ).submit()
    told.reads("Your calendar is removed")


def test_a_sickness_whose_event_was_lost_is_noticed_before_the_round(world: Firsthand) -> None:
    payments = rotation(world, "bob", "cleo")
    world.import_tickets([ticket(1), ticket(2)], payments)
    record = world.program.slack.users[world.ids()["bob"]]
    record.status_emoji, record.status_text = ":face_with_thermometer:", "Out sick"
    world.travel_to("2026-11-23 10:05")
    world.user("bob").hears_nothing()
    world.user("bob").types("/firsthand why").sees("you are away, as your Slack status says")
    world.user("cleo").expects("Would you help").click("I'm in")
    record.status_emoji, record.status_text = "", ""
    world.travel_to("2026-11-24 10:05")
    world.user("bob").expects("Would you help").click("I'm in")


def test_an_offer_waits_while_slack_is_asked_for_quiet(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    since, until = (int(datetime(2026, 11, 23, hour, tzinfo=UTC).timestamp()) for hour in (8, 11))
    world.act("admin/dnd", user="bob", **{"from": since, "until": until})
    world.travel_to("2026-11-23 11:59")
    world.user("bob").hears_nothing()
    world.travel_to("2026-11-23 12:01")
    world.user("bob").expects("Would you help", "15:00 UTC").click("I'm in")
