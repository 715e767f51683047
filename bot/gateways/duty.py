"""User groups and pins in Slack: who is on duty, for everybody to mention and to see.

Facts: SLACK.md A.18. The list of a group is replaced as a whole and cannot be emptied: a group of
nobody is disabled. Needs optional scopes of its own.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.core.duty_messages import PERMANENT, digest_of
from bot.gateways.answers import LOST, code_of, meaning
from bot.gateways.clients import patient
from bot.gateways.sentences import sentence
from bot.ports import Retry

AGAIN = 60
"""Seconds until Slack is told again, where it did not say."""
MOST_HANDLE = 21
"""Characters of a handle."""

_NAME: Final = "{} on duty"
_NOT_THERE = frozenset({"no_pin", "not_pinned", "message_not_found", "channel_not_found"})


@dataclass(frozen=True, slots=True)
class UserGroup:
    """A user group as people choose it."""

    id: str
    name: str
    handle: str


class NotKeptError(Exception):
    """Slack was not told: `trouble` is its code if only a person can mend that, else wait."""

    def __init__(self, *, trouble: str = "", retry_seconds: int = 0) -> None:
        """With one of the two."""
        super().__init__(trouble or f"again in {retry_seconds} seconds")
        self.trouble = trouble
        self.retry_seconds = retry_seconds


class SlackDuty:
    """Tells Slack who is on duty. Each call may be repeated: it says how things are to be."""

    def __init__(self, client: AsyncWebClient, bot_user_id: str) -> None:
        """Use this client's token, address and session, but none of its retries."""
        self._client = patient(client)
        self._bot_user_id = bot_user_id

    async def groups(self) -> tuple[UserGroup, ...]:
        """Every group that can be chosen, by handle.

        Raises:
            SlackProblem: Slack cannot be asked, or does not allow it.
        """
        try:
            found = await self._groups()
        except LOST as error:
            raise sentence(error) from error
        groups = [UserGroup(str(g["id"]), str(g["name"]), str(g["handle"])) for g in found]
        return tuple(sorted(groups, key=lambda group: (group.handle, group.id)))

    async def make_group(self, rotation: str) -> str:
        """Make a group for a rotation, or find the one that was made; its id.

        Raises:
            NotKeptError: it could not be.
        """
        name, handle = _NAME.format(rotation), _handle(rotation)
        try:
            for one in await self._groups():
                if (one.get("name"), one.get("created_by")) == (name, self._bot_user_id):
                    return str(one["id"])  # made before, and the answer was lost
            made = await self._client.usergroups_create(
                name=name, handle=handle, description="Kept by Firsthand: who has a contact now"
            )
        except LOST as error:
            raise _not_kept(error) from error
        group: Any = made["usergroup"]
        return str(group["id"])

    async def fill_group(
        self, group_id: str, people: Sequence[str], known_digest: str | None
    ) -> None:
        """Let exactly these people be in the group, nobody if there are none.

        Args:
            group_id: of the group.
            people: user ids.
            known_digest: of who is in it by what is known; None: Slack is asked first.

        Raises:
            NotKeptError: it could not be, or is not known to be so.
        """
        try:
            now = known_digest if known_digest is not None else await self._now(group_id)
            if now == digest_of(people):
                return
            if not people:
                await self._client.usergroups_disable(usergroup=group_id)
                return
            if not now:
                await self._client.usergroups_enable(usergroup=group_id)
            await self._client.usergroups_users_update(usergroup=group_id, users=list(people))
        except LOST as error:
            raise _not_kept(error) from error

    async def pin(self, channel_id: str, ts: str) -> None:
        """Pin a message.

        Raises:
            NotKeptError: it could not be.
        """
        try:
            await self._client.pins_add(channel=channel_id, timestamp=ts)
        except LOST as error:
            if code_of(error) != "already_pinned":
                raise _not_kept(error) from error

    async def unpin(self, channel_id: str, ts: str) -> None:
        """Take a pinned message down; one that is not pinned stays so.

        Raises:
            NotKeptError: it could not be.
        """
        try:
            await self._client.pins_remove(channel=channel_id, timestamp=ts)
        except LOST as error:
            if code_of(error) not in _NOT_THERE:
                raise _not_kept(error) from error

    async def _now(self, group_id: str) -> str:
        """The digest of who is in a group, "" while it is disabled."""
        for one in await self._groups(include_users=True):
            if one["id"] == group_id:
                return "" if one.get("date_delete") else digest_of(one.get("users") or ())
        raise NotKeptError(trouble="no_such_subteam")

    async def _groups(self, *, include_users: bool = False) -> list[Mapping[str, Any]]:
        answer = await self._client.usergroups_list(
            include_disabled=True, include_users=include_users
        )
        return list(answer.get("usergroups") or ())


def _handle(rotation: str) -> str:
    """A handle from a name: small letters, digits and hyphens."""
    letters = re.sub(r"[^a-z0-9]+", "-", rotation.casefold()).strip("-")
    return f"{letters[: MOST_HANDLE - 5].strip('-') or 'team'}-duty"


def _not_kept(error: Exception) -> NotKeptError:
    code, told = code_of(error), meaning(error)
    if code in PERMANENT or code.startswith("restricted_action"):
        return NotKeptError(trouble=code)
    wait = told.after_seconds if isinstance(told, Retry) else AGAIN
    return NotKeptError(retry_seconds=max(wait, 1))
