"""Buttons and menus, on messages and on Home."""

from slack_bolt.async_app import AsyncApp

from bot.slack.door import Door
from bot.slack.listeners.actions import (
    followups,
    handing_on,
    home,
    hosts,
    learnings,
    life,
    links,
    my_time,
    pairings,
    pausing,
    promises,
    roster,
    rotations,
    settings,
    thanks,
)


def register(app: AsyncApp, door: Door) -> None:
    """Listen to everything that can be pressed."""
    for kind in (
        followups,
        handing_on,
        home,
        hosts,
        learnings,
        life,
        links,
        my_time,
        pairings,
        pausing,
        promises,
        roster,
        rotations,
        settings,
        thanks,
    ):
        kind.register(app, door)
