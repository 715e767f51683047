"""Who is looking, and what they can look up: all that drawing text needs to know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# JSON of Slack's shapes. The page draws what the world holds and never builds any of it.
Json: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The person the page is drawn for.

    `now` is an aware instant on the sandbox's clock, and is what "today" means. `people` and
    `channels` map Slack ids to the names shown in mentions; `offered` are the people that menus
    list, which leaves out those who are gone.
    """

    now: datetime
    zone: ZoneInfo
    user: str = ""
    people: Mapping[str, str] = field(default_factory=dict)
    offered: frozenset[str] = frozenset()
    channels: Mapping[str, str] = field(default_factory=dict)

    def local(self, at: datetime) -> datetime:
        """The same instant on this person's wall clock."""
        return at.astimezone(self.zone)


def zone_of(name: str | None) -> ZoneInfo:
    """The IANA zone of that name; UTC when Slack has none for the person or it is unknown."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def instant(seconds: str | float) -> datetime:
    """The instant of a Slack `ts` or unix time.

    Raises:
        ValueError: it is no number, or lies outside the years 1 to 9999.
    """
    try:
        return datetime.fromtimestamp(float(seconds), UTC)
    except (OverflowError, OSError) as error:
        msg = f"{seconds!r} is no moment a calendar can show"
        raise ValueError(msg) from error
