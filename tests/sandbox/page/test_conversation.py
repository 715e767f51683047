"""A conversation as one reads it, and the sidebar beside it."""

from datetime import datetime, timedelta

import pytest

from bot.sandbox.page.conversation import Post, posts, thread
from bot.sandbox.page.places import Nobody, place_of
from bot.sandbox.page.rooms import Seen, people, reader_for, rooms
from bot.sandbox.posting import Draft, post
from bot.sandbox.records import Channel, User
from bot.sandbox.timeline import FreeTimeline
from bot.sandbox.world import World
from tests.sandbox.hands import MONDAY, small


class Town:
    """A small world whose clock a test turns."""

    def __init__(self) -> None:
        self.at = MONDAY
        self.world = World(timeline=FreeTimeline(self._now), seed=small)

    def _now(self) -> datetime:
        return self.at

    def user(self, name: str) -> User:
        return next(user for user in self.world.users.values() if user.name == name)

    def room(self, name: str = "general") -> Channel:
        return next(room for room in self.world.channels.values() if room.name == name)

    def say(self, name: str, text: str, *, later: float = 0, **more: str) -> str:
        self.at += timedelta(minutes=later)
        draft = Draft(text=text, thread_ts=more.get("thread"))
        only = more.get("only")
        user = self.world.app.bot_user if name == "bot" else self.user(name).id
        to = self.user(only).id if only else None
        return post(self.world, self.room(), draft, user=user, ephemeral_to=to).ts

    def read(self, name: str = "ada") -> list[Post]:
        reader = reader_for(self.world, self.user(name))
        return posts(self.world, self.room().messages, reader)


@pytest.fixture
def town() -> Town:
    return Town()


def test_messages_of_one_author_within_five_minutes_are_one_run(town: Town) -> None:
    town.say("ada", "one")
    town.say("ada", "two", later=4)
    town.say("bob", "three")
    town.say("bob", "four", later=6)
    assert [(p.message.text, p.compact) for p in town.read()] == [
        ("one", False),
        ("two", True),
        ("three", False),
        ("four", False),
    ]


def test_each_day_has_its_heading_in_the_zone_of_the_reader(town: Town) -> None:
    town.at = MONDAY.replace(hour=18)  # 23:30 in Kolkata, 19:00 in Berlin
    town.say("ada", "evening")
    town.say("ada", "soon after", later=60)
    assert [p.day for p in town.read("ada")] == ["Today", ""]
    assert [p.day for p in town.read("noor")] == ["Yesterday", "Today"]


def test_what_is_for_somebody_else_is_not_shown(town: Town) -> None:
    town.say("bot", "for bob", only="bob")
    assert not town.read("ada")
    assert [p.message.text for p in town.read("bob")] == ["for bob"]


def test_an_ephemeral_message_does_not_continue_a_run(town: Town) -> None:
    town.say("bot", "for all")
    town.say("bot", "for ada", only="ada")
    assert [p.compact for p in town.read()] == [False, False]


def test_replies_are_counted_at_their_root_and_read_in_the_thread(town: Town) -> None:
    root = town.say("ada", "root")
    town.say("bob", "yes", thread=root)
    town.say("bot", "psst", thread=root, only="bob")
    assert [(p.message.text, p.replies) for p in town.read("ada")] == [("root", 1)]
    assert [(p.message.text, p.replies) for p in town.read("bob")] == [("root", 2)]
    reader = reader_for(town.world, town.user("ada"))
    told = thread(town.world, town.room().messages, root, reader)
    assert [p.message.text for p in told] == ["root", "yes"]
    assert not thread(town.world, town.room().messages, "1.000000", reader)


def test_unread_counts_what_others_said_since_one_looked(town: Town) -> None:
    seen, ada = Seen(), town.user("ada")
    town.say("ada", "mine")
    town.say("bob", "his")
    town.say("bot", "for bob", only="bob")
    assert seen.unread(ada.id, town.room()) == 1
    seen.look(ada.id, town.room())
    seen.look(ada.id, town.room("elsewhere"))
    assert seen.unread(ada.id, town.room()) == 0
    town.say("bob", "more", later=1)
    assert seen.unread(ada.id, town.room()) == 1


def test_the_sidebar_lists_what_one_may_see_joined_rooms_first(town: Town) -> None:
    def names(who: str) -> list[tuple[str, bool]]:
        return [(r.name, r.member) for r in rooms(town.world, town.user(who), Seen())]

    assert names("ada") == [("elsewhere", True), ("general", True), ("old", True)]
    assert names("bob") == [
        ("general", True),
        ("secret", True),
        ("elsewhere", False),
        ("old", False),
    ]
    assert names("noor") == []


def test_one_can_be_every_person_who_can_use_slack(town: Town) -> None:
    assert [user.name for user in people(town.world)] == ["ada", "bob", "noor"]


def test_a_place_is_read_from_the_address_and_makes_addresses(town: Town) -> None:
    general = town.room().id
    place = place_of(town.world, {"as": "bob", "channel": general, "thread": "1.2"})
    assert (place.user.name, place.title, place.thread) == ("bob", "#general", "1.2")
    assert place.link(user="U9") == f"/?as=U9&channel={general}"
    assert place.link(thread="3.4") == f"/?as={place.user.id}&channel={general}&thread=3.4"
    assert place.link(channel="app", tab="home").endswith("channel=app&tab=home")


@pytest.mark.parametrize("channel", ["", "C9", "secret", "D9"])
def test_what_one_cannot_see_falls_back_to_where_the_app_is(town: Town, channel: str) -> None:
    wanted = town.room("secret").id if channel == "secret" else channel
    assert place_of(town.world, {"as": "ada", "channel": wanted}).title == "#general"


def test_nobody_reads_the_direct_message_of_another(town: Town) -> None:
    dm = town.world.open_dm(town.user("bob").id)
    assert place_of(town.world, {"as": "bob", "channel": dm.id}).channel is dm
    assert place_of(town.world, {"as": "ada", "channel": dm.id}).channel is town.room()


def test_the_app_has_a_place_before_it_has_a_channel(town: Town) -> None:
    place = place_of(town.world, {"as": "ada", "channel": "app", "tab": "home"})
    assert (place.channel, place.tab, place.member, place.archived) == (None, "home", True, False)


def test_whoever_is_in_no_channel_lands_at_the_app(town: Town) -> None:
    assert place_of(town.world, {"as": "noor"}).app


@pytest.mark.parametrize("name", ["", "gone", "firsthand", "whoever"])
def test_whom_one_cannot_be_becomes_the_first_person(town: Town, name: str) -> None:
    assert place_of(town.world, {"as": name}).user.name == "ada"


def test_a_workspace_without_people_says_so(town: Town) -> None:
    for user in town.world.users.values():
        user.deleted = True
    with pytest.raises(Nobody, match="nobody in this workspace"):
        place_of(town.world, {})
