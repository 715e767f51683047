"""Whether a channel can hold a rotation."""

from bot.core.channel_facts import ChannelFacts
from bot.slack.door import Door

_INVITE = (
    "I am not in this channel, so I could not post there. Type `/invite @Firsthand` in it and "
    "then try again."
)


async def channel_for(door: Door, channel_id: str) -> ChannelFacts | str:
    """Return what a channel is, or one sentence why no rotation can live in it.

    Raises:
        SlackProblem: Slack could not say.
    """
    if not channel_id.startswith(("C", "G")):
        return "A rotation lives in a channel: open that channel and type `/firsthand setup` there."
    found = await door.people.channel(channel_id)
    if found is not None and found.archived:
        return "This channel is archived; unarchive it or choose another one for the rotation."
    return found if found is not None and found.member else _INVITE
