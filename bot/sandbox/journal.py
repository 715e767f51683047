"""The journal: everything that went over the wire, and what a good bot would not have done."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.refusals import Json

_KEPT = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line: `at` is timeline time, `wall` real seconds since the world began."""

    seq: int
    kind: str
    at: datetime
    wall: float
    detail: Json
    violation: str | None = None

    def shape(self) -> Json:
        """Return the entry as JSON."""
        told = {"seq": self.seq, "kind": self.kind, "at": self.at.isoformat(), "wall": self.wall}
        return told | {"violation": self.violation, "detail": self.detail}


@dataclass(slots=True)
class Journal:
    """Keeps the last 20,000 entries, and every violation."""

    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    began: float = field(init=False)
    seq: int = 0
    entries: deque[Entry] = field(default_factory=lambda: deque(maxlen=_KEPT))
    violations: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start counting real seconds."""
        self.began = self.monotonic()

    def write(self, kind: str, detail: Json, *, violation: str | None = None) -> None:
        """Add one entry; `violation` names what a well-behaved bot would not have caused."""
        self.seq += 1
        entry = Entry(
            seq=self.seq,
            kind=kind,
            at=self.now(),
            wall=round(self.monotonic() - self.began, 4),
            detail=detail,
            violation=violation,
        )
        self.entries.append(entry)
        if violation:
            self.violations.append(entry)

    def clear(self) -> None:
        """Forget all entries; the numbers go on rising."""
        self.entries.clear()
        self.violations.clear()
