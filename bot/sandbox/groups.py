"""User groups: who is in them, what may change them, and what the app is told (SLACK.md A.18)."""

import re

from bot.sandbox.events import emit
from bot.sandbox.records import UserGroup
from bot.sandbox.refusals import Json, Refused
from bot.sandbox.shapes.groups import group_shape
from bot.sandbox.world import World

_HANDLE = re.compile(r"[a-z0-9][a-z0-9._-]{0,20}")


def may_manage(world: World) -> None:
    """Refuse when the app may not change groups here.

    Raises:
        Refused: plan_upgrade_required on a free plan, permission_denied where only
            administrators manage groups, as a bot never counts as one.
    """
    if world.workspace.free_plan:
        raise Refused(code="plan_upgrade_required")
    if world.workspace.groups_by_admins:
        raise Refused(code="permission_denied")


def add_group(world: World, name: str, handle: str, description: str, by: str) -> UserGroup:
    """Add an empty group.

    Raises:
        Refused: bad_handle, name_already_exists or handle_already_exists.
    """
    check_names(world, name, handle, None)
    now = int(world.now().timestamp())
    group = UserGroup(
        id=world.ids.make("S"),
        name=name,
        handle=handle,
        description=description,
        created=now,
        updated=now,
        updated_by=by,
    )
    world.groups[group.id] = group
    told = group_shape(world, group, with_users=True)
    emit(world, "subteam_created", {"type": "subteam_created", "subteam": told})
    return group


def check_names(world: World, name: str, handle: str, owner: UserGroup | None) -> None:
    """Refuse names that another group has, and handles Slack does not take."""
    if not _HANDLE.fullmatch(handle):
        raise Refused(code="bad_handle")
    others = [group for group in world.groups.values() if group is not owner]
    if any(group.name == name for group in others):
        raise Refused(code="name_already_exists")
    if any(group.handle == handle for group in others):
        raise Refused(code="handle_already_exists")


def set_members(world: World, group: UserGroup, users: list[str], by: str) -> None:
    """Let exactly these people be in the group, whoever was before.

    Raises:
        Refused: no_users_provided, or invalid_users for guests, bots, the deactivated and those
            nobody knows; nothing changes then.
    """
    if not users:
        raise Refused(code="no_users_provided")
    for one in users:
        user = world.users.get(one)
        if user is None or user.deleted or user.is_bot or user.is_restricted or user.tz is None:
            raise Refused(code="invalid_users")
    wanted = list(dict.fromkeys(users))
    added = [one for one in wanted if one not in group.users]
    removed = [one for one in group.users if one not in wanted]
    before = touch(world, group, by)
    group.users = wanted
    if added or removed:
        _tell_members(world, group, before, added, removed)


def take_out(world: World, user: str) -> None:
    """Take somebody who is gone out of every group."""
    for group in world.groups.values():
        if user in group.users:
            before = touch(world, group, "USLACKBOT")
            group.users.remove(user)
            _tell_members(world, group, before, [], [user])


def touch(world: World, group: UserGroup, by: str) -> int:
    """Note who changed the group and when; return when it was changed before."""
    before, group.updated, group.updated_by = group.updated, int(world.now().timestamp()), by
    world.changed()
    return before


def tell_updated(world: World, group: UserGroup) -> None:
    """Tell the app of a new name or handle, or that the group came or went."""
    told = group_shape(world, group, with_users=True)
    emit(world, "subteam_updated", {"type": "subteam_updated", "subteam": told})


def _tell_members(
    world: World, group: UserGroup, before: int, added: list[str], removed: list[str]
) -> None:
    event: Json = {
        "type": "subteam_members_changed",
        "subteam_id": group.id,
        "team_id": world.workspace.id,
        "date_previous_update": before,
        "date_update": group.updated,
        "added_users": added,
        "added_users_count": len(added),
        "removed_users": removed,
        "removed_users_count": len(removed),
    }
    emit(world, "subteam_members_changed", event)
