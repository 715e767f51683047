"""Ids of rows."""

import uuid


def new_id() -> str:
    """A new random id: 32 hexadecimal digits, never seen before."""
    return uuid.uuid4().hex
