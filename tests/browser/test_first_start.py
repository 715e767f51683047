"""From a fresh installation to the first preview, without leaving Slack."""

import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from playwright.async_api import expect
from pydantic import SecretStr

from bot.clock import MovableClock
from bot.config import Settings
from bot.wiring.sandbox import sandbox
from tests.browser.conftest import OpenTab, Standing

MOST_SECONDS = 120
"""Of the installation's first day, for somebody who reads what is there."""


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[str]:
    """The address of a Slack in which the app was just installed and nothing was set up."""
    settings = Settings(database_url=SecretStr(f"sqlite:///{tmp_path / 'new.db'}"), tick_seconds=1)
    async with sandbox(settings, 0, None, MovableClock(Standing())) as url:
        yield url


async def test_from_the_welcome_to_the_first_preview(
    empty: str, open_tab: OpenTab, record_property: Callable[[str, object], None]
) -> None:
    begun = time.monotonic()
    tab = await open_tab(url=empty)
    await tab.visit(**{"as": "ada", "channel": "app", "tab": "home"})
    await expect(tab.page.get_by_text("There is none yet")).to_be_visible()
    await tab.look("start-1-home")

    await tab.visit(**{"as": "ada", "channel": "app", "tab": "messages"})
    await expect(tab.posts.last).to_contain_text("Hello, I'm Firsthand")
    await tab.look("start-2-welcome")

    await tab.button("rotation_setup").click()
    await expect(tab.modal.get_by_text("These values work as they are")).to_be_visible()
    await tab.look("start-3-form")
    await tab.modal.get_by_role("combobox", name="Channel").click()
    await tab.page.get_by_role("option", name="#customer-contact").click()
    await tab.modal.get_by_role("button", name="Save").click()
    await expect(tab.posts.last).to_contain_text("Customer contact is set up. The next rounds:")
    await expect(tab.posts.first).to_contain_text("Customer contact is set up, so everything runs")
    await tab.look("start-4-preview")
    record_property("seconds to the first preview", f"{time.monotonic() - begun:.1f}")

    await tab.follow(tab.page.locator("#sidebar").get_by_role("link", name="customer-contact"))
    await expect(tab.posts.last).to_contain_text("Nobody is in it yet. Be the first!")
    await tab.button("rotation_join").click()
    await expect(tab.posts.last).to_contain_text("Welcome! You are in Customer contact")
    await tab.look("start-5-joined")
    assert time.monotonic() - begun < MOST_SECONDS
