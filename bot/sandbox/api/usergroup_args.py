"""What the usergroups methods read alike, and their two scopes."""

from bot.sandbox.api.call import Call
from bot.sandbox.groups import may_manage
from bot.sandbox.records import UserGroup
from bot.sandbox.refusals import Refused

READ, WRITE = ("usergroups:read",), ("usergroups:write",)


def group_by_id(call: Call) -> UserGroup:
    """Return the group in `usergroup`, or refuse with no_such_subteam."""
    group = call.world.groups.get(call.need("usergroup"))
    if group is None:
        raise Refused(code="no_such_subteam")
    return group


def group_to_change(call: Call) -> UserGroup:
    """Return the group in `usergroup`, if the app may change groups here."""
    may_manage(call.world)
    return group_by_id(call)
