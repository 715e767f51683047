"""The error net: everybody is told something, and the log knows the rest."""

import io
import json

import pytest
import sqlalchemy as sa
from slack_sdk.errors import SlackApiError

from bot.gateways.sentences import SlackProblem
from bot.slack.net import sentence_for
from bot.store.problems import DatabaseProblem
from tests.slack.office import Office, words


def refused(code: str) -> SlackApiError:
    return SlackApiError("x", {"error": code})  # type: ignore[no-untyped-call]  # so in slack_sdk


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (DatabaseProblem("locked"), "I cannot reach my memory"),
        (SlackProblem("Slack does not know this person."), "does not know this person"),
        (refused("expired_trigger_id"), "press it again"),
        (refused("trigger_exchanged"), "press it again"),
        (refused("ratelimited"), "slow down"),
    ],
)
def test_known_errors_have_a_sentence_that_helps(error: Exception, sentence: str) -> None:
    assert sentence in sentence_for(error, "test")


def test_unknown_errors_give_a_number_that_is_in_the_log(log: io.StringIO) -> None:
    said = sentence_for(KeyError("secret words"), "test")
    assert "secret words" not in said
    number = said.split("my log as ")[1].split(".")[0]
    assert json.loads(log.getvalue())["id"] == number


async def test_a_command_that_breaks_is_answered_with_a_number(office: Office) -> None:
    break_database(office)
    assert "it is in my log as" in await office.types("ada", "join")


async def test_a_modal_that_cannot_be_saved_stays_open_with_a_sentence(office: Office) -> None:
    await office.types("ada", "setup")
    view = await office.modal("ada")
    break_database(office)
    answer = await office.act("act/submit", user="ada", view_id=view["id"], values={})
    assert list(answer["errors"]) == ["name"]
    assert "it is in my log as" in answer["errors"]["name"]
    assert (await office.modal("ada"))["id"] == view["id"]


async def test_a_modal_that_cannot_be_filled_says_why(office: Office) -> None:
    office.server.world.app.scopes = ("commands",)
    await office.types("ada", "setup")
    assert "tell whoever runs Firsthand" in words(await office.modal("ada"))


async def test_an_event_that_breaks_tells_nobody_and_stops_nothing(
    office: Office, log: io.StringIO
) -> None:
    break_database(office)
    await office.act("act/home", user="ada")
    assert "app_home_opened" in log.getvalue()
    assert "/firsthand join" in await office.types("ada", "help")


def break_database(office: Office) -> None:
    """Let every query for rotations fail."""
    with office.bot.db.writing() as connection:
        connection.execute(sa.text("ALTER TABLE rotation RENAME TO gone"))
