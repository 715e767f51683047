"""Finding hosts in Slack by the address that a source tells, and keeping it no longer than that."""

from dataclasses import dataclass, field, replace

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from bot.core.host_search import AT_ONCE
from bot.core.person import Person
from bot.gateways.addresses import MayNotAsk
from bot.gateways.sentences import SlackProblem
from bot.store.secrets import Secrets
from bot.store.tables import host_search
from bot.usecases.find_hosts import due_hosts
from bot.wiring.host_search import look_up_hosts
from tests.usecases.world import DAY, HOUR, World, call, on, ticket


@dataclass
class Addresses:
    """Slack, as far as it knows addresses."""

    world: World
    people: dict[str, Person] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    fails: SlackProblem | None = None

    async def person_at(self, email: str) -> Person | None:
        self.asked.append(email)
        if self.fails is not None:
            raise self.fails
        found = self.people.get(email)
        email_hash = self.world.secrets.hash_address(email)
        return None if found is None else replace(found, email_hash=email_hash)


@pytest.fixture
def slack(world: World) -> Addresses:
    return Addresses(world, {"sue@us.example": world.person("sue")})


async def looks(slack: Addresses) -> int:
    world = slack.world
    return await look_up_hosts(world.database, world.workspace, slack, world.secrets, world.at)


def sealed(world: World) -> list[str]:
    """The addresses that are kept."""
    rows = world.table(host_search)
    return [world.secrets.open(row.address) for row in rows if row.address is not None]


async def test_a_host_nobody_has_met_is_found_and_their_address_forgotten(slack: Addresses) -> None:
    world = slack.world
    world.bring(ticket("a", host_email="sue@us.example"), ticket("b", host_email="sue@us.example"))
    assert sealed(world) == ["sue@us.example"]
    assert await looks(slack) == 1
    assert slack.asked == ["sue@us.example"]
    assert {world.contact(name).host_user_id for name in "ab"} == {"sue"}
    assert world.table(host_search) == []
    assert world.see(due_hosts, at=world.at) is None
    world.bring(ticket("c", host_email="SUE@us.example"))
    assert world.contact("c").host_user_id == "sue"
    assert world.table(host_search) == []


async def test_what_is_kept_until_then_is_no_address_to_whoever_reads_the_database(
    slack: Addresses,
) -> None:
    world = slack.world
    world.bring(ticket("a", host_email="sue@us.example"))
    with world.database.reading() as connection:
        rows = connection.execute(sa.text("SELECT * FROM host_search")).all()
    assert len(rows) == 1
    assert "sue" not in repr(rows)


async def test_whom_slack_does_not_know_is_asked_about_once_a_week(slack: Addresses) -> None:
    world = slack.world
    incoming = call("a", on(23, 12) + 30 * DAY, host_email="tom@us.example")
    world.bring(incoming)
    assert await looks(slack) == 0
    assert sealed(world) == []
    for _ in range(6):
        world.at += DAY
        world.bring(incoming)
        await looks(slack)
    assert slack.asked == ["tom@us.example"]
    world.at += DAY + HOUR
    slack.people["tom@us.example"] = world.person("tom")
    world.bring(incoming)
    assert await looks(slack) == 1
    assert world.contact("a").host_user_id == "tom"


async def test_without_the_scope_no_address_is_kept_and_nothing_is_planned(
    slack: Addresses,
) -> None:
    world = slack.world
    slack.fails = MayNotAsk("no")
    world.bring(ticket("a", host_email="sue@us.example"), ticket("b", host_email="tom@us.example"))
    assert await looks(slack) == 0
    assert len(slack.asked) == 1
    assert world.table(host_search) == []
    assert world.see(due_hosts, at=world.at + DAY) is None
    slack.fails = None
    world.bring(ticket("a", host_email="sue@us.example"))
    assert await looks(slack) == 1


async def test_slack_away_is_asked_again_soon_but_an_address_is_kept_for_a_day_only(
    slack: Addresses,
) -> None:
    world = slack.world
    slack.fails = SlackProblem("away")
    world.bring(ticket("a", host_email="sue@us.example"))
    await looks(slack)
    assert sealed(world) == ["sue@us.example"]
    assert world.see(due_hosts, at=world.at) is None
    world.at += HOUR
    slack.fails = None
    assert await looks(slack) == 1
    slack.fails = SlackProblem("away")
    world.bring(ticket("b", host_email="tom@us.example"))
    await looks(slack)
    world.at += DAY + HOUR
    await looks(slack)
    assert world.table(host_search) == []
    assert world.see(due_hosts, at=world.at + DAY) is None


async def test_many_are_asked_about_a_few_at_a_time(slack: Addresses) -> None:
    world = slack.world
    many = AT_ONCE + 3
    world.bring(*(ticket(f"t{n}", host_email=f"h{n}@us.example") for n in range(many)))
    await looks(slack)
    assert len(slack.asked) == AT_ONCE
    assert await looks(slack) == 0
    world.at += HOUR
    await looks(slack)
    assert sorted(slack.asked) == sorted(f"h{n}@us.example" for n in range(many))


async def test_only_open_contacts_without_a_known_host_are_asked_about(slack: Addresses) -> None:
    world = slack.world
    world.bring(ticket("a", host_email="sue@us.example", state="solved"))
    assert world.table(host_search) == []
    world.bring(ticket("b", host_email="sue@us.example"))
    await looks(slack)
    # Slack may have another address for them by now; who hosts it stays known.
    with world.database.writing() as connection:
        connection.execute(sa.text("UPDATE person SET email_hash = 'other' WHERE user_id = 'sue'"))
    world.bring(ticket("b", host_email="sue@us.example"))
    assert world.contact("b").host_user_id == "sue"
    assert world.table(host_search) == []


async def test_one_workspace_learns_nothing_of_another_s_hosts(slack: Addresses) -> None:
    other = World(slack.world.database, workspace="T2")
    other.secrets = slack.world.secrets
    other.set_up()
    slack.world.bring(ticket("a", host_email="sue@us.example"))
    assert await looks(Addresses(other)) == 0
    assert sealed(other) == []
    assert await looks(slack) == 1


async def test_what_no_key_opens_any_more_is_forgotten_and_may_be_told_again(
    slack: Addresses,
) -> None:
    world = slack.world
    world.bring(ticket("a", host_email="sue@us.example"))
    lost = Secrets([Fernet.generate_key().decode()])
    assert await look_up_hosts(world.database, world.workspace, slack, lost, world.at) == 0
    assert (slack.asked, world.table(host_search)) == ([], [])
    world.bring(ticket("a", host_email="sue@us.example"))
    assert await looks(slack) == 1
