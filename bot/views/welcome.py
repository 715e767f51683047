"""The first words: what this is, and the one button that starts it."""

from typing import Final

from bot.core.messages import Hello, Welcome
from bot.views import action_ids, texts
from bot.views.blocks import Rendered, actions, button, context, header, rendered, section
from bot.views.card import NAME_LIMIT

_HOW: Final = (
    "Colleagues join a rotation in a channel, and I ask some of them to take a ticket or a call.",
    "Afterwards I ask one question. What they learned stands in a weekly digest.",
)


def welcome(message: Welcome) -> Rendered:
    """For whoever has installed it: three sentences and two buttons."""
    commands = button("All commands", action_ids.ALL_COMMANDS, "-")
    if message.rotation:
        name = texts.bold(message.rotation, NAME_LIMIT)
        return rendered(
            section(f"Hello! {name} is set up, so everything runs. My Home tab shows it all."),
            actions(commands),
        )
    return rendered(
        header("Hello, I'm Firsthand"),
        section(
            "I put developers in regular, fair contact with customers.",
            *texts.bullets(_HOW),
        ),
        section("It takes a minute: invite me to a channel (`/invite @Firsthand`), then press:"),
        actions(
            button("Set up a rotation", action_ids.ROTATION_SETUP, "-", primary=True), commands
        ),
    )


def hello(message: Hello) -> Rendered:
    """For a channel: what it could have here."""
    if message.rotation:
        name = texts.bold(message.rotation, NAME_LIMIT)
        return rendered(section(f"Hello! {name} lives in this channel now."))
    return rendered(
        section(
            "Hello! In a rotation here, developers take turns meeting customers: I share the "
            "turns fairly, ask how it went, and post what was learned once a week."
        ),
        actions(
            button(
                "Set up a rotation here",
                action_ids.ROTATION_SETUP,
                message.channel_id,
                primary=True,
            )
        ),
        context("Or type `/firsthand setup`. `/firsthand help` shows all I can do."),
    )
