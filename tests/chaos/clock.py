"""One movable clock for many processes: how far it is ahead of real time stands in a file."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import SystemClock


class FileClock:
    """Real time plus what the file says, in seconds."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._real = SystemClock()

    def now(self) -> datetime:
        return self._real.now() + timedelta(seconds=float(self.path.read_text()))

    def set(self, instant: datetime) -> None:
        """Let it be this instant, for every process at once."""
        draft = self.path.with_suffix(".new")
        draft.write_text(repr((instant - self._real.now()).total_seconds()))
        os.replace(draft, self.path)  # noqa: PTH105 -- atomic: a reader sees the old or the new
