"""One call of a Web API method: its arguments, however they came."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.refusals import Json, Refused, arguments_refused
from bot.sandbox.world import World

_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Call:
    """The arguments of one call. In forms all are text; in JSON bodies they have their types."""

    world: World
    args: Json

    def text(self, name: str) -> str | None:
        """Return an argument as text, None when it is absent or empty."""
        value = self.args.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        raise arguments_refused(because=f"must be a string [json-pointer:/{name}]")

    def need(self, name: str) -> str:
        """Return an argument that must be there."""
        value = self.text(name)
        if value is None:
            raise arguments_refused(because=f"missing required field: {name}")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a yes or no: JSON booleans, or 1, 0, true, false in forms."""
        value = self.args.get(name)
        if value is None or value == "":
            return default
        return value in (True, 1, "1", "true", "True")

    def number(self, name: str, default: int, most: int) -> int:
        """Return a whole number from 1 to `most`."""
        text = self.text(name)
        if text is None:
            return default
        if not is_count(text) or not 1 <= int(text) <= most:
            raise arguments_refused(because=f"must be from 1 to {most} [json-pointer:/{name}]")
        return int(text)

    def names(self, name: str) -> list[str]:
        """Return a list of ids: a JSON array, or text with commas between."""
        value = self.args.get(name)
        if isinstance(value, list):
            return [str(one) for one in value]
        return [one.strip() for one in (self.text(name) or "").split(",") if one.strip()]

    def nested(self, name: str, *, broken: str) -> object:
        """Return a nested value, which forms carry as JSON text; None when absent.

        Raises:
            Refused: with the code `broken`, when the text is no JSON.
        """
        value: object = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            decoded: object = json.loads(value)
        except (ValueError, RecursionError):
            raise Refused(code=broken) from None
        return decoded


def is_count(text: str) -> bool:
    """Return whether the text is a whole number of at most twelve digits."""
    return text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS


@dataclass(frozen=True, kw_only=True, slots=True)
class Method:
    """One method the local Slack knows.

    Attributes:
        name: as it stands in the address.
        run: takes the call, returns the answer without `ok`.
        args: every argument it models; others are refused as `invalid_arg_name`.
        scopes: the bot scopes it needs, all of them.
        json: whether a JSON body is accepted (SLACK.md A.15).
        token: which token it wants.
        tier: Slack's rate limit tier (A.15), None for those with a limit of their own.
        posts: whether it counts as posting to its `channel`.
    """

    name: str
    run: Callable[[Call], Json]
    args: frozenset[str] = frozenset()
    scopes: tuple[str, ...] = ()
    json: bool = True
    token: str = "bot"  # noqa: S105 - the kind of token, not one
    tier: int | None = None
    posts: bool = False


def need_scope(world: World, scope: str) -> None:
    """Refuse with `missing_scope` when the app was not granted `scope`."""
    if scope not in world.app.scopes:
        provided = ",".join(world.app.scopes)
        raise Refused(code="missing_scope", extra={"needed": scope, "provided": provided})
