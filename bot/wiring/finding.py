"""One line of what doctor found."""

from dataclasses import dataclass
from typing import Final

CLOCKS_APART: Final = 30
"""Seconds; a lost answer is looked for around the moment our clock says."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One line; with `mend` if something must be done."""

    says: str
    mend: str = ""

    @property
    def fine(self) -> bool:
        """Whether nothing needs to be done."""
        return not self.mend


def compare_clocks(whose: str, ahead: float) -> Finding:
    """How many seconds another clock is ahead of this machine's (less than 0: behind)."""
    says = f"clock: {whose} is {abs(ahead):.0f} seconds {'ahead' if ahead > 0 else 'behind'}"
    if abs(ahead) <= CLOCKS_APART:
        return Finding(says=says)
    return Finding(says=says, mend="set this machine's clock, best by NTP")
