"""Asking for a refusal, and reading it."""

from collections.abc import Awaitable

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.sandbox.refusals import Json


async def refusal(call: Awaitable[AsyncSlackResponse]) -> Json:
    """Return the answer of a call that Slack must refuse."""
    with pytest.raises(SlackApiError) as raised:
        await call
    answer: Json = raised.value.response.data
    return answer


async def code(call: Awaitable[AsyncSlackResponse]) -> str:
    """Return the error code of a call that Slack must refuse."""
    return str((await refusal(call))["error"])
