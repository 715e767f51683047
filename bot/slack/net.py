"""The one error net under all listeners: nobody who pressed something is left without a word."""

import secrets

import structlog
from slack_sdk.errors import SlackApiError

from bot.gateways.sentences import SlackProblem
from bot.store.problems import DatabaseProblem

_log = structlog.get_logger(__name__)

_LATE = {
    "expired_trigger_id",
    "exchanged_trigger_id",
    "invalid_trigger_id",
    "trigger_expired",
    "trigger_exchanged",
}


def sentence_for(error: Exception, doing: str) -> str:
    """Log an error and return what to tell the person whose press met it.

    Known errors get a sentence that helps; of others the log has the traceback, under the short
    id that the person is given.
    """
    if isinstance(error, DatabaseProblem):
        _log.error("database unusable", doing=doing, problem=str(error))
        return "I cannot reach my memory just now, so nothing was changed. Try again in a minute."
    if isinstance(error, SlackApiError) and _code(error) in _LATE:
        _log.warning("trigger too late", doing=doing, error=_code(error))
        return "That took too long to open. Please press it again."
    if isinstance(error, SlackApiError) and _code(error) == "ratelimited":
        _log.warning("rate limited", doing=doing)
        return "Slack asks me to slow down. Please try again in a minute."
    if isinstance(error, SlackProblem):
        _log.error("Slack unusable", doing=doing, problem=str(error))
        return (
            "Slack did not let me look something up, so nothing was changed. Try again in a "
            f"minute; if it stays so, tell whoever runs Firsthand: {error}"
        )
    number = secrets.token_hex(4)
    _log.exception("listener failed", doing=doing, id=number, exc_info=error)
    return (
        "Something went wrong on my side, and it is in my log as "
        f"{number}. Try again; if it happens again, tell whoever runs Firsthand that number."
    )


def _code(error: SlackApiError) -> str:
    response = error.response
    return str(response.get("error", "")) if hasattr(response, "get") else ""
