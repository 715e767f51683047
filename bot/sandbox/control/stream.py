"""Server-sent events: one `changed` whenever messages, views or the clock change."""

import json

from aiohttp import web

from bot.sandbox.keys import HUBS

_QUIET_SECONDS = 15.0


def add_stream_routes(app: web.Application) -> None:
    """Mount the stream."""
    app.router.add_get("/_emu/stream", _stream)


async def _stream(request: web.Request) -> web.StreamResponse:
    world = request.app[HUBS][0].world
    headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    try:
        await response.write(b": welcome\n\n")
        async for rang in world.bell.rings(every=_QUIET_SECONDS):
            told = json.dumps({"version": world.bell.version, "now": world.now().isoformat()})
            line = f"event: changed\ndata: {told}\n\n" if rang else ": still here\n\n"
            await response.write(line.encode())
    except ConnectionError:
        pass
    return response
