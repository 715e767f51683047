"""Settings: every environment variable Firsthand reads, checked once at the start."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal

from cryptography.fernet import Fernet
from platformdirs import user_data_path
from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.core.retention import Retention

SLACK_API = "https://slack.com/api/"


class SettingsError(Exception):
    """A setting is missing or wrong; its text is one sentence that says what to do, no secret."""


def _token(begin: str, kind: str, others: dict[str, str]) -> AfterValidator:
    """Check how a token begins; its rest is only known to Slack."""

    def check(token: SecretStr) -> SecretStr:
        text = token.get_secret_value().strip()
        if text.startswith(begin) and len(text) > len(begin):
            return SecretStr(text)
        found = next((what for start, what in others.items() if text.startswith(start)), "")
        msg = f"must be the {kind}, which begins with {begin}"
        raise ValueError(f"{msg}; what it holds is {found}" if found else msg)

    return AfterValidator(check)


_KINDS = {
    "xoxb-": "a bot token, which belongs in SLACK_BOT_TOKEN",
    "xapp-": "an app-level token, which belongs in SLACK_APP_TOKEN",
    "xoxp-": "a user token",
    "xoxe": "a configuration or refresh token",
}


def _api_url(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        msg = f"must be an address beginning with https://, as {SLACK_API}"
        raise ValueError(msg)
    return url.rstrip("/") + "/"


def _database_url(url: SecretStr) -> SecretStr:
    msg = "must be an address like sqlite:////data/firsthand.db or postgresql://user@host/name"
    try:
        backend = make_url(url.get_secret_value()).get_backend_name()
    except ArgumentError:
        raise ValueError(msg) from None
    if backend not in {"sqlite", "postgresql"}:
        raise ValueError(msg)
    return url


def _secret_keys(keys: SecretStr) -> SecretStr:
    for number, key in enumerate(keys.get_secret_value().replace(",", " ").split(), 1):
        try:
            Fernet(key)
        except ValueError:
            msg = (
                "must hold Fernet keys (44 characters each) separated by commas, "
                f"newest first; number {number} is not one"
            )
            raise ValueError(msg) from None
    return keys


def default_database() -> Path:
    """Return where the SQLite file is kept unless a database is named."""
    return user_data_path("firsthand", appauthor=False) / "firsthand.db"


def _default_database_url() -> SecretStr:
    return SecretStr(f"sqlite:///{default_database()}")


class Settings(BaseSettings):
    """What the environment says; the field's alias is the variable's name.

    Raises ``pydantic.ValidationError``; ``load_settings`` turns that into one sentence.
    """

    model_config = SettingsConfigDict(
        env_ignore_empty=True, populate_by_name=True, frozen=True, hide_input_in_errors=True
    )

    bot_token: Annotated[SecretStr, _token("xoxb-", "bot token", _KINDS)] | None = Field(
        default=None,
        validation_alias="SLACK_BOT_TOKEN",
        description="Bot token of the Slack app, from its page “OAuth & Permissions”.",
    )
    app_token: Annotated[SecretStr, _token("xapp-", "app-level token", _KINDS)] | None = Field(
        default=None,
        validation_alias="SLACK_APP_TOKEN",
        description="App-level token with connections:write, from “Basic Information”.",
    )
    signing_secret: SecretStr = Field(
        default=SecretStr(""),
        validation_alias="SLACK_SIGNING_SECRET",
        description="Signing secret of the app, for HTTP; not needed in Socket Mode.",
    )
    http_port: int | None = Field(
        default=None,
        ge=0,
        le=65535,
        validation_alias="FIRSTHAND_HTTP_PORT",
        description="Take what Slack sends over HTTP at this port; without it, Socket Mode.",
    )
    http_host: str = Field(
        default="127.0.0.1",
        validation_alias="FIRSTHAND_HTTP_HOST",
        description="Which address to listen at; 0.0.0.0 for all of this machine.",
    )
    api_url: Annotated[str, AfterValidator(_api_url)] = Field(
        default=SLACK_API,
        validation_alias="SLACK_API_URL",
        description="Where Slack's Web API is; another address for the local Slack.",
    )
    database_url: Annotated[SecretStr, AfterValidator(_database_url)] = Field(
        default_factory=_default_database_url,
        validation_alias="FIRSTHAND_DATABASE_URL",
        description="SQLite or PostgreSQL address; by default a file in your data folder.",
    )
    secret_keys: Annotated[SecretStr, AfterValidator(_secret_keys)] = Field(
        default=SecretStr(""),
        validation_alias="FIRSTHAND_SECRET_KEYS",
        description="Fernet keys for what is encrypted at rest, newest first, separated by "
        "commas; by default a key file beside the SQLite file.",
    )
    tick_seconds: float = Field(
        default=5,
        ge=0.05,
        le=3600,
        validation_alias="FIRSTHAND_TICK_SECONDS",
        description="How often to look what is due, in seconds.",
    )
    log_format: Literal["json", "console"] = Field(
        default="console",
        validation_alias="FIRSTHAND_LOG_FORMAT",
        description="How log lines look: json or console.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info",
        validation_alias="FIRSTHAND_LOG_LEVEL",
        description="The least that is logged: debug, info, warning or error.",
    )

    keep_contacts_days: int = Field(
        default=180,
        ge=1,
        le=3650,
        validation_alias="FIRSTHAND_KEEP_CONTACTS_DAYS",
        description="Days until a finished contact's names and texts are emptied.",
    )
    keep_messages_days: int = Field(
        default=30,
        ge=1,
        le=3650,
        validation_alias="FIRSTHAND_KEEP_MESSAGES_DAYS",
        description="Days until the words of messages sent and received are emptied here.",
    )

    def retention(self) -> Retention:
        """Return how long what is personal is kept."""
        return Retention(
            contact_details=timedelta(days=self.keep_contacts_days),
            bodies=timedelta(days=self.keep_messages_days),
        )

    def fernet_keys(self) -> tuple[str, ...]:
        """Return the secret keys, newest first; empty if a key file is to be used."""
        return tuple(self.secret_keys.get_secret_value().replace(",", " ").split())


_MUST = {
    "FIRSTHAND_HTTP_PORT": "must be the number of a port, such as 3000",
    "FIRSTHAND_TICK_SECONDS": "must be a number of seconds from 0.05 to 3600, such as 5",
    "FIRSTHAND_KEEP_CONTACTS_DAYS": "must be a number of days from 1 to 3650, such as 180",
    "FIRSTHAND_KEEP_MESSAGES_DAYS": "must be a number of days from 1 to 3650, such as 30",
    "FIRSTHAND_LOG_FORMAT": "must be json or console",
    "FIRSTHAND_LOG_LEVEL": "must be debug, info, warning or error",
}


def _variable(loc: str) -> str:
    field = Settings.model_fields.get(loc)
    return loc if field is None else str(field.validation_alias)


def load_settings(**given: object) -> Settings:
    """Read the environment; what is ``given``, by field name, counts instead of its variable.

    Raises:
        SettingsError: something is wrong; the text names the first such variable and what to put
            there, never what it holds.
    """
    try:
        return Settings(**given)  # type: ignore[arg-type]  # checked by pydantic right here
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        name = _variable(str(problem["loc"][0]))
        said = str(problem.get("ctx", {}).get("error", "")) or "is not usable"
        msg = f"{name} {_MUST.get(name, said)}."
        raise SettingsError(msg) from None
