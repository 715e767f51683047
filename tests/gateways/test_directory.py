"""Looking people and channels up, and saying clearly what is wrong with a token."""

from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.slack_status import SlackStatus
from bot.gateways import directory as directory_module
from bot.gateways.directory import SlackDirectory
from bot.gateways.sentences import SlackProblem
from bot.gateways.users import person_of
from tests.gateways.conftest import Line
from tests.store.moments import AT


@pytest.fixture
def directory(line: Line) -> SlackDirectory:
    return SlackDirectory(line.client)


async def test_a_person_has_a_name_and_a_zone(line: Line, directory: SlackDirectory) -> None:
    person = await directory.person(line.id("grace"))
    assert (person.name, person.zone) == ("grace", "America/New_York")


async def test_a_person_has_the_status_they_set(line: Line, directory: SlackDirectory) -> None:
    assert (await directory.person(line.id("ada"))).status == SlackStatus()
    user = line.world.users[line.id("grace")]
    user.status_text, user.status_emoji = "Vacationing", ":palm_tree:"
    user.status_expiration = int((AT + timedelta(days=1)).timestamp())
    away = SlackStatus(emoji=":palm_tree:", text="Vacationing", expires_at=AT + timedelta(days=1))
    assert (await directory.person(line.id("grace"))).status == away
    user.status_expiration = int(AT.timestamp())
    assert (await directory.person(line.id("grace"))).status == SlackStatus()


async def test_an_address_is_hashed_at_once_and_only_where_slack_tells_it(line: Line) -> None:
    world, known = line.world, SlackDirectory(line.client, "hash of {}".format)
    world.app.scopes = (*world.app.scopes, "users:read.email")
    told = await known.person(line.id("grace"))
    assert told.email_hash == f"hash of grace@{world.workspace.domain}.example"
    (among_many,) = await known.people([line.id("grace")])
    assert among_many == told
    assert (await SlackDirectory(line.client).person(line.id("grace"))).email_hash == ""
    world.app.scopes = tuple(one for one in world.app.scopes if one != "users:read.email")
    assert (await known.person(line.id("grace"))).email_hash == ""


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("ada", "active"),
        ("olga", "deactivated"),
        ("noor", "guest"),
        ("buildbot", "bot"),
        ("slackbot", "bot"),
    ],
)
async def test_who_can_take_part_is_told_apart(
    line: Line, directory: SlackDirectory, name: str, state: str
) -> None:
    assert (await directory.person(line.id(name))).state == state


async def test_an_unknown_person_is_a_clear_sentence(directory: SlackDirectory) -> None:
    with pytest.raises(SlackProblem, match="does not know this person"):
        await directory.person("U0000000000")


async def test_a_channel_says_what_we_may_do_there(line: Line, directory: SlackDirectory) -> None:
    facts = {name: await directory.channel(line.id(name)) for name in ("general", "old-launch")}
    general, old = facts["general"], facts["old-launch"]
    assert general is not None
    assert old is not None
    assert (general.name, general.member, general.archived) == ("general", False, False)
    assert (old.member, old.archived) == (True, True)


async def test_a_private_channel_without_us_is_none(line: Line, directory: SlackDirectory) -> None:
    assert await directory.channel(line.id("leads")) is None


async def test_a_channel_says_who_reads_it(line: Line, directory: SlackDirectory) -> None:
    room = line.world.channels[line.id("customer-contact")]
    room.members += [f"U0MANY{number:03}" for number in range(250)]  # more than a page
    assert await directory.members(room.id) == frozenset(room.members)
    assert await directory.members("C0NOWHERE") == frozenset()
    room.shared = True
    facts = await directory.channel(room.id)
    assert facts is not None
    assert (facts.open, facts.private, facts.shared) == (True, False, True)


@pytest.mark.parametrize(
    ("marks", "state"),
    [
        ({}, "active"),
        ({"is_stranger": True}, "outsider"),
        ({"team_id": "T0OTHER"}, "outsider"),
        ({"team_id": "T0OTHER", "enterprise_user": {"teams": ["T0OTHER", "T0OURS"]}}, "active"),
        ({"team_id": "T0OTHER", "is_ultra_restricted": True}, "outsider"),
        ({"is_ultra_restricted": True}, "guest"),
        ({"team_id": "T0OTHER", "deleted": True}, "deactivated"),
    ],
    ids=str,
)
def test_people_of_another_company_are_told_apart(marks: dict[str, object], state: str) -> None:
    user = {"id": "U1", "team_id": "T0OURS", "profile": {}} | marks
    assert person_of(user, "", "T0OURS").state == state


async def test_a_good_token_tells_whose_it_is(line: Line, directory: SlackDirectory) -> None:
    identity = await directory.check(["chat:write"])
    assert identity.workspace_id == line.world.workspace.id
    assert identity.workspace_name == "Acme"
    assert identity.bot_user_id == line.world.app.bot_user
    assert "im:history" in identity.scopes


async def test_missing_scopes_are_named(directory: SlackDirectory) -> None:
    with pytest.raises(SlackProblem, match="lacks calls:write, pins:write;"):
        await directory.check(["pins:write", "chat:write", "calls:write"])


@pytest.mark.parametrize(
    ("token", "sentence"),
    [
        ("", "SLACK_BOT_TOKEN is missing"),
        ("xapp-1", "app-level token; the bot token begins with xoxb-"),
        ("xoxp-1", "user token; the bot token begins with xoxb-"),
        ("secret", "not a bot token"),
        ("xoxb-wrong", "Slack does not know the token in SLACK_BOT_TOKEN"),
    ],
)
async def test_a_wrong_token_is_a_clear_sentence_without_the_token(
    line: Line, token: str, sentence: str
) -> None:
    client = AsyncWebClient(token=token, base_url=line.wire.url)
    with pytest.raises(SlackProblem, match=sentence) as caught:
        await SlackDirectory(client).check()
    assert token == "" or token not in str(caught.value)


async def test_a_revoked_token_says_to_install_again(line: Line, directory: SlackDirectory) -> None:
    line.world.app.state = "revoked"
    with pytest.raises(SlackProblem, match="install"):
        await directory.check()


async def test_an_app_token_is_checked_too(directory: SlackDirectory) -> None:
    await directory.check_app("xapp-sandbox")
    with pytest.raises(SlackProblem, match="begins with xapp-"):
        await directory.check_app("xoxb-sandbox")
    with pytest.raises(SlackProblem, match="SLACK_APP_TOKEN"):
        await directory.check_app("xapp-wrong")


async def test_slack_out_of_reach_is_a_clear_sentence(line: Line) -> None:
    client = AsyncWebClient(token="xoxb-sandbox", base_url="http://127.0.0.1:1/api/")
    with pytest.raises(SlackProblem, match="cannot be reached"):
        await SlackDirectory(client).check()
    line.wire.faults["auth.test"] = [(429, {"Retry-After": "9"}, "")]
    with pytest.raises(SlackProblem, match="wait 9 seconds"):
        await SlackDirectory(line.client).check()


async def test_several_people_are_looked_up_however_many_and_strangers_left_out(
    line: Line, directory: SlackDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = [line.id("grace"), line.id("olga"), "U0000000000"]
    one_by_one = await directory.people(wanted)
    assert {one.name: one.state for one in one_by_one} == {"grace": "active", "olga": "deactivated"}
    monkeypatch.setattr(directory_module, "ONE_BY_ONE", 2)
    monkeypatch.setattr(directory_module, "A_PAGE", 3)
    assert set(await directory.people(wanted)) == set(one_by_one)
    assert await directory.people(()) == ()


async def test_who_wants_quiet_is_told_of_one_and_of_several(
    line: Line, directory: SlackDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    grace, ada = line.id("grace"), line.id("ada")
    user = line.world.users[grace]
    now = line.world.now()
    user.dnd_from, user.dnd_until = int(now.timestamp()), int(now.timestamp()) + 3600
    since = datetime.fromtimestamp(user.dnd_from, UTC)
    period = (since, since + timedelta(hours=1))
    assert await directory.quiet(grace) == period
    assert await directory.quiet(ada) is None
    monkeypatch.setattr(directory_module, "QUIET_AT_ONCE", 1)
    assert await directory.quiet_of([grace, ada]) == {grace: period, ada: None}


async def test_without_its_scope_nobody_wants_quiet(line: Line, directory: SlackDirectory) -> None:
    line.world.app.scopes = ("users:read",)
    assert await directory.quiet(line.id("ada")) is None
    assert await directory.quiet_of([line.id("ada")]) == {}
