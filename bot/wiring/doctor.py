"""What is well in the database and what is not, each with how to mend it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.clock import SystemClock
from bot.core.duty_messages import trouble_of
from bot.store.checkup import Checkup, check_up
from bot.store.database import Database
from bot.store.schema import check_schema
from bot.wiring.finding import Finding, compare_clocks

LATE = timedelta(minutes=2)
LOOK_BACK = timedelta(days=7)


def examine_database(db: Database) -> Iterator[Finding]:
    """Look at the database.

    Raises:
        DatabaseProblem: it cannot be used, or its schema is not this program's.
    """
    check_schema(db.engine)
    at = SystemClock().now()
    with db.reading() as connection:
        found = check_up(connection, at, at - LOOK_BACK)
    yield Finding(says=f"database: {db.engine.dialect.name}, its schema is this program's")
    yield compare_clocks("the database", found.seconds - SystemClock().now().timestamp())
    yield _lag(found, at)
    yield from _parked(found)
    yield from _messages(found, at)
    yield from _others(found)
    yield from _duty(found)


def _lag(found: Checkup, at: datetime) -> Finding:
    late = at - found.oldest_due if found.oldest_due else timedelta()
    says = f"agenda: {found.moments:,} moments planned, the oldest due is {_span(late)} late"
    if late <= LATE:
        return Finding(says=says)
    return Finding(says=says, mend="see that `firsthand run` is running and reaches its database")


def _parked(found: Checkup) -> Iterator[Finding]:
    yield Finding(
        says=f"parked: {len(found.parked)} moments",
        mend="`firsthand agenda --retry` once what follows is mended" if found.parked else "",
    )
    for one in found.parked:
        row = one.row
        yield Finding(
            says=f"parked: {row.kind} {row.subject}, {one.error}, {row.attempts} tries",
            mend='look for "agenda row failed" in the log for where',
        )


def _messages(found: Checkup, at: datetime) -> Iterator[Finding]:
    age = at - found.oldest_waiting if found.oldest_waiting else timedelta()
    yield Finding(
        says=f"messages: {found.waiting} to be said, the oldest for {_span(age)}",
        mend="see the lines about Slack, and the log" if age > timedelta(minutes=10) else "",
    )
    yield Finding(
        says=f"messages: {found.unknown} without an answer",
        mend="nothing: each is looked up, and given up after a day" if found.unknown else "",
    )
    yield Finding(
        says=f"messages: at most {found.overtaken} said twice in 7 days",
        mend="a process was frozen while it sent: see what suspends it or takes its memory"
        if found.overtaken
        else "",
    )
    for method, seconds in found.paused:
        yield Finding(says=f"messages: {method} rests for {seconds} seconds, as Slack wished")
    for each in found.failed:
        yield Finding(
            says=f"messages: {each.count} given up in 7 days, {each.why or 'reason unknown'}",
            mend=_REFUSED.get(each.why.split(":")[0], "report it with the log: a fault of ours"),
        )


_REFUSED = {
    "channel": "invite the app to the channel, or unarchive it",
    "person": "nothing: whoever is gone has left their rotations",
    "message": "nothing: it was deleted, or Slack lets it be changed no more",
    "never found": "nothing: it may or may not be in Slack, and was not said twice",
}


def _others(found: Checkup) -> Iterator[Finding]:
    for name in found.ownerless:
        yield Finding(
            says=f"rotation: {name} has no owner who is still in Slack",
            mend=f'`firsthand owner add "{name}" U0123456789` makes somebody its owner',
        )
    for name, since in found.quiet:
        yield Finding(
            says=f"workspace: {name} is quiet since {since.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
            mend="install the app again; its data is kept for 30 days from then",
        )
    yield Finding(
        says=f"sources: {found.sources}, {len(found.failing_sources)} of them cannot be read"
    )
    for name, why in found.failing_sources:
        yield Finding(
            says=f"source: {name} cannot be read: {why}",
            mend=f'then `firsthand source pull "{name}"`',
        )


def _duty(found: Checkup) -> Iterator[Finding]:
    for name, group, pin in found.duty:
        if group:
            yield Finding(
                says=f"user group: {name} cannot keep it equal to who is on duty ({group})",
                mend=trouble_of(group, "groups"),
            )
        if pin:
            yield Finding(
                says=f"card: {name} cannot pin who is on duty ({pin})",
                mend=trouble_of(pin, "pins"),
            )


def _span(span: timedelta) -> str:
    seconds = max(int(span.total_seconds()), 0)
    hours, minutes = seconds // 3600, seconds % 3600 // 60
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {seconds % 60} s" if minutes else f"{seconds} s"
