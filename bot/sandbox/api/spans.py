"""Messages between two timestamps, for history and replies."""

from decimal import Decimal, InvalidOperation

from bot.sandbox.api.call import Call
from bot.sandbox.api.pages import PAGE_ARGS, page
from bot.sandbox.records import Message
from bot.sandbox.refusals import Json, Refused
from bot.sandbox.shapes.messages import message_shape

SPAN_ARGS = PAGE_ARGS | {"channel", "oldest", "latest", "inclusive", "include_all_metadata"}


def within(call: Call, messages: list[Message]) -> list[Message]:
    """Return the lasting messages after `oldest` and before `latest`, both with `inclusive`.

    Raises:
        Refused: invalid_ts_oldest or invalid_ts_latest.
    """
    oldest, latest = _limit(call, "oldest"), _limit(call, "latest")
    edges = {oldest, latest} if call.flag("inclusive") else set()
    return [
        m
        for m in messages
        if m.ephemeral_to is None
        and (
            Decimal(m.ts) in edges
            or (
                (oldest is None or Decimal(m.ts) > oldest)
                and (latest is None or Decimal(m.ts) < latest)
            )
        )
    ]


def messages_page(call: Call, messages: list[Message], *, default: int = 100) -> Json:
    """Return one page of messages in the given order."""
    shown, onward = page(call, messages, default=default)
    everything = call.flag("include_all_metadata")
    shapes = [message_shape(call.world, m, all_metadata=everything) for m in shown]
    more = bool(onward["next_cursor"])
    answer: Json = {"messages": shapes, "has_more": more}
    return answer | ({"response_metadata": onward} if more else {})


def _limit(call: Call, name: str) -> Decimal | None:
    text = call.text(name)
    if text is None:
        return None
    try:
        limit = Decimal(text)
    except InvalidOperation:
        limit = Decimal("NaN")
    if not limit.is_finite():
        raise Refused(code=f"invalid_ts_{name}")
    return limit
