"""What the forms about a rotation's owners and its end show."""

from bot.core.message_parts import Value


class OwnersForm(Value):
    """Who owns a rotation, when the form was opened."""

    rotation_id: str
    rotation: str
    owners: tuple[str, ...]
    """User ids."""


class ArchiveForm(Value):
    """What archiving a rotation ends, to be confirmed."""

    rotation_id: str
    rotation: str
    offers: int = 0
    """Offered and not answered: they are withdrawn."""
    accepted: int = 0
    """They may be finished."""


class BringBackForm(Value):
    """Archived rotations, the last one first: id and name."""

    rotations: tuple[tuple[str, str], ...]
    channel_id: str = ""
    """Where it lived, if there is only one."""
