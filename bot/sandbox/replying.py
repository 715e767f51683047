"""Messages that answer an interaction: by the ack of a command, or by a response_url."""

from dataclasses import dataclass

from bot.sandbox.posting import Change, Draft, change, post_by_app, remove
from bot.sandbox.records import Message
from bot.sandbox.refusals import Json, Refused
from bot.sandbox.surfaces import message_blocks
from bot.sandbox.world import World

_KNOWN = {
    "text",
    "blocks",
    "response_type",
    "replace_original",
    "delete_original",
    "thread_ts",
    "mrkdwn",
    "unfurl_links",
    "unfurl_media",
}

_TEXTS = ("text", "thread_ts", "response_type")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Whom and where an answer reaches; `original` is the message that held the button."""

    user: str
    channel: str
    original: Message | None = None


def reply(world: World, place: Place, body: Json) -> None:
    """Do what the app answered (SLACK.md A.7): post, replace or delete.

    Raises:
        Refused: the body is empty, has fields we do not model, or bad blocks, or the channel is
            gone.
    """
    _check(world, place, body)
    text = body.get("text")
    raw = body.get("blocks")
    blocks = message_blocks(world, raw) if raw is not None else []
    says_something = bool(text or blocks)
    original = place.original
    if body.get("delete_original") and original is not None:
        remove(world, original)
        if not says_something:
            return
        original = None
    if not says_something:
        raise Refused(code="no_text")
    if body.get("replace_original") and original is not None:
        change(world, original, Change(text=text or "", blocks=blocks))
        return
    seen_by = None if body.get("response_type") == "in_channel" else place.user
    draft = Draft(text=text or "", blocks=blocks, thread_ts=body.get("thread_ts"))
    post_by_app(world, world.channels[place.channel], draft, ephemeral_to=seen_by)


def _check(world: World, place: Place, body: Json) -> None:
    if set(body) - _KNOWN:
        raise Refused(code="invalid_arg_name", extra={"fields": sorted(set(body) - _KNOWN)})
    if place.channel not in world.channels:
        raise Refused(code="channel_not_found")
    if not all(isinstance(body.get(name, ""), str) for name in _TEXTS):
        raise Refused(code="invalid_payload")
