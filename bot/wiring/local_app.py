"""The app in the local Slack has what its manifest asks for, as in the real one."""

from collections.abc import Collection

from bot.sandbox.world import World
from bot.slack.manifest import manifest
from bot.slack.permissions import FEATURES, Feature


def install_from_manifest(world: World, features: Collection[Feature] = FEATURES) -> None:
    """Grant this world's app the scopes, events, command and shortcuts of the manifest."""
    made = manifest(features=features)
    shown = made["features"]
    world.app.scopes = tuple(made["oauth_config"]["scopes"]["bot"])
    world.app.events = tuple(made["settings"]["event_subscriptions"]["bot_events"])
    world.app.commands = tuple(one["command"] for one in shown["slash_commands"])
    world.app.shortcuts = tuple(one["callback_id"] for one in shown["shortcuts"])
