"""How the bot reaches Slack and is reached by it, as the settings say."""

from dataclasses import dataclass

from pydantic import SecretStr

from bot.config import Settings, SettingsError


@dataclass(frozen=True, kw_only=True)
class BySocket:
    """Over a connection that the bot opens; nothing needs to be reachable from outside."""

    bot_token: SecretStr
    app_token: SecretStr


@dataclass(frozen=True, kw_only=True)
class ByHttp:
    """Slack sends signed requests to the bot's address."""

    bot_token: SecretStr
    signing_secret: SecretStr
    host: str
    port: int


def way_to_slack(settings: Settings) -> BySocket | ByHttp:
    """Return the way: HTTP where a port is set, else Socket Mode.

    Raises:
        SettingsError: a token or the signing secret is not set.
    """
    if settings.bot_token is None:
        msg = (
            "SLACK_BOT_TOKEN is not set: put the bot token (xoxb-…) of your Slack app there, "
            "or try everything without Slack by “firsthand sandbox”."
        )
        raise SettingsError(msg)
    if settings.http_port is not None:
        return _by_http(settings, settings.bot_token, settings.http_port)
    if settings.app_token is None:
        msg = (
            "SLACK_APP_TOKEN is not set: put the app-level token (xapp-…) with "
            "connections:write of your Slack app there; or set FIRSTHAND_HTTP_PORT, if Slack is "
            "to reach the bot over HTTP."
        )
        raise SettingsError(msg)
    return BySocket(bot_token=settings.bot_token, app_token=settings.app_token)


def _by_http(settings: Settings, bot_token: SecretStr, port: int) -> ByHttp:
    if not settings.signing_secret.get_secret_value().strip():
        msg = (
            "SLACK_SIGNING_SECRET is not set, and FIRSTHAND_HTTP_PORT is: put the signing secret "
            "of your Slack app's page “Basic Information” there."
        )
        raise SettingsError(msg)
    return ByHttp(
        bot_token=bot_token,
        signing_secret=SecretStr(settings.signing_secret.get_secret_value().strip()),
        host=settings.http_host,
        port=port,
    )
