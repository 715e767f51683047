"""files.getUploadURLExternal: where to send a file's bytes."""

from bot.sandbox.api.call import Call, Method, is_count
from bot.sandbox.records import File
from bot.sandbox.refusals import Json, Refused

_LONGEST_ALT = 1000


def _run(call: Call) -> Json:
    name, length = call.need("filename"), call.need("length")
    alt_text = call.text("alt_txt") or ""
    if not is_count(length) or int(length) == 0:
        raise Refused(code="missing_argument")
    if len(alt_text) > _LONGEST_ALT:
        raise Refused(code="alt_txt_too_large")
    world = call.world
    file = File(
        id=world.ids.make("F"),
        name=name.replace("/", "_"),
        length=int(length),
        ticket=world.ids.secret("upload"),
        alt_text=alt_text,
    )
    world.files[file.id] = file
    return {"upload_url": f"{world.base_url}/upload/v1/{file.ticket}", "file_id": file.id}


METHOD = Method(
    name="files.getUploadURLExternal",
    run=_run,
    tier=4,
    args=frozenset({"filename", "length", "alt_txt"}),
    scopes=("files:write",),
    json=False,
)
