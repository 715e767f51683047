"""Which of some, asked in order, can all be served at once: greedy over bipartite matchings.

The sets that can be matched at once are the independent sets of a transversal matroid (Edmonds &
Fulkerson 1965), so keeping in order whatever can still be matched gives the lexicographically
least among the largest sets.
"""

from collections.abc import Iterator


class Matching:
    """A matching that grows: who was kept stays kept, though their partners may change.

    Partners are numbered from 0 and given as bit sets: bit n stands for partner n.
    """

    def __init__(self) -> None:
        """Begin with nobody."""
        self._wishes: list[int] = []
        self._has: list[int | None] = []
        self._owner: dict[int, int] = {}
        self._dead = 0

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._owner)

    def keep(self, partners: int) -> bool:
        """Keep one more if all kept so far and this one can be matched at once; say whether."""
        newcomer = len(self._wishes)
        self._wishes.append(partners)
        self._has.append(None)
        came_from: dict[int, int] = {}
        unseen = ~self._dead
        queue = [newcomer]
        for one in queue:
            fresh = self._wishes[one] & unseen
            unseen &= ~fresh
            for partner in bits(fresh):
                came_from[partner] = one
                if partner not in self._owner:
                    self._augment(partner, came_from)
                    return True
                queue.append(self._owner[partner])
        # From these no free partner can be reached, now or ever: what is kept stays kept.
        for partner in came_from:
            self._dead |= 1 << partner
        return False

    def _augment(self, free: int, came_from: dict[int, int]) -> None:
        partner: int | None = free
        while partner is not None:
            one = came_from[partner]
            self._owner[partner] = one
            self._has[one], partner = partner, self._has[one]


def bits(number: int) -> Iterator[int]:
    """The places of the ones in a bit set, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
