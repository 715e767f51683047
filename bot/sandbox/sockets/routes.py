"""The address a socket is opened at."""

from aiohttp import WSMsgType, web

from bot.sandbox.keys import HUB, WORLD
from bot.sandbox.refusals import Json
from bot.sandbox.sockets.connection import Connection
from bot.sandbox.sockets.hub import Hub
from bot.sandbox.world import World

_MOST = 10
_LIFE_SECONDS = 18_000
_HEARTBEAT = 30.0


def add_socket_routes(app: web.Application) -> None:
    """Mount `/link/`, where a ticket of apps.connections.open becomes a socket."""
    app.router.add_get("/link/", _link)


async def _link(request: web.Request) -> web.StreamResponse:
    world, hub = request.app[WORLD], request.app[HUB]
    ticket = request.query.get("ticket", "")
    if ticket not in world.tickets:
        world.journal.write("socket", {"refused": "ticket"}, violation="ticket_reused")
        return web.Response(status=409, text="This ticket is unknown or was used before.")
    world.tickets.remove(ticket)
    ws = web.WebSocketResponse(heartbeat=_HEARTBEAT)
    await ws.prepare(request)
    connection = Connection(world, ws)
    if len(hub.connections) >= _MOST:
        await connection.send(_goodbye("too_many_websockets"))
        world.journal.write("socket", {"refused": "too_many"}, violation="too_many_websockets")
        await ws.close()
        return ws
    hub.connections.append(connection)
    await connection.send(_hello(world, hub))
    world.journal.write("socket", {"opened": len(hub.connections)})
    world.changed()
    await _listen(hub, connection)
    return ws


async def _listen(hub: Hub, connection: Connection) -> None:
    try:
        async for frame in connection.ws:
            if frame.type is WSMsgType.TEXT:
                connection.hear(frame.data)
    finally:
        connection.lose()
        if connection in hub.connections:
            hub.connections.remove(connection)
        hub.world.journal.write("socket", {"closed": True})
        hub.world.changed()


def _hello(world: World, hub: Hub) -> Json:
    return {
        "type": "hello",
        "num_connections": len(hub.connections),
        "connection_info": {"app_id": world.app.id},
        "debug_info": {
            "host": "local",
            "build_number": 1,
            "approximate_connection_time": _LIFE_SECONDS,
        },
    }


def _goodbye(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "local"}}
