"""Everything by keyboard alone, and with names that a screen reader can say."""

from playwright.async_api import expect

from tests.browser.tab import Tab

MOST_TABS = 80
HERE = """() => { const at = document.activeElement;
    return at.closest(".element")?.dataset.action ?? at.id ?? ""; }"""
NAMELESS = """() => [...document.querySelectorAll("button, a[href], input, textarea")]
    .filter((each) => each.checkVisibility())
    .filter((each) => !(each.getAttribute("aria-label") || each.textContent.trim()
        || each.labels?.length))
    .map((each) => each.outerHTML)"""


async def tab_to(tab: Tab, wanted: str, key: str = "Tab") -> None:
    """Press Tab until the focus is on the element with this id or action id."""
    met = []
    for _ in range(MOST_TABS):
        met.append(str(await tab.page.evaluate(HERE)))
        if met[-1].startswith(wanted):
            return
        await tab.page.keyboard.press(key)
    msg = f"Tab never reached {wanted}: {met}"
    raise AssertionError(msg)


async def test_one_can_join_travel_and_accept_without_a_mouse(tab: Tab) -> None:
    keys = tab.page.keyboard
    await expect(tab.box).to_be_focused()
    await tab_to(tab, "rotation_join", "Shift+Tab")
    await keys.press("Enter")
    await expect(tab.page.locator("article.ephemeral")).to_contain_text("Welcome!")
    asked = tab.page.get_by_role("link", name="Go there as")
    for _ in range(4):
        if await asked.count():
            break
        await tab.page.locator("#travel .next").focus()
        await tab.arrive(keys.press("Enter"))
    await asked.focus()
    await keys.press("Enter")
    await tab.page.wait_for_url("**channel=app**")
    await tab.ready()
    await tab_to(tab, "offer_accept", "Shift+Tab")
    await keys.press("Space")
    await expect(tab.posts.first).to_contain_text("Yours:")
    await tab.look("keyboard-only")


async def test_one_becomes_somebody_else_and_goes_elsewhere_by_keyboard(tab: Tab) -> None:
    keys = tab.page.keyboard
    await tab.page.locator("#you summary").focus()
    await keys.press("Enter")
    await tab.page.get_by_role("link", name="Grace Miller").focus()
    await keys.press("Enter")
    await tab.page.wait_for_url("**as=**")
    await tab.ready()
    await expect(tab.page.locator("#you")).to_contain_text("You are Grace Miller")
    await expect(tab.page.locator("#clock")).to_contain_text("2:00 AM")


async def test_a_menu_closes_with_escape_and_gives_the_focus_back(tab: Tab) -> None:
    summary = tab.page.locator("#upcoming summary")
    await summary.focus()
    await tab.page.keyboard.press("Enter")
    await expect(tab.page.locator("#upcoming ol")).to_be_visible()
    await tab.page.keyboard.press("Escape")
    await expect(tab.page.locator("#upcoming ol")).to_be_hidden()
    await expect(summary).to_be_focused()


async def test_every_control_has_a_name_and_every_part_its_role(tab: Tab) -> None:
    assert await tab.page.evaluate(NAMELESS) == []
    for part in (
        tab.page.get_by_role("banner"),
        tab.page.get_by_role("navigation"),
        tab.page.get_by_role("main"),
    ):
        await expect(part).to_have_count(1)
    await expect(tab.page.get_by_role("log", name="Messages")).to_be_visible()
    await tab.type("/firsthand setup")
    await expect(tab.modal).to_be_visible()
    assert await tab.page.evaluate(NAMELESS) == []
