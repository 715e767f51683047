"""The local Slack with the bot and its demo, on a Monday morning, and tabs that look at it."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Browser, ViewportSize
from pydantic import SecretStr

from bot.clock import MovableClock
from bot.config import Settings
from bot.wiring.sandbox import sandbox
from tests.browser.chromium import chromium
from tests.browser.tab import Tab

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
DESK = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)

OpenTab = Callable[..., Awaitable[Tab]]


class Standing:
    """Time that passes only by journeys."""

    def now(self) -> datetime:
        return MONDAY


@pytest.hookimpl(tryfirst=True)  # before marks are looked at to choose what runs
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say the figures that tests recorded."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")


@pytest.fixture
async def slack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """The address of the page."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    settings = Settings(database_url=SecretStr(f"sqlite:///{tmp_path / 'bot.db'}"), tick_seconds=1)
    async with sandbox(settings, 0, tmp_path, MovableClock(Standing())) as url:
        yield url


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where screenshots go: the folder FIRSTHAND_SCREENSHOTS names, else the test's own."""
    folder = Path(os.environ.get("FIRSTHAND_SCREENSHOTS") or tmp_path / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as started:
        yield started


@pytest.fixture
async def open_tab(browser: Browser, slack: str, pictures: Path) -> AsyncIterator[OpenTab]:
    """Open a tab of its own; at the end no tab's console may have complained."""
    tabs: list[Tab] = []

    async def opened(*, phone: bool = False, dark: bool = False, url: str = slack) -> Tab:
        context = await browser.new_context(
            viewport=PHONE if phone else DESK,
            color_scheme="dark" if dark else "light",
            has_touch=phone,
            is_mobile=phone,
            reduced_motion="reduce",
        )
        tab = Tab(await context.new_page(), url, pictures)
        tabs.append(tab)
        await tab.visit()
        return tab

    yield opened
    assert [problem for tab in tabs for problem in tab.problems] == []


@pytest.fixture
async def tab(open_tab: OpenTab) -> Tab:
    return await open_tab()
