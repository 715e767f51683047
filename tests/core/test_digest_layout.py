"""What stands in the digest's message and what goes into its thread."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.core.digest_costs import Item, cost
from bot.core.digest_layout import BUDGET, HEADING, LISTS, MOST, REPLY_BUDGET, one_reply, spread
from bot.core.messages import Coverage, Digest, DigestLists, Left, PromiseLine, Quote, Thanks

WORDS = st.integers(1, 400).map(lambda length: "word " * (length // 5 + 1))
QUOTES = st.builds(Quote, text=WORDS, alias=st.just("Customer 7"), user_id=st.just("U1"))
PROMISES = st.builds(
    PromiseLine, promise_id=st.just("p"), text=WORDS, kind=st.just("fix"), alias=st.just("Acme")
)
THANKS = st.builds(Thanks, from_user_id=st.just("U1"), to_user_id=st.just("U2"), text=WORDS)


def lists_of(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=40).map(tuple)


DIGESTS = st.builds(
    Digest,
    rotation_id=st.just("r1"),
    rotation=st.just("Payments"),
    week=st.just("2026-W47"),
    starts_on=st.just(date(2026, 11, 16)),
    ends_on=st.just(date(2026, 11, 22)),
    coverage=st.just(Coverage(developers=1, roster=2, call_minutes=0, answered=1, asked=1)),
    quotes=st.lists(QUOTES, max_size=3).map(tuple),
    surprises=lists_of(QUOTES),
    learned=lists_of(QUOTES),
    promises_due=lists_of(PROMISES),
    promises_overdue=lists_of(PROMISES),
    promises_kept=lists_of(PROMISES),
    thanks=lists_of(THANKS),
    left=st.just(Left()),
    type=st.just("digest"),
)


def items_of(lists: DigestLists) -> list[Item]:
    return [item for name in LISTS for item in getattr(lists, name)]


def length(items: list[Item]) -> int:
    return sum(map(cost, items))


@given(DIGESTS)
def test_every_item_is_in_the_message_or_in_its_thread_whole_and_in_order(digest: Digest) -> None:
    head, replies = spread(digest)
    for name in LISTS:
        rest = [item for reply in replies for item in getattr(reply, name)]
        assert [*getattr(head, name), *rest] == [*getattr(digest, name)]
        assert getattr(head.left, name) == len(rest)
        assert len(getattr(head, name)) <= MOST
    assert length(items_of(head)) <= BUDGET
    assert [reply.part for reply in replies] == list(range(1, len(replies) + 1))
    lengths = [length(items_of(reply)) for reply in replies]
    assert all(0 < each <= REPLY_BUDGET for each in lengths)
    for each, after in zip(lengths, replies[1:], strict=False):  # the next item has no room
        assert each + len(LISTS) * HEADING + length(items_of(after)[:1]) > REPLY_BUDGET
    assert spread(head) == (head, ())
    assert tuple(map(one_reply, replies)) == replies


def many(text: str, number: int) -> tuple[Quote, ...]:
    return (Quote(text=text, alias="Customer 7", user_id="U1"),) * number


def one_of_everything(**lists: object) -> Digest:
    return Digest(
        rotation_id="r1",
        rotation="Payments",
        week="2026-W47",
        starts_on=date(2026, 11, 16),
        ends_on=date(2026, 11, 22),
        coverage=Coverage(developers=1, roster=2, call_minutes=0, answered=1, asked=1),
    ).model_copy(update=lists)


def test_what_fits_is_left_as_it_is() -> None:
    digest = one_of_everything(learned=many("short", MOST))
    assert spread(digest) == (digest, ())


def test_a_list_beyond_five_goes_on_in_the_thread() -> None:
    head, (reply,) = spread(one_of_everything(learned=many("short", 8), surprises=many("a", 2)))
    assert (len(head.learned), head.left) == (5, Left(learned=3))
    assert (reply.learned, reply.surprises) == (many("short", 3), ())


def test_a_long_list_leaves_room_for_the_others() -> None:
    thanks = (Thanks(from_user_id="U1", to_user_id="U2", text="thanks"),)
    head, _ = spread(
        one_of_everything(
            quotes=many("x" * 500, 3),
            surprises=many("y" * 300, 9),
            learned=many("z" * 300, 9),
            thanks=thanks,
        )
    )
    assert head.quotes == many("x" * 500, 3)
    assert head.thanks == thanks
    assert len(head.surprises) - len(head.learned) in {0, 1}
