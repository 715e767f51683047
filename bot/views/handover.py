"""Handing a pairing on: the question to a colleague or the channel, and what came of it."""

from typing import Final

from bot.core.messages import CoverPost, HandoverNews, HandoverState, TakeOver
from bot.views import action_ids, card, texts
from bot.views.blocks import Block, Rendered, actions, button, context, rendered, section

_OVER: Final[dict[HandoverState, str]] = {
    "taken": "You took over {who}.",
    "declined": "You passed on {who}. That's fine: it stays with {colleague}.",
    "expired": "Time ran out for {who}, so it stays with {colleague}. No harm done.",
    "withdrawn": "Nothing to do any more: {colleague} has {who} again.",
    "moot": "Nothing to do any more: nobody is needed for {who}.",
}
_POST_OVER: Final[dict[HandoverState, str]] = {
    "expired": "Nobody was free for {what}, so I ask the next person. No harm done.",
    "withdrawn": "Nobody is needed for {what} any more. Thank you!",
    "moot": "Nobody is needed for {what} any more. Thank you!",
    "declined": "Nobody is needed for {what} any more. Thank you!",
}


def take_over(message: TakeOver) -> Rendered:
    """The DM to one colleague; once it is over, one sentence without buttons."""
    who, colleague = card.about(message.card), texts.mention(message.from_user_id)
    if message.state != "open":
        return rendered(section(_OVER[message.state].format(who=who, colleague=colleague)))
    return rendered(
        section(f"Would you take over from {colleague}: {who}?"),
        card.facts(message.card),
        card.excerpt(message.card),
        context(
            f"{texts.safe(message.rotation, card.NAME_LIMIT)} · Please answer by"
            f" {texts.when(message.deadline)}; until then it stays with {colleague}. It counts for"
            " whoever does it."
        ),
        take_over_buttons(message),
        card.prep_card(),
    )


def take_over_buttons(message: TakeOver) -> Block | None:
    """What can be answered; also used on Home."""
    if message.state != "open":
        return None
    return actions(
        button(
            "I'll take it",
            action_ids.TAKE_OVER,
            message.handover_id,
            aloud="Take it over from your colleague",
            primary=True,
        ),
        button(
            "Not this time",
            action_ids.TAKE_OVER_DECLINE,
            message.handover_id,
            aloud="Leave it with your colleague",
        ),
        card.link(message.card),
    )


def cover_post(message: CoverPost) -> Rendered:
    """The channel's post: no names of customers, and not who cannot take it."""
    what = _what(message)
    if message.state == "taken":
        return rendered(section(f"{texts.mention(message.taken_by)} has taken {what}. Thank you!"))
    if message.state != "open":
        return rendered(section(_POST_OVER[message.state].format(what=what)))
    return rendered(
        section(f"Who can take over {what}?", _time(message)),
        context(
            f"{texts.safe(message.rotation, card.NAME_LIMIT)} · A colleague cannot take it after"
            f" all. Whoever is first has it, until {texts.when(message.deadline)}; what it is about"
            " I say in a direct message."
        ),
        actions(
            button(
                "I'll take it",
                action_ids.TAKE_OVER,
                message.handover_id,
                aloud=f"Take over this {message.kind}",
                primary=True,
            )
        ),
    )


def news(message: HandoverNews) -> Rendered:
    """What came of handing it on, for whoever wanted to."""
    who = card.about(message.card)
    colleague = texts.mention(message.user_id) if message.user_id else "A colleague"
    match message.state:
        case "taken":
            said = f"{colleague} has taken over {who}. Nothing is left for you to do."
            return rendered(section(said), _undo(message))
        case "nobody":
            said = f"Nobody in the channel was free for {who}, so I ask the next person."
            return rendered(section(said, "Nothing is left for you to do."))
        case "declined":
            return _came_back(message, f"{colleague} cannot take over {who}, so it is still yours.")
        case "expired":
            said = f"{colleague} has not answered about {who}, so it is still yours."
            return _came_back(message, said)


def _undo(message: HandoverNews) -> Block | None:
    if not message.handover_id:
        return None
    return actions(
        button(
            "I can do it after all",
            action_ids.TAKE_AGAIN,
            message.handover_id,
            aloud="Undo this: take it from your colleague again",
        )
    )


def _came_back(message: HandoverNews, said: str) -> Rendered:
    return rendered(
        section(said, "You can ask somebody else, or the channel."),
        actions(
            button(
                "Swap",
                action_ids.OFFER_SWAP,
                message.pairing_id,
                aloud="Ask somebody else to take it over",
            )
        ),
    )


def _what(message: CoverPost) -> str:
    alias = texts.safe(message.alias, card.NAME_LIMIT) or "a customer"
    return f"a call with {alias}" if message.kind == "call" else f"a ticket from {alias}"


def _time(message: CoverPost) -> str:
    if message.starts_at is None:
        return ""
    until = f" to {texts.clock(message.ends_at)}" if message.ends_at else ""
    return f"When: {texts.when(message.starts_at)}{until}"
