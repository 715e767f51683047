"""Rate limits: how many calls a minute, and what Slack answers above that (SLACK.md A.14)."""

from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from typing import Literal

from bot.sandbox.refusals import Json
from bot.sandbox.world import World

RateMode = Literal["off", "observe", "enforce"]

_TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
_MINUTE = 60.0
_WORKSPACE_BURST = 300
_HISTORY = {"conversations.history", "conversations.replies"}
_SHORT_PAGE = 15


@dataclass
class TooFast(Exception):  # noqa: N818 - an answer, not a failure of the server
    """A call above the limit; `early` when it came before the last Retry-After was over."""

    seconds: int
    early: bool


@dataclass(slots=True)
class Bucket:
    """Lets `burst` calls through at once and then `per_second`.

    It fills with the timeline and with real time, whichever ran further: a clock that stands still
    or jumps must not make the limits stricter than Slack's.
    """

    burst: float
    per_second: float
    at: datetime
    beat: float
    left: float = field(init=False)

    def __post_init__(self) -> None:
        """Begin full."""
        self.left = self.burst

    def wait(self, at: datetime, beat: float) -> float:
        """Take one call and return 0, or return the seconds until there is room."""
        passed = max((at - self.at).total_seconds(), beat - self.beat, 0.0)
        self.left = min(self.burst, self.left + passed * self.per_second)
        self.at, self.beat = at, beat
        if self.left >= 1:
            self.left -= 1
            return 0.0
        return (1 - self.left) / self.per_second


@dataclass(slots=True)
class Rates:
    """All buckets of every workspace.

    Attributes:
        mode: off, observe (journal only) or enforce (429).
        burst_minutes: how many minutes' worth of a tier may be called at once.
        channel_burst: how many messages may go to one channel at once, at one a second.
        short_history: history as apps sold outside the Marketplace get it: one call a minute, and
            15 messages a page.
    """

    mode: RateMode = "observe"
    burst_minutes: float = 1.0
    channel_burst: int = 3
    short_history: bool = False
    _buckets: dict[str, Bucket] = field(default_factory=dict)
    _paused: dict[str, float] = field(default_factory=dict)

    def wait(self, world: World, method: str, tier: int | None, channel: str | None) -> int:
        """Count one call; return 0, or whole seconds of Retry-After when it is over a limit."""
        if self.mode == "off":
            return 0
        waits = [0.0]
        if self.short_history and method in _HISTORY:
            waits.append(self._take(world, method, 1, 1 / _MINUTE))
        elif tier is not None:
            burst = max(1.0, _TIERS[tier] * self.burst_minutes)
            waits.append(self._take(world, method, burst, _TIERS[tier] / _MINUTE))
        if channel is not None:
            waits.append(self._take(world, f"posts to {channel}", self.channel_burst, 1.0))
            waits.append(self._take(world, "posts", _WORKSPACE_BURST, _WORKSPACE_BURST / _MINUTE))
        return ceil(max(waits))

    def page(self, method: str, args: Json) -> Json:
        """Return the arguments with the `limit` that counts: at most 15 for short history."""
        if not self.short_history or method not in _HISTORY:
            return args
        asked = str(args.get("limit", _SHORT_PAGE))
        short = asked.isascii() and asked.isdigit() and 0 < int(asked[:4]) < _SHORT_PAGE
        return args if short else {**args, "limit": _SHORT_PAGE}

    def refill(self) -> None:
        """Begin with full buckets again."""
        self._buckets.clear()
        self._paused.clear()

    def _take(self, world: World, name: str, burst: float, per_second: float) -> float:
        at, beat = world.now(), world.monotonic()
        name = f"{world.workspace.id} {name}"
        fresh = Bucket(burst, per_second, at, beat)
        return self._buckets.setdefault(name, fresh).wait(at, beat)

    def pause(self, world: World, method: str, seconds: int) -> bool:
        """Note that a call was sent away; return whether it came inside an earlier pause."""
        method = f"{world.workspace.id} {method}"
        early = world.monotonic() < self._paused.get(method, 0.0)
        self._paused[method] = world.monotonic() + seconds
        return early
