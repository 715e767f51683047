"""Which way the settings choose, and what they lack for it."""

import pytest
from pydantic import SecretStr

from bot.config import Settings, SettingsError
from bot.wiring.ways import ByHttp, BySocket, way_to_slack

BOT, APP, SECRET = SecretStr("xoxb-1-a"), SecretStr("xapp-1-a"), SecretStr("shh")


def test_two_tokens_mean_socket_mode_also_with_a_signing_secret() -> None:
    way = way_to_slack(Settings(bot_token=BOT, app_token=APP, signing_secret=SECRET))
    assert way == BySocket(bot_token=BOT, app_token=APP)


def test_a_port_means_http_and_no_app_level_token_is_needed() -> None:
    way = way_to_slack(Settings(bot_token=BOT, signing_secret=SecretStr(" shh "), http_port=3000))
    assert way == ByHttp(bot_token=BOT, signing_secret=SECRET, host="127.0.0.1", port=3000)


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        (Settings(), "SLACK_BOT_TOKEN is not set"),
        (Settings(app_token=APP), "SLACK_BOT_TOKEN is not set"),
        (Settings(bot_token=BOT), "SLACK_APP_TOKEN is not set"),
        (Settings(bot_token=BOT, signing_secret=SECRET), "FIRSTHAND_HTTP_PORT"),
        (Settings(bot_token=BOT, app_token=APP, http_port=0), "SLACK_SIGNING_SECRET is not set"),
        (
            Settings(bot_token=BOT, signing_secret=SecretStr(" "), http_port=0),
            "SLACK_SIGNING_SECRET is not set",
        ),
    ],
)
def test_what_is_missing_is_named(settings: Settings, missing: str) -> None:
    with pytest.raises(SettingsError, match=missing):
        way_to_slack(settings)
