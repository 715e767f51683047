"""Settings from the environment: defaults, and one sentence for everything wrong."""

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr

from bot.config import SLACK_API, Settings, SettingsError, load_settings


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)


def test_nothing_set_gives_working_defaults() -> None:
    settings = load_settings()
    assert settings.api_url == SLACK_API
    assert settings.tick_seconds == 5
    assert settings.database_url.get_secret_value().startswith("sqlite:///")
    assert settings.fernet_keys() == ()


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHAND_TICK_SECONDS", "")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "")
    assert load_settings().tick_seconds == 5
    assert load_settings().bot_token is None


def test_tokens_are_read_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", " xoxb-1-secret ")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1-secret")
    settings = load_settings()
    assert settings.bot_token == SecretStr("xoxb-1-secret")
    assert settings.app_token == SecretStr("xapp-1-secret")
    assert "secret'" not in repr(settings)
    assert "1-secret" not in repr(settings)


def test_an_address_ends_in_a_slash_however_it_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:8765/api")
    assert load_settings().api_url == "http://127.0.0.1:8765/api/"


def test_keys_come_newest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    new, old = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    monkeypatch.setenv("FIRSTHAND_SECRET_KEYS", f"{new}, {old}")
    assert load_settings().fernet_keys() == (new, old)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SLACK_BOT_TOKEN", "xapp-1-wrong", "what it holds is an app-level token"),
        ("SLACK_BOT_TOKEN", "xoxp-1-wrong", "what it holds is a user token"),
        ("SLACK_BOT_TOKEN", "wrong", "which begins with xoxb-"),
        ("SLACK_BOT_TOKEN", "xoxb-", "which begins with xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-1-wrong", "what it holds is a bot token"),
        ("SLACK_API_URL", "slack.com/wrong", "beginning with https://"),
        ("FIRSTHAND_DATABASE_URL", "mysql://u:wrong@h/d", "must be an address like sqlite:"),
        ("FIRSTHAND_DATABASE_URL", "wrong", "must be an address like sqlite:"),
        ("FIRSTHAND_SECRET_KEYS", "wrong", "number 1 is not one"),
        ("FIRSTHAND_TICK_SECONDS", "wrong", "must be a number of seconds"),
        ("FIRSTHAND_TICK_SECONDS", "0", "must be a number of seconds"),
        ("FIRSTHAND_HTTP_PORT", "wrong", "must be the number of a port"),
        ("FIRSTHAND_HTTP_PORT", "70000", "must be the number of a port"),
        ("FIRSTHAND_LOG_FORMAT", "wrong", "must be json or console"),
        ("FIRSTHAND_LOG_LEVEL", "wrong", "must be debug, info, warning or error"),
    ],
)
def test_a_wrong_value_is_one_sentence_that_names_the_setting_and_hides_the_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    sentence = str(caught.value)
    assert sentence.startswith(name)
    assert says in sentence
    assert "\n" not in sentence
    assert "wrong" not in sentence
    assert caught.value.__suppress_context__


def test_what_is_given_counts_instead_of_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHAND_TICK_SECONDS", "7")
    assert load_settings(tick_seconds=9).tick_seconds == 9


def test_what_is_given_wrongly_is_told_by_the_variables_name() -> None:
    with pytest.raises(SettingsError, match=r"^FIRSTHAND_DATABASE_URL must"):
        load_settings(database_url=SecretStr("wrong"))
