import pytest

from tests.sandbox.forms import entry, home, modal, opened, pushed, row, stack, trigger
from tests.sandbox.hands import Slack
from tests.sandbox.refusing import code, refusal
from tests.sandbox.robot import robot


async def test_a_trigger_opens_one_modal_once(slack: Slack) -> None:
    async with robot(slack) as app:
        trigger_id = await trigger(slack, app)
        answer = await slack.client.views_open(trigger_id=trigger_id, view=modal())
        again = slack.client.views_open(trigger_id=trigger_id, view=modal())
        assert await code(again) == "exchanged_trigger_id"
    view = answer["view"]
    assert (view["root_view_id"], view["previous_view_id"]) == (view["id"], None)
    assert view["state"]["values"] == {"name": {"it": {"type": "plain_text_input", "value": None}}}
    assert [one["id"] for one in await stack(slack)] == [view["id"]]


@pytest.mark.parametrize(("age", "error"), [(3.0, None), (3.01, "expired_trigger_id")])
async def test_a_trigger_lives_three_real_seconds(
    slack: Slack, age: float, error: str | None
) -> None:
    async with robot(slack) as app:
        trigger_id = await trigger(slack, app)
        await slack.do("clock/travel", seconds=86_400)
        slack.beat.seconds += age
        opening = slack.client.views_open(trigger_id=trigger_id, view=modal())
        if error is None:
            assert (await opening)["ok"]
        else:
            assert await code(opening) == error


async def test_a_trigger_nobody_gave_is_invalid(slack: Slack) -> None:
    opening = slack.client.views_open(trigger_id="1.2.abc", view=modal())
    assert await code(opening) == "invalid_trigger_id"


async def test_a_bad_view_is_refused_and_spends_no_trigger(slack: Slack) -> None:
    async with robot(slack) as app:
        trigger_id = await trigger(slack, app)
        wrong = slack.client.views_open(trigger_id=trigger_id, view=modal(title="x" * 25))
        answer = await refusal(wrong)
        assert answer["error"] == "invalid_arguments"
        assert "[json-pointer:/view/title/text]" in answer["response_metadata"]["messages"][0]
        for view in ("{", "[]", home()):
            opening = slack.client.views_open(trigger_id=trigger_id, view=view)  # type: ignore[arg-type]  # wrong on purpose
            assert await code(opening) == "invalid_arguments"
        assert (await slack.client.views_open(trigger_id=trigger_id, view=modal()))["ok"]


async def test_the_stack_is_three_modals_deep(slack: Slack) -> None:
    async with robot(slack) as app:
        root = await opened(slack, app, modal(row()))
        second = await pushed(slack, app, modal(row()), root)
        third = await pushed(slack, app, modal(row()), second["id"])
        assert (third["root_view_id"], third["previous_view_id"]) == (root, second["id"])
        await slack.do(
            "act/action", user="ada", view_id=third["id"], block_id="row", action_id="go"
        )
        trigger_id = app.payloads("block_actions")[-1]["trigger_id"]
        fourth = slack.client.views_push(trigger_id=trigger_id, view=modal())
        assert await code(fourth) == "push_limit_reached"
    assert len(await stack(slack)) == 3


async def test_a_push_needs_a_trigger_from_inside_a_modal(slack: Slack) -> None:
    async with robot(slack) as app:
        push = slack.client.views_push(trigger_id=await trigger(slack, app), view=modal())
        assert await code(push) == "invalid_trigger_id"


async def test_an_update_by_either_id_changes_the_hash(slack: Slack) -> None:
    async with robot(slack) as app:
        view_id = await opened(slack, app, modal(external_id="mine"))
    [before] = await stack(slack)
    update = await slack.client.views_update(
        view_id=view_id, hash=before["hash"], view=modal(external_id="mine", title="New")
    )
    assert update["view"]["hash"] != before["hash"]
    stale = slack.client.views_update(view_id=view_id, hash=before["hash"], view=modal())
    assert await code(stale) == "hash_conflict"
    await slack.client.views_update(external_id="mine", view=modal(title="Newer"))
    assert (await stack(slack))[0]["title"]["text"] == "Newer"


async def test_an_update_needs_exactly_one_id_of_an_open_view(slack: Slack) -> None:
    neither = slack.client.api_call("views.update", json={"view": modal()})
    assert await code(neither) == "invalid_arguments"
    unknown = slack.client.views_update(view_id="V404", view=modal())
    assert await code(unknown) == "not_found"


async def test_an_external_id_belongs_to_one_view(slack: Slack) -> None:
    await slack.client.views_publish(user_id=slack.id("bob"), view=home() | {"external_id": "mine"})
    async with robot(slack) as app:
        opening = slack.client.views_open(
            trigger_id=await trigger(slack, app), view=modal(external_id="mine")
        )
        assert await code(opening) == "duplicate_external_id"


async def test_typed_text_survives_an_update_that_keeps_its_ids(slack: Slack) -> None:
    async with robot(slack) as app:
        view_id = await opened(slack, app, modal(entry("name", "plain_text_input"), row()))
        await slack.do(
            "act/action",
            user="ada",
            view_id=view_id,
            block_id="row",
            action_id="go",
            values={"name": {"it": {"value": "Ada"}}},
        )
        told = app.payloads("block_actions")[-1]["view"]
    assert told["state"]["values"]["name"]["it"]["value"] == "Ada"
    kept = await slack.client.views_update(
        view_id=view_id, view=modal(entry("name", "plain_text_input"), title="Two")
    )
    assert kept["view"]["state"]["values"]["name"]["it"]["value"] == "Ada"
    lost = await slack.client.views_update(
        view_id=view_id, view=modal(entry("name", "number_input", is_decimal_allowed=False))
    )
    assert lost["view"]["state"]["values"]["name"]["it"]["value"] is None


async def test_home_is_published_without_a_visit_and_replaced_in_place(slack: Slack) -> None:
    ada = slack.id("ada")
    first = await slack.client.views_publish(user_id=ada, view=home())
    stale = first["view"]["hash"]
    second = await slack.client.views_publish(user_id=ada, view=home(), hash=stale)
    assert second["view"]["id"] == first["view"]["id"]
    conflict = slack.client.views_publish(user_id=ada, view=home(), hash=stale)
    assert await code(conflict) == "hash_conflict"
    assert await code(slack.client.views_publish(user_id="U404", view=home())) == (
        "invalid_arguments"
    )
    assert await code(slack.client.views_publish(user_id=ada, view=modal())) == (
        "invalid_arguments"
    )


async def test_nothing_can_be_pushed_once_the_modal_is_closed(slack: Slack) -> None:
    async with robot(slack) as app:
        root = await opened(slack, app, modal(row()))
        where = {"user": "ada", "view_id": root}
        await slack.do("act/action", **where, block_id="row", action_id="go")
        trigger_id = app.payloads("block_actions")[-1]["trigger_id"]
        await slack.do("act/close", **where)
        assert await code(slack.client.views_push(trigger_id=trigger_id, view=modal())) == (
            "not_found"
        )


async def test_a_view_beyond_its_size_has_its_own_code(slack: Slack) -> None:
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}}
    view = home(*[block] * 90)
    published = slack.client.views_publish(user_id=slack.id("ada"), view=view)
    assert await code(published) == "view_too_large"
