"""Days as one types them on the command line."""

from datetime import UTC, date, datetime, time

from bot.cli.failing import CommandError


def start_of_day(option: str, typed: str) -> datetime:
    """The first instant, in UTC, of a day typed as 2026-11-23.

    Raises:
        CommandError: it is no such day; one sentence that names the option.
    """
    try:
        day = date.fromisoformat(typed.strip())
    except ValueError:
        sentence = f"{option} wants a day such as 2026-11-23, not “{typed}”."
        raise CommandError(sentence) from None
    return datetime.combine(day, time(), UTC)
