"""A conversation as Slack words one."""

from bot.sandbox.records import Channel
from bot.sandbox.refusals import Json
from bot.sandbox.world import World


def channel_shape(world: World, channel: Channel) -> Json:
    """Return the conversation object as the app sees it."""
    shape: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.archived,
        "is_im": channel.kind == "im",
        "is_mpim": False,
        "is_org_shared": False,
        "is_shared": channel.shared,
        "is_ext_shared": channel.shared,
        "context_team_id": world.workspace.id,
    }
    if channel.kind == "im":
        person = next(m for m in channel.members if m != world.app.bot_user)
        deleted = world.users[person].deleted
        return shape | {"user": person, "is_user_deleted": deleted, "is_archived": deleted}
    return shape | {
        "name": channel.name,
        "name_normalized": channel.name,
        "creator": channel.creator,
        "is_channel": channel.kind == "public",
        "is_group": False,
        "is_private": channel.kind == "private",
        "is_general": channel.name == "general",
        "is_member": world.app.bot_user in channel.members,
        "num_members": len(channel.members),
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }
