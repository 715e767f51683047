"""What a select menu offers: its own options, or the people or channels of the workspace."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from bot.sandbox.page.reader import Json, Reader

_INITIAL: Final = (
    "initial_option",
    "initial_user",
    "initial_conversation",
    "initial_channel",
)
_INITIALS: Final = tuple(f"{name}s" for name in _INITIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of a menu. `value` is what Slack's state holds for it: an option, or an id."""

    key: str
    name: str
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Choices under one label, which is empty when the menu has no groups."""

    label: str
    options: tuple[Choice, ...]


def choices(element: Json, reader: Reader) -> tuple[Group, ...]:
    """The groups of any `*_select` element, in the order in which they are offered."""
    kind = str(element.get("type")).removeprefix("multi_")
    if kind == "users_select":
        return (_ids({key: name for key, name in reader.people.items() if key in reader.offered}),)
    if kind in {"conversations_select", "channels_select"}:
        return (_ids({key: f"#{name}" for key, name in reader.channels.items()}),)
    groups = _list(element.get("option_groups"))
    if groups:
        return tuple(_options(group, _text(group.get("label"))) for group in groups)
    return (_options(element, ""),)


def initial(element: Json) -> tuple[object, ...]:
    """What is chosen before anybody touched the element, as values of `Choice`."""
    one = tuple(element[name] for name in _INITIAL if element.get(name))
    many = tuple(
        value for name in _INITIALS for value in cast("Sequence[object]", element.get(name, ()))
    )
    return one + many


def _ids(names: Mapping[str, str]) -> Group:
    ordered = sorted(names.items(), key=lambda pair: pair[1].casefold())
    return Group(
        label="", options=tuple(Choice(key=key, name=name, value=key) for key, name in ordered)
    )


def _options(holder: Json, label: str) -> Group:
    return Group(
        label=label,
        options=tuple(
            Choice(key=str(option.get("value", "")), name=_text(option.get("text")), value=option)
            for option in _list(holder.get("options"))
        ),
    )


def _list(value: object) -> Sequence[Json]:
    return cast("Sequence[Json]", value) if isinstance(value, Sequence) else ()


def _text(value: object) -> str:
    return str(value.get("text", "")) if isinstance(value, Mapping) else ""
