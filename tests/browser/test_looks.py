"""Light and dark, wide and narrow, Home, and the first steps."""

from playwright.async_api import Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.tab import Tab

BACKGROUND = "getComputedStyle(document.body).backgroundColor"
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


async def brightness(page: Page) -> int:
    """The sum of red, green and blue behind everything: 0 to 765."""
    colour = str(await page.evaluate(BACKGROUND))
    return sum(int(part) for part in colour.removeprefix("rgb(").rstrip(")").split(","))


async def test_dark_is_dark_and_light_is_light(open_tab: OpenTab) -> None:
    light, dark = await open_tab(), await open_tab(dark=True)
    assert await brightness(light.page) > 700
    assert await brightness(dark.page) < 150
    await dark.look("dark")
    await dark.type("/firsthand setup")
    await expect(dark.modal).to_be_visible()
    await dark.look("dark-modal")


async def test_home_shows_what_the_app_published_for_each_and_its_buttons_work(tab: Tab) -> None:
    await tab.follow(tab.page.locator("#sidebar").get_by_role("link", name="Firsthand"))
    await tab.follow(tab.page.get_by_role("link", name="Home", exact=True))
    home = tab.page.get_by_role("region", name="Home")
    await expect(home).to_contain_text("Nothing needs you now.")
    await tab.look("home")
    await tab.button("rotation_join").click()
    await expect(tab.button("rotation_leave")).to_be_visible()
    await tab.look("home-joined")


async def test_on_a_phone_the_sidebar_is_a_drawer_and_nothing_overflows(open_tab: OpenTab) -> None:
    tab = await open_tab(phone=True)
    page = tab.page
    nav = page.get_by_role("navigation")
    await expect(nav).to_be_hidden()
    assert await page.evaluate(SIDEWAYS) == 0
    await tab.look("phone")
    await page.get_by_role("button", name="Channels and people").tap()
    await expect(nav).to_be_visible()
    await tab.look("phone-drawer")
    await page.touchscreen.tap(380, 400)
    await expect(nav).to_be_hidden()
    await page.get_by_role("button", name="Channels and people").tap()
    await tab.follow(nav.get_by_role("link", name="general"))
    await expect(nav).to_be_hidden()
    await expect(page.get_by_role("heading", name="#general")).to_be_visible()
    await tab.visit()
    await tab.type("/firsthand setup")
    await expect(tab.modal).to_be_visible()
    assert await page.evaluate(SIDEWAYS) == 0
    await tab.look("phone-modal")
    await tab.modal.get_by_role("button", name="Cancel").tap()
    await expect(page.locator("#clock b")).to_be_in_viewport()
    await tab.travel("+1 hour")


async def test_the_first_steps_tick_off_and_stay_closed_in_the_tab_that_closed_them(
    open_tab: OpenTab,
) -> None:
    tab = await open_tab()
    steps = tab.page.get_by_role("region", name="First steps")
    await expect(steps.get_by_role("listitem")).to_have_count(5)
    await expect(steps.locator("[aria-current=step]")).to_contain_text("Join")
    await tab.type("/firsthand join")
    await expect(steps.locator("[aria-current=step]")).to_contain_text("Travel to a round")
    await steps.get_by_role("button", name="Close the first steps").click()
    await expect(steps).to_be_hidden()
    await tab.page.reload()
    await tab.ready()
    await expect(steps).to_be_hidden()
    other = await open_tab()
    await expect(other.page.get_by_role("region", name="First steps")).to_be_visible()
    await tab.page.get_by_role("button", name="First steps", exact=True).click()
    await expect(steps).to_be_visible()
    await expect(steps.locator(".done")).to_have_count(1)
