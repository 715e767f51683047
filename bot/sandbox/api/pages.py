"""Cursors: pages of a list (SLACK.md A.14)."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from bot.sandbox.api.call import Call
from bot.sandbox.refusals import Json, Refused

T = TypeVar("T")

PAGE_ARGS = frozenset({"cursor", "limit"})


def page(
    call: Call, items: Sequence[T], *, default: int = 100, most: int = 1000
) -> tuple[list[T], Json]:
    """Return the page the call asks for, and the `response_metadata` that leads on.

    Raises:
        Refused: invalid_cursor.
    """
    start = _start(call.text("cursor"), len(items))
    end = start + call.number("limit", default, most)
    cursor = _cursor(end) if end < len(items) else ""
    return list(items[start:end]), {"next_cursor": cursor}


def _cursor(offset: int) -> str:
    return base64.b64encode(f"next:{offset}:".encode()).decode()


def _start(cursor: str | None, size: int) -> int:
    if cursor is None:
        return 0
    try:
        word, offset, _ = base64.b64decode(cursor, validate=True).decode().split(":")
        if word == "next" and 0 < int(offset) <= size:
            return int(offset)
    except (binascii.Error, ValueError):
        pass
    raise Refused(code="invalid_cursor")
