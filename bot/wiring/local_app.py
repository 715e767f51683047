"""The app in the local Slack has what its manifest asks for, as in the real one."""

from bot.sandbox.records import Shortcut
from bot.sandbox.world import World
from bot.slack.manifest import manifest
from bot.slack.permissions import FEATURES


def install_from_manifest(world: World) -> None:
    """Grant this world's app all that the manifest can ask for, now and after every reset."""
    lay_the_ground = world.seed

    def seed(made: World) -> None:
        lay_the_ground(made)
        _grant(made)

    world.seed = seed
    _grant(world)


def _grant(world: World) -> None:
    made = manifest(features=FEATURES)
    shown = made["features"]
    world.app.scopes = tuple(made["oauth_config"]["scopes"]["bot"])
    world.app.events = tuple(made["settings"]["event_subscriptions"]["bot_events"])
    world.app.commands = tuple(one["command"] for one in shown["slash_commands"])
    world.app.shortcuts = tuple(one["callback_id"] for one in shown["shortcuts"])
    world.app.menu = tuple(
        Shortcut(
            callback_id=one["callback_id"],
            name=one["name"],
            on_message=one["type"] == "message",
        )
        for one in shown["shortcuts"]
    )
