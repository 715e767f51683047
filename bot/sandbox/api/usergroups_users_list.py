"""usergroups.users.list: who is in a group?"""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.usergroup_args import READ, group_by_id
from bot.sandbox.refusals import Json, Refused


def _run(call: Call) -> Json:
    group = group_by_id(call)
    if not group.enabled and not call.flag("include_disabled"):
        raise Refused(code="no_such_subteam")
    return {"users": list(group.users)}


METHOD = Method(
    name="usergroups.users.list",
    run=_run,
    tier=2,
    args=frozenset({"usergroup", "include_disabled"}),
    scopes=READ,
    json=False,
)
