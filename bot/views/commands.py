"""What ``/firsthand`` can do, and the answer to a word it does not know."""

from typing import Final

from bot.core.replies import Help
from bot.views import texts
from bot.views.blocks import Rendered, context, rendered, section
from bot.views.home_link import HOME_TAB

COMMANDS: Final = (
    ("join", "take turns meeting customers"),
    ("leave", "take no more turns"),
    ("skip", "sit out: `skip`, `skip 2`, `skip til monday`, `skip 24.12.`, `skip fridays`"),
    ("back", "be picked again"),
    ("next", "who is next, and when you are"),
    ("why", "why you are picked next, or are not: the numbers that decide"),
    ("digest", "this week's digest as it will be posted, to you only"),
    ("learned", "search what we learned: `learned export`, `learned kind:bug since:2026-10`"),
    ("promises", "what you promised to customers"),
    ("export", "what was learned in your rotations, as a file: `export json promises`"),
    ("swap", "ask a colleague to take over what you have now: `swap @grace`"),
    ("cover", "ask the channel to take it over; whoever is first has it"),
    ("log", "you talked to a customer: it counts, and I ask how it went"),
    ("pause", "hold no rounds until `resume`: owners"),
    ("resume", "hold rounds again: owners"),
    ("setup", "start a rotation in this channel"),
    ("help", "this list"),
)
"""Each command with what it does."""


def render(reply: Help) -> Rendered:
    """The list; before it, the unknown word and the nearest command."""
    return rendered(
        section(_unknown(reply)) if reply.unknown.strip() else None,
        section(*(f"`/firsthand {word}`: {does}" for word, does in COMMANDS)),
        context(
            "In several rotations here? Add the name: `/firsthand join payments`. "
            "Only you see my answers. Working hours, focus days and your calendar: "
            f"*My time* on {HOME_TAB}."
        ),
    )


def _unknown(reply: Help) -> str:
    word = texts.safe(reply.unknown, 60)
    nearest = texts.safe(reply.nearest, 20)
    guess = f" Did you mean `/firsthand {nearest}`?" if nearest else " This is what I know:"
    return f"I don't know “{word}”.{guess}"
