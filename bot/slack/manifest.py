"""The Slack app's manifest: what one pastes into Slack to have the app.

Fields and limits: docs.slack.dev/reference/app-manifest
"""

import json
from collections.abc import Collection, Iterable
from itertools import chain
from typing import Final
from urllib.parse import quote

from bot.slack.payloads import Json
from bot.slack.permissions import EVENTS, SCOPES, Feature
from bot.views import action_ids
from bot.views.commands import COMMANDS
from bot.views.log_form import BRING_TITLE, LOG_TITLE

EVENTS_PATH: Final = "/slack/events"
"""Where everything from Slack arrives over HTTP."""
NEW_APP: Final = "https://api.slack.com/apps?new_app=1"

_NAME: Final = "Firsthand"
_SHORT: Final = "Keeps developers in regular, fair contact with customers."
_LONG: Final = (
    "Developers join a rotation, are paired with support tickets and customer calls on a schedule, "
    "answer one short question afterwards, and once a week everybody reads what was learned and "
    "promised. Turns are shared fairly, nobody is nagged, nothing is lost.\n\n"
    "Invite it to a channel and type `/firsthand setup`."
)
_COLOUR: Final = "#1d4e46"


def manifest(*, request_url: str = "", features: Collection[Feature] = ()) -> Json:
    """Return the manifest, ready for ``json.dumps``.

    Args:
        request_url: where Slack reaches the bot by HTTP; empty for Socket Mode.
        features: what is switched on beyond what is always needed.
    """
    asked = {"request_url": request_url} if request_url else {}
    return {
        "display_information": {
            "name": _NAME,
            "description": _SHORT,
            "long_description": _LONG,
            "background_color": _COLOUR,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": _NAME, "always_online": True},
            "shortcuts": _shortcuts(),
            "slash_commands": [_command(request_url)],
        },
        "oauth_config": {"scopes": {"bot": _all(SCOPES, (one.scopes for one in features))}},
        "settings": {
            "event_subscriptions": {
                **asked,
                "bot_events": _all(EVENTS, (one.events for one in features)),
            },
            "interactivity": {"is_enabled": True, **asked},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not request_url,
            "token_rotation_enabled": False,
        },
    }


def link(made: Json) -> str:
    """Return the address at which Slack makes an app of this manifest after one look at it."""
    return f"{NEW_APP}&manifest_json={quote(json.dumps(made, separators=(',', ':')), safe='')}"


def _all(always: Iterable[str], more: Iterable[Iterable[str]]) -> list[str]:
    """Each name once: two features may want the same."""
    return list(dict.fromkeys(chain(always, *more)))


def _shortcuts() -> list[Json]:
    return [
        {
            "name": LOG_TITLE,
            "type": "global",
            "callback_id": action_ids.LOG_SHORTCUT,
            "description": "You talked to a customer: it counts as your turn",
        },
        {
            "name": BRING_TITLE,
            "type": "message",
            "callback_id": action_ids.BRING_SHORTCUT,
            "description": "Pair a developer with the customer this message is about",
        },
    ]


def _command(request_url: str) -> Json:
    return {
        "command": "/firsthand",
        **({"url": request_url} if request_url else {}),
        "description": "Meet customers by turns: join, skip, swap, log and more",
        "usage_hint": " | ".join(word for word, _ in COMMANDS),
        "should_escape": True,
    }
