"""What an administrator does with user groups, and who may."""

from dataclasses import replace

from aiohttp import web

from bot.sandbox.control.request import Wish, door
from bot.sandbox.control.telling import done
from bot.sandbox.groups import add_group, set_members
from bot.sandbox.records import UserGroup
from bot.sandbox.refusals import Impossible, Json, Refused
from bot.sandbox.shapes.groups import group_shape


def add_group_routes(app: web.Application) -> None:
    """Mount these acts."""
    app.router.add_post("/_emu/admin/group", door(_group))
    app.router.add_post("/_emu/admin/plan", door(_plan))


async def _group(wish: Wish) -> Json:
    """Let exactly these people be in the group of that handle, which is made when it is new."""
    world, handle, wanted = wish.world, wish.text("handle"), wish.fields.get("users", [])
    if not isinstance(wanted, list):
        raise Impossible(why="users must be a list of people.")
    users = [replace(wish, fields={"user": one}).user().id for one in wanted]
    found = next((g for g in world.groups.values() if g.handle == handle), None)
    try:
        group = _filled(wish, found, users)
    except Refused as refused:
        raise Impossible(why=f"Slack would refuse that with {refused.code}.") from None
    return await done(wish, group=group_shape(world, group, with_users=True))


def _filled(wish: Wish, found: UserGroup | None, users: list[str]) -> UserGroup:
    world, handle = wish.world, wish.text("handle")
    group = found or add_group(world, wish.text("name", handle), handle, "", "USLACKBOT")
    if users or found is not None:
        set_members(world, group, users, "USLACKBOT")
    return group


async def _plan(wish: Wish) -> Json:
    """Say whether the plan is free, and whether only administrators manage groups."""
    workspace = wish.world.workspace
    told = {
        "free_plan": wish.fields.get("free_plan", workspace.free_plan),
        "groups_by_admins": wish.fields.get("groups_by_admins", workspace.groups_by_admins),
    }
    if not all(isinstance(value, bool) for value in told.values()):
        raise Impossible(why="free_plan and groups_by_admins must be true or false.")
    workspace.free_plan, workspace.groups_by_admins = told.values()
    return told
