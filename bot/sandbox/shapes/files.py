"""A file as Slack words one."""

from datetime import timedelta

from bot.sandbox.records import File
from bot.sandbox.refusals import Json
from bot.sandbox.world import World


def processed(world: World, file: File) -> bool:
    """Return whether Slack is done with the file: completed, and the delay is over.

    The delay ends on the timeline or in real time, whichever comes first: a bot that waits either
    way gets its file.
    """
    if file.completed is None:
        return False
    at, beat = file.completed
    delay = max(world.file_delay_seconds, file.delay)
    travelled = world.now() - at >= timedelta(seconds=delay)
    return travelled or world.monotonic() - beat >= delay


def file_shape(world: World, file: File) -> Json:
    """Return the file object; kind and shares are empty until the file is processed (A.16)."""
    done = processed(world, file)
    path = f"{world.workspace.id}-{file.id}/{file.name}"
    kind = file.mimetype if done else ""
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": kind,
        "filetype": kind.rpartition("/")[2],
        "size": file.length,
        "user": world.app.bot_user,
        "mode": "hosted",
        "alt_txt": file.alt_text,
        "url_private": f"{world.base_url}/files-pri/{path}",
        "url_private_download": f"{world.base_url}/files-pri/{path}",
        "permalink": f"https://{world.workspace.domain}.slack.com/files/{file.id}/{file.name}",
        "channels": [c for c, _ in file.shares if done and world.channels[c].kind == "public"],
        "groups": [c for c, _ in file.shares if done and world.channels[c].kind == "private"],
        "ims": [c for c, _ in file.shares if done and world.channels[c].kind == "im"],
        "shares": _shares(world, file) if done else {},
    }


def _shares(world: World, file: File) -> Json:
    shares: Json = {}
    for channel, ts in file.shares:
        side = "public" if world.channels[channel].kind == "public" else "private"
        shares.setdefault(side, {}).setdefault(channel, []).append({"ts": ts})
    return shares
