"""Small views and blocks for tests."""

from bot.sandbox.refusals import Json
from tests.sandbox.hands import Slack
from tests.sandbox.robot import Robot


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": True}


def options(*values: str) -> list[Json]:
    return [{"text": plain(value.title()), "value": value} for value in values]


def entry(block_id: str, kind: str, *, optional: bool = False, **more: object) -> Json:
    return {
        "type": "input",
        "block_id": block_id,
        "optional": optional,
        "label": plain(block_id.title()),
        "element": {"type": kind, "action_id": "it", **more},
    }


def modal(*blocks: Json, title: str = "Form", **more: object) -> Json:
    shown = list(blocks) or [entry("name", "plain_text_input")]
    return {
        "type": "modal",
        "title": plain(title),
        "submit": plain("Save"),
        "blocks": shown,
        **more,
    }


def home(*blocks: Json) -> Json:
    return {"type": "home", "blocks": list(blocks) or [{"type": "divider"}]}


def button(action_id: str = "go", **more: object) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain("Go"), **more}


def row(*elements: Json) -> Json:
    return {"type": "actions", "block_id": "row", "elements": list(elements) or [button()]}


async def trigger(slack: Slack, app: Robot) -> str:
    """Run a command and return the trigger id the app got."""
    await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
    return str(app.payloads("/firsthand")[-1]["trigger_id"])


async def opened(slack: Slack, app: Robot, view: Json) -> str:
    """Let ada have this modal open, and return its id."""
    answer = await slack.client.views_open(trigger_id=await trigger(slack, app), view=view)
    return str(answer["view"]["id"])


async def pushed(slack: Slack, app: Robot, view: Json, button_in: str) -> Json:
    """Press the button of an open modal and lay another modal on it."""
    await slack.do("act/action", user="ada", view_id=button_in, block_id="row", action_id="go")
    trigger_id = app.payloads("block_actions")[-1]["trigger_id"]
    answer = await slack.client.views_push(trigger_id=trigger_id, view=view)
    return dict(answer["view"])


async def stack(slack: Slack) -> list[Json]:
    return list((await slack.see("views", user="ada"))["modals"])
