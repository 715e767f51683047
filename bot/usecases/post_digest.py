"""Post the weekly digest, and keep the posted one true."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import count

from bot.core.cadence import next_occurrence
from bot.core.digest import CHART_WEEKS, COVERAGE_WINDOW, summarise
from bot.core.digest_input import DigestInput, PastWeek
from bot.core.digest_layout import empty_reply, spread
from bot.core.held_back import for_outsiders
from bot.core.localtime import local_day, local_instant, week_label
from bot.core.messages import Digest
from bot.core.metrics import Met, Stay, coverage, roster_at
from bot.store import digest_facts, outbox, rotations, threads
from bot.store.agenda import AgendaRow
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.plan_rotation import plan_digest
from bot.usecases.planning import preview

LATE = timedelta(hours=1)
WEEK = timedelta(days=7)
ROUNDS_IN_DIGEST = 2


def post_digest(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Post a rotation's digest, once a week; a late one says so."""
    rotation = rotations.get(tx, row.subject)
    if rotation is None or rotation.state != "active":
        return
    plan_digest(tx, rotation, at=at)
    digest = build_digest(tx, rotation, row.planned_at, late=at - row.planned_at > LATE, at=at)
    _say(tx, rotation, digest, at=at)


def refresh_digest(tx: Tx, rotation_id: str, week: str, *, at: datetime) -> None:
    """Bring a posted digest up to date in place; one that was not posted is not begun here."""
    rotation = rotations.get(tx, rotation_id)
    key = digest_key(rotation_id, week)
    if rotation is None or not outbox.is_known(tx, key):
        return
    monday = date.fromisocalendar(int(week[:4]), int(week[-2:]), 1)
    moment = _digest_from(rotation, _start(monday, rotation))
    digest = build_digest(tx, rotation, moment, late=False, at=at)
    # What was next when it was posted stays, till its words are emptied: only what was said and
    # promised may change.
    posted = outbox.body(tx, key)
    old = posted if isinstance(posted, Digest) else None
    digest = digest.model_copy(
        update={
            "next_rounds": old.next_rounds if old else (),
            "late": old.late if old else False,
        }
    )
    _say(tx, rotation, digest, at=at)


def _say(tx: Tx, rotation: Rotation, digest: Digest, *, at: datetime) -> None:
    """Let the week's message and the replies in its thread say this, and no reply say more."""
    key = digest_key(rotation.id, digest.week)
    head, replies = spread(for_outsiders(digest) if rotation.channel_shared else digest)
    outbox.put(tx, key=key, conversation=rotation.channel_id, message=head, at=at)
    for reply in replies:
        part_key = reply_key(rotation.id, digest.week, reply.part)
        threads.reply(tx, under=key, key=part_key, message=reply, at=at)
    for part in count(len(replies) + 1):
        part_key = reply_key(rotation.id, digest.week, part)
        if not outbox.is_known(tx, part_key):
            return
        if not threads.take_back(tx, part_key):
            emptied = empty_reply(digest, part)
            threads.reply(tx, under=key, key=part_key, message=emptied, at=at)


def digest_week(tx: Tx, rotation: Rotation, happened_at: datetime, *, at: datetime) -> str:
    """The digest an answer given now belongs to.

    That of the week in which the contact happened, until the next week's has its turn; after
    that, or when there has been none, that of the week in which it is answered.
    """
    zone = rotation.form.zone
    week = week_label(happened_at, zone)
    ends = _start(_monday(happened_at, zone) + WEEK, rotation)
    if at < ends:
        return week
    too_late = at >= _digest_from(rotation, ends)
    if too_late or not outbox.is_known(tx, digest_key(rotation.id, week)):
        return week_label(at, zone)
    return week


def build_digest(
    tx: Tx, rotation: Rotation, moment: datetime, *, late: bool, at: datetime
) -> Digest:
    """The digest of the week that holds ``moment``, from what is stored now."""
    zone = rotation.form.zone
    monday = _monday(moment, zone)
    since, until = _start(monday, rotation), _start(monday + WEEK, rotation)
    asked = digest_facts.questions(tx, rotation.id, since, until)
    stays = digest_facts.stays(tx, rotation.id)
    chart_since = _start(monday - (CHART_WEEKS - 1) * WEEK, rotation) - COVERAGE_WINDOW
    met = digest_facts.completed(tx, rotation.id, chart_since, until)
    return summarise(
        DigestInput(
            rotation_id=rotation.id,
            rotation=rotation.name,
            week=week_label(moment, zone),
            starts_on=monday,
            ends_on=monday + timedelta(days=6),
            since=since,
            until=until,
            posted_on=local_day(moment, zone),
            answers=digest_facts.answers(tx, rotation.id, week_label(moment, zone)),
            themes_before=digest_facts.themes(tx, rotation.id, week_label(moment - WEEK, zone)),
            promises=digest_facts.promises(tx, rotation.id, since, until),
            met=tuple(met),
            roster=tuple(sorted(roster_at(stays, until))),
            weeks=_weeks(rotation, monday, met, stays),
            asked=tuple(asked),
            calls=digest_facts.calls(tx, rotation.id, since, until),
            next_rounds=preview(tx, rotation, at=at, rounds=ROUNDS_IN_DIGEST),
            late=late,
        )
    )


def _weeks(
    rotation: Rotation, monday: date, met: Sequence[Met], stays: Sequence[Stay]
) -> tuple[PastWeek, ...]:
    first = monday - (CHART_WEEKS - 1) * WEEK
    began = min((one.joined for one in stays), default=None)
    found = []
    for number in range(CHART_WEEKS):
        start = _start(first + number * WEEK, rotation)
        end = _start(first + (number + 1) * WEEK, rotation)
        if began is None or end <= began:  # before the rotation had anybody
            continue
        reached = coverage(met, roster_at(stays, end), end - COVERAGE_WINDOW, end)
        found.append(
            PastWeek(
                week=week_label(start, rotation.form.zone),
                contacts=sum(start <= one.at < end for one in met),
                members=reached.part,
                roster=reached.whole,
            )
        )
    return tuple(found)


def _digest_from(rotation: Rotation, at: datetime) -> datetime:
    """The first digest at that moment or after it."""
    return next_occurrence(rotation.digests, at - timedelta(microseconds=1))


def digest_key(rotation_id: str, week: str) -> str:
    """Name the one message of a rotation's week."""
    return f"digest:{rotation_id}:{week}"


def reply_key(rotation_id: str, week: str, part: int) -> str:
    """Name one of the replies in its thread."""
    return f"digest_more:{rotation_id}:{week}:{part}"


def _monday(at: datetime, zone: str) -> date:
    day = local_day(at, zone)
    return day - timedelta(days=day.weekday())


def _start(day: date, rotation: Rotation) -> datetime:
    return local_instant(day, time.min, rotation.form.zone)
