"""Looking things up in Slack: who somebody is, what a channel is, whether our tokens work."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.core.person import Person, PersonState
from bot.core.slack_status import SlackStatus
from bot.gateways.answers import LOST, code_of
from bot.gateways.clients import patient
from bot.gateways.sentences import SlackProblem, sentence

SLACKBOT = "USLACKBOT"


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """Whose token it is."""

    workspace_id: str
    workspace_name: str
    bot_user_id: str
    scopes: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelFacts:
    """What we may do in a channel."""

    channel_id: str
    name: str
    member: bool
    archived: bool
    private: bool


class SlackDirectory:
    """Looks up people, channels and the installation itself."""

    def __init__(self, client: AsyncWebClient) -> None:
        """Use this client's token, address and session."""
        self._client = patient(client)

    async def person(self, user_id: str) -> Person:
        """Who this is now.

        Raises:
            SlackProblem: Slack does not know them, or cannot be asked.
        """
        try:
            answer = await self._client.users_info(user=user_id)
        except LOST as error:
            raise sentence(error) from error
        user: Mapping[str, Any] = answer["user"]
        profile: Mapping[str, Any] = user.get("profile") or {}
        name = profile.get("display_name") or profile.get("real_name") or user.get("real_name")
        return Person(
            user_id=str(user["id"]),
            name=str(name or user.get("name") or user_id),
            zone=str(user.get("tz") or "UTC"),
            state=_state(user),
            email=str(profile.get("email") or "").lower(),
            status=_status(profile),
        )

    async def channel(self, channel_id: str) -> ChannelFacts | None:
        """What this channel is; None if there is none that we may see.

        Raises:
            SlackProblem: Slack cannot be asked.
        """
        try:
            answer = await self._client.conversations_info(channel=channel_id)
        except LOST as error:
            if code_of(error) == "channel_not_found":
                return None
            raise sentence(error) from error
        channel: Mapping[str, Any] = answer["channel"]
        return ChannelFacts(
            channel_id=str(channel["id"]),
            name=str(channel.get("name") or ""),
            member=bool(channel.get("is_member")),
            archived=bool(channel.get("is_archived")),
            private=bool(channel.get("is_private")),
        )

    async def check(self, needed: Collection[str] = ()) -> Identity:
        """Whose token this is.

        Args:
            needed: the scopes that must be there.

        Raises:
            SlackProblem: it is missing, wrong, of the wrong kind, lacks a scope, or Slack cannot
                be reached.
        """
        token = self._client.token or ""
        if not token.startswith(("xoxb-", "xoxe.xoxb-")):
            raise SlackProblem(_wrong_kind(token))
        try:
            answer = await self._client.auth_test()
        except LOST as error:
            raise sentence(error) from error
        scopes = _scopes(answer.headers)
        missing = sorted(set(needed) - scopes)
        if missing:
            msg = (
                f"The bot token lacks {', '.join(missing)}; paste the manifest of"
                ' "firsthand manifest" into the Slack app and install it again.'
            )
            raise SlackProblem(msg)
        return Identity(
            workspace_id=str(answer["team_id"]),
            workspace_name=str(answer["team"]),
            bot_user_id=str(answer["user_id"]),
            scopes=scopes,
        )

    async def now(self) -> datetime | None:
        """Slack's clock, to the second; None if it does not tell.

        Raises:
            SlackProblem: Slack cannot be reached.
        """
        try:
            answer = await self._client.api_test()
        except LOST as error:
            raise sentence(error) from error
        told = {name.lower(): value for name, value in answer.headers.items()}.get("date")
        return parsedate_to_datetime(str(told)) if told else None

    async def check_app(self, app_token: str) -> None:
        """Make sure that the app-level token opens sockets.

        Raises:
            SlackProblem: it does not.
        """
        if not app_token.startswith("xapp-"):
            msg = "SLACK_APP_TOKEN must be an app-level token; it begins with xapp-."
            raise SlackProblem(msg)
        try:
            await self._client.apps_connections_open(app_token=app_token)
        except LOST as error:
            raise sentence(error, "SLACK_APP_TOKEN") from error


def _status(profile: Mapping[str, Any]) -> SlackStatus:
    expires = int(profile.get("status_expiration") or 0)
    return SlackStatus(
        emoji=str(profile.get("status_emoji") or ""),
        text=str(profile.get("status_text") or ""),
        expires_at=datetime.fromtimestamp(expires, UTC) if expires > 0 else None,
    )


def _state(user: Mapping[str, Any]) -> PersonState:
    if user.get("deleted"):
        return "deactivated"
    if user.get("is_bot") or user.get("id") == SLACKBOT:
        return "bot"
    guest = ("is_restricted", "is_ultra_restricted", "is_stranger")
    return "guest" if any(user.get(mark) for mark in guest) else "active"


def _wrong_kind(token: str) -> str:
    if not token:
        return "SLACK_BOT_TOKEN is missing; copy the Bot User OAuth Token of the Slack app."
    if token.startswith("xapp-"):
        return "SLACK_BOT_TOKEN holds an app-level token; the bot token begins with xoxb-."
    if token.startswith("xoxp-"):
        return "SLACK_BOT_TOKEN holds a user token; the bot token begins with xoxb-."
    return "SLACK_BOT_TOKEN is not a bot token; those begin with xoxb-."


def _scopes(headers: Mapping[str, Any]) -> frozenset[str]:
    told = {name.lower(): value for name, value in headers.items()}.get("x-oauth-scopes", "")
    return frozenset(scope.strip() for scope in str(told).split(",") if scope.strip())
