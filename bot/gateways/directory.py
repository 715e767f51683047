"""Looking things up in Slack: who somebody is, what a channel is, whether our tokens work."""

from collections.abc import AsyncIterator, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.core.channel_facts import ChannelFacts
from bot.core.person import Person
from bot.core.quiet_time import quiet_time
from bot.core.work_calendar import Period
from bot.gateways.answers import LOST, code_of
from bot.gateways.channels import everybody_in, look_at_channel
from bot.gateways.clients import patient
from bot.gateways.sentences import SlackProblem, sentence
from bot.gateways.users import person_of

ONE_BY_ONE = 50
"""As many calls of users.info are well below its limit of a minute (SLACK.md A.14)."""
A_PAGE = 200
QUIET_AT_ONCE = 50
"""Most people that dnd.teamInfo takes."""
_NOT_TOLD = frozenset({"missing_scope", "user_not_found", "not_allowed_token_type"})
"""Do-not-disturb is an extra: without the scope dnd:read there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """Whose token it is."""

    workspace_id: str
    workspace_name: str
    bot_user_id: str
    scopes: frozenset[str]
    app_id: str = ""
    """The app's; empty where Slack does not tell."""


class SlackDirectory:
    """Looks up people, channels and the installation itself."""

    def __init__(
        self, client: AsyncWebClient, hash_address: Callable[[str], str] | None = None
    ) -> None:
        """Use this client's token, address and session.

        Args:
            client: the client.
            hash_address: how people's addresses are hashed; None: they are not looked at.
        """
        self._client = patient(client)
        self._hash_address = hash_address
        self._workspace_id = ""

    async def person(self, user_id: str) -> Person:
        """Who this is now.

        Raises:
            SlackProblem: Slack does not know them, or cannot be asked.
        """
        try:
            answer = await self._info(user_id)
        except LOST as error:
            raise sentence(error) from error
        return self._read(answer["user"])

    async def people(self, user_ids: Collection[str]) -> tuple[Person, ...]:
        """Who these are now; whoever Slack does not know any more is left out.

        A few are asked for one by one, many by turning the pages of everybody.

        Raises:
            SlackProblem: Slack cannot be asked.
        """
        try:
            if len(user_ids) <= ONE_BY_ONE:
                found = [await self._known(user_id) for user_id in sorted(user_ids)]
                return tuple(self._read(user) for user in found if user is not None)
            return tuple([self._read(user) async for user in self._everybody(set(user_ids))])
        except LOST as error:
            raise sentence(error) from error

    def _read(self, user: Mapping[str, Any]) -> Person:
        email = str((user.get("profile") or {}).get("email") or "")
        hashed = self._hash_address(email) if email and self._hash_address else ""
        return person_of(user, hashed, self._workspace_id)

    async def quiet(self, user_id: str) -> Period | None:
        """When this person wants no messages, running or next; None for never, or not told.

        Raises:
            SlackProblem: Slack cannot be asked.
        """
        try:
            answer = await self._client.dnd_info(user=user_id)
        except LOST as error:
            if code_of(error) in _NOT_TOLD:
                return None
            raise sentence(error) from error
        return quiet_time(answer.data) if isinstance(answer.data, dict) else None

    async def quiet_of(self, user_ids: Collection[str]) -> Mapping[str, Period | None]:
        """The same of several; empty where the app may not know.

        Raises:
            SlackProblem: Slack cannot be asked.
        """
        wanted, found = sorted(user_ids), dict[str, Period | None]()
        try:
            for start in range(0, len(wanted), QUIET_AT_ONCE):
                asked = wanted[start : start + QUIET_AT_ONCE]
                answer = await self._client.dnd_teamInfo(users=asked)
                told: Mapping[str, Mapping[str, object]] = answer.get("users") or {}
                found |= {user_id: quiet_time(one) for user_id, one in told.items()}
        except LOST as error:
            if code_of(error) in _NOT_TOLD:
                return {}
            raise sentence(error) from error
        return found

    async def _known(self, user_id: str) -> Mapping[str, Any] | None:
        try:
            user: Mapping[str, Any] = (await self._info(user_id))["user"]
        except LOST as error:
            if code_of(error) in {"user_not_found", "user_not_visible"}:
                return None
            raise
        return user

    async def _info(self, user_id: str) -> AsyncSlackResponse:
        return await self._client.users_info(user=user_id, include_locale=True)

    async def _everybody(self, wanted: set[str]) -> AsyncIterator[Mapping[str, Any]]:
        """Those wanted, page after page until all were there or the pages end."""
        cursor, left = "", set(wanted)
        while left:
            answer = await self._client.users_list(
                limit=A_PAGE, cursor=cursor or None, include_locale=True
            )
            for user in answer["members"]:
                if user["id"] in left:
                    left.remove(user["id"])
                    yield user
            cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return

    async def channel(self, channel_id: str) -> ChannelFacts | None:
        """What this channel is; None if there is none that we may see.

        Raises:
            SlackProblem: Slack cannot be asked.
        """
        return await look_at_channel(self._client, channel_id)

    async def members(self, channel_id: str) -> frozenset[str]:
        """The user ids of all who are in it; empty where there is none that we may see.

        Raises:
            SlackProblem: Slack cannot be asked.
        """
        return await everybody_in(self._client, channel_id)

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
        self._workspace_id = str(answer["team_id"])
        return Identity(
            workspace_id=self._workspace_id,
            workspace_name=str(answer["team"]),
            bot_user_id=str(answer["user_id"]),
            scopes=scopes,
            app_id=await self._app_id(str(answer.get("bot_id") or "")),
        )

    async def _app_id(self, bot_id: str) -> str:
        """Whose bot this is; only links to Home need it, so its absence stops nothing."""
        try:
            answer = await self._client.bots_info(bot=bot_id)
        except LOST:
            return ""
        bot: Mapping[str, Any] = answer.get("bot") or {}
        return str(bot.get("app_id") or "")

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

    async def check_app(self, app_token: str) -> str:
        """Make sure that the app-level token opens sockets; the address of one, with a ticket.

        Raises:
            SlackProblem: it does not.
        """
        if not app_token.startswith("xapp-"):
            msg = "SLACK_APP_TOKEN must be an app-level token; it begins with xapp-."
            raise SlackProblem(msg)
        try:
            opened = await self._client.apps_connections_open(app_token=app_token)
        except LOST as error:
            raise sentence(error, "SLACK_APP_TOKEN") from error
        return str(opened["url"])


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
