"""One rotation on Home: when its next round is, one's own part in it, and what owners see."""

from collections.abc import Mapping
from typing import Final

from bot.core.hours_text import DAY_NAMES
from bot.core.messages import HomeRotation, HomeSource
from bot.views import action_ids, card, texts
from bot.views.blocks import LABEL_LIMIT, Block, actions, button, overflow, section

MOST_SOURCES: Final = 5
PROBLEM_LIMIT: Final = 200


def render_rotation(rotation: HomeRotation) -> tuple[Block | None, ...]:
    """One rotation: how it stands, and what its reader can do about it."""
    name = texts.bold(rotation.name, card.NAME_LIMIT)
    value = rotation.rotation_id
    leave = button("Leave", action_ids.ROTATION_LEAVE, value, aloud=_aloud("Leave", rotation))
    owner, menu = _owners(rotation) if rotation.owner else (), _menu(rotation)
    about = (_sources(rotation),)
    if not rotation.member:
        join = button("Join", action_ids.ROTATION_JOIN, value, aloud=_aloud("Join", rotation))
        return section(name, _next(rotation), *about), actions(join, *owner, menu)
    back = button(
        "I'm back", action_ids.ROTATION_BACK, value, aloud=_aloud("I'm back in", rotation)
    )
    if rotation.away:
        # A public holiday ends by itself, and nobody can come back from it.
        own = rotation.away_reason != "holiday"
        said = section(name, _away(rotation), *about)
        return said, actions(*([back] if own else []), leave, *owner, menu)
    if rotation.skipped_weekdays:
        days = ", ".join(DAY_NAMES[day] for day in rotation.skipped_weekdays)
        said = section(name, _next(rotation), f"You skip: {days}.", *about)
        return said, actions(back, leave, *owner, menu)
    skip = button(
        "Skip my next turn",
        action_ids.ROTATION_SKIP,
        value,
        aloud=_aloud("Skip my next turn in", rotation),
    )
    turn = "As things stand, you are picked then." if rotation.picked_next else ""
    said = section(name, _next(rotation), turn, *about)
    return said, actions(skip, leave, *owner, menu)


def _aloud(doing: str, rotation: HomeRotation) -> str:
    """What a button is heard as: several rotations stand on one Home."""
    return texts.plain_label(f"{doing} {rotation.name}", LABEL_LIMIT)


def _menu(rotation: HomeRotation) -> Block:
    """What commands do besides, one choice each."""
    value = rotation.rotation_id
    return overflow(
        f"{action_ids.ROTATION_MENU}:more",
        (f"next|{value}", "Who is next"),
        *(
            (
                (f"why|{value}", "Why me, and my ledger"),
                (f"skip|{value}", "Skip more: rounds, days"),
            )
            if rotation.member
            else ()
        ),
        (f"digest|{value}", "The digest to come"),
    )


def _owners(rotation: HomeRotation) -> tuple[Block, ...]:
    """What owners may do besides."""
    value = rotation.rotation_id
    turn = (
        button("Resume", action_ids.ROTATION_RESUME, value, aloud=_aloud("Resume", rotation))
        if rotation.paused
        else button("Pause", action_ids.ROTATION_PAUSE, value, aloud=_aloud("Pause", rotation))
    )
    return (
        button("Edit", action_ids.ROTATION_EDIT, value, aloud=_aloud("Edit", rotation)),
        button("Themes", action_ids.THEMES_EDIT, value, aloud=_aloud("Themes of", rotation)),
        button("Roster", action_ids.ROTATION_ROSTER, value, aloud=_aloud("Roster of", rotation)),
        turn,
        overflow(
            f"{action_ids.ROTATION_MENU}:owner",
            (f"ticket|{value}", "Questions after a ticket"),
            (f"call|{value}", "Questions after a call"),
            (f"hand_on|{value}", "Hand on for who is away"),
            (f"export|{value}", "Export what was learned"),
            (f"owners|{value}", "Owners, and archiving"),
        ),
    )


def _sources(rotation: HomeRotation) -> str:
    """How its sources are, for its owners."""
    if rotation.sources is None:
        return ""
    said = " · ".join(_source(one) for one in rotation.sources[:MOST_SOURCES])
    more = len(rotation.sources) - MOST_SOURCES
    if not said:
        return "No source yet: whoever runs me adds one with `firsthand source add`."
    return f"Sources: {said}{f' · +{more} more' if more > 0 else ''}"


def _source(source: HomeSource) -> str:
    name = texts.safe(source.name, card.NAME_LIMIT)
    read = f"read {texts.when(source.read_at)}" if source.read_at else "not read yet"
    if source.state != "failing":
        return f"{name}, {read}"
    return f"{name} cannot be read, {texts.safe(source.problem, PROBLEM_LIMIT)} ({read})"


_AWAY: Final[Mapping[str, str]] = {
    "status": ", as your Slack status says",
    "calendar": ", as your calendar says",
    "holiday": ": a public holiday",
}


def _away(rotation: HomeRotation) -> str:
    why = _AWAY.get(rotation.away_reason, "")
    if rotation.away_until is None:
        return f"Away{why and f'{why},'} until you say you are back."
    return f"Away until {texts.when(rotation.away_until)}{why}."


def _next(rotation: HomeRotation) -> str:
    if rotation.paused:
        return "Paused: nobody is picked until an owner resumes it."
    if rotation.next_round is None:
        return "No round is planned."
    return f"Next round: {texts.when(rotation.next_round)}."
