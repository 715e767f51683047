"""Several workspaces behind one address: which of them a request is about."""

from aiohttp import web

from bot.sandbox.keys import HUBS
from bot.sandbox.sockets.hub import Hub


def hub_of_token(app: web.Application, token: str) -> Hub:
    """Return the workspace this token opens; the first one for a token nobody has.

    An app-level token opens no workspace but the app: the first one that has it installed.
    """
    for hub in app[HUBS]:
        if token and token in {hub.world.app.bot_token, hub.world.app.app_token}:
            return hub
    return app[HUBS][0]


def hub_of_team(app: web.Application, team: str) -> Hub | None:
    """Return the workspace of this id or domain."""
    for hub in app[HUBS]:
        if team in {hub.world.workspace.id, hub.world.workspace.domain}:
            return hub
    return None


def hub_of_ticket(app: web.Application, ticket: str) -> Hub | None:
    """Return the workspace that gave this ticket for a socket, if it was not used yet."""
    return next((hub for hub in app[HUBS] if ticket in hub.world.tickets), None)


def hub_of_upload(app: web.Application, ticket: str) -> Hub:
    """Return the workspace that gave this upload ticket, else the first one."""
    for hub in app[HUBS]:
        if any(file.ticket == ticket for file in hub.world.files.values()):
            return hub
    return app[HUBS][0]
