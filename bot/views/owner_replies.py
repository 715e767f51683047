"""What owners are told after they changed something."""

from typing import Final, assert_never

from bot.core.replies import Edited, RosterEdited
from bot.core.rotation_words import Change
from bot.views import action_ids, texts
from bot.views.blocks import Block, Rendered, actions, button, rendered, section
from bot.views.card import NAME_LIMIT
from bot.views.round_lines import round_lines

MOST_CHANGES: Final = 25
VALUE_LIMIT: Final = 100


def edit_button(rotation_id: str) -> Block | None:
    """Opens the settings; nothing where the rotation is not known."""
    if not rotation_id:
        return None
    edit = button("Edit", action_ids.ROTATION_EDIT, rotation_id, aloud="Edit this rotation")
    return actions(edit)


def edited(reply: Edited) -> Rendered:
    """What changed, and the rounds to come."""
    name = texts.bold(reply.rotation, NAME_LIMIT)
    said = f"{name} is changed:" if reply.changes else f"Nothing had to be changed in {name}."
    rounds = (
        ("No round is to come as things stand.",)
        if reply.paused
        else ("The next rounds:", *round_lines(reply.rounds))
    )
    return rendered(
        section(said, *_changes(reply.changes)),
        section("Changed by somebody else while you were at it:", *_changes(reply.meanwhile))
        if reply.meanwhile
        else None,
        section(*rounds),
        edit_button(reply.rotation_id),
    )


def roster_edited(reply: RosterEdited) -> Rendered:
    """What is true of the member now."""
    who = texts.mention(reply.user_id)
    name = texts.bold(reply.rotation, NAME_LIMIT)
    match reply.what:
        case "added":
            said = f"{who} is in {name} now, and is told."
        case "removed":
            said = f"{who} is not in {name} any more, and is told."
        case "changed":
            said = f"{who} in {name} is changed:" if reply.changes else f"{who} is as before."
        case _:
            assert_never(reply.what)
    kept = texts.count(reply.open_pairings, "accepted contact")
    return rendered(
        section(
            said,
            *_changes(reply.changes),
            f"They keep {kept}." if reply.open_pairings else "",
        )
    )


def _changes(changes: tuple[Change, ...]) -> tuple[str, ...]:
    return texts.bullets(
        f"{texts.safe(one.what, VALUE_LIMIT)}: {texts.safe(one.before, VALUE_LIMIT)} → "
        f"{texts.safe(one.after, VALUE_LIMIT)}"
        for one in changes[:MOST_CHANGES]
    )
