"""Rotations: their settings, owners and place."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, and_, insert, or_, select, true, update

from bot.core.cadence import Cadence
from bot.core.rotation_form import RotationForm
from bot.store.bound import change_of, given, ours
from bot.store.tables import rotation, rotation_owner
from bot.store.transaction import Tx


@dataclass(frozen=True, kw_only=True, slots=True)
class Rotation:
    """A rotation as stored."""

    id: str
    channel_id: str
    form: RotationForm
    anchor: date
    state: str
    virtual_time: int
    paused_by: str = ""
    """While it is paused: "owner", or "channel" if its channel cannot be written to."""
    channel_private: bool = False
    """Its channel is private, as Slack last said."""
    channel_shared: bool = False
    """People of other companies are in its channel, or may be (Slack Connect)."""

    @property
    def name(self) -> str:
        """What people call it."""
        return self.form.name

    @property
    def rounds(self) -> Cadence:
        """When its rounds are."""
        return self.form.rounds(self.anchor)

    @property
    def digests(self) -> Cadence:
        """When its digests are."""
        return self.form.digests(self.anchor)


_SETTINGS = RotationForm.model_fields.keys()
_LISTS = ("kinds", "weekdays", "nth", "months")


_OURS = select(rotation).where(ours(rotation))
_GET = _OURS.where(given(rotation.c.id))
_LIVING = _OURS.where(rotation.c.state != "archived").order_by(rotation.c.folded_name)
_OF_NAME = _OURS.where(given(rotation.c.folded_name))
_OWNERS = (
    select(rotation_owner.c.user_id)
    .where(ours(rotation_owner), given(rotation_owner.c.rotation_id))
    .order_by(rotation_owner.c.user_id)
)
_OWNED_BY = select(rotation_owner.c.rotation_id).where(
    ours(rotation_owner), given(rotation_owner.c.user_id)
)
_CHANGE = change_of(rotation)


def columns_of(form: RotationForm) -> dict[str, object]:
    """The columns that hold a rotation's settings."""
    settings = form.model_dump()
    lists = {name: list(settings[name]) for name in _LISTS}
    return settings | lists | {"folded_name": folded(form.name)}


def _from_row(row: Row[Any]) -> Rotation:
    values = row._asdict()
    return Rotation(
        id=values["id"],
        channel_id=values["channel_id"],
        form=RotationForm.model_validate(
            {k: () if values[k] is None and k in _LISTS else values[k] for k in _SETTINGS}
        ),
        anchor=values["anchor"],
        state=values["state"],
        virtual_time=values["virtual_time"],
        paused_by=values["paused_by"],
        channel_private=values["channel_private"],
        channel_shared=values["channel_shared"],
    )


def folded(name: str) -> str:
    """The name as people may type it: case and spacing do not count."""
    return " ".join(name.split()).casefold()


def add(tx: Tx, new: Rotation, *, owner: str, at: datetime) -> None:
    """Save a new rotation; ``sqlalchemy.exc.IntegrityError`` when its name is taken."""
    tx.run(
        insert(rotation).values(
            workspace_id=tx.workspace_id,
            id=new.id,
            channel_id=new.channel_id,
            channel_private=new.channel_private,
            channel_shared=new.channel_shared,
            anchor=new.anchor,
            state=new.state,
            virtual_time=new.virtual_time,
            created_at=at,
            **columns_of(new.form),
        )
    )
    tx.run(
        insert(rotation_owner).values(
            workspace_id=tx.workspace_id, rotation_id=new.id, user_id=owner
        )
    )


def get(tx: Tx, rotation_id: str) -> Rotation | None:
    """One rotation, archived or not."""
    row = tx.first(_GET, id=rotation_id)
    return None if row is None else _from_row(row)


def living(tx: Tx) -> tuple[Rotation, ...]:
    """Every rotation that is not archived, by name."""
    rows = tx.rows(_LIVING)
    return tuple(_from_row(row) for row in rows)


def any_ever(tx: Tx) -> bool:
    """Whether there is or was any rotation, archived or not."""
    query = select(rotation.c.id).where(rotation.c.workspace_id == tx.workspace_id).limit(1)
    return tx.first(query) is not None


def of_name(tx: Tx, name: str) -> Rotation | None:
    """The rotation of that name, whatever its case and spacing; an archived one has none."""
    row = tx.first(_OF_NAME, folded_name=folded(name))
    return None if row is None else _from_row(row)


def owners(tx: Tx, rotation_id: str) -> tuple[str, ...]:
    """User ids of its owners."""
    rows = tx.rows(_OWNERS, rotation_id=rotation_id)
    return tuple(row.user_id for row in rows)


def owned_by(tx: Tx, user_id: str) -> frozenset[str]:
    """Ids of the rotations this person owns."""
    rows = tx.rows(_OWNED_BY, user_id=user_id)
    return frozenset(row.rotation_id for row in rows)


def pause(tx: Tx, rotation_id: str, by: Literal["owner", "channel"]) -> bool:
    """Hold no rounds; False if that changes nothing.

    An owner's pause outlives the opening of a closed channel: ``resume`` of the channel leaves it.
    """
    since = ["active"] if by == "channel" else ["active", "paused"]
    return _turn(tx, rotation_id, rotation.c.state.in_(since), state="paused", paused_by=by)


def resume(tx: Tx, rotation_id: str, by: Literal["owner", "channel"]) -> bool:
    """Hold rounds again; False if it was not paused, or if that is an owner's to end."""
    theirs = rotation.c.paused_by != "owner" if by == "channel" else true()
    paused = and_(rotation.c.state == "paused", theirs)
    return _turn(tx, rotation_id, paused, state="active", paused_by="")


def _turn(tx: Tx, rotation_id: str, condition: ColumnElement[bool], **values: str) -> bool:
    is_it = and_(rotation.c.workspace_id == tx.workspace_id, rotation.c.id == rotation_id)
    changes = or_(*(rotation.c[name] != value for name, value in values.items()))
    return tx.run(update(rotation).where(is_it, condition, changes).values(**values)) > 0


def change(tx: Tx, /, rotation_id: str, **values: object) -> None:
    """Change columns of one rotation."""
    tx.run(_CHANGE, which=rotation_id, **values)
