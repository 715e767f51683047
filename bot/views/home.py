"""The Home tab: what needs me, my rotations, my promises, what we learned."""

from collections.abc import Mapping
from typing import Final

from bot.core.hours_text import DAY_NAMES
from bot.core.messages import Home, HomeRotation, Offer, PromiseLine, Question, Quote, TakeOver
from bot.views import action_ids, card, my_time, texts
from bot.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    context,
    divider,
    header,
    overflow,
    rendered,
    section,
)
from bot.views.handover import take_over_buttons
from bot.views.offer import asked, ending, next_step, taken
from bot.views.offer_buttons import offer_buttons, passing
from bot.views.promise import promise_buttons
from bot.views.question import question_buttons, question_line

MOST: Final = 10
"""Entries of each kind shown: with all of them full, just below Slack's 100 blocks."""
MOST_PROMISES: Final = 4
"""Promises shown: each needs a row of buttons of its own."""

MOST_ASKED: Final = 3
"""Of the entries under "Your turns", those in which a colleague asks."""


def home(message: Home) -> Block:
    """The view to publish."""
    return {"type": "home", "blocks": render(message).blocks}


def render(message: Home) -> Rendered:
    """The tab's blocks, with their words as text."""
    asks = message.asked[:MOST_ASKED]
    turns = [
        *(block for ask in asks for block in _asked(ask)),
        *(block for offer in message.turns[: MOST - len(asks)] for block in _turn(offer)),
    ]
    questions = [block for question in message.questions[:MOST] for block in _question(question)]
    rotations = [block for rotation in message.rotations[:MOST] for block in _rotation(rotation)]
    learned = [_lesson(quote) for quote in message.learned[:MOST]]
    return rendered(
        header("Your turns"),
        *(turns or [section("Nothing needs you now.")]),
        *([header("How did it go?"), *questions] if questions else []),
        *_promises(message.promises),
        divider(),
        header("Rotations"),
        *(rotations or [section("There is none yet. In a channel, type `/firsthand setup`.")]),
        my_time.line(message.my_time) if message.my_time else None,
        *([divider(), _learned(learned)] if learned else []),
        section(
            "Talked to a customer by yourself? It counts.",
            accessory=button("Log a contact", action_ids.CONTACT_LOG, "-"),
        ),
        context("All commands: `/firsthand help`"),
    )


def _learned(lessons: list[str]) -> Block:
    search = button("Search", action_ids.LEARNED_SEARCH, "-", aloud="Search what we learned")
    return section("*What we learned lately*", *texts.bullets(lessons), accessory=search)


def _asked(ask: TakeOver) -> tuple[Block | None, ...]:
    colleague = texts.mention(ask.from_user_id)
    return (
        section(f"Would you take over from {colleague}: {card.about(ask.card)}?"),
        card.facts(ask.card),
        context(f"Please answer by {texts.when(ask.deadline)}."),
        take_over_buttons(ask),
    )


def _turn(offer: Offer) -> tuple[Block | None, ...]:
    about = card.about(offer.card)
    if offer.state == "offered":
        ask = asked(offer) if offer.role == "shadow" else f"Would you take {about}?"
        until = f"Please answer by {texts.when(offer.deadline)}." if offer.deadline else ""
    elif offer.state == "accepted":
        ask, until = taken(offer), next_step(offer)
    else:
        ask, until = ending(offer), ""
    return (
        section(ask),
        card.facts(offer.card),
        context(until, passing(offer)) if until else None,
        offer_buttons(offer),
    )


def _question(question: Question) -> tuple[Block | None, ...]:
    return section(question_line(question)), question_buttons(question)


def _promises(promises: tuple[PromiseLine, ...]) -> list[Block]:
    if not promises:
        return []
    more = len(promises) > MOST_PROMISES
    # Everything here is the reader's own: no need to name them.
    lines = [line.model_copy(update={"owner_user_id": ""}) for line in promises[:MOST_PROMISES]]
    blocks = (
        block
        for line in lines
        for block in (section(card.promise(line)), None if line.kept else promise_buttons(line))
    )
    return [
        header("What you promised"),
        *(block for block in blocks if block is not None),
        *([context("More of them: `/firsthand promises`")] if more else []),
    ]


def _rotation(rotation: HomeRotation) -> tuple[Block | None, ...]:
    name = texts.bold(rotation.name, card.NAME_LIMIT)
    value = rotation.rotation_id
    leave = button("Leave", action_ids.ROTATION_LEAVE, value, aloud="Leave this rotation")
    owner = _owners(rotation) if rotation.owner else ()
    if not rotation.member:
        join = button("Join", action_ids.ROTATION_JOIN, value, aloud="Join this rotation")
        return section(name, _next(rotation)), actions(join, *owner)
    back = button("I'm back", action_ids.ROTATION_BACK, value)
    if rotation.away:
        # A public holiday ends by itself, and nobody can come back from it.
        own = rotation.away_reason != "holiday"
        return section(name, _away(rotation)), actions(*([back] if own else []), leave, *owner)
    if rotation.skipped_weekdays:
        days = ", ".join(DAY_NAMES[day] for day in rotation.skipped_weekdays)
        return section(name, _next(rotation), f"You skip: {days}."), actions(back, leave, *owner)
    skip = button("Skip my next turn", action_ids.ROTATION_SKIP, value)
    turn = "As things stand, you are picked then." if rotation.picked_next else ""
    return section(name, _next(rotation), turn), actions(skip, leave, *owner)


def _owners(rotation: HomeRotation) -> tuple[Block, ...]:
    """What owners may do besides."""
    value = rotation.rotation_id
    turn = (
        button("Resume", action_ids.ROTATION_RESUME, value, aloud="Resume this rotation")
        if rotation.paused
        else button("Pause", action_ids.ROTATION_PAUSE, value, aloud="Pause this rotation")
    )
    return (
        button("Edit", action_ids.ROTATION_EDIT, value, aloud="Edit this rotation"),
        button("Themes", action_ids.THEMES_EDIT, value, aloud="Merge or rename themes"),
        button("Roster", action_ids.ROTATION_ROSTER, value, aloud="This rotation's roster"),
        turn,
        overflow(
            action_ids.QUESTIONS_EDIT,
            (f"{value}:ticket", "Questions after a ticket"),
            (f"{value}:call", "Questions after a call"),
        ),
    )


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


def _lesson(quote: Quote) -> str:
    alias = texts.safe(quote.alias, card.NAME_LIMIT) or "a customer"
    return f"{texts.safe(quote.text, 250)} ({alias}, {texts.mention(quote.user_id)})"
