"""What the message box suggests once somebody types a slash."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

_OPTION: Final = re.compile(r"\s*[|·]\s*(?![^\[<(]*[\]>)])")  # bars inside brackets are not ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A line of the list: the text it completes to, and a few words on what may follow."""

    text: str
    hint: str = ""


def suggestions(commands: Iterable[str], hints: Mapping[str, str]) -> list[Suggestion]:
    """Every command, and every subcommand that its usage hint names.

    A hint reads like `join | leave | skip [next | until DATE]`: alternatives between bars, each a
    word and what may follow it. A hint without bars only explains the command.
    """
    found: list[Suggestion] = []
    for command in commands:
        hint = hints.get(command, "")
        parts = [part for part in _OPTION.split(hint) if part.strip("[]<>()… .")]
        subcommands = [part.split(maxsplit=1) for part in parts] if len(parts) > 1 else []
        found.append(Suggestion(text=command, hint="" if subcommands else hint))
        found += [
            Suggestion(text=f"{command} {word[0].strip('[]')}", hint=" ".join(word[1:]))
            for word in subcommands
        ]
    return found
