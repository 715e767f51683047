"""What was measured, and what was promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True)
class Waits:
    """Milliseconds that half, and all but one of a hundred, waited at most."""

    p50: float
    p99: float


@dataclass(frozen=True)
class Floor:
    """The slowest that is good enough: milliseconds at p99, and times the bare app's p50."""

    p99: float
    ratio: float


def waits(seconds: Sequence[float]) -> Waits:
    """Of at least two measurements."""
    cuts = quantiles(seconds, n=100, method="inclusive")
    return Waits(p50=1000 * cuts[49], p99=1000 * cuts[98])


def line(at_once: int, bare: Waits, ours: Waits, floor: Floor) -> str:
    """One row of the table."""
    return (
        f"{at_once:>7} {bare.p50:>7.0f} {bare.p99:>7.0f} {ours.p50:>10.0f} {ours.p99:>7.0f} "
        f"{ours.p50 / bare.p50:>9.1f} {ours.p99 / bare.p99:>6.1f} "
        f"{floor.p99:>9.0f} {floor.ratio:>7.0f}"
    )


# The last column is in times the bare app's p50.
HEADER = (
    "                bare app         firsthand            ratio          floor\n"
    "at once     p50     p99        p50     p99       p50    p99       p99   p50"
)


def missed(at_once: int, bare: Waits, ours: Waits, floor: Floor) -> list[str]:
    """A sentence for each floor that was not reached."""
    found = []
    if ours.p99 > floor.p99:
        found.append(
            f"MISSED at {at_once} at once: p99 is {ours.p99:.0f} ms, the floor is {floor.p99:.0f}."
        )
    if ours.p50 > floor.ratio * bare.p50:
        found.append(
            f"MISSED at {at_once} at once: p50 is {ours.p50 / bare.p50:.1f} times the bare app's, "
            f"the floor is {floor.ratio:.0f}."
        )
    return found
