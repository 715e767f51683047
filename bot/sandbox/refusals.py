"""Two ways to say no: as Slack says it to a program, and as we say it to a person."""

import json
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
"""A decoded JSON object."""

BLAMELESS = frozenset(
    {
        "account_inactive",
        "cannot_dm_bot",
        "channel_not_found",
        "dispatch_failed",
        "file_not_found",
        "hash_conflict",
        "invalid_auth",
        "is_archived",
        "is_inactive",
        "message_not_found",
        "messages_tab_disabled",
        "missing_scope",
        "not_found",
        "no_such_subteam",
        "not_enabled",
        "not_in_channel",
        "permission_denied",
        "plan_upgrade_required",
        "thread_not_found",
        "token_revoked",
        "user_disabled",
        "user_not_found",
        "user_not_in_channel",
        "users_not_found",
    }
)
"""Refusals that other people's acts can cause; every other one is the program's own fault."""


@dataclass
class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a failure of the server
    """Slack refuses a call: `code` is the `error`, `extra` what else stands in the answer."""

    code: str
    extra: Json = field(default_factory=dict)

    def body(self) -> Json:
        """Return the answer Slack sends."""
        return {"ok": False, "error": self.code, **self.extra}


@dataclass
class Impossible(Exception):  # noqa: N818 - likewise
    """A person cannot do this here: `why` is one clear sentence."""

    why: str


_LONGEST_NOTE = 50_000


def shortened(args: Json) -> Json:
    """Return the arguments of a call as the journal keeps them: what is huge only by its length."""
    return {
        name: value if (size := len(json.dumps(value))) <= _LONGEST_NOTE else f"({size} bytes)"
        for name, value in args.items()
    }


def arguments_refused(*, because: str | list[str]) -> Refused:
    """Return the refusal for arguments that break the method's schema (SLACK.md A.14)."""
    reasons = [because] if isinstance(because, str) else because
    told = [f"[ERROR] {reason}" for reason in reasons]
    return Refused(code="invalid_arguments", extra={"response_metadata": {"messages": told}})
