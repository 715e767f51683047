"""The address a socket is opened at."""

from aiohttp import web

from bot.sandbox.refusals import Json
from bot.sandbox.sockets.connection import Connection
from bot.sandbox.sockets.hub import Hub
from bot.sandbox.workspaces import hub_of_ticket, hub_of_token
from bot.sandbox.world import World

_MOST = 10
_LIFE_SECONDS = 18_000
_HEARTBEAT = 30.0
_LARGEST_FRAME = 4 * 1024 * 1024


def add_socket_routes(app: web.Application) -> None:
    """Mount `/link/`, where a ticket of apps.connections.open becomes a socket."""
    app.router.add_get("/link/", _link)


async def _link(request: web.Request) -> web.StreamResponse:
    ticket = request.query.get("ticket", "")
    hub = hub_of_ticket(request.app, ticket)
    if hub is None:
        journal = hub_of_token(request.app, "").world.journal
        journal.write("socket", {"refused": "ticket"}, violation="ticket_reused")
        return web.Response(status=409, text="This ticket is unknown or was used before.")
    hub.world.tickets.remove(ticket)
    fault = hub.world.struck({"handshake_refused"})
    if fault is not None:
        return web.Response(status=int(fault.options.get("status", 500)), text="Not now.")
    ws = web.WebSocketResponse(heartbeat=_HEARTBEAT, autoping=False, max_msg_size=_LARGEST_FRAME)
    await ws.prepare(request)
    connection = Connection(hub.world, ws, request.transport)
    if await _unwelcome(hub, connection):
        await ws.close()
        return ws
    await _greet(hub, connection)
    await _listen(hub, connection)
    return ws


async def _unwelcome(hub: Hub, connection: Connection) -> bool:
    world = hub.world
    if hub.line.url is not None:
        await connection.dismiss("link_disabled")
        world.journal.write("socket", {"refused": "link_disabled"}, violation="link_disabled")
        return True
    if len(hub.line.connections) >= _MOST:
        await connection.dismiss("too_many_websockets")
        world.journal.write("socket", {"refused": "too_many"}, violation="too_many_websockets")
        return True
    return False


async def _greet(hub: Hub, connection: Connection) -> None:
    world = hub.world
    hub.line.connections.append(connection)
    await connection.send(_hello(world, hub))
    connection.deaf = world.struck({"socket_deaf"}) is not None
    world.journal.write("socket", {"opened": len(hub.line.connections)})
    world.changed()


async def _listen(hub: Hub, connection: Connection) -> None:
    try:
        async for frame in connection.ws:
            await connection.hear(frame)
    finally:
        connection.lose()
        hub.line.drop(connection)
        hub.world.journal.write("socket", {"closed": True})
        hub.world.changed()


def _hello(world: World, hub: Hub) -> Json:
    return {
        "type": "hello",
        "num_connections": len(hub.line.connections),
        "connection_info": {"app_id": world.app.id},
        "debug_info": {
            "host": "local",
            "build_number": 1,
            "approximate_connection_time": _LIFE_SECONDS,
        },
    }
