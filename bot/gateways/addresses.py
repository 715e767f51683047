"""Looking people up in Slack by their e-mail address; needs the optional scope of its own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.core.person import Person
from bot.gateways.answers import LOST, code_of
from bot.gateways.clients import patient
from bot.gateways.sentences import SlackProblem, sentence
from bot.gateways.users import person_of

EMAIL_SCOPE: Final = "users:read.email"
"""Optional: without it hosts are known once they have met Firsthand."""


class MayNotAsk(SlackProblem):
    """The app may not look people up by their address: it lacks the scope."""


class SlackAddresses:
    """Finds out whose an address is."""

    def __init__(self, client: AsyncWebClient, hash_address: Callable[[str], str]) -> None:
        """Use this client's token, address and session; addresses leave here as keyed hashes."""
        self._client = patient(client)
        self._hash_address = hash_address

    async def person_at(self, email: str) -> Person | None:
        """Who has this address; None for nobody.

        Raises:
            MayNotAsk: the app lacks the scope.
            SlackProblem: Slack cannot be asked.
        """
        try:
            answer = await self._client.users_lookupByEmail(email=email)
        except LOST as error:
            match code_of(error):
                case "users_not_found" | "user_not_visible" | "invalid_arguments":
                    return None
                case "missing_scope":
                    raise MayNotAsk(str(sentence(error))) from error
                case _:
                    raise sentence(error) from error
        # Known by the address that was asked about, whatever alias Slack has for it.
        return replace(person_of(answer["user"], ""), email_hash=self._hash_address(email))
