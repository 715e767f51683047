"""Time travel: always in sight, from one thing to the next, at one's own pace."""

from playwright.async_api import expect

from tests.browser.conftest import OpenTab
from tests.browser.tab import Tab


async def test_the_clock_moves_by_hours_by_days_and_to_the_next_thing(tab: Tab) -> None:
    clock = tab.page.locator("#clock")
    await expect(clock).to_contain_text("8:00 AM Monday, November 23rd Europe/Berlin")
    await tab.page.get_by_text("What happens next").click()
    coming = tab.page.locator("#upcoming li")
    await expect(coming.filter(has_text="Round of customer-contact")).not_to_have_count(0)
    await tab.look("what-happens-next")
    first = await coming.first.locator("time").inner_text()
    await tab.page.keyboard.press("Escape")
    await tab.travel("Next:")
    assert first == "today at 9:00 AM"
    await expect(clock).to_contain_text("9:00 AM")
    await tab.travel("+1 hour")
    await expect(clock).to_contain_text("10:00 AM Monday")
    await tab.travel("+1 day")
    await expect(clock).to_contain_text("10:00 AM Tuesday, November 24th")
    await expect(tab.page.locator("#said")).to_contain_text("It is 10:00 AM Tuesday")


async def test_slow_play_goes_on_from_thing_to_thing_until_it_is_paused(tab: Tab) -> None:
    page = tab.page
    play = page.locator("#play")
    await expect(play).to_have_text("▶ Play")
    await tab.arrive(play.click())
    await expect(play).to_have_text("❚❚ Pause")
    before = await page.locator("#clock").inner_text()
    async with page.expect_response("**/clock/travel"):
        await tab.look("slow-play")
    await expect(page.locator("#clock")).not_to_have_text(before)
    await tab.follow(page.locator("#sidebar").get_by_role("link", name="general"))
    await expect(play).to_have_attribute("aria-pressed", "true")  # looking elsewhere is no pause
    await play.click()
    await expect(play).to_have_text("▶ Play")
    assert await page.evaluate("sessionStorage.getItem('playing')") is None


async def test_a_journey_is_seen_in_every_tab(open_tab: OpenTab) -> None:
    traveller, other = await open_tab(), await open_tab()
    await other.page.evaluate(
        """() => { window.seen = false; new MutationObserver(() => {
            window.seen ||= Boolean(document.getElementById("going"));
        }).observe(document.getElementById("journey"), {childList: true}); }"""
    )
    await traveller.travel("+1 day")
    await other.page.wait_for_function("window.seen")
    await expect(other.page.locator("#going")).to_have_count(0)
    await expect(other.page.locator("#clock")).to_contain_text("Tuesday")
