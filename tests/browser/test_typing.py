"""The message box: messages, commands and their completion, threads, and what arrives by itself."""

from playwright.async_api import expect

from tests.browser.conftest import OpenTab
from tests.browser.tab import Tab


async def test_a_slash_offers_the_commands_and_what_each_does(tab: Tab) -> None:
    options = tab.page.get_by_role("option")
    await tab.box.press_sequentially("/")
    await expect(options.filter(has_text="/firsthand join")).to_contain_text("take turns")
    await tab.look("slash-completion")
    await tab.box.press_sequentially("firsthand h")
    await expect(options).to_have_count(1)
    await tab.box.press("Tab")
    await expect(tab.box).to_have_value("/firsthand help ")
    await expect(tab.page.get_by_role("listbox", name="Commands")).to_be_hidden()
    await tab.box.press("Enter")
    answer = tab.page.locator("article.ephemeral").last
    await expect(answer).to_contain_text("/firsthand skip")
    await tab.look("ephemeral")


async def test_an_unknown_command_is_refused_in_a_sentence_and_stays_in_the_box(tab: Tab) -> None:
    await tab.box.fill("/elsewhere join")
    await tab.box.press("Enter")
    await expect(tab.page.locator("#toast")).to_contain_text("There is no command /elsewhere")
    await expect(tab.box).to_have_value("/elsewhere join")


async def test_what_somebody_says_arrives_without_reload_and_is_marked_unread(
    open_tab: OpenTab,
) -> None:
    ada, jonas = await open_tab(), await open_tab()
    general = ada.page.locator("#sidebar").get_by_role("link", name="general")
    await ada.follow(general)
    await jonas.visit(**{"as": "jonas"})
    mine = jonas.page.locator("#sidebar").get_by_role("link", name="general")
    await jonas.follow(mine)
    await jonas.follow(jonas.page.locator("#sidebar").get_by_role("link", name="leads"))
    await ada.type("Coffee at four?")
    await ada.type("In the kitchen")
    await expect(ada.posts).to_have_count(2)
    await expect(mine).to_contain_text("2")
    await expect(jonas.page).to_have_title("* #leads · Acme")
    await jonas.follow(mine)
    await expect(jonas.page.locator(".new")).to_have_text("New")
    await expect(jonas.posts.last).to_have_class("post compact")
    await jonas.look("unread")
    await jonas.type("Yes!")
    await expect(ada.posts.last).to_contain_text("Jonas Weiß")
    await expect(ada.page).to_have_title("#general · Acme")


async def test_a_thread_is_opened_answered_and_counted(tab: Tab) -> None:
    page = tab.page
    await tab.posts.first.hover()
    await tab.follow(page.get_by_role("link", name="Reply in thread").first)
    await page.get_by_label("Reply in this thread").fill("Good to know")
    await page.get_by_label("Reply in this thread").press("Enter")
    await expect(page.locator("#thread article").last).to_contain_text("Good to know")
    await expect(page.locator("#messages .replies")).to_contain_text("1 reply")
    await tab.look("thread")
    await tab.follow(page.get_by_role("link", name="Close the thread"))
    await expect(page.locator("#thread")).to_have_count(0)
    await expect(page.locator("#messages .replies")).to_have_count(1)
