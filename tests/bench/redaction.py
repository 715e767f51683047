"""How much of what is personal is found in the labelled texts, and how much else is taken."""

import sys
from collections.abc import Mapping

from tests.core.labelled import Labelled, Score, load, score

KINDS = ("email", "phone", "iban", "card", "token")
FLOORS = {"recall": 0.985, "precision": 0.99}
"""Of everything together."""
FLOORS_OF_A_KIND = {"recall": 0.95, "precision": 0.95}
"""Of one kind: there are few of each."""


def everything() -> list[Labelled]:
    """All labelled texts."""
    return [*load("first"), *load("later")]


def main() -> list[str]:
    """Print recall and precision of all and of each kind; a sentence for each missed floor."""
    texts = everything()
    whole = score(texts)
    kinds = {kind: score(texts, kind) for kind in KINDS}
    out = [f"{whole.texts} texts with {whole.labelled} personal things in them"]
    out.append(f"  {'':<8} {'labelled':>8} {'recall':>7} {'precision':>10}")
    out += [_row(kind, found) for kind, found in kinds.items()]
    out += [_floor("floor", FLOORS_OF_A_KIND), _row("all", whole), _floor("floor", FLOORS)]
    out += [f"  {fault}" for fault in whole.faults]
    said = missed(whole) + [
        line for kind, found in kinds.items() for line in missed(found, kind=kind)
    ]
    sys.stdout.write("\n".join(out + said) + "\n")
    return said


def missed(found: Score, *, kind: str = "") -> list[str]:
    """A sentence for each floor that was not reached, of everything or of one kind."""
    of = f" of {kind}" if kind else ""
    return [
        f"MISSED: {name}{of} is {getattr(found, name):.3f}, the floor is {floor:.3f}."
        for name, floor in (FLOORS_OF_A_KIND if kind else FLOORS).items()
        if getattr(found, name) < floor
    ]


def _floor(name: str, floors: Mapping[str, float]) -> str:
    return f"  {name:<8} {'':>8} {floors['recall']:>7.3f} {floors['precision']:>10.3f}"


def _row(name: str, found: Score) -> str:
    return f"  {name:<8} {found.labelled:>8} {found.recall:>7.3f} {found.precision:>10.3f}"
