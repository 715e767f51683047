"""The company that lives through the chaos: rooms with a rotation each, and who is in them."""

from datetime import UTC, datetime, time

from bot.core.person import Person
from bot.core.rotation_form import FormProblems, RotationForm
from bot.ports import IncomingContact, Pulled
from bot.sandbox.seed import add_channel, add_user, found
from bot.sandbox.world import World
from bot.store.database import Database
from bot.store.secrets import Secrets
from bot.usecases.add_source import add_source
from bot.usecases.choosing import Where
from bot.usecases.import_contacts import import_contacts
from bot.usecases.install_workspace import install_workspace
from bot.usecases.join_rotation import join_rotation
from bot.usecases.set_up_rotation import set_up_rotation

MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)
"""Before anybody works; rounds are on Mondays and Thursdays at ten, digests on Fridays at three."""
ROUND_DAYS = (0, 3)
MEMBERS = 4
SEATS = 3
"""Two rounds' lessons are more than the digest has room for: the rest is in its thread."""
TICKETS = 240


def room(number: int) -> str:
    return f"room-{number}"


def people_of(number: int) -> list[str]:
    return [f"dev{number}{letter}" for letter in "abcdefgh"[:MEMBERS]]


def company(world: World, rooms: int) -> None:
    """Everybody works in UTC, so that a round is nobody's night."""
    found(world)
    for number in range(rooms):
        users = [add_user(world, name, name.title(), "UTC").id for name in people_of(number)]
        add_channel(world, room(number), [*users, world.app.bot_user])


def furnish(
    database: Database, world: World, rooms: int, *, secrets: Secrets, at: datetime
) -> None:
    """Install the workspace and make a rotation with tickets in each room."""
    team = world.workspace.id
    ids = {user.name: user.id for user in world.users.values()}
    channels = {channel.name: channel.id for channel in world.channels.values()}
    database.call(install_workspace, team, name="Acme", bot_user_id=world.app.bot_user, at=at)
    for number in range(rooms):
        where = Where(channel_id=channels[room(number)])
        form = RotationForm(
            name=room(number),
            weekdays=ROUND_DAYS,
            local_time=time(10),
            seats=SEATS,
            ceiling=None,
        )
        devs = [
            Person(user_id=ids[name], name=name.title(), zone="UTC") for name in people_of(number)
        ]
        made = database.call(
            set_up_rotation, team, form=form, channel_id=where.channel_id, owner=devs[0], at=at
        )
        assert not isinstance(made, FormProblems), made
        for dev in devs:
            database.call(join_rotation, team, person=dev, where=where, at=at)
        _tickets(database, team, number, secrets, at)


def _tickets(database: Database, team: str, number: int, secrets: Secrets, at: datetime) -> None:
    source = database.call(
        add_source,
        team,
        rotation_name=room(number),
        kind="csv",
        name=f"desk {number}",
        settings="{}",
        polled=False,
        secrets=secrets,
        at=at,
    )
    tickets = tuple(
        IncomingContact(
            kind="ticket",
            external_id=f"{number}-{ticket}",
            subject=f"Ticket {number}-{ticket}",
            customer_ref=f"customer {number}-{ticket}",
        )
        for ticket in range(TICKETS)
    )
    pulled = Pulled(contacts=tickets, problems=(), note="")
    database.call(
        import_contacts, team, source_id=source.source_id, pulled=pulled, secrets=secrets, at=at
    )
