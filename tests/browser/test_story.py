"""The loop as a newcomer lives it, through the page."""

import re

from playwright.async_api import expect

from tests.browser.tab import Tab


async def test_from_joining_to_the_digest_with_its_picture(tab: Tab) -> None:
    page = tab.page
    await tab.look("story-1-first-sight")
    await tab.button("rotation_join").click()
    welcome = page.locator("article.ephemeral").last
    await expect(welcome).to_contain_text("Only visible to you")
    await expect(welcome).to_contain_text("Welcome! You are in customer-contact")
    await tab.look("story-2-joined")

    asked = page.get_by_role("link", name="Go there as")
    await tab.travel_until(asked)
    await tab.follow(asked)
    await expect(tab.posts.last).to_contain_text("Would you")
    await tab.look("story-3-offer")
    await tab.button("offer_accept").click()
    await expect(tab.posts.first).to_contain_text("Yours:")
    await tab.look("story-4-accepted")

    question = page.locator("[data-action^='question_answer'] .button").first  # it is Yes
    done = tab.button("pairing_done")
    if await done.count():
        await done.click()
    await tab.travel_until(question)
    await tab.look("story-5-question")
    await expect(question).to_have_text("Yes")
    await question.click()
    await expect(tab.posts.filter(has_text="Thank you")).not_to_have_count(0)
    await tab.look("story-6-one-tap")

    await tab.button("question_more").click()
    await expect(tab.modal.get_by_label("Their words")).to_be_visible()
    await tab.modal.get_by_label("Their words").fill("I print the plan and use a pencil")
    await tab.modal.get_by_label("Used it in a way we had not considered").check()
    await tab.modal.get_by_label("In one line").fill("The plan lives on paper")
    await tab.look("story-7-modal")
    await tab.modal.get_by_role("button", name="Save").click()
    await expect(page.locator("dialog.view[open]")).to_have_count(0)
    await expect(tab.button("question_more")).to_have_text("Edit")

    picture = page.locator("#messages figure img")
    await tab.follow(page.locator("#sidebar").get_by_role("link", name="customer-contact"))
    await tab.travel_until(picture, "+1 day")
    await expect(tab.posts.last).to_contain_text("I print the plan and use a pencil")
    await expect(picture).to_have_attribute("alt", re.compile("Coverage is"))
    await expect(picture).to_have_js_property("complete", value=True)
    assert await picture.evaluate("image => image.naturalWidth") > 300
    await expect(page.locator("#steps .done")).to_have_count(5)
    await expect(tab.posts.last.locator(".block.actions")).to_be_in_viewport()  # it grew by itself
    await tab.look("story-8-digest")
