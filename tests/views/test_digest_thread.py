"""The digest and its thread, drawn: nothing that was laid out is cut, and all of it fits."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.digest_costs import Item, cost, quotation_cost
from bot.core.digest_layout import empty_reply, spread
from bot.core.examples import LONGEST_MESSAGES, MESSAGES
from bot.core.longest_examples import HOSTILE
from bot.core.messages import Digest, DigestMore, PromiseLine, Quote, Thanks
from bot.core.replies import DigestPreview
from bot.views.digest import EMPTIED, digest_blocks, preview, render, reply
from tests.views.seen import strings

WORDS = st.one_of(
    st.text(max_size=700),
    st.text(alphabet="<>&`*\n\r a", max_size=700),
    st.integers(1, 9).map(lambda times: HOSTILE * times),
)


def example(name: str) -> Digest:
    digest = (MESSAGES | LONGEST_MESSAGES)[name]
    assert isinstance(digest, Digest)
    return digest


def drawn(**lists: tuple[Any, ...]) -> str:
    quiet = example("digest of a quiet week").model_copy(update=lists)
    texts = [block["text"]["text"] for block in render(quiet).blocks if block["type"] == "section"]
    return str(texts[1]).partition("\n")[2]


@given(text=WORDS, alias=WORDS)
def test_no_item_is_longer_than_it_was_reckoned(text: str, alias: str) -> None:
    quote = Quote(text=text, alias=alias, user_id="U0123456789ABC")
    promise = PromiseLine(
        promise_id="p", text=text, kind="fix", alias=alias, owner_user_id="U0123456789ABC",
        due_on=example("digest").starts_on, update_on=None,
    )  # fmt: skip
    thanks = Thanks(from_user_id="U0123456789ABC", to_user_id="gone-1", text=text)
    assert len(drawn(quotes=(quote,))) + 1 <= quotation_cost(quote)
    each: dict[str, Item] = {"learned": quote, "promises_kept": promise, "thanks": thanks}
    for name, item in each.items():
        assert len(drawn(**{name: (item,)})) + 1 <= cost(item)


def bullets(blocks: list[dict[str, Any]]) -> int:
    sections = (block["text"]["text"] for block in blocks if block["type"] == "section")
    return sum(line.startswith("• ") for text in sections for line in text.split("\n"))


@pytest.mark.parametrize("kind", ["surprises", "promises_kept", "thanks"])
def test_the_longest_week_is_whole_in_message_and_thread(kind: str) -> None:
    whole = example("longest digest")
    head, replies = spread(whole)
    message = digest_blocks(head, "F0123456789")
    assert len(message.blocks) <= 30
    assert sum(map(len, strings(message.blocks))) <= 9000
    assert "more in the thread" in message.whole
    shown, left = len(getattr(head, kind)), getattr(head.left, kind)
    assert shown + left == len(getattr(whole, kind))
    pages = [reply(one) for one in replies]
    assert sum(bullets(page.blocks) for page in pages) == sum(head.left.model_dump().values())
    for page in pages:
        assert len(page.blocks) <= 50
        assert sum(map(len, strings(page.blocks))) <= 9000


def test_a_post_says_everything_and_an_update_says_where_the_rest_is() -> None:
    head, _ = spread(example("longest digest"))
    message = render(head)
    assert message.whole.split("\n")[-1].startswith("• ")
    assert len(message.text) <= 3800
    assert message.text.endswith("\nThe rest is in the message itself.")
    assert message.whole.startswith(message.text.rpartition("\n")[0])
    short = render(example("digest"))
    assert short.text == short.whole


def test_each_list_says_how_much_of_it_is_in_the_thread() -> None:
    said = render(example("digest with a thread")).text
    assert "5 by hand (Customer 7, heard by <@U0ADA>)\n+3 more in the thread" in said
    assert "+1 more in the thread" in said
    assert "in the thread" not in render(example("digest")).text


def test_a_reply_shows_the_rest_under_the_same_headings() -> None:
    more = MESSAGES["digest's thread"]
    assert isinstance(more, DigestMore)
    assert reply(more.model_copy(update={"part": 2})).text.split("\n") == [
        "*More of week 47*, part 2",
        "*Also learned*",
        "• They run report 6 by hand (Customer 7, heard by <@U0ADA>)",
        "• They run report 7 by hand (Customer 7, heard by <@U0ADA>)",
        "• They run report 8 by hand (Customer 7, heard by <@U0ADA>)",
        "*Thank you*",
        "• <@U0GRACE>, from <@U0ADA>: found the log line",
    ]


def test_a_reply_that_nothing_is_left_for_says_where_it_is() -> None:
    said = reply(empty_reply(example("digest"), 1)).text
    assert said == f"*More of week 47*\n{EMPTIED}"


def test_a_preview_says_what_would_go_into_the_thread() -> None:
    full = example("digest with a thread")
    shown = preview(DigestPreview(digest=full, due=full.next_rounds[0].at))
    assert "In its thread: 3 of “Also learned”, 1 of “Thank you”." in shown.text
    assert shown.blocks[1:-1] == render(full).blocks
    plain = preview(DigestPreview(digest=example("digest"), due=full.next_rounds[0].at))
    assert "thread" not in plain.text
    assert ", with its picture." in plain.text


def test_a_preview_promises_no_picture_where_there_is_nothing_to_draw() -> None:
    quiet = example("digest of a quiet week")
    shown = preview(DigestPreview(digest=quiet, due=example("digest").next_rounds[0].at))
    assert "it will be posted" in shown.text
    assert "picture" not in shown.text
