"""A tab of the browser, in the words of whoever sits before it."""

from collections.abc import Awaitable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from playwright.async_api import ConsoleMessage, Error, Locator, Page, expect

PATIENCE_MS = 10_000
JOURNEY_MS = 60_000
MOST_STEPS = 12

expect.set_options(timeout=PATIENCE_MS)


@dataclass
class Tab:
    """One page. `problems` is what its console complained of; every test ends with none."""

    page: Page
    url: str
    pictures: Path
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("console", self._heard)
        self.page.on("pageerror", self._failed)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.problems.append(message.text)

    def _failed(self, error: Error) -> None:
        self.problems.append(str(error))

    # Going somewhere

    async def visit(self, **query: str) -> None:
        await self.page.goto(f"{self.url}/?{urlencode(query)}")
        await self.ready()

    async def ready(self) -> None:
        """Until the scripts have begun to listen."""
        await self.page.wait_for_function("performance.getEntriesByName('listening').length")

    async def follow(self, link: Locator) -> None:
        """Click a link to another place."""
        before = self.page.url
        await link.click()
        await self.page.wait_for_url(lambda url: url != before)
        await self.ready()

    async def travel(self, label: str) -> None:
        """Press a button of the time bar and wait for the end of the journey."""
        button = self.page.locator("#travel button", has_text=label)
        await self.arrive(button.click())

    async def arrive(self, pressing: Awaitable[None]) -> None:
        """Press, and wait until the page shows the time of arrival and says it aloud."""
        said = self.page.locator("#said")
        before = await said.inner_text()
        async with self.page.expect_response("**/clock/travel", timeout=JOURNEY_MS):
            await pressing
        await expect(said).not_to_have_text(before)
        await expect(self.page.locator("#going")).to_have_count(0)

    async def travel_until(self, what: Locator, label: str = "Next:") -> None:
        """Go on until there is such a thing on the page."""
        for _ in range(MOST_STEPS):
            if await what.count():
                return
            await self.travel(label)
        await self.look("never-came")
        msg = f"it never came: {what}"
        raise AssertionError(msg)

    # Doing and seeing

    async def type(self, text: str) -> None:
        """Send a message or command from the message box."""
        await self.box.fill(text)
        await self.box.press("Enter")
        await expect(self.box).to_have_value("")

    @property
    def box(self) -> Locator:
        return self.page.locator("#box")

    @property
    def posts(self) -> Locator:
        return self.page.locator("#messages article")

    def button(self, action: str) -> Locator:
        """The newest button with this action id, or with one that begins so."""
        return self.page.locator(f"[data-action^='{action}'] .button").last

    @property
    def modal(self) -> Locator:
        return self.page.locator("dialog.view[open]").last

    async def look(self, name: str) -> None:
        """Keep a picture of what is seen now."""
        await self.page.screenshot(path=self.pictures / f"{name}.png")
