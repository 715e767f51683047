"""How fast one may speak: a few at once after a silence, then one at a time."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """So many at once after a silence, and one every so many milliseconds in the long run."""

    every: int
    """Milliseconds."""
    burst: int

    @property
    def ahead(self) -> int:
        """By how many milliseconds one may be ahead of an even pace."""
        return (self.burst - 1) * self.every


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What a messenger keeps to, so that nobody has to tell it to wait."""

    conversation: Limit
    """First posts to one conversation."""
    methods: Mapping[str, Limit]
    """All calls of a method in one workspace; a method not named here has no limit."""

    def lanes(self, method: str, posting_to: str | None) -> tuple[tuple[str, Limit], ...]:
        """What one call counts for: its method and, if it is a first post, its conversation."""
        room = () if posting_to is None else ((posting_to, self.conversation),)
        every = () if method not in self.methods else ((method, self.methods[method]),)
        return (*room, *every)
