"""Whose an address is, and what keeps one from knowing."""

import pytest

from bot.gateways.addresses import MayNotAsk, SlackAddresses
from bot.gateways.sentences import SlackProblem
from tests.gateways.conftest import Line


@pytest.fixture
def addresses(line: Line) -> SlackAddresses:
    return SlackAddresses(line.client, "hash of {}".format)


async def test_an_address_leads_to_a_person_known_by_its_hash(
    line: Line, addresses: SlackAddresses
) -> None:
    found = await addresses.person_at("Grace@acme.example")
    assert found is not None
    assert (found.user_id, found.zone) == (line.id("grace"), "America/New_York")
    assert found.email_hash == "hash of Grace@acme.example"


async def test_nobody_has_the_address_of_somebody_else_or_of_who_has_left(
    addresses: SlackAddresses,
) -> None:
    assert await addresses.person_at("nobody@else.example") is None
    assert await addresses.person_at("olga@acme.example") is None


async def test_a_guest_is_told_as_one(addresses: SlackAddresses) -> None:
    found = await addresses.person_at("noor@acme.example")
    assert found is not None
    assert found.state == "guest"


async def test_without_its_scope_nobody_is_looked_up(line: Line, addresses: SlackAddresses) -> None:
    line.world.app.scopes = tuple(one for one in line.world.app.scopes if "email" not in one)
    with pytest.raises(MayNotAsk, match=r"users:read\.email"):
        await addresses.person_at("grace@acme.example")


async def test_slack_out_of_breath_is_a_problem_and_no_answer(
    line: Line, addresses: SlackAddresses
) -> None:
    limited = (429, {"Retry-After": "30"}, '{"ok": false, "error": "ratelimited"}')
    line.wire.faults["users.lookupByEmail"] = [limited]
    with pytest.raises(SlackProblem, match="wait 30 seconds"):
        await addresses.person_at("grace@acme.example")
