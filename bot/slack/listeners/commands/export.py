"""``/firsthand export``: a file in the owner's direct messages."""

import html

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError

from bot.core.export_request import ExportRequest, parse_export
from bot.core.replies import Done, Refusal, Reply
from bot.core.search_terms import SearchProblem
from bot.gateways.uploads import send_file
from bot.slack.door import Door
from bot.slack.payloads import Typed
from bot.usecases.export_learnings import may_export, owners_file

_log = structlog.get_logger(__name__)


async def export(door: Door, typed: Typed) -> Reply:
    """Make the file as the owner may see it, and send it to them."""
    request = parse_export(html.unescape(typed.rest))
    if isinstance(request, SearchProblem):
        return Refusal(sentence=request.sentence)
    return await send_export(door, typed.user_id, request)


async def send_export(door: Door, user_id: str, request: ExportRequest) -> Reply:
    """The same for a request that is understood."""
    at = door.now()
    chosen = await door.run(may_export, request=request, user_id=user_id, at=at)
    if isinstance(chosen, Refusal):
        return chosen
    data = await door.look(owners_file, request=request, chosen=chosen, user_id=user_id)
    if not data:
        return Refusal(sentence="There is nothing to export yet, so I made no file.")
    name = f"firsthand-{request.what}-{at:%Y-%m-%d}.{request.format}"
    comment = "Your export. Customers are called as in the digest; please keep it within the team."
    try:
        await send_file(door.client, user_id, data, name=name, comment=comment)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        _log.warning("export not sent", why=str(error))
        return Refusal(
            sentence="Slack did not take the file, so nothing was sent. Try again in a minute, or "
            "ask whoever runs Firsthand for `firsthand export`."
        )
    return Done(sentence="The file is in your direct messages with me.")
