"""The arguments every views method reads alike."""

from bot.sandbox.api.call import Call
from bot.sandbox.records import View
from bot.sandbox.refusals import Json, Refused, arguments_refused
from bot.sandbox.shapes.views import view_shape
from bot.sandbox.surfaces import view_body


def read_view(call: Call, kind: str) -> Json:
    """Return the `view` argument, judged, as a view of this kind."""
    raw = _raw(call)
    return view_body(call.world, raw, kind)


def _raw(call: Call) -> object:
    try:
        raw = call.nested("view", broken="invalid_arguments")
    except Refused:
        raise arguments_refused(
            because="must be a valid view object [json-pointer:/view]"
        ) from None
    if raw is None:
        raise arguments_refused(because="missing required field: view")
    return raw


def check_hash(call: Call, view: View | None) -> None:
    """Refuse with hash_conflict when the app saw another state of the view than there is."""
    wanted = call.text("hash")
    if wanted is not None and view is not None and wanted != view.hash:
        raise Refused(code="hash_conflict")


def answer(call: Call, view: View) -> Json:
    """Return the view as the methods answer it."""
    return {"view": view_shape(call.world, view)}
