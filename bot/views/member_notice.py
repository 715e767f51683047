"""What a member is told about themselves and about who is there with them."""

from bot.core.messages import MemberNotice
from bot.views import action_ids, card, texts
from bot.views.blocks import Rendered, actions, button, rendered, section


def render(notice: MemberNotice) -> Rendered:
    """What was done, by whom, and what one can do about it."""
    name = texts.bold(notice.rotation, card.NAME_LIMIT)
    who = texts.mention(notice.by_user_id) if notice.by_user_id else "Somebody"
    about = card.about(notice.card) if notice.card else "your contact"
    match notice.about:
        case "added":
            when = texts.when(notice.next_round) if notice.next_round else ""
            return rendered(
                section(
                    f"{who} has put you into {name}: now and then you meet a customer.",
                    f"The next round is {when}." if when else "",
                    "When it's your turn, I'll ask you, and you may always say no.",
                ),
                actions(
                    button("My next turn", action_ids.ROTATION_NEXT, notice.rotation_id),
                    button(
                        "Leave",
                        action_ids.ROTATION_LEAVE,
                        notice.rotation_id,
                        aloud="Leave this rotation",
                    ),
                ),
            )
        case "removed":
            return rendered(
                section(
                    f"{who} has taken you off {name}, so you won't be picked any more. "
                    "Thank you for your turns!",
                    "What you have accepted stays yours. Coming back: `/firsthand join`.",
                )
            )
        case "no_helper":
            return rendered(
                section(
                    f"Who was to be there with you for {about} can't come, and nobody else is "
                    "free. The owners know.",
                    "If you'd rather not do it alone, press Hand over on it: that is fine, and "
                    "costs you nothing.",
                )
            )
        case "left_channel":
            return rendered(
                section(
                    f"You have left the channel of {name}. You still take turns, and I ask you "
                    "here as before.",
                    "If you want no more turns, just leave: no harm done.",
                ),
                actions(
                    button(
                        "Leave",
                        action_ids.ROTATION_LEAVE,
                        notice.rotation_id,
                        aloud="Leave this rotation",
                    )
                ),
            )
        case "lost_channel":
            return rendered(
                section(
                    f"You are not in the private channel of {name} any more, so you won't be "
                    "picked there. Thank you for your turns!",
                    "What you have accepted stays yours. Once you are in the channel again: "
                    "`/firsthand join`.",
                )
            )
