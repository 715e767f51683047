"""The Retry-After header (RFC 9110, 10.2.3): seconds, or a date."""

from datetime import datetime
from email.utils import parsedate_to_datetime


def retry_after(value: str | None, at: datetime) -> float | None:
    """Return the seconds to wait from `at`, never negative; None when absent or unreadable."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (moment - at).total_seconds()) if moment.tzinfo else None
