"""Small calendars written in the tests that read them."""

from datetime import UTC, datetime
from typing import Any

from bot.ports import IncomingContact, Pulled, RowProblem
from bot.sources.ics.source import IcsSource

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)

CUSTOMER = "ATTENDEE;CN=Ada Lind:mailto:Ada@north-wind.example"
HOST = "ORGANIZER;CN=Mo Q:mailto:mo@us.example"


def event(*lines: str, uid: str = "one", start: str = "20261124T100000Z") -> str:
    """One event with a customer, half an hour long unless it says otherwise."""
    usual = [f"UID:{uid}", "DTSTAMP:20261101T000000Z", HOST, CUSTOMER]
    if not any(line.startswith("DTSTART") for line in lines):
        usual.append(f"DTSTART:{start}")
    if not any(line.startswith(("DTEND", "DURATION", "DTSTART;VALUE=DATE")) for line in lines):
        usual.append("DURATION:PT30M")
    if not any(line.startswith("SUMMARY") for line in lines):
        usual.append("SUMMARY:Check-in")
    return "\r\n".join(["BEGIN:VEVENT", *usual, *lines, "END:VEVENT"])


def calendar(*parts: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""]).encode()


class Told:
    """A fetcher that answers with what it was told, and holds what it was asked."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.asked: list[str] = []

    async def get(self, url: str, at: datetime) -> bytes:
        assert at.tzinfo
        self.asked.append(url)
        return self.data


async def pull(data: bytes, at: datetime = AT, **options: Any) -> Pulled:  # noqa: ANN401 - of IcsSource
    fetcher: Any = Told(data)
    return await IcsSource(where="https://cal.example/x.ics", fetcher=fetcher, **options).pull(at)


async def calls(*parts: str, **options: Any) -> tuple[IncomingContact, ...]:  # noqa: ANN401 - as above
    pulled = await pull(calendar(*parts), **options)
    assert pulled.problems == ()
    return pulled.contacts


async def problems(*parts: str) -> tuple[RowProblem, ...]:
    pulled = await pull(calendar(*parts))
    assert pulled.contacts == ()
    return pulled.problems
