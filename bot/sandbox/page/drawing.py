"""The templates: one environment that escapes everything and knows Slack's texts."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import ChainableUndefined, Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from bot.sandbox.page import choices, people
from bot.sandbox.page.dates import clock_time, when
from bot.sandbox.page.mrkdwn import mrkdwn, plain
from bot.sandbox.page.reader import Json, Reader
from bot.sandbox.page.rich_text import rich_text
from bot.sandbox.page.typed import as_left

HERE: Final = Path(__file__).parent
_FILE_ID: Final = re.compile(r"\bF[A-Z0-9]{8,}\b")
_INPUT_TYPES: Final = {
    "plain_text_input": "text",
    "number_input": "number",
    "email_text_input": "email",
    "url_text_input": "url",
}


@cache
def environment() -> Environment:
    """The page's templates. Every context that draws blocks holds `reader`, a `Reader`."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=ChainableUndefined,  # Slack's objects leave out what they do not use
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"INPUT_TYPES": _INPUT_TYPES, "avatar": people.avatar, "left": as_left}
    made.filters |= {
        "text": _text,
        "rich_text": pass_context(lambda context, block: rich_text(block, _reader(context))),
        "clock": pass_context(lambda context, at: clock_time(_reader(context).local(at))),
        "when": pass_context(lambda context, at: when(at, _reader(context))),
        "source": source,
        "address": address,
        "json": lambda value: json.dumps(value, ensure_ascii=False),
        "choices": choices.choices,
        "initial": choices.initial,
        "kilobytes": lambda length: f"{max(1, round(length / 1024))} kB",
    }
    return made


def draw(template: str, reader: Reader, **context: object) -> Markup:
    """One template, drawn for the reader."""
    return Markup(environment().get_template(template).render(reader=reader, **context))  # noqa: S704 - the template escaped it


def source(image: Json) -> str:
    """Where an image block or element has its picture: a file of this server, or a web address.

    Slack's own addresses of a file hold its id (`/files-pri/T…-F…/name`, `/files/F…/name`).
    """
    file = image.get("slack_file")
    if not isinstance(file, Mapping):
        return address(str(image.get("image_url", "")))
    named = _FILE_ID.search(str(file.get("id") or file.get("url")))
    return f"/_emu/files/{named[0]}" if named else ""


def address(url: str) -> str:
    """The address itself when it is one of the web; else nothing, so that no script can be one."""
    return url if url.lower().startswith(("http://", "https://", "/")) else ""


def _reader(context: Context) -> Reader:
    reader = context["reader"]
    if not isinstance(reader, Reader):
        msg = "a template that draws text needs its reader"
        raise TypeError(msg)
    return reader


@pass_context
def _text(context: Context, value: Json | str) -> Markup:
    """A text object, or a bare string, which Slack treats as mrkdwn."""
    if isinstance(value, str):
        return mrkdwn(value, _reader(context))
    words = str(value.get("text", ""))
    if value.get("type") == "plain_text":
        return plain(words, emoji=value.get("emoji", True) is not False)
    return mrkdwn(words, _reader(context))
