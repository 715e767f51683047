"""Rate limits: how many calls a minute, and what Slack answers above that (SLACK.md A.14)."""

from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from typing import Literal

from bot.sandbox.world import World

RateMode = Literal["off", "observe", "enforce"]

_TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
_MINUTE = 60.0
_CHANNEL_BURST = 3
_WORKSPACE_BURST = 300


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
    """All buckets of the workspace. `mode`: off, observe (journal only) or enforce (429)."""

    mode: RateMode = "observe"
    _buckets: dict[str, Bucket] = field(default_factory=dict)
    _paused: dict[str, float] = field(default_factory=dict)

    def wait(self, world: World, method: str, tier: int | None, channel: str | None) -> int:
        """Count one call; return 0, or whole seconds of Retry-After when it is over a limit."""
        if self.mode == "off":
            return 0
        waits = [0.0]
        if tier is not None:
            waits.append(self._take(world, method, _TIERS[tier], _TIERS[tier] / _MINUTE))
        if channel is not None:
            waits.append(self._take(world, f"posts to {channel}", _CHANNEL_BURST, 1.0))
            waits.append(self._take(world, "posts", _WORKSPACE_BURST, _WORKSPACE_BURST / _MINUTE))
        return ceil(max(waits))

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
