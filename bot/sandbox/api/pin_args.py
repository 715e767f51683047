"""What the pins methods read alike."""

import re

from bot.sandbox.api.call import Call
from bot.sandbox.api.lookup import channel_by_id, lasting_message
from bot.sandbox.records import Channel
from bot.sandbox.refusals import Refused

_TS = re.compile(r"\d{1,12}\.\d{6}")


def pinned_place(call: Call) -> tuple[Channel, str]:
    """Return the channel and the message in it that are meant.

    Raises:
        Refused: channel_not_found, not_in_channel, no_item_specified, bad_timestamp, or
            message_not_found.
    """
    channel, ts = channel_by_id(call), call.text("timestamp")
    if ts is None:
        raise Refused(code="no_item_specified")
    if not _TS.fullmatch(ts):
        raise Refused(code="bad_timestamp")
    if call.world.app.bot_user not in channel.members:
        raise Refused(code="not_in_channel")
    return channel, lasting_message(channel, ts).ts
