"""Blocks and views as they come in: judged, and given the ids they lack."""

from collections.abc import Iterator
from copy import deepcopy

from bot.sandbox.acting.values import elements_of
from bot.sandbox.blockkit import Problem, check_blocks, check_view
from bot.sandbox.refusals import Json, Refused, arguments_refused
from bot.sandbox.rewriting import keep_texts
from bot.sandbox.shapes.files import file_shape, processed
from bot.sandbox.world import World

_WHOLE = {"msg_blocks_too_long", "view_too_large"}
_SILENT = {"image", "mrkdwn", "plain_text"}
_UNMODELLED = {"external_select", "multi_external_select"}
_PICTURES = {"image/png", "image/jpeg", "image/gif"}


def message_blocks(world: World, raw: object) -> list[Json]:
    """Return the blocks of a message, every id filled in.

    Raises:
        Refused: as Slack refuses bad blocks (SLACK.md A.14), naming each problem and its place.
    """
    if not isinstance(raw, list):
        raise Refused(code="invalid_blocks_format")
    problems = check_blocks(raw, "message")
    _too_big(problems)
    told = [str(problem) for problem in problems] or list(_further(world, raw, "/blocks"))
    if told:
        messages = {"messages": [f"[ERROR] {one}" for one in told]}
        raise Refused(code="invalid_blocks", extra={"errors": told, "response_metadata": messages})
    return _numbered(world, raw)


def view_body(world: World, raw: object, kind: str) -> Json:
    """Return a view of this kind (`modal` or `home`), every id filled in.

    Raises:
        Refused: `invalid_arguments` with each problem and its place, or `view_too_large`.
    """
    if not isinstance(raw, dict):
        raise arguments_refused(because="must be a valid view object [json-pointer:/view]")
    if raw.get("type") != kind:
        raise arguments_refused(because=f"must be of the type {kind} [json-pointer:/view/type]")
    problems = check_view(raw)
    _too_big(problems)
    told = [str(problem) for problem in problems]
    told = told or list(_further(world, raw["blocks"], "/view/blocks"))
    if told:
        raise arguments_refused(because=told)
    body = {**deepcopy(raw), "blocks": _numbered(world, raw["blocks"])}
    keep_texts([body.get(name) for name in ("title", "submit", "close")])
    return body


def _too_big(problems: list[Problem]) -> None:
    for problem in problems:
        if problem.code in _WHOLE:
            raise Refused(code=problem.code)


def _further(world: World, blocks: list[Json], pointer: str) -> Iterator[str]:
    for number, block in enumerate(blocks):
        for holder in (block, *elements_of(block)):
            wanted = holder.get("slack_file")
            if wanted is not None and not _is_picture(world, wanted):
                yield f"invalid slack file [json-pointer:{pointer}/{number}/slack_file]"
            if holder.get("type") in _UNMODELLED:
                told = f"the local Slack does not model {holder['type']}"
                yield f"{told} [json-pointer:{pointer}/{number}]"


def _is_picture(world: World, wanted: Json) -> bool:
    """Return whether the file exists, is processed and is a picture (SLACK.md A.16)."""
    for file in world.files.values():
        shape = file_shape(world, file)
        names = {shape["url_private"], shape["permalink"]}
        if wanted.get("id") == file.id or wanted.get("url") in names:
            return processed(world, file) and file.mimetype in _PICTURES
    return False


def _numbered(world: World, raw: list[Json]) -> list[Json]:
    blocks = deepcopy(raw)
    for block in blocks:
        block.setdefault("block_id", world.ids.make("b"))
        for element in elements_of(block):
            if element["type"] not in _SILENT:
                element.setdefault("action_id", world.ids.make("a"))
    keep_texts(blocks)
    return blocks
