"""api.test: does anybody answer?"""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.refusals import Json, Refused


def _run(call: Call) -> Json:
    error = call.text("error")
    if error is not None:
        raise Refused(code=error, extra={"args": call.args})
    return {"args": call.args}


METHOD = Method(name="api.test", run=_run, token="none")  # noqa: S106 - it wants no token
