"""Where a pattern matches and the match holds on a second look."""

import re
from collections.abc import Callable, Iterator


def spans_that_hold(
    pattern: re.Pattern[str], text: str, holds: Callable[[re.Match[str]], bool]
) -> Iterator[tuple[int, int]]:
    """Spans of matches that hold; after one that does not, look again one place further."""
    start = 0
    while found := pattern.search(text, start):
        if holds(found):
            yield found.span()
            start = found.end()
        else:
            start = found.start() + 1
