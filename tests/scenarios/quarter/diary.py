"""What people mean to do later, in the order of time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush
from itertools import count

Act = Callable[[], None]


@dataclass
class Diary:
    """One for all, so that a story can be told moment by moment."""

    _pages: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _number: Iterator[int] = field(default_factory=count)

    def note(self, at: datetime, act: Act) -> None:
        heappush(self._pages, (at, next(self._number), act))

    @property
    def next_at(self) -> datetime | None:
        return self._pages[0][0] if self._pages else None

    def do_what_is_due(self, at: datetime) -> None:
        while self._pages and self._pages[0][0] <= at:
            heappop(self._pages)[2]()
