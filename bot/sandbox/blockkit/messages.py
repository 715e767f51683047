"""The blocks of a message (SLACK.md A.1)."""

from typing import Final, Literal, cast

from bot.sandbox.blockkit.blocks import block_on
from bot.sandbox.blockkit.problem import Problem
from bot.sandbox.blockkit.rules import Block, total_text, unique_ids
from bot.sandbox.blockkit.values import Check, items

_BLOCKS: Final[dict[Literal["message"], Check]] = {
    "message": items(block_on("message"), "message.blocks")
}


def check_blocks(blocks: object, surface: Literal["message"] = "message") -> list[Problem]:
    """Checks the blocks of a message as chat.postMessage and its kin do.

    Args:
        blocks: the `blocks` argument as parsed JSON; any value is taken. An empty list is in
            order: chat.update takes it to remove the blocks.
        surface: where the blocks go; views have `check_view`.

    Returns:
        Every problem found, pointers starting with `/blocks`; empty when Slack would take them.
        Rules over the whole message are judged only when each block is in order.
    """
    problems = list(_BLOCKS[surface](blocks, "/blocks"))
    if not problems:
        listed = cast("list[Block]", blocks)
        problems += [*unique_ids(listed, "/blocks"), *total_text(listed, "/blocks")]
    return problems
