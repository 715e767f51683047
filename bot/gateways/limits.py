"""The pace that Slack wants (SLACK.md A.14), which it tells in numbers only in part.

Of a minute's worth of calls, half may be made at once: bursts are tolerated, nobody says how long.
"""

from bot.core.limits import Limit, Limits

_MINUTE = 60_000


def _a_minute(calls: int) -> Limit:
    return Limit(every=_MINUTE // calls, burst=calls // 2)


SLACK_LIMITS = Limits(
    # "About" one a second: a trace slower, and at most one ahead.
    conversation=Limit(every=1005, burst=2),
    methods={
        "chat.postMessage": _a_minute(300),  # "several hundred"
        "chat.update": _a_minute(50),  # tier 3
        "views.publish": _a_minute(100),  # tier 4
    },
)
"""For one app in one workspace."""
