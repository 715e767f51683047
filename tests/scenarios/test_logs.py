"""What the log says of a whole story: which workspace, moment and message, and nothing private."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.config import Settings
from bot.logs import set_up_logs
from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand

WORDS = "I sort the export by hand every Friday"
PRIVATE = (
    WORDS,
    "marisa",
    "Obrien",
    "harbour",
    "Harbour Clinic",
    "last month's numbers",
    "Export is empty",
    "xoxb-",
    "xapp-",
    "input_value",
)
"""Of the customer, of what was said about them, and of what opens doors."""


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, at its most talkative."""
    stream = io.StringIO()
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    set_up_logs(Settings(log_format="json", log_level="debug"), stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def lines(log: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_a_story_full_of_faults_is_logged_by_ids_and_not_by_words(
    log: io.StringIO, world: Firsthand, monkeypatch: pytest.MonkeyPatch
) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    faults = world.program.slack.faults
    refused = {"error": "invalid_blocks", "commit": False}
    world.travel_to("2026-11-23 10:05")
    offer = world.user("bob").expects("Would you help")
    offer.click("I'm in")
    faults.arm("error", {"method": "chat.update"}, refused)  # the words "Done, thank you"
    offer.click("Done")
    question = world.user("bob").expects("Did we solve it?")
    question.click("Yes")
    form = question.opens("Add what you learned")
    with monkeypatch.context() as broken:
        broken.setattr("bot.usecases.record_answer.save_answer", _quotes_the_customer)
        form.fill(quote=WORDS, promise_text=WORDS)
        assert "in my log as" in str(form.is_refused())
    form.submit()
    with monkeypatch.context() as broken:
        broken.setattr("bot.usecases.post_digest.build_digest", _quotes_the_customer)
        world.strikes("2026-11-27 15:00")
    world.travel_to("2026-11-27 15:05")
    world.channel("customer-contact").expects("Week 48")

    found = log.getvalue()
    assert [one for one in PRIVATE if one.lower() in found.lower()] == []
    said = lines(log)
    for line in said:
        if str(line["event"]) in {"message refused", "answer lost", "message cannot be drawn"}:
            assert line["workspace"] == world.program.slack.workspace.id
            assert line["outbox_id"]
    assert any(line["event"] == "message refused" for line in said)
    assert any("exception" in line and line["event"] == "listener failed" for line in said)
    failed = next(line for line in said if line["event"] == "agenda row failed")
    assert failed["workspace"] == world.program.slack.workspace.id
    assert str(failed["agenda"]).startswith("digest:")


def _quotes_the_customer(*_of: object, **_named: object) -> None:
    raise ValueError(WORDS)
