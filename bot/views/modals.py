"""The frame of every modal, and the ones that only say something."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from bot.views.blocks import Block, plain, section
from bot.views.texts import plain_label, safe_lines

TITLE_LIMIT: Final = 24
SENTENCE_LIMIT: Final = 1000


def modal(
    title: str,
    blocks: Sequence[Block],
    *,
    close: str = "Close",
    metadata: Mapping[str, str] | None = None,
) -> Block:
    """A modal without anything to submit; ``metadata`` comes back as JSON with every press."""
    known: Block = (
        {} if metadata is None else {"private_metadata": json.dumps(metadata, ensure_ascii=False)}
    )
    return known | {
        "type": "modal",
        "title": plain(plain_label(title, TITLE_LIMIT)),
        "close": plain(close),
        "blocks": list(blocks),
    }


def form(
    title: str,
    callback_id: str,
    metadata: Mapping[str, str],
    blocks: Sequence[Block],
    *,
    submit: str = "Save",
) -> Block:
    """A modal with a Save button; ``metadata`` comes back as JSON when it is pressed."""
    return modal(title, blocks, close="Cancel", metadata=metadata) | {
        "callback_id": callback_id,
        "submit": plain(submit),
    }


def loading_form(title: str) -> Block:
    """Opened at once while the real one is prepared."""
    return modal(title, [section("One moment…")])


def saved_form(title: str, sentence: str) -> Block:
    """Everything is stored; ``sentence`` says what happens next."""
    return modal(title, [section(f":white_check_mark: {safe_lines(sentence, SENTENCE_LIMIT)}")])


def problem_form(title: str, sentence: str) -> Block:
    """Nothing was changed; ``sentence`` says why and what to do."""
    return modal(title, [section(f":warning: {safe_lines(sentence, SENTENCE_LIMIT)}")])
