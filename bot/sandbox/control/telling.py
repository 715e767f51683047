"""The end of every administrator's act, and the names they may give."""

from bot.sandbox.control.request import Wish
from bot.sandbox.refusals import Impossible, Json


async def done(wish: Wish, **more: object) -> Json:
    """Return `more`, and whether the app acknowledged what it was told of the act."""
    wish.world.changed()
    return {"acked": await wish.hub.settle(), **more}


def free_name(wish: Wish, taken: list[str]) -> str:
    """Return the name in `name`, in small letters, which must not be taken."""
    name = wish.text("name").strip().lower()
    if not name or name in taken:
        raise Impossible(why=f"The name {name!r} is empty or taken.")
    return name
