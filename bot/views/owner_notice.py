"""What only a rotation's owners can mend, with what would help."""

from collections.abc import Mapping
from typing import Final, assert_never

from bot.core.messages import OwnerNotice
from bot.views import card, texts
from bot.views.blocks import Rendered, actions, context, rendered, section

DETAIL_LIMIT = 600


def render(notice: OwnerNotice) -> Rendered:
    """One sentence of what happened, one of what happens next, one of what would help."""
    rotation = texts.bold(notice.rotation, card.NAME_LIMIT)
    detail = texts.safe_lines(notice.detail, DETAIL_LIMIT)
    return rendered(
        section(f"{rotation}: {_sentence(notice)}"),
        card.facts(notice.card) if notice.card else None,
        context(detail) if detail else None,
        context(_STAND_IN) if notice.stand_in else None,
        actions(card.link(notice.card)) if notice.card else None,
    )


_STAND_IN: Final = (
    "I tell you because the rotation's owner has left Slack and you have been in it longest."
)

_TROUBLE: Final[Mapping[str, str]] = {
    "source_failing": (
        "a source doesn't answer, so new contacts may be missing. I keep trying; "
        "`firsthand doctor` shows how to mend it."
    ),
    "channel_closed": (
        "I can't write in its channel any more, so it is paused; nothing is lost. "
        "Unarchive the channel or invite me back, and it goes on."
    ),
    "channel_shared": (
        "people of another company can read its channel now, so I post there without names and "
        "without what was learned. You find it all with `/firsthand digest` and "
        "`/firsthand learned`."
    ),
    "member_gone": (
        "somebody on the roster can't be reached in Slack any more, so they have left it; "
        "what they had in hand goes to the next person."
    ),
    "moment_parked": (
        "something failed again and again, so I have stopped trying. Whoever runs me sees why "
        "with `firsthand doctor`, and `firsthand agenda --retry` tries again."
    ),
    "duty_group": (
        "I can't keep its user group equal to who is on duty. Everything else goes on; a card in "
        "the channel can show it instead (Edit, More settings)."
    ),
    "duty_pin": (
        "the card of who is on duty stands in the channel, but I can't pin it. You can pin it "
        "yourself; I keep it up to date all the same."
    ),
}


def _sentence(notice: OwnerNotice) -> str:
    contact = card.about(notice.card) if notice.card else "a contact"
    match notice.about:
        case "nobody_available":
            return (
                f"nobody can take {contact} just now. It goes first in the next round. "
                "One more colleague in the rotation would help: `/firsthand join`."
            )
        case "three_declines":
            return (
                f"three people passed on {contact}, so I have stopped asking. "
                "Could you ask somebody in person?"
            )
        case "call_missed":
            return f"{contact} began with no developer in it. You may want to tell the host."
        case "no_helper":
            return (
                f"a newcomer leads {contact}, and nobody experienced is free to be there with "
                "them. Could you ask somebody in person?"
            )
        case "unsuited":
            return (
                f"its host says that {contact} is not suitable, so nobody goes. It counts for "
                "nobody; a word with the host may help for the next ones."
            )
        case (
            "source_failing"
            | "channel_closed"
            | "channel_shared"
            | "member_gone"
            | "moment_parked"
            | "duty_group"
            | "duty_pin"
        ):
            return _TROUBLE[notice.about]
        case _:
            assert_never(notice.about)
