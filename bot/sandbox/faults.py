"""Faults somebody armed: what goes wrong, with which call, and how often (SLACK.md C.3)."""

from collections.abc import Collection
from dataclasses import dataclass, field

from bot.sandbox.refusals import Json

_SECONDS = frozenset({"seconds"})
_NONE: frozenset[str] = frozenset()

API_KINDS: dict[str, frozenset[str]] = {
    "rate_limited": _SECONDS,
    "http_error": frozenset({"status", "body"}),
    "error": frozenset({"error", "commit"}),
    "delay": _SECONDS,
    "drop_before": _NONE,
    "drop_after": _NONE,
    "truncated": _NONE,
    "wrong_type": _NONE,
    "slow_body": _SECONDS,
}
"""What can befall a Web API call, and the options of each."""

ENVELOPE_KINDS: dict[str, frozenset[str]] = {
    "envelope_delayed": _SECONDS,
    "envelope_duplicated": _NONE,
    "envelope_reordered": _NONE,
    "envelope_lost": _NONE,
}
"""What can befall one delivery to the app, by socket or by HTTP."""

EVENT_KINDS: dict[str, frozenset[str]] = {
    "event_duplicated": _NONE,
    "event_late": _SECONDS,
    "event_reordered": _NONE,
    "event_lost": _NONE,
}
"""What can befall an event, before any delivery is tried."""

OTHER_KINDS: dict[str, frozenset[str]] = {
    "handshake_refused": frozenset({"status"}),
    "socket_deaf": _NONE,
    "trigger_expired": _NONE,
    "response_url_spent": _NONE,
    "modal_closed": _NONE,
    "file_processing": _SECONDS,
    "file_share_missing": _NONE,
    "file_too_big": _NONE,
    "clock_skew": _SECONDS,
}
"""What can befall sockets, interactions, files and signatures."""

KINDS = API_KINDS | ENVELOPE_KINDS | EVENT_KINDS | OTHER_KINDS

PLACES: dict[str, frozenset[str]] = {
    **dict.fromkeys(API_KINDS, frozenset({"method", "channel"})),
    **dict.fromkeys(ENVELOPE_KINDS, frozenset({"type"})),
    **dict.fromkeys(EVENT_KINDS, frozenset({"type"})),
}
"""By what each kind can be narrowed down; those not named here strike anything."""


@dataclass(kw_only=True, slots=True)
class Fault:
    """One fault: strikes the `nth` thing that `where` describes, and then `times` things in all."""

    id: int
    kind: str
    where: dict[str, str] = field(default_factory=dict)
    options: Json = field(default_factory=dict)
    nth: int = 1
    times: int = 1
    seen: int = 0
    struck: int = 0

    @property
    def seconds(self) -> float:
        """Return the option `seconds`, 1 when it was not given."""
        return float(self.options.get("seconds", 1.0))

    def shape(self) -> Json:
        """Return the fault as JSON."""
        told = {"id": self.id, "kind": self.kind, **self.where, **self.options}
        return told | {"nth": self.nth, "times": self.times, "struck": self.struck}

    def meets(self, facts: dict[str, str | None]) -> bool:
        """Count one thing that happens; return whether the fault strikes it."""
        if any(facts.get(name) != wanted for name, wanted in self.where.items()):
            return False
        self.seen += 1
        return self.seen >= self.nth and self.struck < self.times


@dataclass(slots=True)
class Faults:
    """Every fault armed in one workspace."""

    armed: list[Fault] = field(default_factory=list)
    _made: int = 0

    def arm(
        self, kind: str, where: dict[str, str], options: Json, *, nth: int = 1, times: int = 1
    ) -> Fault:
        """Let this go wrong from the `nth` time on, `times` times."""
        self._made += 1
        fault = Fault(id=self._made, kind=kind, where=where, options=options, nth=nth, times=times)
        self.armed.append(fault)
        return fault

    def take(self, kinds: Collection[str], **facts: str | None) -> Fault | None:
        """Return the fault of one of these kinds that strikes what is happening now, if any."""
        struck = [f for f in self.armed if f.kind in kinds and f.meets(facts)]
        if not struck:
            return None
        struck[0].struck += 1
        return struck[0]
