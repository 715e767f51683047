"""Modals and Home tabs (SLACK.md A.4)."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.sandbox.blockkit.blocks import block_on
from bot.sandbox.blockkit.problem import Problem
from bot.sandbox.blockkit.rules import one_focus, submit_with_inputs, unique_ids, view_size
from bot.sandbox.blockkit.shape import Shape, Variants
from bot.sandbox.blockkit.text import plain
from bot.sandbox.blockkit.values import Check, boolean, items, string

_COMMON: Final[Mapping[str, Check]] = {
    "callback_id": string("view.callback_id"),
    "external_id": string("view.external_id"),
    "private_metadata": string("view.private_metadata"),
}


def _unique_ids(view: Mapping[str, Any], pointer: str) -> Iterator[Problem]:
    yield from unique_ids(view["blocks"], f"{pointer}/blocks")


_MODAL: Final = Shape(
    required={"blocks": items(block_on("modal"), "view.blocks"), "title": plain("view.title")},
    optional={
        **_COMMON,
        "clear_on_close": boolean,
        "close": plain("view.close"),
        "notify_on_close": boolean,
        "submit": plain("view.submit"),
    },
    rules=(_unique_ids, submit_with_inputs, one_focus),
)
_HOME: Final = Shape(
    required={"blocks": items(block_on("home"), "view.blocks")},
    optional=_COMMON,
    rules=(_unique_ids, one_focus),
)
_VIEW: Final = Variants(shapes={"modal": _MODAL, "home": _HOME})


def check_view(view: object) -> list[Problem]:
    """Checks a modal or a Home tab as views.open, push, update and publish do.

    Args:
        view: the view as parsed JSON; any value is taken.

    Returns:
        Every problem found, pointers starting with `/view`; empty when Slack would take it.
        Rules between fields are judged only where the fields themselves are in order.
    """
    problems = list(_VIEW(view, "/view"))
    if not problems and isinstance(view, dict):
        problems += view_size(view, "/view")
    return problems
