"""apps.connections.open: an address for one socket, good once (SLACK.md A.12)."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.refusals import Json


def _run(call: Call) -> Json:
    world = call.world
    ticket = world.ids.secret("ticket")
    world.tickets.add(ticket)
    base = world.base_url.replace("http", "ws", 1)
    return {"url": f"{base}/link/?ticket={ticket}&app_id={world.app.id}"}


METHOD = Method(name="apps.connections.open", run=_run, tier=3, token="app")  # noqa: S106 - the kind
