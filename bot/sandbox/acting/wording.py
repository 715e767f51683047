"""What somebody typed, as Slack passes it on (SLACK.md A.9, A.21)."""

import re

from bot.sandbox.world import World

_TOKEN = re.compile(r"<([@#])([A-Z0-9]+)(?:\|[^>]*)?>|(?<!\w)([@#])([\w.-]*\w)|https?://[^\s<>]+")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def as_sent(world: World, text: str, *, named: bool) -> str:
    """Return `text` with mentions, channels and links in angle brackets and the rest escaped.

    Somebody may type `@ada` or `#general`, or give ids as `<@U…>`; names nobody has stay text.
    `named` adds the names behind the ids, as slash commands with `should_escape` get them.
    """
    sent, end = "", 0
    for match in _TOKEN.finditer(text):
        sent += text[end : match.start()].translate(_ESCAPES) + _token(world, match, named=named)
        end = match.end()
    return sent + text[end:].translate(_ESCAPES)


def _token(world: World, match: re.Match[str], *, named: bool) -> str:
    whole = match.group(0)
    if whole.startswith("http"):
        return f"<{whole.translate(_ESCAPES)}>"
    sign, wanted = match.group(1) or match.group(3), match.group(2) or match.group(4)
    known = _people(world) if sign == "@" else _rooms(world)
    for identifier, name in known.items():
        if wanted in {identifier, name}:
            return f"<{sign}{identifier}|{name}>" if named else f"<{sign}{identifier}>"
    return whole.translate(_ESCAPES)


def _people(world: World) -> dict[str, str]:
    return {user.id: user.name for user in world.users.values()}


def _rooms(world: World) -> dict[str, str]:
    rooms = (c for c in world.channels.values() if c.kind != "im")
    return {c.id: c.name if c.kind == "public" else "" for c in rooms}
