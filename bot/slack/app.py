"""Bolt's app with every listener of one workspace."""

import logging
from collections.abc import Awaitable, Callable

from pydantic import SecretStr
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.logger.messages import (
    warning_client_prioritized_and_token_skipped,
    warning_token_skipped,
)

from bot.slack.door import Door
from bot.slack.listeners import register
from bot.slack.payloads import Json, words

_EXPECTED = {warning_client_prioritized_and_token_skipped(), warning_token_skipped()}
"""Our client holds the token; Bolt warns that it has one from there, or from the environment."""


def _unexpected(record: logging.LogRecord) -> bool:
    return record.getMessage() not in _EXPECTED


def build_app(door: Door, signing_secret: SecretStr = SecretStr("")) -> AsyncApp:  # noqa: B008 -- an empty secret never changes
    """Return the app; its listeners run on the loop that dispatches to it.

    The signing secret is only needed where Slack speaks HTTP; Socket Mode signs nothing.
    """
    logger = logging.getLogger("slack_bolt")
    logger.addFilter(_unexpected)

    async def authorize() -> AuthorizeResult:
        """Who we are, known since the start: asking Slack first may miss its three seconds."""
        return AuthorizeResult(
            enterprise_id=None,
            team_id=door.workspace_id,
            bot_user_id=door.bot_user_id,
            bot_token=door.client.token,
        )

    app = AsyncApp(
        name="firsthand",
        logger=logger,
        client=door.client,
        authorize=authorize,
        signing_secret=signing_secret.get_secret_value(),
    )
    app.middleware(_only_of(door.workspace_id))
    register(app, door)
    return app


def _only_of(workspace_id: str) -> Callable[..., Awaitable[BoltResponse | None]]:
    """Pass over events of other workspaces: who installs the app there sends them here as well."""

    async def only_ours(
        body: Json, next_: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse | None:
        if words(body, "type") == "event_callback":
            # The installation it is for; a shared channel's events come from elsewhere.
            of = words(body, "authorizations", 0, "team_id") or words(body, "team_id")
            if of and of != workspace_id:
                return BoltResponse(status=200)
        return await next_()

    return only_ours
