from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.demo import FIRST_MONDAY, OWN_DOMAIN, calls_path, calls_text, tickets_path
from bot.ports import IncomingContact
from bot.sources.csv import CsvSource
from bot.sources.ics import IcsSource


async def calls(text: str, start: date, folder: Path) -> tuple[IncomingContact, ...]:
    file = folder / "calls.ics"
    file.write_bytes(text.encode())
    at = datetime(start.year, start.month, start.day, tzinfo=UTC)
    pulled = await IcsSource(where=file, own_domains=(OWN_DOMAIN,)).pull(at)
    assert pulled.problems == ()
    return pulled.contacts


async def test_the_tickets_are_read_without_a_question() -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    pulled = await CsvSource(where=tickets_path()).pull(at)
    assert (len(pulled.contacts), pulled.problems) == (24, ())
    assert sum(contact.state == "open" for contact in pulled.contacts) == 22
    assert len({contact.customer_company for contact in pulled.contacts}) >= 12
    assert all(contact.opened_at and contact.customer_email for contact in pulled.contacts)
    assert not any("@" in contact.body for contact in pulled.contacts)


async def test_the_calendar_has_what_a_sales_teams_has(tmp_path: Path) -> None:
    contacts = await calls(calls_path().read_text(encoding="utf-8"), FIRST_MONDAY, tmp_path)
    by_id = {contact.external_id.partition("@")[0]: contact for contact in contacts}
    assert {"weekly-lindenhof", "weekly-seaview", "once-novak"} <= set(by_id)
    assert not {"team-standup", "team-pipeline", "offsite"} & set(by_id)
    assert [contact.state for contact in contacts].count("gone") == 1
    moved = next(
        c for c in contacts if c.external_id.endswith("lindenhof@tidepool.example#20261201T090000Z")
    )
    assert moved.starts_at == datetime(2026, 12, 2, 13, 30, tzinfo=UTC)
    assert all(contact.host_email.endswith(OWN_DOMAIN) for contact in contacts)
    assert {"Seaview Dental", "Harbour Physio"} <= {c.customer_company for c in contacts}


def test_at_its_own_monday_the_calendar_is_unchanged() -> None:
    assert calls_text(FIRST_MONDAY) == calls_path().read_bytes().decode()


@pytest.mark.parametrize("days", [-400, -7, 7, 140, 3_650])
async def test_the_calendar_may_begin_in_any_week(days: int, tmp_path: Path) -> None:
    first = await calls(calls_text(FIRST_MONDAY), FIRST_MONDAY, tmp_path)
    shift = timedelta(days=days - days % 7)
    start = FIRST_MONDAY + shift
    contacts = await calls(calls_text(start), start, tmp_path)
    # The wall clock stays; in summer that is another hour of UTC. New Year's gap moves along.
    assert [c.subject for c in contacts] == [c.subject for c in first]
    assert {c.state for c in contacts} == {"open", "gone"}


def test_a_weekend_begins_with_the_week_after() -> None:
    saturday = FIRST_MONDAY - timedelta(days=2)
    assert calls_text(saturday) == calls_text(FIRST_MONDAY)
    assert calls_text(FIRST_MONDAY + timedelta(days=4)) == calls_text(FIRST_MONDAY)
