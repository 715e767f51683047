"""A reader, and blocks drawn for them."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.page.drawing import draw
from bot.sandbox.page.reader import Reader
from bot.sandbox.records import View
from tests.sandbox.page.drawn import Drawn

Json = dict[str, Any]
READER = Reader(
    now=datetime(2026, 11, 21, 12, 0, tzinfo=UTC),
    zone=ZoneInfo("Europe/Berlin"),
    user="U1",
    people={"U1": "Ada", "U2": "Ben", "U3": "Gone"},
    offered=frozenset({"U1", "U2"}),
    channels={"C1": "support"},
)


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(value: str) -> Json:
    return {"text": plain(value.title()), "value": value}


def html(*blocks: Json) -> str:
    view = View(
        id="V1", user="U1", body={"type": "home", "blocks": list(blocks)}, hash="h", root="V1"
    )
    return str(draw("home.html", READER, view=view))


def shown(*blocks: Json) -> Drawn:
    return Drawn(html(*blocks))


def element(kind: str, **more: Any) -> Json:  # noqa: ANN401 - any part of an element
    return {"type": kind, "action_id": "act", **more}


def alone(kind: str, **more: Any) -> Drawn:  # noqa: ANN401 - likewise
    return shown({"type": "actions", "block_id": "b1", "elements": [element(kind, **more)]})
