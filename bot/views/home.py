"""The Home tab: what needs me, my rotations, my promises, what we learned."""

from typing import Final

from bot.core.messages import Home, Offer, Question, Quote, TakeOver
from bot.views import action_ids, card, my_time, texts
from bot.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    context,
    divider,
    header,
    rendered,
    section,
)
from bot.views.handover import take_over_buttons
from bot.views.home_rotation import render_rotation
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
    rotations = [block for one in message.rotations[:MOST] for block in render_rotation(one)]
    learned = [_lesson(quote) for quote in message.learned[:MOST]]
    return rendered(
        header("Your turns"),
        *(turns or [section("Nothing needs you now.")]),
        *([header("How did it go?"), *questions] if questions else []),
        *_promises(message),
        divider(),
        header("Rotations"),
        *(rotations or [section("There is none yet: start one, here or by `/firsthand setup`.")]),
        _more_rotations(message),
        my_time.line(message.my_time) if message.my_time else None,
        *([divider(), _learned(learned)] if learned else []),
        section("Talked to a customer by yourself? It counts."),
        actions(
            button("Log a contact", action_ids.CONTACT_LOG, "-"),
            button("Thank-yous", action_ids.MY_THANKS, "-", aloud="Who hears of my thank-yous"),
            button("My promises", action_ids.MY_PROMISES, "-"),
            button("Search", action_ids.LEARNED_SEARCH, "-", aloud="Search what we learned"),
            button("Start a rotation", action_ids.ROTATION_SETUP, "-"),
            _bring_back(message),
            button("All commands", action_ids.ALL_COMMANDS, "-"),
        ),
    )


def _bring_back(message: Home) -> Block | None:
    if not message.archived:
        return None
    label = f"Bring back ({message.archived} archived)"
    return button(label, action_ids.ROTATION_BRING_BACK, "-", aloud="Bring back a rotation")


def _more_rotations(message: Home) -> Block | None:
    more = message.rotations_in_all - len(message.rotations[:MOST])
    if more <= 0:
        return None
    return context(f"+{more} more: type their name, as in `/firsthand join payments`.")


def _learned(lessons: list[str]) -> Block:
    return section("*What we learned lately*", *texts.bullets(lessons))


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


def _promises(message: Home) -> list[Block]:
    promises = message.promises
    if not promises:
        return []
    more = max(message.promises_in_all, len(promises)) - MOST_PROMISES
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
        *([context(f"+{more} more: press My promises below.")] if more > 0 else []),
    ]


def _lesson(quote: Quote) -> str:
    alias = texts.safe(quote.alias, card.NAME_LIMIT) or "a customer"
    return f"{texts.safe(quote.text, 250)} ({alias}, {texts.mention(quote.user_id)})"
