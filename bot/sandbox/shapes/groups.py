"""A user group as Slack words one."""

from bot.sandbox.records import UserGroup
from bot.sandbox.refusals import Json
from bot.sandbox.world import World


def group_shape(world: World, group: UserGroup, *, with_users: bool = False) -> Json:
    """Return the user group object; `date_delete` is 0 while it is enabled."""
    shape: Json = {
        "id": group.id,
        "team_id": world.workspace.id,
        "is_usergroup": True,
        "is_subteam": True,
        "is_external": False,
        "name": group.name,
        "handle": group.handle,
        "description": group.description,
        "date_create": group.created,
        "date_update": group.updated,
        "date_delete": 0 if group.enabled else group.updated,
        "auto_type": None,
        "created_by": world.app.bot_user,
        "updated_by": group.updated_by,
        "deleted_by": None if group.enabled else group.updated_by,
        "prefs": {"channels": [], "groups": []},
        "user_count": len(group.users),
    }
    return shape | ({"users": list(group.users)} if with_users else {})
