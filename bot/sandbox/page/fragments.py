"""The parts of the page that change by themselves, each drawn as HTML by its name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.sandbox.page import conversation, rooms
from bot.sandbox.page.dates import day_name
from bot.sandbox.page.drawing import draw
from bot.sandbox.page.guide import Guide
from bot.sandbox.page.places import APP, Place
from bot.sandbox.page.reader import Reader
from bot.sandbox.records import Shortcut, View
from bot.sandbox.timeline import Upcoming
from bot.sandbox.world import World

_AHEAD = 12
_LATEST = 100  # drawing thousands of messages at every change would hold up the bot beside us
_EMPTY_DM = "This is where {} talks to you. Say hello, or type / to see what it can do."
_EMPTY_CHANNEL = "Nothing was said here yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything that one drawing of the page needs."""

    world: World
    place: Place
    reader: Reader
    seen: rooms.Seen
    guide: Guide
    new: str
    upcoming: Sequence[Upcoming]


def fragments(scene: Scene) -> Mapping[str, Markup]:
    """Every fragment of this place, by the id of the element it fills."""
    drawn = {
        "timebar": _timebar(scene),
        "journey": draw("journey.html", scene.reader, journeys=scene.world.journeys),
        "people": _people(scene),
        "guide": _guide(scene),
        "sidebar": _sidebar(scene),
        "heading": _heading(scene),
        "modals": draw("modals.html", scene.reader, views=_modals(scene)),
    }
    if scene.place.tab == "home":
        return drawn | {"home": _home(scene)}
    drawn["messages"] = _messages(scene)
    if scene.place.thread:
        drawn["thread"] = _thread(scene)
    return drawn


def offered(world: World, *, on_message: bool) -> Sequence[Shortcut]:
    """The shortcuts people find on a message, or beside the message box."""
    known = world.app.shortcuts if world.app.state == "installed" else ()
    menu = world.app.menu
    return [one for one in menu if one.callback_id in known and one.on_message == on_message]


def _timebar(scene: Scene) -> Markup:
    now = scene.world.now()
    day = day_name(scene.reader.local(now), scene.reader, near=False)
    coming = scene.upcoming[:_AHEAD]
    return draw("timebar.html", scene.reader, now=now, day=day, upcoming=coming)


def _sidebar(scene: Scene) -> Markup:
    dm = scene.world.dm_of(scene.place.user.id)
    return draw(
        "sidebar.html",
        scene.reader,
        place=scene.place,
        app=scene.world.app,
        rooms=rooms.rooms(scene.world, scene.place.user, scene.seen),
        dm_unread=scene.seen.unread(scene.place.user.id, dm) if dm else 0,
    )


def _people(scene: Scene) -> Markup:
    """Everybody one can be, and how much the app has told them that they have not seen."""
    waiting = {}
    for user in rooms.people(scene.world):
        dm = scene.world.dm_of(user.id)
        waiting[user.id] = scene.seen.unread(user.id, dm) if dm else 0
    return draw(
        "people.html",
        scene.reader,
        place=scene.place,
        people=rooms.people(scene.world),
        waiting=waiting,
        app=scene.world.app,
    )


def _guide(scene: Scene) -> Markup:
    """The first steps, and where the next one can be taken."""
    guide, world, here = scene.guide, scene.world, scene.place
    done = guide.done(world)
    now = done.index(False) if False in done else None
    spot = guide.spot(world, guide.steps[now]) if now is not None else None
    link = ""
    if spot:
        place = APP if spot.channel.kind == "im" else spot.channel.id
        link = here.link(user=spot.user, channel=place)
    return draw(
        "guide.html",
        scene.reader,
        steps=list(zip(guide.steps, done, strict=True)),
        now=now,
        link=link,
        there=spot is None or (here.channel is spot.channel and spot.user in {None, here.user.id}),
        name=scene.reader.people.get(spot.user or "", "") if spot else "",
    )


def _heading(scene: Scene) -> Markup:
    channel = scene.place.channel
    ids = channel.members if channel else []
    members = [scene.world.users[each] for each in ids if each in scene.world.users]
    members.sort(key=lambda user: user.real_name)
    return draw(
        "heading.html", scene.reader, place=scene.place, app=scene.world.app, members=members
    )


def _messages(scene: Scene) -> Markup:
    channel = scene.place.channel
    said = channel.messages if channel else ()
    empty = _EMPTY_DM.format(scene.world.app.name) if scene.place.app else _EMPTY_CHANNEL
    everything = conversation.posts(scene.world, said, scene.reader, new=scene.new)
    posts = everything if scene.place.earlier else conversation.latest(everything, _LATEST)
    return draw(
        "messages.html",
        scene.reader,
        posts=posts,
        earlier=len(everything) - len(posts),
        prefix="m-",
        place=scene.place,
        empty=empty,
        app=scene.world.app,
        shortcuts=offered(scene.world, on_message=True),
    )


def _thread(scene: Scene) -> Markup:
    channel = scene.place.channel
    said = channel.messages if channel else ()
    posts = conversation.thread(scene.world, said, scene.place.thread, scene.reader)
    gone = "This message is gone."
    return draw(
        "messages.html", scene.reader, posts=posts, prefix="t-", place=scene.place, empty=gone
    )


def _modals(scene: Scene) -> list[View]:
    stack = scene.world.modals.get(scene.place.user.id, [])
    return [scene.world.views[view] for view in stack]


def _home(scene: Scene) -> Markup:
    view = scene.world.homes.get(scene.place.user.id)
    published = scene.world.views[view] if view else None
    return draw("home.html", scene.reader, view=published, app=scene.world.app)
