"""files.info: what became of a file."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.refusals import Json, Refused
from bot.sandbox.shapes.files import file_shape


def _run(call: Call) -> Json:
    file = call.world.files.get(call.need("file"))
    if file is None or file.completed is None:
        raise Refused(code="file_not_found")
    return {"file": file_shape(call.world, file), "comments": []}


METHOD = Method(
    name="files.info",
    run=_run,
    tier=4,
    args=frozenset({"file"}),
    scopes=("files:read",),
    json=False,
)
