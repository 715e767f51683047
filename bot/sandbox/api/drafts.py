"""What a message shall say, read from the arguments of the posting methods."""

import json

from bot.sandbox.api.call import Call
from bot.sandbox.api.lookup import lasting_message
from bot.sandbox.posting import Draft
from bot.sandbox.records import Channel
from bot.sandbox.refusals import Json, Refused
from bot.sandbox.surfaces import message_blocks

_METADATA_BYTES = 4096
"""Slack publishes no number; the project stays below 4 kB (SLACK.md A.19)."""

DRAFT_ARGS = frozenset(
    {
        "channel",
        "text",
        "blocks",
        "metadata",
        "thread_ts",
        "unfurl_links",
        "unfurl_media",
        "link_names",
        "mrkdwn",
        "parse",
    }
)


def read_draft(call: Call, channel: Channel) -> Draft:
    """Return the draft, every part of it judged.

    Raises:
        Refused: no_text, invalid_blocks and its kin, invalid_metadata_format and its kin, or
            thread_not_found.
    """
    blocks, text = read_blocks(call), call.text("text")
    if not text and not blocks:
        raise Refused(code="no_text")
    return Draft(
        text=text or "",
        blocks=blocks or [],
        metadata=read_metadata(call) or None,
        thread_ts=_thread(call, channel),
    )


def read_blocks(call: Call) -> list[Json] | None:
    """Return the blocks, None when none were given."""
    raw = call.nested("blocks", broken="invalid_blocks_format")
    return None if raw is None else message_blocks(call.world, raw)


def read_metadata(call: Call) -> Json | None:
    """Return the metadata (A.19), an empty object for one that removes it, None when absent."""
    raw = call.nested("metadata", broken="invalid_metadata_format")
    if raw is None or raw == {}:
        return raw if raw is None else {}
    if not isinstance(raw, dict):
        raise Refused(code="invalid_metadata_format")
    named, payload = raw.get("event_type"), raw.get("event_payload")
    if not isinstance(named, str) or not named or not isinstance(payload, dict):
        raise Refused(code="invalid_metadata_format")
    if set(raw) != {"event_type", "event_payload"}:
        raise Refused(code="invalid_metadata_schema")
    if len(json.dumps(raw).encode()) > _METADATA_BYTES:
        raise Refused(code="metadata_too_large")
    return raw


def _thread(call: Call, channel: Channel) -> str | None:
    ts = call.text("thread_ts")
    if ts is None:
        return None
    try:
        parent = lasting_message(channel, ts)
    except Refused:
        raise Refused(code="thread_not_found") from None
    return parent.thread_ts or parent.ts
