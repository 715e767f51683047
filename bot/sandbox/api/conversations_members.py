"""conversations.members: who is in there?"""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.lookup import readable
from bot.sandbox.api.pages import PAGE_ARGS, page
from bot.sandbox.refusals import Json


def _run(call: Call) -> Json:
    members, onward = page(call, readable(call).members)
    return {"members": members, "response_metadata": onward}


METHOD = Method(
    name="conversations.members",
    run=_run,
    tier=4,
    args=PAGE_ARGS | {"channel"},
    json=False,
)
