"""usergroups.users.update: exactly these people are in a group from now on."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.usergroup_args import WRITE, group_to_change
from bot.sandbox.groups import set_members
from bot.sandbox.refusals import Json
from bot.sandbox.shapes.groups import group_shape


def _run(call: Call) -> Json:
    group = group_to_change(call)
    set_members(call.world, group, call.names("users"), call.world.app.bot_user)
    return {"usergroup": group_shape(call.world, group, with_users=True)}


METHOD = Method(
    name="usergroups.users.update",
    run=_run,
    tier=2,
    args=frozenset({"usergroup", "users", "include_count"}),
    scopes=WRITE,
)
