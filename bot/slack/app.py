"""Bolt's app with every listener of one workspace."""

import logging

from pydantic import SecretStr
from slack_bolt.async_app import AsyncApp
from slack_bolt.logger.messages import warning_client_prioritized_and_token_skipped

from bot.slack.door import Door
from bot.slack.listeners import register

_EXPECTED = warning_client_prioritized_and_token_skipped()
"""Bolt finds SLACK_BOT_TOKEN by itself and warns that our client, which holds it, comes first."""


def _unexpected(record: logging.LogRecord) -> bool:
    return record.getMessage() != _EXPECTED


def build_app(door: Door, signing_secret: SecretStr = SecretStr("")) -> AsyncApp:  # noqa: B008 -- an empty secret never changes
    """Return the app; its listeners run on the loop that dispatches to it.

    The signing secret is only needed where Slack speaks HTTP; Socket Mode signs nothing.
    """
    logger = logging.getLogger("slack_bolt")
    logger.addFilter(_unexpected)
    app = AsyncApp(
        name="firsthand",
        logger=logger,
        client=door.client,
        signing_secret=signing_secret.get_secret_value(),
    )
    register(app, door)
    return app
