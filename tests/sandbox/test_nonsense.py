"""Whatever is sent, the answer is a refusal with a reason, never a broken server."""

import pytest

from bot.sandbox.api.registry import METHODS
from tests.sandbox.forms import modal, opened, row
from tests.sandbox.hands import Slack
from tests.sandbox.robot import robot

JUNK: tuple[object, ...] = (
    None,
    7,
    -1,
    True,
    [],
    [[]],
    {},
    {"id": []},
    "",
    "x" * 5000,
    "9" * 5000,
    "\0",
    "\ud800",
)
ACTS = {
    "act/slash": ("user", "channel", "command", "text"),
    "act/action": ("user", "channel", "ts", "view_id", "block_id", "action_id", "values"),
    "act/submit": ("user", "view_id", "values"),
    "act/close": ("user", "view_id", "all"),
    "act/home": ("user",),
    "act/post": ("user", "channel", "text", "thread_ts"),
    "act/open_dm": ("user",),
    "act/join": ("user", "channel"),
    "act/leave": ("user", "channel"),
    "act/invite": ("user", "channel", "invitee"),
    "admin/user": ("name", "real_name", "tz", "guest"),
    "admin/deactivate": ("user",),
    "admin/reactivate": ("user",),
    "admin/timezone": ("user", "tz"),
    "admin/channel": ("name", "members", "private"),
    "admin/archive": ("channel",),
    "admin/unarchive": ("channel",),
    "admin/rename": ("channel", "name"),
    "admin/scopes": ("scopes",),
    "admin/socket": ("disconnect",),
    "admin/rates": ("mode", "short_history", "channel_burst", "burst_minutes"),
    "admin/delivery": ("url",),
    "admin/pace": ("ack", "redelivery", "trigger", "leaving"),
    "admin/event_limits": ("per_hour", "judged_from", "on"),
    "admin/delete_channel": ("channel",),
    "admin/make_private": ("channel",),
    "admin/share_channel": ("channel",),
    "admin/unshare_channel": ("channel",),
    "admin/profile": ("user", "real_name", "guest"),
    "admin/tabs": ("home", "messages"),
    "admin/events": ("events",),
    "admin/group": ("handle", "name", "users"),
    "admin/plan": ("free_plan", "groups_by_admins"),
    "admin/shortcuts": ("callback_ids",),
    "act/shortcut": ("user", "callback_id", "channel", "ts"),
    "faults": ("kind", "method", "channel", "seconds", "nth", "times"),
    "clock/travel": ("seconds", "to", "next"),
}


@pytest.mark.parametrize("path", ACTS)
async def test_no_nonsense_breaks_an_act(slack: Slack, path: str) -> None:
    async with robot(slack) as app:
        view_id = await opened(slack, app, modal(row()))
        sent = await slack.client.chat_postMessage(
            channel=slack.id("general"), text="Go?", blocks=[row()]
        )
        good = {
            "user": "ada",
            "channel": "general",
            "command": "/firsthand",
            "ts": sent["ts"],
            "block_id": "row",
            "action_id": "go",
            "invitee": "bob",
            "tz": "UTC",
            "text": "Hi",
            "kind": "delay",
            "method": "chat.delete",
        }
        if path in {"act/submit", "act/close"}:
            good["view_id"] = view_id
        for name in ACTS[path]:
            for junk in JUNK:
                url = f"{slack.server.url}/_emu/{path}"
                fields = {field: good[field] for field in ACTS[path] if field in good}
                async with slack.http.post(url, json=fields | {name: junk}) as answer:
                    assert answer.status in {200, 400}, (name, junk, await answer.text())
                    body = await answer.json()
                    assert answer.status == 200 or body["error"].endswith("."), body


@pytest.mark.parametrize("name", METHODS)
async def test_no_nonsense_breaks_a_method(slack: Slack, name: str) -> None:
    method = METHODS[name]
    slack.world.app.scopes = (*slack.world.app.scopes, "channels:join", "im:read")
    token = slack.world.app.app_token if method.token == "app" else slack.world.app.bot_token
    good = {"channel": slack.id("general"), "user": slack.id("ada"), "user_id": slack.id("ada")}
    fixed = {arg: good[arg] for arg in method.args if arg in good}
    for arg in sorted(method.args):
        for junk in JUNK:
            args = {**fixed, arg: junk}
            url, headers = f"{slack.server.api_url}{name}", {"Authorization": f"Bearer {token}"}
            form = None if method.json else as_text(args)
            sent = args if method.json else None
            async with slack.http.post(url, json=sent, data=form, headers=headers) as answer:
                assert answer.status == 200, (arg, junk, await answer.text())
                body = await answer.json()
                assert body["ok"] or body["error"], (arg, junk)


def as_text(args: dict[str, object]) -> dict[str, str]:
    """Return the arguments as a form carries them."""
    return {name: str(value).encode("ascii", "replace").decode() for name, value in args.items()}
