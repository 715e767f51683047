"""What customers are called in public places, read along with what is about them."""

from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Row

from bot.core.naming import public_name
from bot.store.tables import customer, rotation

NAMES: Final = (
    customer.c.alias,
    customer.c.person,
    customer.c.company,
    rotation.c.names_allowed,
    rotation.c.channel_shared,
)
"""To be selected, from tables joined by ``of_customer`` and ``of_rotation``."""


def of_customer(workspace_id: Column[Any], customer_id: Column[Any]) -> ColumnElement[bool]:
    """Joins whom something is about."""
    return (customer.c.workspace_id == workspace_id) & (customer.c.id == customer_id)


def of_rotation(workspace_id: Column[Any], rotation_id: Column[Any]) -> ColumnElement[bool]:
    """Joins the rotation whose owners say whether customers may be named."""
    return (rotation.c.workspace_id == workspace_id) & (rotation.c.id == rotation_id)


def called(row: Row[Any]) -> str:
    """What the customer of a row with ``NAMES`` is called.

    Where people of other companies read the channel, the owners' leave does not count.
    """
    return public_name(
        alias=row.alias or "",
        person=row.person or "",
        company=row.company or "",
        allowed=bool(row.names_allowed) and not row.channel_shared,
    )
