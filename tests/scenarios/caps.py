"""How few messages people get: counted in what stands in Slack (PRODUCT: Few messages)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.scenarios.letters import Letter

CALL_REMINDER = "reminder"
DAYS_REMINDERS = "reminders"
MOST: Mapping[str, int] = {"ticket": 2, "call": 3}

Away = Iterable[tuple[str, datetime, datetime]]


def reminded_once_a_day(sent: Iterable[Letter], zones: Mapping[str, str]) -> None:
    """At most one DM of reminders and nudges a person and local day; zones by user id."""
    days = Counter(
        (one.reader, one.at.astimezone(ZoneInfo(zones[one.reader])).date())
        for one in sent
        if one.kind == DAYS_REMINDERS
    )
    assert [day for day, times in days.items() if times > 1] == []


def few_messages_a_contact(direct: Iterable[Letter], kinds: Mapping[str, str]) -> None:
    """At most two DMs a ticket and three a call; kinds by contact id."""
    counted = Counter((one.reader, one.contact) for one in direct if one.contact)
    assert [key for key, times in counted.items() if times > MOST[kinds[key[1]]]] == []


def hosts_hear_once_and_thanks_come_once_a_day(
    sent: Iterable[Letter], zones: Mapping[str, str]
) -> None:
    """One DM a contact to its host, however often it changes hands; one a day with all thanks."""
    told = Counter((one.reader, one.key) for one in sent if one.kind == "host")
    thanked = Counter(
        (one.reader, one.at.astimezone(ZoneInfo(zones.get(one.reader, "UTC"))).date())
        for one in sent
        if one.kind == "thanks"
    )
    assert [one for one, times in (told + thanked).items() if times > 1] == []


def only_while_at_work(
    direct: Iterable[Letter],
    names: Mapping[str, str],
    at_work: Callable[[str, datetime], bool],
    away: Away,
) -> None:
    """Nothing outside working hours, nor during an absence, but reminders of calls."""
    decent = [one for one in direct if one.kind != CALL_REMINDER]
    assert [one for one in decent if not at_work(names[one.reader], one.at)] == []
    for name, since, until in away:
        found = [one for one in decent if names[one.reader] == name and since < one.at < until]
        assert found == [], name
