"""How much of what is personal is found in the labelled texts, and how much else is taken."""

import sys

from tests.core.labelled import Labelled, Score, load, score

KINDS = ("email", "phone", "iban", "card", "token")
FLOORS = {"recall": 0.97, "precision": 0.98}
"""Of everything together."""
SLACK_OF_A_KIND = 0.1
"""How much less is good enough of one kind, since there are fewer of each."""


def everything() -> list[Labelled]:
    """All labelled texts."""
    return [*load("first"), *load("later")]


def main() -> None:
    """Print recall and precision of all and of each kind, and what was missed or taken."""
    texts = everything()
    whole = score(texts)
    out = [f"{whole.texts} texts with {whole.labelled} personal things in them"]
    out.append(f"  {'':<8} {'labelled':>8} {'recall':>7} {'precision':>10}")
    out += [_row(kind, score(texts, kind)) for kind in KINDS]
    out += [
        _row("all", whole),
        f"  {'floor':<8} {'':>8} {FLOORS['recall']:>7.3f} {FLOORS['precision']:>10.3f}",
    ]
    out += [f"  {fault}" for fault in whole.faults]
    out += missed(whole)
    sys.stdout.write("\n".join(out) + "\n")


def missed(found: Score) -> list[str]:
    """A sentence for each floor that was not reached."""
    return [
        f"MISSED: {name} is {getattr(found, name):.3f}, the floor is {floor:.3f}."
        for name, floor in FLOORS.items()
        if getattr(found, name) < floor
    ]


def _row(name: str, found: Score) -> str:
    return f"  {name:<8} {found.labelled:>8} {found.recall:>7.3f} {found.precision:>10.3f}"
