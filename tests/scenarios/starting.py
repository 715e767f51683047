"""How most stories begin: a rotation in the channel, its members, tickets that wait."""

import pytest

from tests.scenarios.people import Person
from tests.scenarios.world import Firsthand

NAME = "Payments"
ON_BOTH = pytest.mark.parametrize("kept_on", ["sqlite", "postgresql"], indirect=True)
"""The story is told on both databases."""
ON_SQLITE = pytest.mark.parametrize("kept_on", ["sqlite"], indirect=True)
"""The story is about something only SQLite does."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def rotation(world: Firsthand, *members: str, **fields: object) -> str:
    """Ada sets up a rotation that picks one developer every working day at ten; members join."""
    world.user("ada").types("/firsthand setup")
    chosen = {"name": NAME, "weekdays": WEEKDAYS, "seats": 1, **fields}
    world.user("ada").form().fill(**chosen).submit()
    world.user("ada").sees(str(chosen["name"]), "is set up")
    world.channel(world.channel_name).expects("developers meet customers")
    for name in members:
        world.user(name).types("/firsthand join").sees("Welcome! You are in")
    return str(chosen["name"])


def ticket(number: int = 1, **changed: str) -> dict[str, str]:
    """A ticket as a help desk exports it."""
    return {
        "ID": f"T-{number}",
        "Subject": f"Export is empty ({number})",
        "Description": "I just want last month's numbers, and the file has no rows.",
        "Customer": "Marisa Obrien",
        "Company": "Harbour Clinic",
        "Email": f"marisa.{number}@harbour.example",
        "Status": "Open",
        "Created": f"2026-11-{number:02} 09:00",
        **changed,
    }


def whoever_is_asked(world: Firsthand, *names: str) -> tuple[Person, list[Person]]:
    """The one of these whose turn it is, and the others."""
    people = [world.user(name) for name in names]
    asked = [one for one in people if one.has_news()]
    assert len(asked) == 1, f"{len(asked)} were asked"
    return asked[0], [one for one in people if one != asked[0]]
