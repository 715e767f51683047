"""usergroups.update: another name, handle or description."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.usergroup_args import WRITE, group_to_change
from bot.sandbox.groups import check_names, tell_updated, touch
from bot.sandbox.refusals import Json
from bot.sandbox.shapes.groups import group_shape


def _run(call: Call) -> Json:
    world, group = call.world, group_to_change(call)
    name, handle = call.text("name") or group.name, call.text("handle") or group.handle
    check_names(world, name, handle, group)
    group.name, group.handle = name, handle
    group.description = call.text("description") or group.description
    touch(world, group, world.app.bot_user)
    tell_updated(world, group)
    return {"usergroup": group_shape(world, group)}


METHOD = Method(
    name="usergroups.update",
    run=_run,
    tier=2,
    args=frozenset({"usergroup", "name", "handle", "description"}),
    scopes=WRITE,
)
