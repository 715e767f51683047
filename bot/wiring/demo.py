"""The demo rotation: an owner, three members, tickets and calls, so that there is much to see."""

from collections.abc import Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import Any

from bot import demo
from bot.core.rotation_form import FormProblems, RotationForm
from bot.sources.registry import build_source, dump_settings, read_settings
from bot.usecases.add_source import add_source
from bot.usecases.choosing import Where
from bot.usecases.import_contacts import import_contacts
from bot.usecases.join_rotation import join_rotation
from bot.usecases.set_up_rotation import set_up_rotation
from bot.wiring.running import Bot

ROTATION = "customer-contact"
OWNER = "ada"
MEMBERS = ("jonas", "grace", "thiago")
CALLS_LATER = timedelta(days=3)
"""The first rounds give tickets, which can be done at once: so the whole loop is seen sooner."""

FORM = RotationForm(
    name=ROTATION,
    weekdays=(0, 1, 2, 3, 4),
    local_time=time(10),
    zone="Europe/Berlin",
    seats=2,
    digest_weekday=4,
    digest_time=time(15),
)


async def furnish(
    bot: Bot, people: Mapping[str, str], channels: Mapping[str, str], folder: Path
) -> None:
    """Set the demo up through the same use cases as everybody's; a second time changes nothing.

    ``people`` and ``channels`` are names to ids of the local Slack; ``folder`` keeps the calendar.
    """
    door, at = bot.door, bot.clock.now()
    owner = await door.people.person(people[OWNER])
    made = await door.run(
        set_up_rotation, form=FORM, channel_id=channels[ROTATION], owner=owner, at=at
    )
    if isinstance(made, FormProblems):
        return
    where = Where(channel_id=channels[ROTATION])
    for name in MEMBERS:
        person = await door.people.person(people[name])
        await door.run(join_rotation, person=person, where=where, at=at)
    calendar = folder / "calls.ics"
    calls = demo.calls_text(at.date() + CALLS_LATER)
    calendar.write_bytes(calls.encode())
    await _add(bot, "csv", "help-desk", {"path": str(demo.tickets_path())})
    own = {"where": str(calendar), "own_domains": (demo.OWN_DOMAIN,)}
    await _add(bot, "ics", "sales-calendar", own)
    await bot.ticker.tick(bot.clock.now())


async def _add(bot: Bot, kind: str, name: str, values: Mapping[str, Any]) -> None:
    """Add a source and import it once: polled every hour, it would make time travel slow."""
    settings, at = read_settings(kind, values), bot.clock.now()
    pulled = await build_source(kind, settings).pull(at)
    added = await bot.door.run(
        add_source,
        rotation_name=ROTATION,
        kind=kind,
        name=name,
        settings=dump_settings(settings),
        polled=False,
        secrets=bot.secrets,
        at=at,
    )
    await bot.door.run(
        import_contacts, source_id=added.source_id, pulled=pulled, secrets=bot.secrets, at=at
    )
