"""team.info: which workspace is this?"""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.refusals import Json, Refused


def _run(call: Call) -> Json:
    workspace = call.world.workspace
    if call.text("team") not in {None, workspace.id}:
        raise Refused(code="team_not_found")
    told = {"id": workspace.id, "name": workspace.name, "domain": workspace.domain}
    url = f"https://{workspace.domain}.slack.com/"
    return {"team": {**told, "url": url, "email_domain": "", "icon": {"image_default": True}}}


METHOD = Method(
    name="team.info",
    run=_run,
    tier=3,
    args=frozenset({"team"}),
    scopes=("team:read",),
)
