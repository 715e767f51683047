import logging
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.ports import SourceError
from bot.sources import pinned
from bot.sources.http import Fetcher, Limits
from tests.sources.calendar_server import CALENDAR, CalendarServer, calendar_server
from tests.sources.certificate import tls_for

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
QUICK = Limits(wait=0.0, connect=2.0, read=0.2, total=5.0, attempts=3, size=100_000)
INSIDE = Fetcher(allow_private=True, limits=QUICK)


@pytest.fixture
async def server() -> AsyncIterator[CalendarServer]:
    async with calendar_server() as running:
        yield running


class Names:
    """A resolver with its own book of names; reading a name may turn a page."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        assert port > 0
        self.asked.append(host)
        return self.answers[min(len(self.asked), len(self.answers)) - 1]


async def refusal(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(SourceError) as refused:
        await fetcher.get(url, AT)
    sentence = str(refused.value)
    assert "secret" not in sentence
    assert "\n" not in sentence
    return sentence


async def test_a_calendar_is_fetched(server: CalendarServer) -> None:
    assert await INSIDE.get(server.url("/ok/secret?key=secret"), AT) == CALENDAR


async def test_a_private_address_is_refused_before_anything_is_sent(server: CalendarServer) -> None:
    https = server.url("/ok/secret").replace("http:", "https:")
    assert "private network" in await refusal(Fetcher(limits=QUICK), https)
    assert server.paths == []


@pytest.mark.parametrize("host", ["2130706433", "[::1]", "[::ffff:127.0.0.1]", "localhost"])
async def test_other_spellings_of_a_private_address_are_refused_too(host: str) -> None:
    assert "private network" in await refusal(Fetcher(limits=QUICK), f"https://{host}/secret")


async def test_one_private_address_among_public_ones_is_enough() -> None:
    names = Names(["93.184.216.34", "10.0.0.1"])
    sentence = await refusal(Fetcher(limits=QUICK, resolve=names), "https://cal.example/secret")
    assert "cal.example is an address of a private network" in sentence


async def test_the_connection_goes_to_the_address_that_was_checked(server: CalendarServer) -> None:
    """A name that changes its answer after the check (DNS rebinding) is never asked again."""
    names = Names(["127.0.0.1"], ["192.0.2.1"])
    fetcher = Fetcher(allow_private=True, limits=QUICK, resolve=names)
    assert await fetcher.get(f"http://cal.example:{server.port}/ok", AT) == CALENDAR
    assert names.asked == ["cal.example"]
    assert server.hosts == [f"cal.example:{server.port}"]


async def test_the_next_address_is_tried_when_one_does_not_answer(server: CalendarServer) -> None:
    names = Names(["127.0.0.2", "127.0.0.1"])
    fetcher = Fetcher(allow_private=True, limits=QUICK, resolve=names)
    assert await fetcher.get(f"http://cal.example:{server.port}/ok", AT) == CALENDAR


async def test_tls_is_checked_against_the_name_and_not_the_address(tmp_path: Path) -> None:
    serving, trusting = tls_for("cal.example", tmp_path)
    fetcher = Fetcher(allow_private=True, limits=QUICK, resolve=Names(["127.0.0.1"]), tls=trusting)
    async with calendar_server(serving) as server:
        assert await fetcher.get(f"https://cal.example:{server.port}/ok", AT) == CALENDAR
        assert await fetcher.get(f"webcal://cal.example:{server.port}/ok", AT) == CALENDAR
        sentence = await refusal(fetcher, f"https://other.example:{server.port}/secret")
        assert "other.example cannot be reached" in sentence


async def test_a_name_and_password_in_the_address_are_sent(server: CalendarServer) -> None:
    await INSIDE.get(f"http://ada:pw@127.0.0.1:{server.port}/ok", AT)
    assert server.authorizations == ["Basic YWRhOnB3"]


async def test_redirects_are_followed(server: CalendarServer) -> None:
    assert await INSIDE.get(server.url("/redirect/a?to=/ok/b"), AT) == CALENDAR


async def test_a_redirect_loop_ends_after_five(server: CalendarServer) -> None:
    assert "more than 5 times" in await refusal(INSIDE, server.url("/loop/secret"))
    assert len(server.paths) == 6


async def test_a_redirect_into_the_inside_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loopback plays the open internet here, so that the first hop passes the check."""
    monkeypatch.setattr(pinned, "is_public", lambda address: address == "127.0.0.1")
    serving, trusting = tls_for("cal.example", tmp_path)
    names = Names(["127.0.0.1"], ["10.0.0.1"])
    fetcher = Fetcher(limits=QUICK, resolve=names, tls=trusting)
    async with calendar_server(serving) as server:
        url = f"https://cal.example:{server.port}/redirect/secret?to=https://inner.example/secret"
        assert "inner.example is an address of a private network" in await refusal(fetcher, url)
    assert names.asked == ["cal.example", "inner.example"]


async def test_a_redirect_from_https_to_http_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pinned, "is_public", lambda address: address == "127.0.0.1")
    serving, trusting = tls_for("cal.example", tmp_path)
    fetcher = Fetcher(limits=QUICK, resolve=Names(["127.0.0.1"]), tls=trusting)
    async with calendar_server(serving) as server:
        url = f"https://cal.example:{server.port}/redirect/secret?to=http://cal.example/secret"
        assert "Only https" in await refusal(fetcher, url)


@pytest.mark.parametrize("to", ["ftp://x.example/secret", "http://[secret", "//", "//x:secret/"])
async def test_a_redirect_to_no_web_address_is_a_sentence(server: CalendarServer, to: str) -> None:
    await refusal(INSIDE, server.url(f"/redirect/secret?to={to}"))


async def test_plain_http_is_refused_without_leave() -> None:
    sentence = await refusal(Fetcher(limits=QUICK), "http://cal.example/secret")
    assert sentence == "Only https addresses are fetched, and this one begins with http:."


@pytest.mark.parametrize(
    "url", ["http://[secret", "https:///secret", "secret", "file:///secret", "https://x:secret/"]
)
async def test_what_is_no_address_is_a_sentence(url: str) -> None:
    await refusal(INSIDE, url)


async def test_an_answer_without_end_is_cut_at_the_limit(server: CalendarServer) -> None:
    assert "sends more than 0.0954 MB" in await refusal(INSIDE, server.url("/endless/secret"))


async def test_a_compressed_answer_is_refused(server: CalendarServer) -> None:
    assert "compressed" in await refusal(INSIDE, server.url("/compressed/secret"))


async def test_a_silent_server_is_given_up(server: CalendarServer) -> None:
    sentence = await refusal(INSIDE, server.url("/silent/secret"))
    assert sentence == "127.0.0.1 did not answer in time; it will be tried again later."
    assert len(server.paths) == 3


async def test_a_server_that_trickles_is_stopped_by_the_total(server: CalendarServer) -> None:
    fetcher = Fetcher(allow_private=True, limits=Limits(total=0.3, read=5.0))
    assert "did not answer in time" in await refusal(fetcher, server.url("/trickle/secret"))
    assert len(server.paths) == 1


async def test_a_server_error_that_passes_is_not_noticed(server: CalendarServer) -> None:
    assert await INSIDE.get(server.url("/recovers"), AT) == CALENDAR
    assert len(server.paths) == 3


async def test_the_server_says_when_to_come_back(server: CalendarServer) -> None:
    assert await INSIDE.get(server.url("/recovers?after=0"), AT) == CALENDAR


@pytest.mark.parametrize("after", ["3600", "Sat, 21 Nov 2026 13:00:00 GMT"])
async def test_a_wait_longer_than_the_total_is_left_to_the_next_poll(
    server: CalendarServer, after: str
) -> None:
    url = server.url(f"/status/secret?code=429&after={after}")
    assert "answers with the error 429" in await refusal(INSIDE, url)
    assert len(server.paths) == 1


async def test_a_server_error_that_stays_is_a_sentence(server: CalendarServer) -> None:
    url = server.url("/status/secret?code=502")
    assert "answers with the error 502; it will be tried again" in await refusal(INSIDE, url)
    assert len(server.paths) == 3


@pytest.mark.parametrize("code", [401, 403, 404, 410, 204, 304])
async def test_a_refusal_is_not_repeated(server: CalendarServer, code: int) -> None:
    url = server.url(f"/status/secret?code={code}")
    assert f"answers with {code} instead of the calendar" in await refusal(INSIDE, url)
    assert len(server.paths) == 1


async def test_a_server_that_hangs_up_is_tried_again_and_then_a_sentence(
    server: CalendarServer,
) -> None:
    assert "cannot be reached" in await refusal(INSIDE, server.url("/hangs-up/secret"))
    assert len(server.paths) == 3


async def test_nobody_listening_is_a_sentence(server: CalendarServer) -> None:
    fetcher = Fetcher(allow_private=True, limits=QUICK, resolve=Names(["127.0.0.2"]))
    url = f"http://cal.example:{server.port}/secret"
    assert "cal.example cannot be reached" in await refusal(fetcher, url)


@pytest.mark.parametrize("answer", [[], ["not an address"]])
async def test_a_name_without_an_address_is_a_sentence(answer: Sequence[str]) -> None:
    fetcher = Fetcher(limits=QUICK, resolve=Names(answer))
    assert "cannot be reached" in await refusal(fetcher, "https://cal.example/secret")


async def test_nothing_secret_is_logged_at_any_level(
    server: CalendarServer, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    await INSIDE.get(server.url("/redirect/secret?to=/ok/secret"), AT)
    await refusal(INSIDE, server.url("/status/secret?code=500&after=0"))
    logged = caplog.text + capsys.readouterr().out
    assert "retry_scheduled" in logged
    assert "secret" not in logged
