"""Slack's user objects as people (SLACK.md A.13)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.core.person import Person, PersonState
from bot.core.slack_status import SlackStatus

SLACKBOT = "USLACKBOT"


def person_of(user: Mapping[str, Any], email_hash: str, workspace_id: str = "") -> Person:
    """Who a user object tells of; their address only as its keyed hash.

    Without a ``workspace_id`` people of another company are those whom Slack calls strangers.
    """
    profile: Mapping[str, Any] = user.get("profile") or {}
    name = profile.get("display_name") or profile.get("real_name") or user.get("real_name")
    return Person(
        user_id=str(user["id"]),
        name=str(name or user.get("name") or user["id"]),
        zone=str(user.get("tz") or "UTC"),
        state=_state(user, workspace_id),
        locale=str(user.get("locale") or ""),
        email_hash=email_hash,
        status=_status(profile),
    )


def _status(profile: Mapping[str, Any]) -> SlackStatus:
    expires = int(profile.get("status_expiration") or 0)
    return SlackStatus(
        emoji=str(profile.get("status_emoji") or ""),
        text=str(profile.get("status_text") or ""),
        expires_at=datetime.fromtimestamp(expires, UTC) if expires > 0 else None,
    )


def _state(user: Mapping[str, Any], workspace_id: str) -> PersonState:
    if user.get("deleted"):
        return "deactivated"
    if user.get("is_bot") or user.get("id") == SLACKBOT:
        return "bot"
    if user.get("is_stranger") or _is_elsewhere(user, workspace_id):
        return "outsider"
    guest = ("is_restricted", "is_ultra_restricted")
    return "guest" if any(user.get(mark) for mark in guest) else "active"


def _is_elsewhere(user: Mapping[str, Any], workspace_id: str) -> bool:
    """Whether they are of another company: an organisation's own people have several teams."""
    teams = {user.get("team_id"), *((user.get("enterprise_user") or {}).get("teams") or ())}
    return bool(workspace_id and user.get("team_id")) and workspace_id not in teams
