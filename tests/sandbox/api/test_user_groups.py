from collections.abc import AsyncIterator

import pytest

from bot.sandbox.refusals import Json
from tests.sandbox.hands import Slack
from tests.sandbox.refusing import code
from tests.sandbox.robot import Robot, robot


@pytest.fixture
async def app(slack: Slack) -> AsyncIterator[Robot]:
    """An app with the optional scopes and events of user groups."""
    scopes = [*slack.world.app.scopes, "usergroups:read", "usergroups:write"]
    await slack.do("admin/scopes", scopes=scopes)
    events = ["subteam_created", "subteam_updated", "subteam_members_changed"]
    await slack.do("admin/events", events=events)
    async with robot(slack) as made:
        yield made


async def duty(slack: Slack, *people: str) -> str:
    made = await slack.client.usergroups_create(name="On duty", handle="on-duty")
    group_id = str(made["usergroup"]["id"])
    if people:
        users = [slack.id(name) for name in people]
        await slack.client.usergroups_users_update(usergroup=group_id, users=users)
    return group_id


@pytest.mark.usefixtures("app")
async def test_a_group_holds_exactly_those_it_was_given_last(slack: Slack) -> None:
    group = await duty(slack, "ada")
    changed = await slack.client.usergroups_users_update(usergroup=group, users=slack.id("bob"))
    assert changed["usergroup"]["users"] == [slack.id("bob")]
    listed = await slack.client.usergroups_users_list(usergroup=group)
    assert listed["users"] == [slack.id("bob")]
    [told] = (await slack.client.usergroups_list(include_users=True, include_count=True))[
        "usergroups"
    ]
    assert (told["handle"], told["user_count"], told["users"]) == ("on-duty", 1, listed["users"])


@pytest.mark.usefixtures("app")
async def test_guests_bots_and_the_gone_are_refused_and_nobody_is_no_list(slack: Slack) -> None:
    group = await duty(slack, "ada")
    for wrong in ("noor", "firsthand", "gone"):
        users = [slack.id("bob"), slack.id(wrong)]
        refused = slack.client.usergroups_users_update(usergroup=group, users=users)
        assert await code(refused) == "invalid_users"
    nobody = slack.client.usergroups_users_update(usergroup=group, users=[])
    assert await code(nobody) == "no_users_provided"
    listed = await slack.client.usergroups_users_list(usergroup=group)
    assert listed["users"] == [slack.id("ada")]


@pytest.mark.usefixtures("app")
async def test_a_group_is_emptied_by_putting_it_away(slack: Slack) -> None:
    group = await duty(slack, "ada")
    away = await slack.client.usergroups_disable(usergroup=group)
    assert away["usergroup"]["date_delete"] > 0
    assert (await slack.client.usergroups_list())["usergroups"] == []
    assert await code(slack.client.usergroups_users_list(usergroup=group)) == "no_such_subteam"
    assert len((await slack.client.usergroups_list(include_disabled=True))["usergroups"]) == 1
    await slack.client.usergroups_enable(usergroup=group)
    assert len((await slack.client.usergroups_list())["usergroups"]) == 1


@pytest.mark.usefixtures("app")
async def test_names_and_handles_are_unique_and_handles_plain(slack: Slack) -> None:
    group = await duty(slack)
    create = slack.client.usergroups_create
    assert await code(create(name="On duty", handle="other")) == "name_already_exists"
    assert await code(create(name="Other", handle="on-duty")) == "handle_already_exists"
    assert await code(create(name="Other", handle="On Duty!")) == "bad_handle"
    changed = await slack.client.usergroups_update(usergroup=group, name="Duty")
    assert (changed["usergroup"]["name"], changed["usergroup"]["handle"]) == ("Duty", "on-duty")
    unknown = slack.client.usergroups_update(usergroup="S404", name="Duty")
    assert await code(unknown) == "no_such_subteam"


@pytest.mark.parametrize(
    ("plan", "error"),
    [
        ({"free_plan": True}, "plan_upgrade_required"),
        ({"groups_by_admins": True}, "permission_denied"),
    ],
)
@pytest.mark.usefixtures("app")
async def test_plan_and_policy_can_keep_the_app_from_groups(
    slack: Slack, plan: Json, error: str
) -> None:
    group = await duty(slack, "ada")
    await slack.do("admin/plan", **plan)
    users = [slack.id("bob")]
    refused = slack.client.usergroups_users_update(usergroup=group, users=users)
    assert await code(refused) == error
    assert await code(slack.client.usergroups_create(name="X", handle="x")) == error
    assert "true or false" in await slack.cannot("admin/plan", free_plan="yes")
    assert await slack.violations() == []


async def test_without_the_scopes_groups_are_closed(slack: Slack) -> None:
    assert await code(slack.client.usergroups_list()) == "missing_scope"
    assert await code(slack.client.usergroups_disable(usergroup="S1")) == "missing_scope"


async def test_the_app_is_told_who_came_and_went_whoever_did_it(slack: Slack, app: Robot) -> None:
    ada, bob = slack.id("ada"), slack.id("bob")
    group = await duty(slack, "ada")
    await slack.do("admin/group", handle="on-duty", users=["bob"])
    await slack.do("admin/deactivate", user="bob")
    changes = [
        (event["subteam_id"], event["added_users"], event["removed_users"])
        for event in app.payloads("subteam_members_changed")
    ]
    assert changes == [(group, [ada], []), (group, [bob], [ada]), (group, [], [bob])]
    assert len(app.payloads("subteam_created")) == 1


async def test_an_administrator_makes_groups_too_and_is_told_what_slack_refuses(
    slack: Slack,
) -> None:
    made = await slack.do("admin/group", handle="leads", name="Leads", users=["ada"])
    assert made["group"]["users"] == [slack.id("ada")]
    assert "invalid_users" in await slack.cannot("admin/group", handle="leads", users=["noor"])
    assert "list" in await slack.cannot("admin/group", handle="leads", users="ada")
    assert "called" in await slack.cannot("admin/group", handle="leads", users=["nobody"])
