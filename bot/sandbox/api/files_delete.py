"""files.delete: take back a file of our own."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.refusals import Json, Refused


def _run(call: Call) -> Json:
    file_id = call.need("file")
    if file_id not in call.world.files or call.world.files[file_id].completed is None:
        raise Refused(code="file_not_found")
    del call.world.files[file_id]
    return {}


METHOD = Method(
    name="files.delete",
    run=_run,
    tier=3,
    args=frozenset({"file"}),
    scopes=("files:write",),
)
