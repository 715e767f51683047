from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.ports import SourceError
from bot.sources.ics import IcsSource
from tests.sources.ics.calendars import AT, CUSTOMER, calendar, calls, event, pull

CALENDARS = 44


async def test_every_real_calendar_is_read_at_every_time(shared_data: Path) -> None:
    files = sorted((shared_data / "calendars").glob("*.ics"))
    assert len(files) == CALENDARS
    for file in files:
        for year in (2015, 2019, 2024, 2026):
            source = IcsSource(where=file, match=".", horizon_days=366)
            pulled = await source.pull(datetime(year, 1, 1, tzinfo=UTC))
            ids = [contact.external_id for contact in pulled.contacts]
            assert len(ids) == len(set(ids)), file.name


async def test_a_real_cancelled_instance_is_gone_and_its_siblings_are_not(
    shared_data: Path,
) -> None:
    source = IcsSource(where=shared_data / "calendars" / "issue_18_cancel_status.ics", match="one")
    pulled = await source.pull(datetime(2020, 1, 28, tzinfo=UTC))
    assert [contact.state for contact in pulled.contacts] == ["open", "gone", "open"]


async def test_a_real_deleted_instance_is_missing(shared_data: Path) -> None:
    file = shared_data / "calendars" / "each_week_but_one_deleted.ics"
    pulled = await IcsSource(where=file, match="test6").pull(datetime(2019, 3, 1, tzinfo=UTC))
    days = [contact.starts_at for contact in pulled.contacts if contact.starts_at]
    assert datetime(2019, 3, 10, 23, 30, tzinfo=UTC) not in days
    assert len(days) == 5  # of eight, one deleted, two beyond the six weeks


async def test_a_call_tells_its_customer_and_its_host() -> None:
    (contact,) = await calls(event("LOCATION:https://meet.example/1", "CATEGORIES:Customer,VIP"))
    assert (contact.kind, contact.external_id, contact.subject) == ("call", "one", "Check-in")
    assert contact.customer_email == "ada@north-wind.example"
    assert (contact.customer_person, contact.customer_company) == ("Ada Lind", "North Wind")
    assert (contact.host_email, contact.host_name) == ("mo@us.example", "Mo Q")
    assert contact.starts_at == datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert contact.ends_at == datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
    assert (contact.url, contact.tags) == ("https://meet.example/1", ("Customer", "VIP"))


async def test_an_inner_meeting_is_no_call() -> None:
    inner = event(uid="inner").replace(CUSTOMER, "ATTENDEE:mailto:lo@sub.us.example")
    assert [call.external_id for call in await calls(inner, event())] == ["one"]


async def test_a_match_decides_alone_in_title_description_or_category() -> None:
    parts = [
        event("SUMMARY:Weekly QBR", uid="title").replace(CUSTOMER, ""),
        event("DESCRIPTION:a qbr", uid="description"),
        event("CATEGORIES:QBR", uid="category"),
        event(uid="none"),
    ]
    found = {call.external_id for call in await calls(*parts, match=r"\bqbr\b")}
    assert found == {"title", "description", "category"}


async def test_own_domains_say_who_is_a_customer() -> None:
    theirs = event(uid="theirs")
    assert await calls(theirs, own_domains=("us.example", "north-wind.example")) == ()
    (contact,) = await calls(theirs, own_domains=("other.example",))
    assert contact.customer_email == "ada@north-wind.example"
    assert contact.host_email == ""


async def test_an_expression_that_is_none_is_a_sentence() -> None:
    with pytest.raises(SourceError, match="“\\(” is not a regular expression"):
        await pull(calendar(), match="(")


async def test_a_description_in_markup_becomes_text_and_is_redacted() -> None:
    lines = "DESCRIPTION:<p>Dial <b>+49 30 1234567</b></p><br>Agenda &amp\\; more"
    (contact,) = await calls(event(lines))
    assert contact.body == "Dial [phone]\nAgenda & more"


async def test_a_hostile_title_becomes_one_plain_line() -> None:
    (contact,) = await calls(event(f"SUMMARY:<!channel> \u202e{'x' * 10_000}"))
    assert contact.subject.startswith("<!channel> x")
    assert len(contact.subject) == 250


async def test_a_call_without_a_title_still_has_a_subject() -> None:
    (contact,) = await calls(event("SUMMARY:"))
    assert contact.subject == "Call without a title"


@pytest.mark.parametrize("line", ["STATUS:CANCELLED", "SUMMARY:Canceled: Check-in"])
async def test_a_cancelled_call_is_gone(line: str) -> None:
    (contact,) = await calls(event(line))
    assert contact.state == "gone"


async def test_a_calendar_that_cancels_cancels_all_in_it() -> None:
    (contact,) = await calls("METHOD:CANCEL", event())
    assert contact.state == "gone"


async def test_only_what_has_not_ended_and_begins_within_the_horizon_counts() -> None:
    parts = [
        event(uid="over", start="20261121T113000Z"),
        event(uid="running", start="20261121T114500Z"),
        event(uid="last", start="20270102T115959Z"),
        event(uid="beyond", start="20270102T120000Z"),
    ]
    assert [call.external_id for call in await calls(*parts)] == ["running", "last"]


async def test_a_whole_day_is_no_call() -> None:
    assert await calls(event("DTSTART;VALUE=DATE:20261124")) == ()


async def test_a_file_is_read_like_an_address(tmp_path: Path) -> None:
    file = tmp_path / "calls.ics"
    file.write_bytes(calendar(event()))
    assert len((await IcsSource(where=str(file)).pull(AT)).contacts) == 1


async def test_of_a_property_written_twice_the_first_counts() -> None:
    (contact,) = await calls(event("SUMMARY:First", "SUMMARY:Second"))
    assert contact.subject == "First"


async def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be opened: no such file"):
        await IcsSource(where=tmp_path / "no.ics").pull(AT)


async def test_calls_come_in_order_of_time() -> None:
    later = event(uid="a", start="20261125T100000Z")
    assert [call.external_id for call in await calls(later, event(uid="b"))] == ["b", "a"]


async def test_the_note_says_what_was_seen_and_kept() -> None:
    inner = event(uid="inner").replace(CUSTOMER, "")
    note = (await pull(calendar(event(), inner))).note
    assert note.startswith("Saw 2 events with a time in the next 42 days; 1 are customer calls")
    assert "“x” is found" in (await pull(calendar(event()), match="x")).note


async def test_an_uncommonly_long_uid_stays_distinct() -> None:
    parts = [event(uid="9" * 300 + end) for end in "ab"]
    ids = {call.external_id for call in await calls(*parts)}
    assert len(ids) == 2
    assert all(len(external_id) <= 255 for external_id in ids)


async def test_the_customer_may_be_the_one_who_invites() -> None:
    lines = event().replace("ORGANIZER;CN=Mo Q:mailto:mo@", "ATTENDEE;CN=Mo Q:mailto:mo@")
    lines = lines.replace("ATTENDEE;CN=Ada Lind", "ORGANIZER;CN=Ada Lind")
    (contact,) = await calls(lines, own_domains=("us.example",))
    assert (contact.customer_person, contact.host_email) == ("Ada Lind", "mo@us.example")


async def test_the_length_of_a_call_is_kept_when_written_as_an_end() -> None:
    (contact,) = await calls(event("DTEND:20261124T110000Z"))
    assert contact.ends_at is not None
    assert contact.starts_at is not None
    assert contact.ends_at - contact.starts_at == timedelta(hours=1)
