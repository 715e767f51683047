"""The page over HTTP, as the browser gets it from a running local Slack."""

from bot.sandbox.modals import open_modal, publish_home, push_modal
from bot.sandbox.posting import Draft, post, post_by_app
from bot.sandbox.records import File
from bot.sandbox.surfaces import message_blocks, view_body
from tests.sandbox.forms import button, entry, home, modal, row
from tests.sandbox.hands import Slack
from tests.sandbox.page.browser import page, parts, room, text
from tests.sandbox.page.drawn import Drawn


async def test_the_page_shows_who_one_is_where_and_what_was_said(slack: Slack) -> None:
    post(slack.world, room(slack), Draft(text="Hello *all*"), user=slack.id("bob"))
    drawn = await page(slack, **{"as": slack.id("ada")})
    assert "You are Ada" in drawn.one("details", id="you").text
    assert drawn.one("title").text == "#general · Acme"
    assert "Bob 10:00 AM Hello all" in drawn.one("div", id="messages").text
    assert drawn.one("a", aria_current="page").text.endswith("general")
    assert drawn.one("textarea", id="box").attrs["placeholder"].startswith("Message #general")


async def test_two_people_read_the_same_message_each_in_their_own_zone(slack: Slack) -> None:
    room(slack).members.append(slack.id("noor"))
    words = "At <!date^1795420800^{time}|eight>"
    post(slack.world, room(slack), Draft(text=words), user=slack.id("bob"))
    ada, noor = [await page(slack, **{"as": name}) for name in ("ada", "noor")]
    assert "At 9:00 AM" in ada.one("div", id="messages").text
    assert "At 1:30 PM" in noor.one("div", id="messages").text
    assert "10:00 AM" in ada.one("div", id="clock").text
    assert "2:30 PM" in noor.one("div", id="clock").text


async def test_an_ephemeral_message_is_marked_and_nobody_else_gets_it(slack: Slack) -> None:
    whisper = Draft(text="only you")
    post_by_app(slack.world, room(slack), whisper, ephemeral_to=slack.id("ada"))
    ada, bob = [await page(slack, **{"as": name}) for name in ("ada", "bob")]
    assert "Only visible to you Firsthand APP" in ada.one("article", class_="ephemeral").text
    assert not bob.all("article")


async def test_a_message_of_the_app_has_usable_blocks_and_its_files(slack: Slack) -> None:
    blocks = message_blocks(slack.world, [row(button("go", value="1", style="primary"))])
    for name, kind in (("a.png", "image/png"), ("b.csv", "text/csv")):
        file = File(
            id=slack.world.ids.make("F"), name=name, length=2048, ticket="", alt_text="bars"
        )
        file.data, file.mimetype = b"x", kind
        slack.world.files[file.id] = file
    draft = Draft(text="x", blocks=blocks, files=tuple(slack.world.files))
    said = post_by_app(slack.world, room(slack), draft)
    said.edited = said.ts
    drawn = await page(slack)
    article = drawn.one("article")
    assert article.attrs["data-ts"] == said.ts
    assert article.attrs["data-channel"] == said.channel
    assert drawn.one("span", data_action="go").attrs["data-block"] == "row"
    assert drawn.one("img", alt="bars").attrs["src"] == f"/_emu/files/{draft.files[0]}"
    assert "b.csv 2 kB (edited)" in article.text


async def test_a_thread_opens_at_the_side(slack: Slack) -> None:
    root = post(slack.world, room(slack), Draft(text="root"), user=slack.id("bob"))
    reply = Draft(text="reply", thread_ts=root.ts)
    post(slack.world, room(slack), reply, user=slack.id("ada"))
    drawn = await page(slack)
    link = drawn.one("a", class_="replies")
    assert link.text == "A 1 reply Last reply today at 10:00 AM"
    beside = Drawn(await text(slack, link.attrs["href"]))
    assert beside.one("div", id="thread").text.endswith("reply")
    assert len(beside.all("textarea", id="reply-box")) == 1


async def test_a_long_conversation_begins_with_its_latest_messages(slack: Slack) -> None:
    for number in range(103):
        post(slack.world, room(slack), Draft(text=f"number {number}"), user=slack.id("bob"))
    drawn = await page(slack, **{"as": "ada"})
    articles = drawn.all("article")
    assert len(articles) == 100
    assert "Bob" in articles[0].text
    assert "number 3" in articles[0].text
    more = drawn.one("p", id="m-earlier")
    assert more.text == "3 earlier messages. Show all"
    (link,) = [each for each in drawn.all("a") if each.text == "Show all"]
    whole = Drawn(await text(slack, link.attrs["href"]))
    assert len(whole.all("article")) == 103
    assert not whole.all("p", id="m-earlier")


async def test_open_modals_are_drawn_in_the_order_of_their_stack(slack: Slack) -> None:
    ada = slack.id("ada")
    first = modal(
        entry("name", "plain_text_input"),
        title="First",
        close={"type": "plain_text", "text": "Nope"},
    )
    view = open_modal(slack.world, ada, view_body(slack.world, first, "modal"))
    view.typed = {"name": {"it": {"type": "plain_text_input", "value": "typed"}}}
    push_modal(slack.world, ada, view_body(slack.world, modal(title="Second"), "modal"))
    drawn = await page(slack, **{"as": "ada"})
    dialogs = drawn.all("dialog", class_="view")
    assert [each.attrs["data-view"] for each in dialogs] == slack.world.modals[ada]
    assert dialogs[0].text.removeprefix("First").endswith("Name Nope Save")
    assert "Cancel Save" in dialogs[1].text
    assert [each.attrs["value"] for each in drawn.all("input", type="text")] == ["typed", ""]
    assert not (await page(slack, **{"as": "bob"})).all("dialog", class_="view")


async def test_home_is_what_the_app_published_for_this_person(slack: Slack) -> None:
    body = view_body(slack.world, home(row(button("mine"))), "home")
    view = publish_home(slack.world, slack.id("ada"), body)
    at = {"channel": "app", "tab": "home"}
    ada, bob = [await page(slack, **{"as": name}, **at) for name in ("ada", "bob")]
    assert len(ada.all("span", data_action="mine")) == 1
    assert ada.one("div", class_="view").attrs["data-view"] == view.id
    assert "has not published a Home" in bob.one("div", id="home").text
    assert not ada.all("textarea", id="box")


async def test_the_app_can_be_written_to_before_it_ever_wrote(slack: Slack) -> None:
    drawn = await page(slack, channel="app")
    assert "This is where Firsthand talks to you" in drawn.one("div", id="messages").text
    assert len(drawn.all("textarea", id="box")) == 1


async def test_a_room_one_is_not_in_offers_to_join_and_an_archived_one_is_closed(
    slack: Slack,
) -> None:
    bob = {"as": "bob"}
    assert (await page(slack, channel=slack.id("elsewhere"), **bob)).all("button", data_join="")
    old = await page(slack, channel=slack.id("old"), **{"as": "ada"})
    assert "archived" in old.one("p", class_="composer").text


async def test_unread_marks_vanish_by_looking_and_only_by_looking(slack: Slack) -> None:
    post(slack.world, room(slack), Draft(text="news"), user=slack.id("bob"))
    elsewhere = {"as": "ada", "channel": slack.id("elsewhere")}
    general = {"as": "ada", "channel": slack.id("general")}
    await parts(slack, **general, hidden="1")
    assert 'aria-label="1 new"' in (await parts(slack, **elsewhere))["sidebar"]
    await parts(slack, **general)
    assert "new" not in (await parts(slack, **elsewhere))["sidebar"]
