"""Which sources to look at now, and what to do when one cannot be read."""

from datetime import datetime, timedelta

from bot.store import agenda, rotations, sources
from bot.store.sources import Source
from bot.store.transaction import Tx
from bot.usecases.tell_owners import tell_owners

POLL = "poll_source"
FAILURES_BEFORE_OWNER = 3
FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=6)


def due_sources(tx: Tx, *, at: datetime) -> tuple[Source, ...]:
    """The sources whose turn it is. Reads only: looking at one twice does no harm."""
    due = agenda.due_subjects(tx, POLL, at)
    found = (sources.get(tx, source_id) for source_id in due)
    return tuple(one for one in found if one is not None)


def source_failed(tx: Tx, *, source_id: str, sentence: str, at: datetime) -> None:
    """Try a source again later, with growing waits; the owner hears of the third failure."""
    source = sources.get(tx, source_id)
    if source is None:
        agenda.drop(tx, POLL, source_id)
        return
    failures = source.failures + 1
    sources.change(tx, source_id, failures=failures, last_error=sentence)
    wait = min(FIRST_WAIT * 2 ** min(failures - 1, 10), LONGEST_WAIT)
    if source.polled:
        agenda.put(tx, POLL, source_id, at + wait)
    rotation = rotations.get(tx, source.rotation_id)
    if failures == FAILURES_BEFORE_OWNER and rotation is not None:
        tell_owners(tx, rotation, "source_failing", source_id, at=at)
