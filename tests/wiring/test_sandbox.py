"""The local Slack and the bot together, as the command ``sandbox`` starts them."""

from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.clock import MovableClock
from bot.config import Settings
from bot.wiring.sandbox import sandbox


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The port and host for HTTP are not for the local Slack, which opens sockets."""
    return Settings(
        database_url=SecretStr(f"sqlite:///{tmp_path / 'bot.db'}"),
        tick_seconds=3600,
        http_port=1,
        http_host="nowhere.invalid",
    )


async def upcoming(url: str) -> list[str]:
    async with aiohttp.ClientSession() as http, http.get(f"{url}/_emu/upcoming") as answer:
        return [each["label"] for each in (await answer.json())["upcoming"]]


async def test_the_page_is_there_and_the_demo_has_things_coming(
    settings: Settings, tmp_path: Path
) -> None:
    async with sandbox(settings, 0, tmp_path) as url:
        async with aiohttp.ClientSession() as http, http.get(url) as page:
            assert page.status == 200
            assert "customer-contact" in await page.text()
        coming = await upcoming(url)
    assert "Round of customer-contact" in coming
    assert "Weekly digest of customer-contact" in coming


class MondayMorning:
    """Before anybody works, with a call on Tuesday that somebody must be asked about."""

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 7, tzinfo=UTC)


async def test_who_is_asked_next_is_called_by_the_full_name(
    settings: Settings, tmp_path: Path
) -> None:
    async with sandbox(settings, 0, tmp_path, MovableClock(MondayMorning())) as url:
        assert (await upcoming(url))[0] == "Jonas Weiß is asked"


async def test_empty_means_that_nothing_is_coming(settings: Settings) -> None:
    async with sandbox(settings, 0, None) as url:
        assert await upcoming(url) == []


async def test_a_second_start_on_the_same_database_doubles_nothing(
    settings: Settings, tmp_path: Path
) -> None:
    async with sandbox(settings, 0, tmp_path) as url:
        first = await upcoming(url)
    async with sandbox(settings, 0, tmp_path) as url:
        again = await upcoming(url)
    assert again.count("Round of customer-contact") == first.count("Round of customer-contact") == 1


async def test_travelling_a_week_ends_in_one_digest_and_breaks_no_rule_of_slack(
    settings: Settings, tmp_path: Path
) -> None:
    week = {"seconds": 7 * 24 * 3600}
    async with sandbox(settings, 0, tmp_path) as url, aiohttp.ClientSession() as http:
        async with http.post(f"{url}/_emu/clock/travel", json=week) as answer:
            assert answer.status == 200
        where = {"channel": "customer-contact", "as": "ada"}
        async with http.get(f"{url}/_emu/messages", params=where) as answer:
            said = (await answer.json())["messages"]
        async with http.get(f"{url}/_emu/journal") as answer:
            violations = (await answer.json())["violations"]
    digests = [each for each in said if each["text"].startswith("Week ")]
    assert len(digests) == 1
    assert violations == []
