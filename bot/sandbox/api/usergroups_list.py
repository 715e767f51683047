"""usergroups.list: which groups are there?"""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.usergroup_args import READ
from bot.sandbox.refusals import Json
from bot.sandbox.shapes.groups import group_shape


def _run(call: Call) -> Json:
    everything, with_users = call.flag("include_disabled"), call.flag("include_users")
    groups = [group for group in call.world.groups.values() if group.enabled or everything]
    shapes = [group_shape(call.world, group, with_users=with_users) for group in groups]
    if not call.flag("include_count"):
        for shape in shapes:
            del shape["user_count"]
    return {"usergroups": shapes}


METHOD = Method(
    name="usergroups.list",
    run=_run,
    tier=2,
    args=frozenset({"include_users", "include_disabled", "include_count"}),
    scopes=READ,
    json=False,
)
