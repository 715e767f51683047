"""Slack's errors as sentences for the operator."""

from slack_sdk.errors import SlackApiError

from bot.gateways.answers import code_of, meaning
from bot.ports import Retry, Unknown


class SlackProblem(Exception):  # noqa: N818 -- "problem" is our word for what one can mend
    """Slack cannot be used for this; the text says why and what to do, and holds no token."""


_SENTENCES = {
    "invalid_auth": "Slack does not know the token in {token}; copy it again from the Slack app.",
    "not_authed": "{token} is missing; copy it from the Slack app.",
    "account_inactive": "The app was removed from the workspace; install it again ({token}).",
    "token_revoked": "The token in {token} was revoked; install the app again, copy the new one.",
    "token_expired": "The token in {token} has expired; turn token rotation off or copy a new one.",
    "not_allowed_token_type": "{token} holds a token of the wrong kind; see the Slack app's pages.",
    "org_login_required": "Slack is moving this workspace into an organisation; try again later.",
    "missing_scope": "The token in {token} lacks {needed}; install the app again.",
    "user_not_found": "Slack does not know this person.",
    "user_not_visible": "Slack does not let the app see this person.",
    "not_in_channel": "The app is not in that channel; invite it there first.",
}


def sentence(error: Exception, token: str = "SLACK_BOT_TOKEN") -> SlackProblem:  # noqa: S107 -- a variable's name
    """The problem behind an error; `token` names the variable whose token was used."""
    code = code_of(error)
    if code in _SENTENCES:
        needed = error.response.get("needed") if isinstance(error, SlackApiError) else None
        return SlackProblem(_SENTENCES[code].format(token=token, needed=needed or "a scope"))
    told = meaning(error)
    if isinstance(told, Retry) and told.limited:
        return SlackProblem(f"Slack asks to wait {told.after_seconds} seconds; try again then.")
    if isinstance(told, Retry | Unknown):
        return SlackProblem(f"Slack cannot be reached ({told.why}); check the network and retry.")
    return SlackProblem(f'Slack refused with "{code}"; see api.slack.com for what it means.')
