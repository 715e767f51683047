"""What the bot's code asks of Slack: read from the code, never from a list."""

import ast
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.busy import Busy
from bot.slack.listeners import register

BOT = Path(__file__).parents[2] / "bot"


@cache
def _methods() -> dict[str, str]:
    """The SDK's functions, each with the method it calls."""
    found = {}
    for name, function in inspect.getmembers(AsyncWebClient, inspect.iscoroutinefunction):
        called = re.search(r'self\.api_call\(\s*"([\w.]+)"', inspect.getsource(function))
        if called:
            found[name] = called[1]
    return found


@cache
def _sources() -> tuple[tuple[Path, ast.AST], ...]:
    files = sorted(path for path in BOT.rglob("*.py") if BOT / "sandbox" not in path.parents)
    return tuple((path, ast.parse(path.read_text())) for path in files)


@cache
def methods_called() -> dict[str, str]:
    """Every Web API method the bot calls, each with a file that does."""
    found = {}
    for path, tree in _sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in _methods():
                found[_methods()[node.attr]] = str(path.relative_to(BOT))
    return found


def sdk_helpers_called() -> set[str]:
    """The SDK's functions that call several methods, or any: none of them can be read so."""
    several = {"api_call", "files_upload_v2", "files_upload"}
    return {
        node.attr
        for _, tree in _sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in several
    }


def reads_addresses() -> bool:
    """Whether a gateway looks at the e-mail address of a person."""
    return any(
        isinstance(node, ast.Constant) and node.value == "email"
        for path, tree in _sources()
        if path.parent == BOT / "gateways"
        for node in ast.walk(tree)
    )


@dataclass
class Listening:
    """Stands for Bolt's app and remembers what is listened to."""

    commands: list[str] = field(default_factory=list)
    shortcuts: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    """Without what tells several of one kind apart."""
    modals: list[str] = field(default_factory=list)

    def command(self, name: str) -> Callable[[Any], None]:
        self.commands.append(name)
        return _ignore

    def shortcut(self, callback_id: str) -> Callable[[Any], None]:
        self.shortcuts.append(callback_id)
        return _ignore

    def event(self, name: str | re.Pattern[str]) -> Callable[[Any], None]:
        if isinstance(name, str):
            self.events.append(name)
        return _ignore

    def action(self, action_id: str | re.Pattern[str]) -> Callable[[Any], None]:
        if name := stem(action_id if isinstance(action_id, str) else action_id.pattern):
            self.buttons.append(name)
        return _ignore

    def view(self, callback_id: str) -> Callable[[Any], None]:
        self.modals.append(callback_id)
        return _ignore


def stem(action_id: str) -> str:
    """An action id without what tells several apart, ``question_answer:solved``; "" for any."""
    found = re.match(r"\^?(\w+)", action_id)
    return found[1] if found else ""


def _ignore(_listener: object) -> None:
    """What it does when something comes is not asked here."""


def listeners() -> Listening:
    """What the bot listens to."""
    listening = Listening()
    app: Any = listening
    door: Any = SimpleNamespace(busy=Busy())
    register(app, door)
    return listening
