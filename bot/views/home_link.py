"""Words about the Home tab that lead to it, once it is known whose Home that is.

Source: docs.slack.dev/interactivity/deep-linking (``slack://app?team=…&id=…&tab=home``).
"""

from dataclasses import replace
from typing import Any, Final

from bot.views.blocks import Rendered

HOME_TAB: Final = "my Home\u00a0tab"
"""The blank between them is ours alone: texts from outside lose it, so none becomes a link."""


def home_address(workspace_id: str, app_id: str) -> str:
    """Where Slack opens the app's Home tab; empty where the app is not known."""
    return f"slack://app?team={workspace_id}&id={app_id}&tab=home" if app_id else ""


def with_home_link(shown: Rendered, address: str) -> Rendered:
    """The same with a link wherever a block speaks of the Home tab; without an address as it was.

    The fallback text has words only.
    """
    if not address or HOME_TAB not in shown.text:
        return shown
    link = f"<{address.replace('&', '&amp;')}|{HOME_TAB}>"
    return replace(shown, blocks=[_linked(block, link) for block in shown.blocks])


def _linked(part: Any, link: str) -> Any:  # noqa: ANN401 -- JSON is anything
    if isinstance(part, list):
        return [_linked(one, link) for one in part]
    if not isinstance(part, dict):
        return part
    if part.get("type") == "mrkdwn":
        return part | {"text": part["text"].replace(HOME_TAB, link)}
    return {name: _linked(one, link) for name, one in part.items()}
