"""What of a digest stands in its message and what goes into its thread: whole items only.

The customers' words come first and are never put off. Of the lists, each gets its first item
before any gets its second, so that a long one starves none. Nothing is lost: what has no room
is in the thread, in the same order, in as few replies as hold it.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.core.digest_costs import Item, cost, quotation_cost
from bot.core.digest_messages import Digest, DigestLists, DigestMore, Left
from bot.core.digest_parts import MOST_QUOTES

LISTS: Final = tuple(DigestLists.model_fields)
MOST: Final = 5
"""Items of one list in the message."""
BUDGET: Final = 5200
"""Code points of quotes and lists: with all that is around them the message is below 9,000."""
REPLY_BUDGET: Final = 8000
"""The same of a reply."""
HEADING: Final = 50

Lists = Mapping[str, Sequence[Item]]


def spread(digest: Digest) -> tuple[Digest, tuple[DigestMore, ...]]:
    """The digest with what has room in its message, and the replies with all that is left.

    What fits is given back as it is, so that a digest is laid out once however often it is given.
    """
    lists = _lists(digest)
    quoted = sum(quotation_cost(quote) for quote in digest.quotes[:MOST_QUOTES])
    shown = _shown(lists, BUDGET - quoted)
    rest = {name: items[shown[name] :] for name, items in lists.items()}
    if not any(rest.values()):
        return digest, ()
    head = digest.model_copy(
        update={
            **{name: items[: shown[name]] for name, items in lists.items()},
            "left": Left(**{name: len(items) for name, items in rest.items()}),
        }
    )
    return head, tuple(
        empty_reply(digest, part).model_copy(update=page)
        for part, page in enumerate(_pages(rest), start=1)
    )


def empty_reply(digest: Digest, part: int) -> DigestMore:
    """A reply of this digest without anything."""
    return DigestMore(
        rotation_id=digest.rotation_id, rotation=digest.rotation, week=digest.week, part=part
    )


def one_reply(more: DigestMore) -> DigestMore:
    """What one reply holds of this: all of it, as ``spread`` made it."""
    lists = _lists(more)
    first = next(iter(_pages(lists)), {})
    return more.model_copy(update={name: first.get(name, ()) for name in lists})


def _lists(lists: DigestLists) -> Lists:
    return {name: getattr(lists, name) for name in LISTS}


def _shown(lists: Lists, budget: int) -> dict[str, int]:
    """How many items of each list have room, taken in turns."""
    shown = dict.fromkeys(lists, 0)
    growing = list(lists)
    while growing:
        still = []
        for name in growing:
            taken = shown[name]
            if taken == min(len(lists[name]), MOST) or cost(lists[name][taken]) > budget:
                continue
            shown[name] += 1
            budget -= cost(lists[name][taken])
            still.append(name)
        growing = still
    return shown


def _pages(lists: Lists) -> list[dict[str, tuple[Item, ...]]]:
    """All items in order, so many a page as fit."""
    pages: list[dict[str, tuple[Item, ...]]] = []
    room = 0
    for name, items in lists.items():
        for item in items:
            if cost(item) + HEADING > room:
                pages.append({})
                room = REPLY_BUDGET
            if name not in pages[-1]:
                room -= HEADING
            pages[-1][name] = (*pages[-1].get(name, ()), item)
            room -= cost(item)
    return pages
