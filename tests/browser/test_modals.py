"""Modals: errors at their fields, menus with search, and the way out."""

from playwright.async_api import expect

from tests.browser.tab import Tab


async def test_a_form_says_what_is_wrong_where_it_is_wrong_and_keeps_the_rest(tab: Tab) -> None:
    await tab.type("/firsthand setup")
    name = tab.modal.get_by_role("textbox", name="Name")
    await expect(name).to_be_focused()
    await name.fill("")
    await tab.modal.get_by_label("Wednesday").check()
    await tab.modal.get_by_role("button", name="Save").click()
    error = tab.modal.locator(".error:visible")
    await expect(error).to_have_text("Please complete this required field.")
    await expect(name).to_be_focused()
    await expect(name).to_have_attribute("aria-invalid", "true")
    await expect(tab.modal.get_by_label("Wednesday")).to_be_checked()
    await tab.look("modal-with-error")
    await name.fill("Payments")
    await tab.modal.get_by_role("button", name="Save").click()
    await expect(tab.page.locator("dialog.view[open]")).to_have_count(0)
    await expect(tab.page.locator("#messages")).to_contain_text("Payments")


async def test_a_menu_finds_what_one_types(tab: Tab) -> None:
    await tab.type("/firsthand setup")
    zone = tab.modal.get_by_role("combobox", name="Time zone")
    await expect(zone).to_have_text("Europe/Berlin")
    await zone.click()
    search = tab.page.get_by_role("combobox", name="Search")
    await expect(search).to_be_focused()
    await search.fill("tok")
    await expect(tab.page.get_by_role("option")).to_have_text(["Asia/Tokyo"])
    await tab.look("menu-with-search")
    await search.press("Enter")
    await expect(zone).to_have_text("Asia/Tokyo")
    await expect(zone).to_be_focused()
    await zone.press("ArrowDown")
    await search.press("ArrowUp")
    await tab.page.keyboard.press("Escape")
    await expect(search).to_be_hidden()
    await expect(zone).to_have_text("Asia/Tokyo")
    await expect(tab.modal).to_be_visible()
    await tab.page.keyboard.press("Escape")
    await expect(tab.page.locator("dialog.view[open]")).to_have_count(0)


async def test_an_open_modal_is_there_again_after_a_reload(tab: Tab) -> None:
    await tab.type("/firsthand setup")
    await expect(tab.modal).to_be_visible()
    await tab.page.reload()
    await expect(tab.modal.get_by_role("heading", name="New rotation")).to_be_visible()
    await tab.modal.get_by_role("button", name="Close everything").click()
    await expect(tab.page.locator("dialog.view[open]")).to_have_count(0)
