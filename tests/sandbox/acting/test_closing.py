from tests.sandbox.forms import home, modal, opened, pushed, row, stack
from tests.sandbox.hands import Slack
from tests.sandbox.robot import robot


async def test_closing_tells_only_a_view_that_wants_to_know(slack: Slack) -> None:
    async with robot(slack) as app:
        view_id = await opened(slack, app, modal())
        assert (await slack.do("act/close", user="ada", view_id=view_id))["acked"] is None
        view_id = await opened(slack, app, modal(notify_on_close=True))
        assert (await slack.do("act/close", user="ada", view_id=view_id))["acked"] is True
        [payload] = app.payloads("view_closed")
    assert (payload["view"]["id"], payload["is_cleared"]) == (view_id, False)
    assert payload["view"]["state"]["values"] == {}
    assert await stack(slack) == []


async def test_closing_everything_tells_of_the_root(slack: Slack) -> None:
    async with robot(slack) as app:
        root = await opened(slack, app, modal(row(), notify_on_close=True))
        top = await pushed(slack, app, modal(notify_on_close=True), root)
        await slack.do("act/close", user="ada", view_id=top["id"], all=True)
        [payload] = app.payloads("view_closed")
    assert (payload["view"]["id"], payload["is_cleared"]) == (root, True)
    assert await stack(slack) == []


async def test_a_closed_modal_uncovers_the_one_below_unless_it_clears(slack: Slack) -> None:
    async with robot(slack) as app:
        root = await opened(slack, app, modal(row()))
        top = await pushed(slack, app, modal(), root)
        await slack.do("act/close", user="ada", view_id=top["id"])
        assert [view["id"] for view in await stack(slack)] == [root]
        top = await pushed(slack, app, modal(clear_on_close=True), root)
        await slack.do("act/close", user="ada", view_id=top["id"])
    assert await stack(slack) == []


async def test_home_cannot_be_closed(slack: Slack) -> None:
    shown = await slack.client.views_publish(user_id=slack.id("ada"), view=home())
    said = await slack.cannot("act/close", user="ada", view_id=shown["view"]["id"])
    assert "Home" in said
