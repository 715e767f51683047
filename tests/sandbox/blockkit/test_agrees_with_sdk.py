"""What slack_sdk's models refuse, we refuse; what is well within the limits, both take."""

from typing import Any

from hypothesis import assume, given, settings
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.sandbox.blockkit import check_blocks, check_view
from tests.sandbox.blockkit.samples import Json
from tests.sandbox.blockkit.strategies import blocks, views


def _as_sdk_block(raw: Json) -> dict[str, Any] | None:
    """The block as slack_sdk would send it; None when it refuses to."""
    parsed = Block.parse(raw)
    assert parsed is not None
    assert type(parsed) is not Block
    try:
        return parsed.to_dict()
    except SlackObjectFormationError:
        return None


def _as_sdk_view(raw: Json) -> dict[str, Any] | None:
    try:
        return View(**raw).to_dict()
    except SlackObjectFormationError:
        return None


@settings(deadline=None)  # the machine may be busy
@given(blocks(over=0))
def test_a_block_within_the_limits_is_taken_by_both(raw: Json) -> None:
    sent = _as_sdk_block(raw)
    assert sent is not None
    assert check_blocks([raw]) == []
    assert check_blocks([sent]) == []


@settings(deadline=None)  # the machine may be busy
@given(blocks(over=1))
def test_a_block_that_slack_sdk_refuses_is_refused(raw: Json) -> None:
    assume(_as_sdk_block(raw) is None)
    assert check_blocks([raw]) != []


@settings(deadline=None)  # the machine may be busy
@given(views(over=0))
def test_a_view_within_the_limits_is_taken_by_both(raw: Json) -> None:
    sent = _as_sdk_view(raw)
    assert sent is not None
    assert check_view(raw) == []
    assert check_view(sent) == []


@settings(deadline=None)  # the machine may be busy
@given(views(over=1))
def test_a_view_that_slack_sdk_refuses_is_refused(raw: Json) -> None:
    assume(_as_sdk_view(raw) is None)
    assert check_view(raw) != []
