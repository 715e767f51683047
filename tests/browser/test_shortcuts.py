"""Shortcuts, by mouse and by keyboard: a message's own menu, and the one beside the box."""

from playwright.async_api import expect

from tests.browser.tab import Tab


async def test_a_developer_is_paired_with_a_message_from_its_menu(tab: Tab) -> None:
    await tab.visit(**{"as": "grace"})
    await tab.type("The export of Northwind is empty")
    post = tab.posts.last
    await expect(post).to_contain_text("Northwind")
    await post.hover()
    more = post.get_by_label("More actions on the message of Grace Miller")
    await more.click()
    await tab.look("message-shortcut")
    await post.get_by_role("button", name="Pair a developer").click()
    await expect(tab.modal).to_contain_text("What is it about?")
    await expect(tab.modal.locator("input, textarea").first).to_have_value(
        "The export of Northwind is empty"
    )


async def test_a_contact_is_logged_without_a_mouse(tab: Tab) -> None:
    keys = tab.page.keyboard
    await tab.visit(**{"as": "grace"})
    await expect(tab.box).to_be_focused()
    await keys.press("Tab")
    await expect(tab.page.get_by_label("Shortcuts", exact=True)).to_be_focused()
    await keys.press("Enter")
    await tab.look("global-shortcut")
    await keys.press("Tab")
    await keys.press("Enter")
    await expect(tab.modal).to_contain_text("Who")
    await keys.press("Escape")
    await expect(tab.page.locator("dialog.view[open]")).to_have_count(0)


async def test_what_only_one_sees_and_what_slack_says_has_no_menu(tab: Tab) -> None:
    await tab.visit(**{"as": "grace"})
    await tab.type("/firsthand help")
    whisper = tab.page.locator("article.ephemeral").last
    await expect(whisper).to_contain_text("/firsthand join")
    await expect(whisper.locator("details.more")).to_have_count(0)
