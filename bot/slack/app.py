"""Bolt's app with every listener of one workspace."""

import logging

from pydantic import SecretStr
from slack_bolt.async_app import AsyncApp

from bot.slack.door import Door
from bot.slack.listeners import register


def build_app(door: Door, signing_secret: SecretStr = SecretStr("")) -> AsyncApp:  # noqa: B008 -- an empty secret never changes
    """Return the app; its listeners run on the loop that dispatches to it.

    The signing secret is only needed where Slack speaks HTTP; Socket Mode signs nothing.
    """
    app = AsyncApp(
        name="firsthand",
        logger=logging.getLogger("slack_bolt"),
        client=door.client,
        signing_secret=signing_secret.get_secret_value(),
    )
    register(app, door)
    return app
