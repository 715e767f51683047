"""usergroups.enable: brings a group back."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.usergroup_args import WRITE, group_to_change
from bot.sandbox.groups import tell_updated, touch
from bot.sandbox.refusals import Json
from bot.sandbox.shapes.groups import group_shape


def _run(call: Call) -> Json:
    group = group_to_change(call)
    group.enabled = True
    touch(call.world, group, call.world.app.bot_user)
    tell_updated(call.world, group)
    return {"usergroup": group_shape(call.world, group)}


METHOD = Method(
    name="usergroups.enable",
    run=_run,
    tier=2,
    args=frozenset({"usergroup"}),
    scopes=WRITE,
)
