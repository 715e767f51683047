"""A file touched after every beat, so that a health check needs no port."""

import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from platformdirs import user_cache_path

from bot.config import Settings

_log = structlog.get_logger(__name__)

LEAST = timedelta(seconds=30)
BEATS = 3
"""How many beats may be missed before the bot counts as hanging."""


class Heartbeat:
    """The sign of life of the bot that serves one database."""

    def __init__(self, settings: Settings, folder: Path | None = None) -> None:
        """Name the file after the database, so that several bots share a machine."""
        which = settings.database_url.get_secret_value().encode()
        name = f"heartbeat-{hashlib.sha256(which).hexdigest()[:16]}"
        self.path = (folder or user_cache_path("firsthand", appauthor=False)) / name
        self._patience = max(LEAST, timedelta(seconds=BEATS * settings.tick_seconds))

    def beat(self, at: datetime) -> None:
        """Note that all is well at ``at`` (real time); failing to write it is only logged."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch()
            os.utime(self.path, (at.timestamp(), at.timestamp()))
        except OSError as error:
            _log.warning("no heartbeat", file=str(self.path), error=str(error))

    def age(self, at: datetime) -> timedelta | None:
        """Return how long ago the last beat was, or None if there never was one."""
        try:
            beaten = datetime.fromtimestamp(self.path.stat().st_mtime, UTC)
        except OSError:
            return None
        return at - beaten

    def ailing(self, at: datetime) -> str:
        """Return why the bot is not well, in one sentence; nothing if it is."""
        age = self.age(at)
        if age is None:
            return "No bot runs here for this database."
        if age > self._patience:
            return f"The bot gave its last sign of life {age.total_seconds():.0f} seconds ago."
        return ""

    def stop(self) -> None:
        """Take the file away: nobody is at work any more."""
        self.path.unlink(missing_ok=True)
