"""The company in which all stories happen."""

from bot.sandbox.seed import add_channel, add_user, found
from bot.sandbox.world import World

CHANNEL = "customer-contact"
TEAM = ("ada", "bob", "cleo", "dora", "emil", "finn")


def company(world: World) -> None:
    """Six colleagues in Berlin and one in New York, a guest, a leaver, a build bot, two rooms."""
    found(world)
    zone = "Europe/Berlin"
    team = [add_user(world, name, name.title(), zone).id for name in TEAM]
    team.append(add_user(world, "kim", "Kim", "America/New_York").id)
    guest = add_user(world, "noor", "Noor", zone, is_restricted=True).id
    add_user(world, "olga", "Olga", zone, deleted=True)
    add_user(world, "buildbot", "Build Bot", zone, is_bot=True)
    add_channel(world, CHANNEL, [*team, guest, world.app.bot_user])
    add_channel(world, "payments", [*team, world.app.bot_user])
    add_channel(world, "general", team)
    add_channel(world, "old-launch", [*team, world.app.bot_user], archived=True)
