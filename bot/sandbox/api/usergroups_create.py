"""usergroups.create: a new, empty group."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.usergroup_args import WRITE
from bot.sandbox.groups import add_group, may_manage
from bot.sandbox.refusals import Json
from bot.sandbox.shapes.groups import group_shape


def _run(call: Call) -> Json:
    world, name = call.world, call.need("name")
    may_manage(world)
    handle = call.text("handle") or name.lower().replace(" ", "-")
    group = add_group(world, name, handle, call.text("description") or "", world.app.bot_user)
    return {"usergroup": group_shape(world, group)}


METHOD = Method(
    name="usergroups.create",
    run=_run,
    tier=2,
    args=frozenset({"name", "handle", "description"}),
    scopes=WRITE,
)
