"""Somebody's do-not-disturb as Slack words it, to others than themselves."""

from bot.sandbox.records import User
from bot.sandbox.refusals import Json
from bot.sandbox.world import World


def dnd_shape(world: World, user: User) -> Json:
    """Return the period that runs or comes next; nobody else sees whether it is a snooze."""
    there_is = user.dnd_until > world.now().timestamp()
    return {
        "dnd_enabled": there_is,
        "next_dnd_start_ts": user.dnd_from if there_is else 1,
        "next_dnd_end_ts": user.dnd_until if there_is else 1,
    }
