"""The local Slack grants what the manifest asks for, and nothing else."""

from bot.clock import MovableClock
from bot.sandbox.seed import demo_world
from bot.sandbox.timeline import FreeTimeline
from bot.slack.manifest import manifest
from bot.slack.permissions import FEATURES
from bot.wiring.local_app import install_from_manifest


def test_it_has_the_scopes_and_events_of_the_manifest_also_after_a_reset() -> None:
    world = demo_world(FreeTimeline(MovableClock().now))
    install_from_manifest(world)
    full = manifest(features=FEATURES)
    for _ in range(2):
        assert list(world.app.scopes) == full["oauth_config"]["scopes"]["bot"]
        assert list(world.app.events) == full["settings"]["event_subscriptions"]["bot_events"]
        assert world.app.commands == ("/firsthand",)
        assert world.app.shortcuts == ("log_contact", "pair_developer")
        world.reset()
