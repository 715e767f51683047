"""A user as Slack words one (SLACK.md A.13)."""

from zoneinfo import ZoneInfo

from bot.sandbox.records import User
from bot.sandbox.refusals import Json
from bot.sandbox.world import World


def asked_shape(world: World, user: User, *, locale: bool) -> Json:
    """Return the user object as a method answers it, with `locale` if that was asked for."""
    shape = user_shape(world, user)
    return shape | {"locale": user.locale} if locale else shape


def user_shape(world: World, user: User) -> Json:
    """Return the user object; `email` only when the app may read addresses."""
    here = world.now().astimezone(ZoneInfo(user.tz)) if user.tz else None
    offset = here.utcoffset() if here else None
    profile: Json = {
        "real_name": user.real_name,
        "display_name": user.name,
        **_status(world, user),
        "team": user.team or world.workspace.id,
    }
    if "users:read.email" in world.app.scopes and (email := email_of(world, user)):
        profile["email"] = email
    if user.id == world.app.bot_user:
        profile |= {"api_app_id": world.app.id, "bot_id": world.app.bot_id}
    stranger = {"is_stranger": True} if user.team else {}
    return stranger | {
        "id": user.id,
        "team_id": user.team or world.workspace.id,
        "name": user.name,
        "deleted": user.deleted,
        "real_name": user.real_name,
        "tz": user.tz,
        "tz_label": here.tzname() if here else None,
        "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
        "profile": profile,
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": False,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": user.updated,
    }


def email_of(world: World, user: User) -> str:
    """Return somebody's address; bots have none, and those of another company are not told."""
    if user.is_bot or user.team or user.tz is None:
        return ""
    return f"{user.name}@{world.workspace.domain}.example"


def _status(world: World, user: User) -> Json:
    """Their status, which Slack clears when it runs out; 0 never does."""
    over = 0 < user.status_expiration <= world.now().timestamp()
    return {
        "status_text": "" if over else user.status_text,
        "status_emoji": "" if over else user.status_emoji,
        "status_expiration": 0 if over else user.status_expiration,
    }
