"""What Slack makes of text on its way in: it never comes back as it was sent (SLACK.md A.21)."""

import re
from typing import Final

from bot.sandbox.refusals import Json

_TOKEN: Final = re.compile(
    r"<(?P<mention>[@][A-Z0-9]+)\|[^<>]*>"
    r"|<(?:[@#!]|https?://|mailto:|tel:)[^<>]*>"
    r"|(?P<code>```.+?```|`[^`\n]+`)"
    r"|(?P<entity>&(?:amp|lt|gt);)"
    r"|(?P<address>\bhttps?://[^\s<>|`]*[^\s<>|`.,;:!?'\")\]*_~])"
    r"|(?P<stray>[&<>])",
    re.DOTALL,
)
_STRAY: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ENTITY: Final = re.compile(r"&(?!(?:amp|lt|gt);)|[<>]")


def as_kept(text: str) -> str:
    """Return message text as Slack keeps it.

    Stray `&`, `<` and `>` become entities, bare addresses links, and mentions lose the name behind
    the bar.
    """
    return _TOKEN.sub(_token, text)


def _token(match: re.Match[str]) -> str:
    whole = match[0]
    if match["mention"]:
        return f"<{match['mention']}>"
    if match["address"]:
        return f"<{_ENTITY.sub(_entity, whole)}>"
    if match["code"]:
        return _ENTITY.sub(_entity, whole)
    return _STRAY[whole] if match["stray"] else whole


def _entity(match: re.Match[str]) -> str:
    return _STRAY[match[0]]


def keep_texts(holder: object) -> None:
    """Rewrite every text object in a block or view in place, and fill in what they leave open."""
    if isinstance(holder, list):
        for one in holder:
            keep_texts(one)
    elif isinstance(holder, dict):
        if isinstance(holder.get("text"), str):
            _keep(holder)
        for one in holder.values():
            keep_texts(one)


def _keep(holder: Json) -> None:
    if holder.get("type") == "plain_text":
        holder.setdefault("emoji", True)
        holder["text"] = _ENTITY.sub(_entity, holder["text"])
    elif holder.get("type") == "mrkdwn":
        holder.setdefault("verbatim", False)
        if not holder["verbatim"]:
            holder["text"] = as_kept(holder["text"])
