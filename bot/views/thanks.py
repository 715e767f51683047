"""What somebody was thanked for, and whether a manager wants to hear of it."""

from typing import Final

from bot.core.messages import ManagerRequest, ThanksItem, ThanksNotice
from bot.views import action_ids, texts
from bot.views.blocks import Rendered, actions, button, context, rendered, section

MOST: Final = 10
TEXT_LIMIT: Final = 600


def notice(message: ThanksNotice) -> Rendered:
    """Each thank-you with who said it; a manager reads whom it was for."""
    if not message.items:
        return rendered(section("A thank-you stood here, and was taken back."))
    shown, more = message.items[:MOST], len(message.items) - MOST
    others = any(one.to_user_id != message.user_id for one in message.items)
    return rendered(
        *(section(_line(one, message.user_id), _words(one)) for one in shown),
        context(f"+{texts.count(more, 'more thank-you')}") if more > 0 else None,
        context(_MANAGER) if others else None,
        actions(
            button(
                "No more of these",
                action_ids.THANKS_STOP,
                "-",
                aloud="Tell me of nobody's thank-yous any more",
            )
        )
        if others
        else None,
    )


_MANAGER: Final = "They named you as their manager, and you agreed to hear of their thank-yous."


def _line(one: ThanksItem, reader: str) -> str:
    whom = "you" if one.to_user_id == reader else texts.mention(one.to_user_id)
    after = "a call with a customer" if one.kind == "call" else "a customer's ticket"
    return f"{texts.mention(one.from_user_id)} thanks {whom} after {after}."


def _words(one: ThanksItem) -> str:
    return texts.quoted(one.text, TEXT_LIMIT) if one.text.strip() else ""


def request(message: ManagerRequest) -> Rendered:
    """The question to a manager, and what has become of it."""
    who = texts.mention(message.user_id)
    value = message.user_id
    match message.state:
        case "asked":
            return rendered(
                section(
                    f"{who} named you as their manager and would like you to hear when a colleague"
                    " thanks them for their work with customers.",
                    "It's one message a day at most, and either of you can end it at any time.",
                ),
                actions(
                    button("Yes, tell me", action_ids.MANAGER_AGREE, value, primary=True),
                    button("No, thank you", action_ids.MANAGER_DECLINE, value),
                ),
            )
        case "agreed":
            return rendered(
                section(f"I'll tell you when a colleague thanks {who}."),
                actions(
                    button(
                        "Stop telling me",
                        action_ids.MANAGER_DECLINE,
                        value,
                        aloud="Stop telling me of their thank-yous",
                    )
                ),
            )
        case "declined":
            return rendered(section(f"You don't hear of {who}'s thank-yous. That's fine."))
        case "ended":
            return rendered(
                section(f"{who} has taken it back: you don't hear of their thank-yous.")
            )
