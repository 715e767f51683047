"""Every command wherever it may be typed: one answer that helps, and nothing is changed."""

from typing import Any

import sqlalchemy as sa

from bot.sandbox.records import Channel
from bot.slack.listeners.commands.firsthand import COMMANDS
from bot.store.tables import metadata
from tests.scenarios.starting import rotation
from tests.scenarios.world import Firsthand

DERIVED = {"inbox", "pace", "pause"}
"""What was received, and how fast it may be answered."""
CHANGES = {"join"}
"""What a colleague may do from anywhere, as there is one rotation only."""
OUTSIDER = "I can only help people of the company"


def stored(world: Firsthand) -> dict[str, list[Any]]:
    bot = world.program.bot
    assert bot is not None
    with bot.db.reading() as connection:
        return {
            name: sorted(map(repr, connection.execute(sa.select(table)).all()))
            for name, table in metadata.tables.items()
            if name not in DERIVED
        }


def answers(world: Firsthand, who: str, command: str, channel: str) -> str:
    """What one command brings: the only new message to them, or the modal that opens."""
    person = world.user(who)
    person.types(f"/firsthand {command}", channel=channel)
    told = world.read_everything()
    modals = world.see("views", user=who)["modals"]
    assert len(told) + len(modals) == 1, f"{command} in {channel} brings {len(told)} messages"
    if told:
        return told[0].text
    text = person.form().text
    person.form().close()
    return text


def test_every_command_in_every_place_helps_and_changes_nothing(world: Firsthand) -> None:
    rotation(world)
    slack = world.program.slack
    ids = world.ids()
    between = Channel(
        id="D0PEOPLE0", name="", kind="im", members=[ids["emil"], ids["finn"]],
        created=0, creator=ids["emil"],
    )  # fmt: skip
    slack.channels[between.id] = between
    places = {
        "a direct message with the bot": world.user("emil").dm(),
        "a direct message between people": between.id,
        "a channel without the bot": "general",
        "a channel without a rotation": "payments",
    }
    before = stored(world)
    for place, channel in places.items():
        for command in COMMANDS:
            if command in CHANGES:
                continue
            said = answers(world, "emil", command, channel)
            assert said.strip(), (command, place)
            assert "went wrong" not in said, (command, place, said)
            assert stored(world) == before, (command, place)

    world.act("admin/share_channel", channel="customer-contact")
    world.act("admin/user", name="zoe", another_company=True)
    world.act("act/join", user="zoe", channel="customer-contact")
    before = stored(world)
    for command in COMMANDS:
        said = answers(world, "zoe", command, "customer-contact")
        assert "Payments" not in said, "an outsider hears of no rotation"
        assert "@ada" not in said
        if command == "setup":
            assert "Only people of this company" in said
        elif command != "help":
            assert OUTSIDER in said, command
        assert stored(world) == before, command
