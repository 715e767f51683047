"""Report a rotation's totals over a period, for managers."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from bot.core.localtime import local_instant
from bot.core.report import COVERAGE_WINDOW, Facts, Report, report
from bot.store import audit, digest_facts, report_facts
from bot.store.rotations import Rotation
from bot.store.transaction import Tx

WEEK = timedelta(days=7)


def report_period(
    tx: Tx, rotation: Rotation, *, since: date, until: date, user_id: str, at: datetime
) -> Report:
    """The totals from one local day until another, which is left out; a line in the audit log."""
    zone = rotation.form.zone
    begin, end = local_instant(since, time.min, zone), local_instant(until, time.min, zone)
    audit.note(
        tx, user_id=user_id, action="report_period", subject=f"rotation:{rotation.id}", at=at
    )
    monday = since - timedelta(days=since.weekday())
    mondays = [monday + number * WEEK for number in range((until - monday).days // 7 + 1)]
    starts = [(one, local_instant(one, time.min, zone)) for one in (*mondays, mondays[-1] + WEEK)]
    pairs = pairwise(starts)
    return report(
        Facts(
            rotation=rotation.name,
            since=begin,
            until=end,
            stays=digest_facts.stays(tx, rotation.id),
            met=digest_facts.completed(tx, rotation.id, begin - WEEK - COVERAGE_WINDOW, end),
            call_minutes=report_facts.call_minutes(tx, rotation.id, begin, end),
            asked=digest_facts.questions(tx, rotation.id, begin, end),
            promised=report_facts.promised(tx, rotation.id, since, until, zone=zone),
            weeks=tuple(
                (monday, start, min(stop, end))
                for (monday, start), (_, stop) in pairs
                if start < end
            ),
        )
    )
