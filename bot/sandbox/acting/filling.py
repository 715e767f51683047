"""Filling in an element: what can be chosen or typed there at all."""

from collections.abc import Callable
from datetime import date, time

from bot.sandbox.acting.values import STATEFUL
from bot.sandbox.refusals import Impossible, Json
from bot.sandbox.world import World

_UNIX_DIGITS = 10


def fill(world: World, element: Json, given: Json) -> Json:
    """Return the state value for what somebody chose or typed into this element.

    `given` holds the value under the element's own key (`value`, `selected_option`, …); options,
    people and channels may be named by their value or id alone.

    Raises:
        Impossible: Slack's client would not let one choose that.
    """
    kind = STATEFUL[element["type"]]
    if kind.key not in given:
        raise Impossible(why=f"A {element['type']} is filled in by {kind.key}.")
    raw, read = given[kind.key], _READERS[kind.key]
    if kind.many:
        if not isinstance(raw, list):
            raise Impossible(why=f"{kind.key} must be a list.")
        return {"type": element["type"], kind.key: [read(world, element, one) for one in raw]}
    empty = raw is None or raw == ""
    return {"type": element["type"], kind.key: None if empty else read(world, element, raw)}


def option_of(element: Json, raw: object) -> Json:
    """Return the whole option that `raw` (an option or its value) means.

    Raises:
        Impossible: the element does not offer it.
    """
    wanted = raw.get("value") if isinstance(raw, dict) else raw
    groups: list[Json] = element.get("option_groups", [])
    options: list[Json] = [*element.get("options", [])]
    options += [option for group in groups for option in group["options"]]
    for option in options:
        if option["value"] == wanted:
            return option
    raise Impossible(why=f"There is no option {wanted!r} to choose.")


def _option(_world: World, element: Json, raw: object) -> Json:
    return option_of(element, raw)


def _text(_world: World, _element: Json, raw: object) -> str:
    if not isinstance(raw, str):
        raise Impossible(why="What is typed must be text.")
    return raw


def _user(world: World, _element: Json, raw: object) -> str:
    for user in world.users.values():
        if raw in (user.id, user.name) and not user.deleted:
            return user.id
    raise Impossible(why=f"There is nobody {raw!r} to choose.")


def _conversation(world: World, _element: Json, raw: object) -> str:
    for channel in world.channels.values():
        if raw and raw in (channel.id, channel.name):
            return channel.id
    raise Impossible(why=f"There is no conversation {raw!r} to choose.")


def _date(_world: World, _element: Json, raw: object) -> str:
    try:
        return date.fromisoformat(str(raw)).isoformat()
    except ValueError:
        raise Impossible(why=f"{raw!r} is no date such as 2026-12-01.") from None


def _time(_world: World, _element: Json, raw: object) -> str:
    try:
        return time.fromisoformat(str(raw)).strftime("%H:%M")
    except ValueError:
        raise Impossible(why=f"{raw!r} is no time such as 09:30.") from None


def _channel(world: World, element: Json, raw: object) -> str:
    found = world.channels[_conversation(world, element, raw)]
    if found.kind != "public":
        raise Impossible(why=f"{raw!r} is no public channel.")
    return found.id


def _instant(_world: World, _element: Json, raw: object) -> int:
    if isinstance(raw, int) and len(str(raw)) == _UNIX_DIGITS:
        return raw
    raise Impossible(why=f"{raw!r} is no instant in Unix seconds.")


_READERS: dict[str, Callable[[World, Json, object], Json | str | int]] = {
    "value": _text,
    "selected_option": _option,
    "selected_options": _option,
    "selected_user": _user,
    "selected_users": _user,
    "selected_conversation": _conversation,
    "selected_conversations": _conversation,
    "selected_channel": _channel,
    "selected_channels": _channel,
    "selected_date": _date,
    "selected_time": _time,
    "selected_date_time": _instant,
}
