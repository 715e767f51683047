"""A stock Bolt app must feel at home, over slack_sdk's own sockets and over signed HTTP."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.sandbox.refusals import Json
from bot.sandbox.world import Pace
from tests.sandbox.hands import Slack
from tests.sandbox.sample_app import Noticed, by_http, by_socket, sample_app

WAYS = {"sockets": by_socket, "http": by_http}


@pytest.fixture
def pace() -> Pace:
    """Give real clients the time Slack gives them, however busy the machine is."""
    return Pace(ack=3.0, redelivery=(0.0, 0.02, 0.02), leaving=0.05)


@pytest.fixture(params=WAYS)
async def bolt(slack: Slack, request: pytest.FixtureRequest) -> AsyncIterator[Noticed]:
    noticed = Noticed()
    await slack.do("admin/shortcuts", callback_ids=["anywhere", "on_message"])
    async with WAYS[request.param](slack, sample_app(slack, noticed)):
        yield noticed


async def shown(slack: Slack) -> list[Json]:
    return list((await slack.see("views", user="ada"))["modals"])


async def submit(slack: Slack, view: Json, name: str) -> Json:
    typed = {"name": {"it": {"value": name}}}
    return await slack.do("act/submit", user="ada", view_id=view["id"], values=typed)


async def asked(slack: Slack, bolt: Noticed) -> Json:
    """Run the command; return where its button stands."""
    ran = await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
    assert ran["payload"] == {"text": "Here you are."}
    await bolt.until("command")
    dm = (await slack.do("act/open_dm", user="ada"))["channel"]["id"]
    [message] = await slack.said(dm)
    return {"user": "ada", "channel": dm, "ts": message["ts"], "block_id": "row", "action_id": "go"}


async def test_a_command_is_answered_and_its_button_opens_a_modal(
    slack: Slack, bolt: Noticed
) -> None:
    place = await asked(slack, bolt)
    assert [m["text"] for m in await slack.said("general")] == ["Here you are."]
    assert (await slack.do("act/action", **place))["ok"]
    await bolt.until("button")
    [answered] = await slack.said(place["channel"])
    assert (answered["text"], "blocks" in answered) == ("Gone.", False)
    assert len(await shown(slack)) == 1
    assert await slack.violations() == []


async def test_a_modal_shows_errors_changes_and_is_saved(slack: Slack, bolt: Noticed) -> None:
    await slack.do("act/action", **await asked(slack, bolt))
    await bolt.until("button")
    [view] = await shown(slack)
    wrong = await submit(slack, view, "nobody")
    assert wrong["errors"] == {"name": "Somebody, please."}
    more = await submit(slack, view, "more")
    assert more["view"]["title"]["text"] == "More"
    right = await submit(slack, view, "Ada")
    assert (right["ok"], right["view"]) == (True, None)
    assert bolt.saved == ["Ada"]
    assert await slack.violations() == []


async def test_a_modal_that_is_closed_is_told(slack: Slack, bolt: Noticed) -> None:
    await slack.do("act/action", **await asked(slack, bolt))
    await bolt.until("button")
    [view] = await shown(slack)
    assert (await slack.do("act/close", user="ada", view_id=view["id"]))["acked"]
    await bolt.until("closing")


async def test_home_is_shown_and_its_button_opens_a_modal(slack: Slack, bolt: Noticed) -> None:
    await slack.do("act/home", user="ada")
    await bolt.until("home")
    home = (await slack.see("views", user="ada"))["home"]
    assert [block["type"] for block in home["blocks"]] == ["actions", "divider"]
    place = {"view_id": home["id"], "block_id": "row", "action_id": "go_on"}
    assert (await slack.do("act/action", user="ada", **place))["ok"]
    await bolt.until("home button")
    assert len(await shown(slack)) == 1
    assert await slack.violations() == []


async def test_a_file_is_shared_when_somebody_mentions_the_app(slack: Slack, bolt: Noticed) -> None:
    await slack.do("act/post", user="ada", channel="general", text="Notes, @firsthand?")
    await bolt.until("file")
    message = (await slack.said("general"))[-1]
    assert (message["text"], message["files"][0]["name"]) == ("Here", "notes.txt")
    assert await slack.violations() == []


async def test_both_kinds_of_shortcut_work(slack: Slack, bolt: Noticed) -> None:
    assert (await slack.do("act/shortcut", user="ada", callback_id="anywhere"))["ok"]
    await bolt.until("shortcut")
    assert len(await shown(slack)) == 1
    posted = await slack.do("act/post", user="bob", channel="general", text="Lunch")
    where = {"channel": "general", "ts": posted["message"]["ts"]}
    await slack.do("act/shortcut", user="ada", callback_id="on_message", **where)
    await bolt.until("message shortcut")
    assert (await slack.said("general"))[-1]["text"] == "You meant “Lunch”."
    assert await slack.violations() == []


async def test_an_app_asked_to_refresh_comes_back_on_a_new_socket(slack: Slack) -> None:
    noticed = Noticed()
    async with by_socket(slack, sample_app(slack, noticed)):
        await slack.do("admin/socket", disconnect="refresh_requested")
        async with asyncio.timeout(5):
            async for _ in slack.world.bell.rings(every=0.05):
                if slack.server.hub.open_sockets():
                    break
        assert (await slack.do("act/home", user="bob"))["acked"]
        await noticed.until("home")
    assert (await slack.see("views", user="bob"))["home"] is not None


async def test_two_bots_with_one_token_share_the_work_and_nothing_comes_twice(
    slack: Slack,
) -> None:
    one, other = Noticed(), Noticed()
    async with by_socket(slack, sample_app(slack, one)):
        async with by_socket(slack, sample_app(slack, other)):
            assert (await slack.see("state"))["app"]["sockets"] == 2
            for _ in range(2):
                await slack.do("act/home", user="ada")
            await one.until("home")
            await other.until("home")
        assert (await slack.do("act/home", user="ada"))["acked"]
        await one.until("home")
    assert (one.told, other.told) == ([], [])
    assert await slack.violations() == []
