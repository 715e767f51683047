"""files.completeUploadExternal: the bytes are there; keep them, and share them if asked."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.lookup import posting_place
from bot.sandbox.posting import Draft, post_by_app
from bot.sandbox.records import Channel, File
from bot.sandbox.refusals import Json, Refused, arguments_refused
from bot.sandbox.shapes.files import file_shape

_MOST_CHANNELS = 100


def _run(call: Call) -> Json:
    titles, channels = _files(call), _channels(call)
    world = call.world
    for file, title in titles:
        file.title = title
        file.completed = (world.now(), world.monotonic())
        slow = world.struck({"file_processing"})
        file.delay = slow.seconds if slow else 0
    if world.struck({"file_share_missing"}):
        channels = []
    files = [file for file, _ in titles]
    for channel in channels:
        draft = Draft(
            text=call.text("initial_comment") or "",
            thread_ts=call.text("thread_ts"),
            files=tuple(file.id for file in files),
        )
        message = post_by_app(world, channel, draft)
        for file in files:
            file.shares.append((channel.id, message.ts))
    return {"files": [file_shape(world, file) for file in files]}


def _files(call: Call) -> list[tuple[File, str]]:
    raw = call.nested("files", broken="invalid_arguments")
    if not isinstance(raw, list) or not raw:
        raise arguments_refused(because="must be a list of files [json-pointer:/files]")
    found = []
    for one in raw:
        file = call.world.files.get(str(one.get("id"))) if isinstance(one, dict) else None
        if file is None or file.data is None or file.completed is not None:
            raise Refused(code="file_not_found")
        found.append((file, str(one.get("title") or file.name)))
    return found


def _channels(call: Call) -> list[Channel]:
    wanted = call.names("channel_id") + call.names("channels")
    if len(wanted) > _MOST_CHANNELS:
        raise Refused(code="channels_limit_exceeded")
    return [posting_place(Call(call.world, {"channel": one})) for one in wanted]


METHOD = Method(
    name="files.completeUploadExternal",
    run=_run,
    tier=4,
    args=frozenset({"files", "channel_id", "channels", "initial_comment", "thread_ts"}),
    scopes=("files:write",),
)
