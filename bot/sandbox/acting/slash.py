"""Somebody runs a slash command."""

from bot.sandbox.acting.payloads import TOKEN, channel_name
from bot.sandbox.acting.wording import as_sent
from bot.sandbox.answers import Answer
from bot.sandbox.posting import Draft, post
from bot.sandbox.records import Channel, User
from bot.sandbox.refusals import Impossible, Json, Refused
from bot.sandbox.replying import Place, reply
from bot.sandbox.response_urls import new_response_url
from bot.sandbox.sockets.hub import Hub
from bot.sandbox.triggers import new_trigger
from bot.sandbox.world import World


async def run_command(hub: Hub, user: User, channel: Channel, command: str, text: str) -> Answer:
    """Send the command to the app and show what it answers.

    Without an ack in time the person sees Slack's `operation_timeout`, with no socket open
    `dispatch_failed`; commands are never sent twice.

    Raises:
        Impossible: no app here has that command, or the app is not installed.
    """
    world = hub.world
    if command not in world.app.commands or world.app.state != "installed":
        raise Impossible(why=f"{command} is not a command of this workspace.")
    payload = _payload(world, user, channel, command, text)
    answer = await hub.ask("slash_commands", payload, wants_payload=True)
    place = Place(user=user.id, channel=channel.id)
    if not answer.acked:
        say_failed(world, place, f"{command} failed with the error “{answer.error}”")
    elif answer.payload:
        try:
            reply(world, place, answer.payload)
        except Refused as refused:
            world.journal.write("ack_refused", refused.body(), violation=refused.code)
            say_failed(world, place, f"{command} failed with the error “{refused.code}”")
            return Answer(acked=True, payload=answer.payload, error=refused.code)
    return answer


def say_failed(world: World, place: Place, sentence: str) -> None:
    """Let Slackbot tell the person, and nobody else, that something failed."""
    channel = world.channels[place.channel]
    draft = Draft(text=sentence)
    post(world, channel, draft, user="USLACKBOT", ephemeral_to=place.user)


def _payload(world: World, user: User, channel: Channel, command: str, text: str) -> Json:
    return {
        "token": TOKEN,
        "team_id": world.workspace.id,
        "team_domain": world.workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": user.id,
        "user_name": user.name,
        "command": command,
        "text": as_sent(world, text, named=True),
        "api_app_id": world.app.id,
        "is_enterprise_install": "false",
        "response_url": new_response_url(world, user.id, channel.id),
        "trigger_id": new_trigger(world, user.id),
    }
