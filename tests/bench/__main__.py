"""``python -m tests.bench [answers | picking | agenda …]``: everything, or only what is named."""

import sys
from collections.abc import Callable, Mapping, Sequence

from tests.bench import agenda, answers, digest, learned, picking, redaction

REPORTS: Mapping[str, Callable[[], Sequence[str] | None]] = {
    "answers": answers.report,
    "picking": picking.main,
    "agenda": agenda.main,
    "redaction": redaction.main,
    "learned": learned.main,
    "digest": digest.main,
}


def main(names: list[str]) -> int:
    """Print the named reports, or all; 1 if a floor is missed, 2 for a name there is not."""
    unknown = [name for name in names if name not in REPORTS]
    if unknown:
        sys.stderr.write(f"There is no {unknown[0]}; there are: {', '.join(REPORTS)}.\n")
        return 2
    missed = False
    for name in names or REPORTS:
        sys.stdout.write(f"== {name}\n")
        missed |= bool(REPORTS[name]())
        sys.stdout.write("\n")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
