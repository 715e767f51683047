"""Identifiers that look like Slack's and are the same in every run."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WIDTH = 9


@dataclass(slots=True)
class Ids:
    """Makes identifiers in order; worlds seeded alike get the same ones, but for their `tag`."""

    tag: str = "SANDB"
    _made: Counter[str] = field(default_factory=Counter)

    def _next(self, prefix: str) -> int:
        self._made[prefix] += 1
        return self._made[prefix]

    def make(self, prefix: str) -> str:
        """Return the next identifier of this kind, such as `U0SANDB001` for prefix `U`."""
        number, digits = self._next(prefix), ""
        while number:
            number, rest = divmod(number, len(_ALPHABET))
            digits = _ALPHABET[rest] + digits
        return f"{prefix}0{self.tag}{digits.rjust(_WIDTH - 1 - len(self.tag), '0')}"

    def secret(self, prefix: str) -> str:
        """Return 32 hex digits nobody would guess by counting, for tickets and hashes."""
        return hashlib.sha256(f"{self.tag}:{prefix}:{self._next(prefix)}".encode()).hexdigest()[:32]
