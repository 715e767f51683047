"""What tells a reader that something is new, waits elsewhere, or is under way."""

from bot.sandbox.posting import Draft, post
from tests.sandbox.hands import Slack
from tests.sandbox.page.browser import page, parts, room


def say(slack: Slack, text: str, *, by: str = "bob", thread: str | None = None) -> str:
    draft = Draft(text=text, thread_ts=thread)
    return post(slack.world, room(slack), draft, user=slack.id(by)).ts


async def test_what_came_since_the_last_look_begins_below_a_line(slack: Slack) -> None:
    ada = {"as": "ada", "channel": slack.id("general")}
    say(slack, "old")
    assert not (await page(slack, **ada)).all("p", class_="new")
    say(slack, "mine", by="ada")
    first = say(slack, "news")
    say(slack, "more")
    drawn = await page(slack, **ada)
    assert drawn.one("p", class_="new").text == "New"
    assert drawn.one("body").attrs["data-new"] == first
    at = [each.attrs["id"] for each in drawn.elements if "id" in each.attrs]
    assert at.index("m-new") + 1 == at.index(f"m-{first}")
    assert "compact" not in drawn.one("article", id=f"m-{first}").attrs["class"]


async def test_the_line_stays_while_one_reads_and_is_gone_when_one_comes_back(
    slack: Slack,
) -> None:
    ada = {"as": "ada", "channel": slack.id("general")}
    await page(slack, **ada)
    assert "m-new" not in (await parts(slack, **ada, new=""))["messages"]
    say(slack, "before one's eyes")
    assert "m-new" not in (await parts(slack, **ada, new=""))["messages"]
    first = say(slack, "while away")
    new = (await page(slack, **ada)).one("body").attrs["data-new"]
    assert new == first
    assert 'id="m-new"' in (await parts(slack, **ada, new=new))["messages"]
    assert not (await page(slack, **ada)).all("p", class_="new")


async def test_the_list_of_people_says_for_whom_something_waits(slack: Slack) -> None:
    dm = slack.world.open_dm(slack.id("bob"))
    post(slack.world, dm, Draft(text="psst"), user=slack.world.app.bot_user)
    drawn = await page(slack, **{"as": "ada"})
    assert drawn.one("b", aria_label="1 new from Firsthand").text == "1"
    assert drawn.one("li", id=f"be-{slack.id('bob')}").text.endswith("Europe/Berlin 1")


async def test_a_thread_shows_who_replied_last_and_when(slack: Slack) -> None:
    root = say(slack, "root")
    for name in ("ada", "bob", "ada"):
        say(slack, "yes", by=name, thread=root)
    drawn = await page(slack)
    assert drawn.one("a", class_="replies").text == "A B 3 replies Last reply today at 10:00 AM"


async def test_every_page_shows_that_a_journey_is_under_way(slack: Slack) -> None:
    assert not (await page(slack)).all("p", id="going")
    slack.world.journeys = 1
    assert "Travelling" in (await page(slack)).one("div", id="journey").text
    assert "Travelling" in (await parts(slack, **{"as": "bob"}))["journey"]
