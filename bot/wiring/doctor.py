"""What is well and what is not, each with how to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import SystemClock
from bot.config import Settings, SettingsError
from bot.gateways.addresses import EMAIL_SCOPE
from bot.gateways.directory import SlackDirectory
from bot.gateways.sentences import SlackProblem
from bot.slack.permissions import SCOPES
from bot.store.checkup import Checkup, check_up
from bot.store.database import Database
from bot.store.schema import check_schema
from bot.wiring.ways import BySocket, way_to_slack

LATE = timedelta(minutes=2)
CLOCKS_APART = 30
"""Seconds; a lost answer is looked for around the moment our clock says."""
LOOK_BACK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One line; with `mend` if something must be done."""

    says: str
    mend: str = ""

    @property
    def fine(self) -> bool:
        """Whether nothing needs to be done."""
        return not self.mend


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
    yield _clock("the database", found.seconds - SystemClock().now().timestamp())
    yield _lag(found, at)
    yield from _parked(found)
    yield from _messages(found, at)
    yield from _others(found)


async def examine_slack(settings: Settings) -> Iterator[Finding]:
    """Look at the tokens, scopes and Slack's clock; what does not do is a finding."""
    try:
        way = way_to_slack(settings)
        token = way.bot_token.get_secret_value()
        directory = SlackDirectory(AsyncWebClient(token=token, base_url=settings.api_url))
        identity = await directory.check(SCOPES)
        if isinstance(way, BySocket):
            await directory.check_app(way.app_token.get_secret_value())
        theirs = await directory.now()
    except (SettingsError, SlackProblem) as problem:
        return iter([Finding(says="Slack: not usable", mend=str(problem))])
    says = f"Slack: {identity.workspace_name}, both tokens work, all {len(SCOPES)} scopes granted"
    found = [Finding(says=says)]
    if EMAIL_SCOPE not in identity.scopes:
        found.append(Finding(says=_NO_ADDRESSES))
    if theirs is not None:
        found.append(_clock("Slack", (theirs - SystemClock().now()).total_seconds()))
    return iter(found)


_NO_ADDRESSES = (
    f"Slack: {EMAIL_SCOPE} is not granted (optional), so a host whom I have not met yet is not told"
    ' who comes; paste the manifest of "firsthand manifest --with emails" into the Slack app'
)


def _clock(whose: str, ahead: float) -> Finding:
    says = f"clock: {whose} is {abs(ahead):.0f} seconds {'ahead' if ahead > 0 else 'behind'}"
    if abs(ahead) <= CLOCKS_APART:
        return Finding(says=says)
    return Finding(says=says, mend="set this machine's clock, best by NTP")


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
    for name, since in found.quiet:
        yield Finding(
            says=f"workspace: {name} is quiet since {since.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
            mend="install the app again; its data is kept for 30 days from then",
        )
    for name, why in found.failing_sources:
        yield Finding(
            says=f"source: {name} cannot be read: {why}",
            mend=f'then `firsthand source pull "{name}"`',
        )


def _span(span: timedelta) -> str:
    seconds = max(int(span.total_seconds()), 0)
    hours, minutes = seconds // 3600, seconds % 3600 // 60
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {seconds % 60} s" if minutes else f"{seconds} s"
