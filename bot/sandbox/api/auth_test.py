"""auth.test: whose token is this?"""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.refusals import Json


def _run(call: Call) -> Json:
    world = call.world
    return {
        "url": f"https://{world.workspace.domain}.slack.com/",
        "team": world.workspace.name,
        "user": world.users[world.app.bot_user].name,
        "team_id": world.workspace.id,
        "user_id": world.app.bot_user,
        "bot_id": world.app.bot_id,
        "is_enterprise_install": False,
    }


METHOD = Method(name="auth.test", run=_run)
