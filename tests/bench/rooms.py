"""A workspace of two hundred, and a database as a team has it after a while."""

from datetime import datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.config import Settings
from bot.core.person import Person
from bot.core.rotation_form import RotationForm
from bot.ports import IncomingContact, Pulled
from bot.sandbox.seed import add_channel, add_user, found
from bot.sandbox.world import World
from bot.store.transaction import Tx
from bot.usecases.add_source import add_source
from bot.usecases.choosing import Where
from bot.usecases.import_contacts import import_contacts
from bot.usecases.install_workspace import install_workspace
from bot.usecases.join_rotation import join_rotation
from bot.usecases.set_up_rotation import set_up_rotation
from bot.wiring.database import open_database
from bot.wiring.keys import open_secrets

CALLERS = 200
MEMBERS = 20
TICKETS = 500
CHANNEL = "customer-contact"
ROTATION = "Payments"
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "America/Sao_Paulo")


def office(world: World) -> None:
    """Two hundred colleagues, all in the rotation's channel."""
    found(world)
    people = [
        add_user(world, f"caller{number}", f"Caller {number}", ZONES[number % len(ZONES)]).id
        for number in range(CALLERS)
    ]
    add_channel(world, CHANNEL, [*people, world.app.bot_user])


def furnish(world: World, folder: Path, at: datetime) -> str:
    """Fill a database by the use cases of everybody; returns its address."""
    url = f"sqlite:///{folder / 'bench.db'}"
    settings = Settings(database_url=SecretStr(url))
    secrets = open_secrets(settings)
    channel = next(room.id for room in world.channels.values() if room.name == CHANNEL)
    callers = [user for user in world.users.values() if user.name.startswith("caller")]
    members = [
        Person(user_id=user.id, name=user.real_name, zone=user.tz or "UTC")
        for user in callers[:MEMBERS]
    ]

    def fill(tx: Tx) -> None:
        name, bot_user = world.workspace.name, world.app.bot_user
        install_workspace(tx, name=name, bot_user_id=bot_user, at=at)
        form = RotationForm(name=ROTATION, weekdays=(0, 1, 2, 3, 4), zone="Europe/Berlin")
        set_up_rotation(tx, form=form, channel_id=channel, owner=members[0], at=at)
        for person in members:
            join_rotation(tx, person=person, where=Where(channel_id=channel), at=at)
        added = add_source(
            tx,
            rotation_name=ROTATION,
            kind="csv",
            name="help-desk",
            settings='{"path": "tickets.csv"}',
            polled=False,
            secrets=secrets,
            at=at,
        )
        pulled = Pulled(contacts=_tickets(at), problems=(), note="")
        import_contacts(tx, source_id=added.source_id, pulled=pulled, secrets=secrets, at=at)

    db = open_database(settings)
    try:
        db.call(fill, world.workspace.id)
    finally:
        db.close()
    return url


def _tickets(at: datetime) -> tuple[IncomingContact, ...]:
    return tuple(
        IncomingContact(
            external_id=f"T-{number}",
            kind="ticket",
            subject=f"Export is empty ({number})",
            body="I just want last month's numbers, and the file has no rows. " * 5,
            state="open",
            customer_person=f"Customer {number % 300}",
            customer_email=f"customer{number % 300}@harbour.example",
            opened_at=at - timedelta(hours=number),
        )
        for number in range(TICKETS)
    )
