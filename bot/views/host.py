"""The one message to a contact's host: who comes, and what came of it."""

from typing import Final, assert_never

from bot.core.messages import HostAnswer, HostNotice
from bot.views import action_ids, card, texts
from bot.views.blocks import Block, Rendered, actions, button, context, listing, rendered, section

QUOTE_LIMIT: Final = 600
LINE_LIMIT: Final = 300

_EXPECT: Final = {
    "call": (
        "They come to listen: you lead the call as you always do, and a word on who they are is"
        " a good beginning. If something is to be found out, they name a date for it."
    ),
    "ticket": (
        "They answer the customer in the ticket and stay with it until it is solved. What they"
        " should know of this customer is best told them now."
    ),
}


def render(notice: HostNotice) -> Rendered:
    """Who comes, while somebody does; then what came of it, without dead buttons."""
    coming = notice.state == "coming"
    return rendered(
        section(_sentence(notice)),
        card.facts(notice.card.model_copy(update={"host": "", "host_user_id": ""}))
        if coming
        else None,
        context(_why(notice), _EXPECT[notice.card.kind], _SHARED) if coming else None,
        *(_answer(notice.answer) if notice.answer else ()),
        context(_SILENT) if notice.silent else None,
        _buttons(notice),
    )


_SHARED: Final = "What they learn shows up here, if they share it."
_SILENT: Final = "I don't tell you of others any more, as you wished."


def _sentence(notice: HostNotice) -> str:
    about = card.about(notice.card)
    who = texts.mention(notice.user_id) if notice.user_id else "A developer"
    partner = notice.partner_user_id
    both = f"{who} and {texts.mention(partner)}" if partner else who
    match notice.state:
        case "coming":
            does = "joins" if notice.card.kind == "call" else "takes"
            along = f", and {texts.mention(partner)} comes along to listen" if partner else ""
            return f"{who} {does} {about}{along}."
        case "open":
            return (
                f"{who} can't be there for {about} after all. I look for somebody else, and this"
                " message will say who it is."
            )
        case "done":
            return f"{both} met your customer: {about}. Thank you for having them!"
        case "gone":
            return f"Nobody comes to {about} any more: it was called off, closed or did not happen."
        case "unsuited":
            return (
                f"You said that {about} is not suitable, so nobody comes. Whoever was to and the"
                " rotation's owners can read so; it counts for nobody. Thank you for saying it!"
            )
        case "elsewhere":
            return f"You don't host {about} any more, so I tell you no more of it."
        case _:
            assert_never(notice.state)


def _why(notice: HostNotice) -> str:
    rotation = texts.safe(notice.rotation, card.NAME_LIMIT)
    turn = f"It is their turn in {rotation}: developers" if rotation else "Developers"
    return f"{turn} meet customers one after the other, to hear for themselves."


def _answer(answer: HostAnswer) -> tuple[Block | None, ...]:
    quote = texts.quoted(answer.quote, QUOTE_LIMIT) if answer.quote.strip() else ""
    learned = texts.safe(answer.learning, LINE_LIMIT)
    promised = _promised(answer)
    return (
        section("*In their words*", quote) if quote else None,
        listing(f"{texts.mention(answer.user_id)} learned", [learned]) if learned else None,
        listing(f"{texts.mention(answer.user_id)} promised", [promised]) if promised else None,
    )


def _promised(answer: HostAnswer) -> str:
    if not answer.promise:
        return ""
    words = texts.safe(answer.promise, LINE_LIMIT)
    if answer.promise_kept:
        return f"{words} (kept: they were told)"
    return f"{words}, by {texts.weekday(answer.promise_due)}" if answer.promise_due else words


def _buttons(notice: HostNotice) -> Block | None:
    open_still = notice.state in ("coming", "open")
    return actions(
        button(
            "Not suitable",
            action_ids.HOST_UNSUITED,
            notice.contact_id,
            aloud="This contact is not suitable for a visit",
        )
        if open_still
        else None,
        card.link(notice.card) if notice.state != "elsewhere" else None,
        _switch(notice) if open_still or notice.silent else None,
    )


def _switch(notice: HostNotice) -> Block:
    if notice.silent:
        return button(
            "Tell me again",
            action_ids.HOST_TELL,
            notice.contact_id,
            aloud="Tell me again who comes to my contacts",
        )
    return button(
        "Don't tell me",
        action_ids.HOST_SILENT,
        notice.contact_id,
        aloud="Don't tell me who comes to my contacts",
    )
