"""People change: name, zone, guest or not, gone or back."""

from slack_bolt.async_app import AsyncApp

from bot.slack.door import Door
from bot.slack.payloads import Happened
from bot.slack.tying import on_event
from bot.store import people
from bot.usecases.people_change import person_changed


async def changed(door: Door, happened: Happened) -> None:
    """Remember what Slack says of somebody we know.

    Slack is asked again, because events may come late and out of order.
    """
    if await door.look(people.find_person, happened.user_id) is None:
        return
    person = await door.people.person(happened.user_id)
    at = door.now()
    await door.once(happened, at, person_changed, person=person, at=at)


async def joined(_door: Door, _happened: Happened) -> None:
    """Somebody new in the workspace is left in peace until they join a rotation."""


def register(app: AsyncApp, door: Door) -> None:
    """Listen to changes of people."""
    on_event(app, door, "user_change", changed)
    on_event(app, door, "team_join", joined)
