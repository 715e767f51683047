"""Where file bytes come in and go out (SLACK.md A.16)."""

import mimetypes

from aiohttp import web

from bot.sandbox.records import File
from bot.sandbox.workspaces import hub_of_team, hub_of_upload

_MAGIC = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
_SIGN_IN = "<!DOCTYPE html><title>Sign in</title><p>Sign in to see this file.</p>"


def add_file_routes(app: web.Application) -> None:
    """Mount the upload and download addresses."""
    app.router.add_post("/upload/v1/{ticket}", _upload)
    app.router.add_get("/files-pri/{place}/{name}", _download)


async def _upload(request: web.Request) -> web.Response:
    ticket = request.match_info["ticket"]
    world = hub_of_upload(request.app, ticket).world
    file = next((f for f in world.files.values() if f.ticket == ticket), None)
    if file is None or file.data is not None:
        world.journal.write("upload", {"refused": "ticket"}, violation="upload_ticket")
        return web.Response(status=404, text="This upload address is unknown or was used.")
    if world.struck({"file_too_big"}):
        world.journal.write("upload", {"file": file.id, "refused": "too_big"})
        return web.Response(status=413, text="That file is too big.")
    data = await _bytes(request)
    if len(data) != file.length:
        told = {"file": file.id, "announced": file.length, "came": len(data)}
        world.journal.write("upload", told, violation="upload_length")
        return web.Response(status=400, text="The length is not the one that was announced.")
    file.data, file.mimetype = data, kind_of(file, data)
    world.journal.write("upload", {"file": file.id, "length": file.length})
    return web.Response(text=f"OK - {file.length}")


async def _bytes(request: web.Request) -> bytes:
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    form = await request.post()
    parts = [part for part in form.values() if isinstance(part, web.FileField)]
    return parts[0].file.read() if parts else b""


def kind_of(file: File, data: bytes) -> str:
    """Return the media type: pictures by their first bytes, the rest by the file's name."""
    for start, kind in _MAGIC.items():
        if data.startswith(start):
            return kind
    named = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return "application/octet-stream" if named.startswith("image/") else named


async def _download(request: web.Request) -> web.Response:
    team, _, file_id = request.match_info["place"].rpartition("-")
    hub = hub_of_team(request.app, team)
    file = hub.world.files.get(file_id) if hub is not None else None
    if hub is None or file is None or file.data is None:
        return web.Response(status=404, text="There is no such file.")
    world = hub.world
    bearer = request.headers.get("Authorization") == f"Bearer {world.app.bot_token}"
    if not bearer or world.app.state != "installed" or "files:read" not in world.app.scopes:
        return web.Response(text=_SIGN_IN, content_type="text/html")
    return web.Response(body=file.data, content_type=file.mimetype)
