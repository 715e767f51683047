"""How an answer reaches the one who asked."""

import structlog
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.errors import SlackApiError

from bot.core.replies import Away, Back, Done, Joined, Left, MyPromises, Paused, Reply, Resumed
from bot.slack.door import Door
from bot.views.home_link import with_home_link
from bot.views.render import render_reply

_log = structlog.get_logger(__name__)

SEEN_ON_HOME = (Joined, Left, Away, Back, Paused, Resumed, Done)
"""What needs no words after a press on Home: Home itself shows it."""


async def respond_with(
    respond: AsyncRespond, reply: Reply, *, in_place: bool = False, home: str = ""
) -> None:
    """Answer on the response URL, visible to the one who asked only.

    ``in_place`` changes the answer that holds what was pressed, instead of giving another.
    ``home`` is where links to the Home tab lead.
    """
    drawn = with_home_link(render_reply(reply), home)
    response = await respond(
        text=drawn.text,
        blocks=list(drawn.blocks),
        response_type="ephemeral",
        replace_original=in_place or (isinstance(reply, MyPromises) and reply.again),
        unfurl_links=False,
    )
    if response.status_code != 200:  # noqa: PLR2004 -- HTTP's word for well received
        _log.warning("answer refused", status=response.status_code)


async def tell(door: Door, user_id: str, reply: Reply, channel_id: str = "") -> None:
    """Answer where there is no response URL: in the channel for them only, else in their DM."""
    drawn = with_home_link(render_reply(reply), door.home)
    blocks = list(drawn.blocks)
    if channel_id:
        try:
            await door.client.chat_postEphemeral(
                channel=channel_id, user=user_id, text=drawn.text, blocks=blocks
            )
        except SlackApiError as error:
            _log.info("not told in the channel", error=str(error.response.get("error")))
        else:
            return
    await door.client.chat_postMessage(channel=user_id, text=drawn.text, blocks=blocks)


async def tell_on_home(door: Door, user_id: str, reply: Reply) -> None:
    """Answer a press on Home, which knows no response URL, in their DM if it needs words."""
    if not isinstance(reply, SEEN_ON_HOME):
        await tell(door, user_id, reply)
