"""The Messenger on Slack when Slack or the network will not have it."""

from dataclasses import replace
from typing import NoReturn

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.messages import Home
from bot.gateways import pictures, slack
from bot.gateways.clients import patient
from bot.gateways.slack import SlackMessenger
from bot.ports import Refused, Retry, Sent, Unknown
from bot.views.blocks import Rendered
from tests.gateways.conftest import Line
from tests.gateways.letters import digest, letter
from tests.gateways.test_messengers import AROUND

QUICK = (0.0, 0.0, 0.0)


@pytest.fixture
def messenger(line: Line) -> SlackMessenger:
    return SlackMessenger(line.client, QUICK)


async def test_a_rate_limit_says_how_long_to_wait(line: Line, messenger: SlackMessenger) -> None:
    line.wire.faults["chat.postMessage"] = [(429, {"Retry-After": "7"}, "")]
    outcome = await messenger.post(letter(line.id("ada")))
    assert outcome == Retry(after_seconds=7, why="HTTP 429", limited=True)


async def test_nobodys_dm_is_opened_while_slack_wants_a_rest_but_whose_is_known_is_written_to(
    line: Line, messenger: SlackMessenger
) -> None:
    await messenger.post(letter(line.id("ada")))
    line.wire.faults["conversations.open"] = [(429, {"Retry-After": "9"}, "")]
    for who in ("ravi", "sam"):
        outcome = await messenger.post(letter(line.id(who)))
        assert isinstance(outcome, Retry)
        assert (outcome.after_seconds, outcome.limited) == (9, False)  # posting is not limited
    for who in ("ada", "customer-contact"):
        assert isinstance(await messenger.post(letter(line.id(who))), Sent)
    assert line.wire.calls.count("conversations.open") == 2


async def test_a_picture_waits_for_as_long_as_slack_wants(
    line: Line, messenger: SlackMessenger
) -> None:
    for method in ("files.getUploadURLExternal", "files.completeUploadExternal"):
        line.wire.faults[method] = [(429, {"Retry-After": "0"}, "")]
    sent = await messenger.post(letter(line.id("customer-contact"), digest()))
    assert isinstance(sent, Sent)
    assert sent.file_id is not None
    assert line.wire.calls.count("files.completeUploadExternal") == 2


@pytest.mark.parametrize(
    "fault",
    [
        (503, {"Content-Type": "text/html"}, "<p>Sorry"),
        (500, {"Content-Type": "application/json"}, '{"ok": false, "error": "fatal_error"}'),
        (200, {"Content-Type": "application/json"}, '{"ok": tr'),
        (200, {"Content-Type": "application/json"}, '{"ok": false, "error": "internal_error"}'),
    ],
)
async def test_when_slack_itself_fails_a_post_may_have_happened(
    line: Line, messenger: SlackMessenger, fault: tuple[int, dict[str, str], str]
) -> None:
    line.wire.faults["chat.postMessage"] = [fault]
    assert isinstance(await messenger.post(letter(line.id("ada"))), Unknown)


async def test_an_update_whose_answer_is_lost_is_simply_tried_again(
    line: Line, messenger: SlackMessenger
) -> None:
    told = letter(line.id("ada"))
    sent = await messenger.post(told)
    assert isinstance(sent, Sent)
    line.wire.faults["chat.update"] = ["drop after"]
    outcome = await messenger.update(replace(told, channel_id=sent.channel_id, ts=sent.ts))
    assert isinstance(outcome, Retry)
    assert not outcome.limited


async def test_nothing_can_have_happened_where_no_connection_was_made() -> None:
    nobody = AsyncWebClient(token="xoxb-sandbox", base_url="http://127.0.0.1:1/api/")
    outcome = await SlackMessenger(nobody).post(letter("C1"))
    assert isinstance(outcome, Retry)


@pytest.mark.parametrize(
    ("where", "whom"),
    [("olga", "person"), ("old-launch", "channel"), ("general", "channel"), ("leads", "channel")],
)
async def test_a_closed_door_says_whose_it_is(
    line: Line, messenger: SlackMessenger, where: str, whom: str
) -> None:
    outcome = await messenger.post(letter(line.id(where)))
    assert isinstance(outcome, Refused)
    assert outcome.whom == whom


async def test_a_removed_app_is_a_dead_installation(line: Line, messenger: SlackMessenger) -> None:
    line.world.app.state = "uninstalled"
    outcome = await messenger.post(letter(line.id("customer-contact")))
    assert isinstance(outcome, Refused)
    assert outcome.whom == "installation"


async def test_a_lookup_that_is_refused_is_tried_later(
    line: Line, messenger: SlackMessenger
) -> None:
    told = letter(line.id("customer-contact"))
    line.wire.faults["conversations.history"] = [(429, {"Retry-After": "30"}, "")]
    assert await messenger.find(told, *AROUND) == Retry(after_seconds=30, why="HTTP 429")


async def test_a_dm_is_opened_once(line: Line, messenger: SlackMessenger) -> None:
    for _ in range(3):
        await messenger.post(letter(line.id("ada")))
    assert line.wire.calls.count("conversations.open") == 1


async def test_a_digest_shows_its_picture(line: Line, messenger: SlackMessenger) -> None:
    sent = await messenger.post(letter(line.id("customer-contact"), digest()))
    assert isinstance(sent, Sent)
    assert sent.file_id in line.world.files
    (message,) = line.world.channels[sent.channel_id].messages
    assert sent.file_id in str(message.blocks)


async def test_an_updated_digest_uploads_a_picture_only_if_it_changed(
    line: Line, messenger: SlackMessenger
) -> None:
    told = letter(line.id("customer-contact"), digest())
    sent = await messenger.post(told)
    assert isinstance(sent, Sent)
    there = replace(
        told,
        channel_id=sent.channel_id,
        ts=sent.ts,
        file_id=sent.file_id,
        file_digest=sent.file_digest,
    )
    assert await messenger.update(there) == sent
    changed = await messenger.update(replace(there, message=digest(contacts=9)))
    assert isinstance(changed, Sent)
    assert changed.file_id != sent.file_id
    assert list(line.world.files) == [changed.file_id]  # the old one is gone


async def test_a_digest_without_figures_has_no_picture(
    line: Line, messenger: SlackMessenger
) -> None:
    sent = await messenger.post(letter(line.id("customer-contact"), digest(contacts=0)))
    assert isinstance(sent, Sent)
    assert sent.file_id is None
    assert not line.world.files


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
async def test_a_digest_goes_without_a_picture_that_cannot_be_uploaded(
    line: Line, messenger: SlackMessenger, method: str
) -> None:
    line.wire.faults[method] = ["drop before"]
    sent = await messenger.post(letter(line.id("customer-contact"), digest()))
    assert isinstance(sent, Sent)
    assert sent.file_id is None


async def test_a_digest_waits_a_little_for_its_picture_then_goes_without(
    line: Line, messenger: SlackMessenger
) -> None:
    line.world.file_delay_seconds = 3600
    sent = await messenger.post(letter(line.id("customer-contact"), digest()))
    assert isinstance(sent, Sent)
    assert sent.file_id is None
    assert line.wire.calls.count("chat.postMessage") == len(QUICK) + 2
    assert len(line.world.channels[sent.channel_id].messages) == 1


async def test_a_lost_answer_to_opening_a_dm_is_tried_again(
    line: Line, messenger: SlackMessenger
) -> None:
    line.wire.faults["conversations.open"] = ["drop before", "drop after", "drop before"]
    told = letter(line.id("ada"))
    assert isinstance(await messenger.post(told), Retry)
    assert isinstance(await messenger.find(told, *AROUND), Retry)
    assert not line.world.channels[line.id("general")].messages


async def test_a_person_who_left_cannot_be_looked_up_either(
    line: Line, messenger: SlackMessenger
) -> None:
    outcome = await messenger.find(letter(line.id("olga")), *AROUND)
    assert isinstance(outcome, Retry)
    assert outcome.why == "user_disabled"


async def test_a_message_somebody_deleted_is_the_channels_matter(
    line: Line, messenger: SlackMessenger
) -> None:
    told = letter(line.id("customer-contact"))
    gone = replace(told, channel_id=line.id("customer-contact"), ts="1.000000")
    assert await messenger.update(gone) == Refused(why="message_not_found", whom="message")
    nowhere = replace(told, ts="1.000000")
    assert isinstance(await messenger.update(nowhere), Refused)


async def test_a_home_whose_answer_is_lost_is_simply_published_again(
    line: Line, messenger: SlackMessenger
) -> None:
    person = line.id("ada")
    told = letter(f"home:{person}", Home(user_id=person))
    line.wire.faults["views.publish"] = ["drop after"]
    assert isinstance(await messenger.post(told), Retry)
    assert await messenger.find(told, *AROUND) is None
    assert isinstance(await messenger.post(told), Sent)


async def test_only_a_home_goes_on_a_home_tab(line: Line, messenger: SlackMessenger) -> None:
    outcome = await messenger.post(letter(f"home:{line.id('ada')}"))
    assert isinstance(outcome, Refused)
    assert outcome.whom == "bug"
    assert "views.publish" not in line.wire.calls


def broken(*_: object) -> NoReturn:
    raise ZeroDivisionError


async def test_a_view_that_breaks_sends_nothing(
    line: Line, messenger: SlackMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slack, "render", broken)
    monkeypatch.setattr(slack, "home", broken)
    person = line.id("ada")
    for told in (letter(person), letter(f"home:{person}", Home(user_id=person))):
        assert await messenger.post(told) == Refused(why="ZeroDivisionError", whom="bug")
    assert not {"chat.postMessage", "views.publish"} & set(line.wire.calls)


async def test_a_picture_that_cannot_be_drawn_costs_no_words(
    line: Line, messenger: SlackMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "digest_picture", broken)
    sent = await messenger.post(letter(line.id("customer-contact"), digest()))
    assert isinstance(sent, Sent)
    assert sent.file_id is None


async def test_blocks_that_slack_refuses_are_our_fault_also_without_the_picture(
    line: Line, messenger: SlackMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Rendered(text="wrong", blocks=[{"type": "hologram"}])
    monkeypatch.setattr(slack, "digest_blocks", lambda *_: wrong)
    outcome = await messenger.post(letter(line.id("customer-contact"), digest()))
    assert outcome == Refused(why="invalid_blocks", whom="bug")
    assert line.wire.calls.count("chat.postMessage") == 2


async def test_a_missing_scope_waits_for_the_operator(
    line: Line, messenger: SlackMessenger
) -> None:
    line.world.app.scopes = ()
    outcome = await messenger.post(letter(line.id("customer-contact")))
    assert outcome == Refused(why="missing_scope", whom="workspace")


def test_the_sdk_sends_nothing_twice_by_itself(line: Line) -> None:
    assert line.client.retry_handlers
    assert not patient(line.client).retry_handlers
