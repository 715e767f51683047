"""Customer calls from a calendar: an ICS file, or an address that serves one."""

from bot.sources.ics.source import IcsSource

__all__ = ["IcsSource"]
