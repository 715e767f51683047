"""Somebody's Home while it is published and changes at once: the newest stands in the end."""

from bot.core.messages import Home, HomeRotation
from bot.ports import Letter
from bot.store import outbox
from bot.store.database import Database
from bot.usecases.deliver import deliver
from tests.gateways.memory import MemoryMessenger
from tests.store.moments import AT, TEAM


def change(database: Database, name: str) -> None:
    """Home says this now."""
    rotation = HomeRotation(rotation_id="r1", name=name, member=True)
    message = Home(user_id="U1", rotations=(rotation,))
    with database.write(TEAM) as tx:
        outbox.put(tx, key="home:U1", conversation="home:U1", message=message, at=AT)


def shown(slack: MemoryMessenger) -> list[str]:
    """What stands on each Home there is."""
    found = [one.message for one in slack.said]
    return [one.rotations[0].name for one in found if isinstance(one, Home)]


async def test_an_older_home_never_takes_the_place_of_a_newer_one(database: Database) -> None:
    slack = MemoryMessenger(at=AT)
    change(database, "first")
    assert await deliver(database, slack, AT) == 1
    seen: list[str] = []

    async def changed_meanwhile(letter: Letter) -> None:
        """While a version is on its way, two more come and another replica delivers, too."""
        assert isinstance(letter.message, Home)
        seen.append(letter.message.rotations[0].name)
        change(database, "third")
        change(database, "fourth")
        assert await deliver(database, slack, AT) == 0  # nobody overtakes what is on its way

    slack.faults = [changed_meanwhile]
    change(database, "second")
    while await deliver(database, slack, AT):
        pass
    assert seen == ["second"]
    assert shown(slack) == ["fourth"]
    assert [one.versions for one in slack.said] == [3]  # the third was never worth showing
