"""Themes: tags that people choose, one spelling each; merged and renamed by owners.

A theme that was merged, or the former name of one that was renamed, stays as another name of the
theme it is now: whoever types it gets that one. Another name never leads to another name.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.bound import among, ours
from bot.store.ids import new_id
from bot.store.tables import answer, answer_theme, theme
from bot.store.transaction import AnyRow, Tx
from bot.store.visibility import Reader, visible_to

LONGEST = 80
_BATCH = 500
"""SQLite's oldest limit is 999 variables in a statement."""


_OF_ANSWERS = (
    select(theme.c.id, theme.c.rotation_id, theme.c.name, answer_theme.c.followup_id)
    .join(
        theme,
        (theme.c.workspace_id == answer_theme.c.workspace_id)
        & (theme.c.id == answer_theme.c.theme_id),
    )
    .where(ours(answer_theme), among(answer_theme.c.followup_id))
    .order_by(theme.c.folded_name)
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """A theme of a rotation."""

    id: str
    rotation_id: str
    name: str
    uses: int = 0
    """Answers that have it, as far as they were counted."""


def folded(name: str) -> str:
    """The name as people may type it: case and spacing do not count."""
    return " ".join(name.split()).casefold()


def _theme(row: AnyRow) -> Theme:
    return Theme(id=row.id, rotation_id=row.rotation_id, name=row.name)


def named(tx: Tx, rotation_id: str, name: str, *, at: datetime) -> Theme:
    """The theme of that name in a rotation, made if there is none."""
    dialect = sqlite if tx.connection.dialect.name == "sqlite" else postgresql
    tx.run(
        dialect.insert(theme)
        .values(
            workspace_id=tx.workspace_id,
            id=new_id(),
            rotation_id=rotation_id,
            name=name,
            folded_name=folded(name),
            created_at=at,
        )
        .on_conflict_do_nothing()
    )
    found = of_names(tx, [name], rotation_id=rotation_id)
    return found[0]


def of_names(tx: Tx, names: Collection[str], *, rotation_id: str = "") -> tuple[Theme, ...]:
    """The themes known by these names, in one rotation or in all; what was merged is followed."""
    here = [theme.c.rotation_id == rotation_id] if rotation_id else []
    rows = tx.rows(
        select(theme.c.id, theme.c.merged_into).where(
            theme.c.workspace_id == tx.workspace_id,
            theme.c.folded_name.in_([folded(name) for name in names]),
            *here,
        )
    )
    return of_ids(tx, [row.merged_into or row.id for row in rows])


def of_ids(tx: Tx, ids: Collection[str]) -> tuple[Theme, ...]:
    """The themes that have these ids now, by name; what was merged is followed."""
    if not ids:
        return ()
    aliases = tx.rows(
        select(theme.c.id, theme.c.merged_into).where(
            theme.c.workspace_id == tx.workspace_id, theme.c.id.in_(sorted(set(ids)))
        )
    )
    rows = tx.rows(
        select(theme)
        .where(
            theme.c.workspace_id == tx.workspace_id,
            theme.c.id.in_(sorted({row.merged_into or row.id for row in aliases})),
        )
        .order_by(theme.c.folded_name, theme.c.id)
    )
    return tuple(_theme(row) for row in rows)


def known(tx: Tx, rotation_id: str, who: Reader, *, limit: int) -> tuple[Theme, ...]:
    """A rotation's themes, the most used first.

    Only those of answers that this reader may read: a theme's name can say a lot.
    """
    uses = func.count().label("uses")
    rows = tx.rows(
        select(theme.c.id, theme.c.rotation_id, theme.c.name, uses)
        .join(
            answer_theme,
            (answer_theme.c.workspace_id == theme.c.workspace_id)
            & (answer_theme.c.theme_id == theme.c.id),
        )
        .join(
            answer,
            (answer.c.workspace_id == answer_theme.c.workspace_id)
            & (answer.c.followup_id == answer_theme.c.followup_id),
        )
        .where(
            theme.c.workspace_id == tx.workspace_id,
            theme.c.rotation_id == rotation_id,
            visible_to(who),
        )
        .group_by(theme.c.workspace_id, theme.c.id, theme.c.rotation_id, theme.c.name)
        .order_by(uses.desc(), theme.c.folded_name)
        .limit(limit)
    )
    return tuple(
        Theme(id=row.id, rotation_id=row.rotation_id, name=row.name, uses=row.uses) for row in rows
    )


def tag(tx: Tx, followup_id: str, theme_ids: Iterable[str]) -> None:
    """Give an answer exactly these themes."""
    tx.run(
        delete(answer_theme).where(
            answer_theme.c.workspace_id == tx.workspace_id,
            answer_theme.c.followup_id == followup_id,
        )
    )
    for theme_id in dict.fromkeys(theme_ids):
        tx.run(
            insert(answer_theme).values(
                workspace_id=tx.workspace_id, followup_id=followup_id, theme_id=theme_id
            )
        )


def of_answers(tx: Tx, followup_ids: Sequence[str]) -> Mapping[str, tuple[Theme, ...]]:
    """The themes of answers, by name; an answer without any is left out."""
    found: dict[str, list[Theme]] = {}
    for start in range(0, len(followup_ids), _BATCH):
        batch = followup_ids[start : start + _BATCH]
        for row in tx.rows(_OF_ANSWERS, followup_id=batch):
            found.setdefault(row.followup_id, []).append(_theme(row))
    return {followup_id: tuple(themes) for followup_id, themes in found.items()}


def rename(tx: Tx, which: Theme, name: str, *, at: datetime) -> None:
    """Call a theme something else; its former name still leads to it.

    Raises ``sqlalchemy.exc.IntegrityError`` when another theme has that name.
    """
    _touch(tx, which.id)
    _drop_other_name(tx, which, name)
    tx.run(
        update(theme)
        .where(theme.c.workspace_id == tx.workspace_id, theme.c.id == which.id)
        .values(name=name, folded_name=folded(name))
    )
    if folded(name) != folded(which.name):
        tx.run(
            insert(theme).values(
                workspace_id=tx.workspace_id,
                id=new_id(),
                rotation_id=which.rotation_id,
                name=which.name,
                folded_name=folded(which.name),
                merged_into=which.id,
                created_at=at,
            )
        )


def merge(tx: Tx, gone: Theme, into: Theme) -> None:
    """Make everything that has the one theme have the other; its name leads to that from now on."""
    _touch(tx, gone.id)
    both = (
        select(answer_theme.c.followup_id)
        .where(answer_theme.c.workspace_id == tx.workspace_id, answer_theme.c.theme_id == into.id)
        .scalar_subquery()
    )
    of_gone = (
        answer_theme.c.workspace_id == tx.workspace_id,
        answer_theme.c.theme_id == gone.id,
    )
    tx.run(delete(answer_theme).where(*of_gone, answer_theme.c.followup_id.in_(both)))
    tx.run(update(answer_theme).where(*of_gone).values(theme_id=into.id))
    tx.run(
        update(theme)
        .where(
            theme.c.workspace_id == tx.workspace_id,
            (theme.c.id == gone.id) | (theme.c.merged_into == gone.id),
        )
        .values(merged_into=into.id)
    )


def lock(tx: Tx, rotation_id: str) -> None:
    """Let nobody else change this rotation's themes until the commit."""
    tx.rows(
        select(theme.c.id)
        .where(theme.c.workspace_id == tx.workspace_id, theme.c.rotation_id == rotation_id)
        .order_by(theme.c.id)
        .with_for_update()
    )


def _drop_other_name(tx: Tx, which: Theme, name: str) -> None:
    """Going back to a former name: it is the theme's own again."""
    tx.run(
        delete(theme).where(
            theme.c.workspace_id == tx.workspace_id,
            theme.c.rotation_id == which.rotation_id,
            theme.c.folded_name == folded(name),
            theme.c.merged_into == which.id,
        )
    )


def _touch(tx: Tx, theme_id: str) -> None:
    """The name of a theme is among the words its answers are found by."""
    tx.run(
        update(answer)
        .where(
            answer.c.workspace_id == tx.workspace_id,
            answer.c.followup_id.in_(
                select(answer_theme.c.followup_id)
                .where(
                    answer_theme.c.workspace_id == tx.workspace_id,
                    answer_theme.c.theme_id == theme_id,
                )
                .scalar_subquery()
            ),
        )
        .values(indexed=False)
    )
