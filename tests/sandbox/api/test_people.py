from tests.sandbox.hands import Slack
from tests.sandbox.refusing import code


async def test_a_person_is_told_with_the_zone_s_present_offset(slack: Slack) -> None:
    user = (await slack.client.users_info(user=slack.id("ada")))["user"]
    assert (user["tz"], user["tz_offset"]) == ("Europe/Berlin", 3600)
    await slack.do("clock/travel", to="2027-07-01T00:00:00Z")
    user = (await slack.client.users_info(user=slack.id("ada")))["user"]
    assert user["tz_offset"] == 7200


async def test_an_address_is_told_only_with_its_scope(slack: Slack) -> None:
    await slack.do("admin/scopes", scopes=["users:read"])
    user = (await slack.client.users_info(user=slack.id("ada")))["user"]
    assert "email" not in user["profile"]
    await slack.do("admin/scopes", scopes=["users:read", "users:read.email"])
    user = (await slack.client.users_info(user=slack.id("ada")))["user"]
    assert user["profile"]["email"] == "ada@acme.example"


async def test_somebody_unknown_is_not_found(slack: Slack) -> None:
    assert await code(slack.client.users_info(user="U404")) == "user_not_found"


async def test_the_list_has_slackbot_bots_guests_and_the_deactivated(slack: Slack) -> None:
    members = (await slack.client.users_list())["members"]
    by_name = {member["name"]: member for member in members}
    assert not by_name["slackbot"]["is_bot"]
    assert by_name["slackbot"]["tz"] is None
    assert by_name["firsthand"]["is_bot"]
    assert by_name["gone"]["deleted"]
    assert by_name["noor"]["is_restricted"]


async def test_the_workspace_and_the_bot_are_told(slack: Slack) -> None:
    assert (await slack.client.team_info())["team"]["name"] == "Acme"
    assert await code(slack.client.team_info(team="T404")) == "team_not_found"
    bot = (await slack.client.bots_info(bot=slack.world.app.bot_id))["bot"]
    assert bot["user_id"] == slack.world.app.bot_user
    assert await code(slack.client.bots_info(bot="B404")) == "bot_not_found"


async def test_do_not_disturb_is_told_of_one_and_of_several(slack: Slack) -> None:
    ada = slack.id("ada")
    none = {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}
    assert (await slack.client.dnd_teamInfo(users=[ada]))["users"] == {ada: none}
    now = int(slack.world.now().timestamp())
    await slack.do("admin/dnd", user="ada", **{"from": now, "until": now + 3600})
    quiet = {"dnd_enabled": True, "next_dnd_start_ts": now, "next_dnd_end_ts": now + 3600}
    assert (await slack.client.dnd_teamInfo(users=[ada, "U404"]))["users"] == {ada: quiet}
    one = await slack.client.dnd_info(user=ada)
    assert {name: one[name] for name in quiet} == quiet
    await slack.do("clock/travel", to="2027-07-01T00:00:00Z")
    assert (await slack.client.dnd_teamInfo(users=[ada]))["users"] == {ada: none}


async def test_do_not_disturb_has_its_limits(slack: Slack) -> None:
    many = [f"U{number}" for number in range(51)]
    assert await code(slack.client.dnd_teamInfo(users=many)) == "invalid_arguments"
    assert await code(slack.client.dnd_teamInfo(users=[])) == "invalid_arguments"
    assert await code(slack.client.dnd_info(user="U404")) == "user_not_found"
    await slack.do("admin/scopes", scopes=["users:read"])
    assert await code(slack.client.dnd_info(user=slack.id("ada"))) == "missing_scope"


async def test_an_address_leads_to_its_person_whatever_its_case(slack: Slack) -> None:
    await slack.do("admin/scopes", scopes=["users:read", "users:read.email"])
    found = (await slack.client.users_lookupByEmail(email="ADA@acme.example"))["user"]
    assert found["id"] == slack.id("ada")
    for nobody in ("gone@acme.example", "firsthand@acme.example", "ada@else.example"):
        assert await code(slack.client.users_lookupByEmail(email=nobody)) == "users_not_found"
    await slack.do("admin/scopes", scopes=["users:read"])
    refused = await code(slack.client.users_lookupByEmail(email="ada@acme.example"))
    assert refused == "missing_scope"
