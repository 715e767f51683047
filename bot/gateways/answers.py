"""What Slack's errors mean for a message: SLACK.md A.15, "Classification for our retry code"."""

import asyncio
from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.ports import Refused, Retry, Unknown, Whom

SOON = 5
"""Seconds to wait where Slack could not be reached."""

UNTOLD = 30
"""Seconds to wait after a rate limit that names none."""

_LIMITED = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
_UNSURE = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
_INSTALLATION = frozenset(
    {
        "account_inactive",
        "token_revoked",
        "invalid_auth",
        "team_access_not_granted",
        "org_login_required",
    }
)
_WORKSPACE = frozenset(
    {
        "token_expired",
        "not_authed",
        "not_allowed_token_type",
        "missing_scope",
        "no_permission",
        "team_added_to_org",
        "ekm_access_denied",
        "access_denied",
        "accesslimited",
        "enterprise_is_restricted",
        "two_factor_setup_required",
        "not_enabled",
    }
)
_PERSON = frozenset(
    {
        "user_not_found",
        "user_disabled",
        "user_not_visible",
        "cannot_dm_bot",
        "messages_tab_disabled",
    }
)
_CHANNEL = frozenset(
    {
        "not_in_channel",
        "is_archived",
        "is_inactive",
        "channel_not_found",
        "permission_denied",
        "plan_upgrade_required",
        "posting_to_channel_denied",
    }
)
_MESSAGE = frozenset(
    {
        "message_not_found",
        "cant_update_message",
        "edit_window_closed",
        "thread_not_found",
        "cannot_reply_to_message",
    }
)
_MATTERS: Mapping[Whom, frozenset[str]] = {
    "installation": _INSTALLATION,
    "workspace": _WORKSPACE,
    "person": _PERSON,
    "channel": _CHANNEL,
    "message": _MESSAGE,
}
_NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
"""The connection was never made, so nothing can have arrived."""

LOST = (aiohttp.ClientError, asyncio.TimeoutError, OSError, SlackClientError)
"""All that a call to Slack raises; SlackApiError is one of them."""


def meaning(error: Exception) -> Retry | Refused | Unknown:
    """What became of a call that ended with an error (one of `LOST`)."""
    if isinstance(error, SlackApiError):
        return _told(error)
    name = type(error).__name__
    if isinstance(error, _NEVER_LEFT):
        return Retry(after_seconds=SOON, why=name)
    return Unknown(why=name)


def code_of(error: Exception) -> str:
    """Slack's code for the error, "HTTP 503" where it gave none, or the error's class."""
    if not isinstance(error, SlackApiError):
        return type(error).__name__
    data = getattr(error.response, "data", None)
    code = data.get("error") if isinstance(data, Mapping) else None
    return str(code) if code else f"HTTP {_status(error)}"


def details(error: SlackApiError) -> str:
    """Everything Slack said about the error, to look for words in."""
    data = getattr(error.response, "data", None)
    return str(data) if data else ""


def _told(error: SlackApiError) -> Retry | Refused | Unknown:
    code, status = code_of(error), _status(error)
    if status == 429 or code in _LIMITED:  # noqa: PLR2004 -- "too many requests"
        return Retry(after_seconds=_wait(error), why=code, limited=True)
    if status >= 500 or code in _UNSURE or code.startswith("HTTP "):  # noqa: PLR2004 -- the server's fault
        return Unknown(why=code)
    return Refused(why=code, whom=_whom(code))


def _whom(code: str) -> Whom:
    if code.startswith("restricted_action"):
        return "channel"
    return next((whom for whom, codes in _MATTERS.items() if code in codes), "bug")


def _status(error: SlackApiError) -> int:
    response: Any = error.response  # the SDK's, or aiohttp's when the body could not be read
    return int(getattr(response, "status_code", None) or getattr(response, "status", 0) or 0)


def _wait(error: SlackApiError) -> int:
    headers = getattr(error.response, "headers", None) or {}
    told = {str(name).lower(): value for name, value in headers.items()}.get("retry-after", "")
    return int(told) if str(told).isdigit() else UNTOLD
