"""What holds for everything the bot says, shown on every example of it."""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from bot.core.examples import ALL_MESSAGES, ALL_REPLIES, MESSAGES, REPLIES
from bot.core.longest_examples import HOSTILE, filled
from bot.core.messages import Digest, Home, Message, PairingState
from bot.core.questions import OUTCOMES
from bot.core.replies import Reply
from bot.sandbox.blockkit import check_blocks, check_view
from bot.views import action_ids
from bot.views.digest import digest_blocks
from bot.views.home import home
from bot.views.render import Rendered, render, render_reply
from tests.views.seen import buttons, strings, walk

OURS = re.compile(r"<@U0[A-Z]+>|<!date\^\d+\^[^|<>]*\|[^|<>]*>")
"""The only tokens Slack may read: people by id, and moments."""
KNOWN_ACTIONS = {
    value for name, value in vars(action_ids).items() if name.isupper() and isinstance(value, str)
}
GENERAL = {"Yes", "No", "Done", "Edit", "Later", "Leave", "Withdraw", "Hand back", "Not this one"}
"""Labels that say nothing by themselves: screen readers must hear more."""


def draw(said: Message | Reply) -> Rendered:
    if isinstance(said, Digest):
        return digest_blocks(said, "F0123456789")
    return render_reply(said) if isinstance(said, Reply) else render(said)


SAID: dict[str, Message | Reply] = {**ALL_MESSAGES, **ALL_REPLIES}
EXAMPLES = {name: draw(said) for name, said in SAID.items()}


def every_example(check: Callable[[str], None]) -> Callable[[], None]:
    """One test of all examples: thousands of tests would cost more than what they look at."""

    def test() -> None:
        for name in EXAMPLES:
            try:
                check(name)
            except AssertionError as error:
                error.add_note(f"That is the example {name!r}.")
                raise

    test.__name__ = check.__name__
    return test


def complaints(said: Message | Reply) -> list[object]:
    if isinstance(said, Home):
        return list(check_view(home(said)))
    return list(check_blocks(draw(said).blocks, "message"))


@every_example
def test_slack_accepts_it(name: str) -> None:
    assert complaints(SAID[name]) == []


@every_example
def test_it_has_a_fallback_that_can_be_sent_and_updated(name: str) -> None:
    assert 0 < len(EXAMPLES[name].text) <= 4000


@every_example
def test_nothing_of_a_customer_is_read_by_slack(name: str) -> None:
    said = EXAMPLES[name]
    for text in (said.text, *strings(said.blocks)):
        assert "<" not in OURS.sub("", text)


@every_example
def test_each_action_is_one_that_listeners_answer_to(name: str) -> None:
    for each in walk(EXAMPLES[name].blocks):
        if "action_id" in each:
            known, _, answer = each["action_id"].partition(":")
            assert known in KNOWN_ACTIONS
            several = {
                action_ids.LINK,
                action_ids.ROTATION_SKIP_UNTIL,
                action_ids.ROTATION_MENU,
            }
            assert answer == "" or answer in OUTCOMES or known in several


@every_example
def test_each_button_makes_sense_when_it_is_heard(name: str) -> None:
    for button in buttons(EXAMPLES[name].blocks):
        heard = button.get("accessibility_label", button["text"]["text"])
        assert heard not in GENERAL
        assert len(button["text"]["text"]) <= 30


@every_example
def test_no_two_buttons_are_heard_alike_and_do_different_things(name: str) -> None:
    said = SAID[name]
    heard: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in buttons(home(said)["blocks"] if isinstance(said, Home) else EXAMPLES[name].blocks):
        label = one.get("accessibility_label", one["text"]["text"])
        heard[label].add((one["action_id"], str(one.get("value"))))
    alike = {label: found for label, found in heard.items() if len(found) > 1}
    assert name.startswith("longest") or not alike, alike  # the longest names are cut alike


EMOJI = re.compile(r":[a-z0-9_+-]+:|[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F]")


@every_example
def test_nothing_is_meant_by_an_emoji_or_a_colour_alone(name: str) -> None:
    said = SAID[name]
    blocks = home(said)["blocks"] if isinstance(said, Home) else EXAMPLES[name].blocks
    for text in strings(blocks):
        assert any(one.isalnum() for one in EMOJI.sub("", text)), text
    for one in buttons(blocks):  # a coloured button says in words what it does, as all do
        assert any(each.isalpha() for each in EMOJI.sub("", one["text"]["text"]))


@every_example
def test_each_picture_has_words(name: str) -> None:
    pictures = [each for each in walk(EXAMPLES[name].blocks) if each.get("type") == "image"]
    assert all(picture["alt_text"] for picture in pictures)


@every_example
def test_markup_is_verbatim(name: str) -> None:
    texts = [each for each in walk(EXAMPLES[name].blocks) if each.get("type") == "mrkdwn"]
    assert all(text["verbatim"] for text in texts)


@settings(max_examples=60, deadline=None)
@given(
    said=st.sampled_from([*MESSAGES.values(), *REPLIES.values()]),
    text=st.one_of(st.text(), st.text(alphabet="<>&@!#|`*_~:/.chanelU0 \n"), st.just(HOSTILE)),
    many=st.integers(1, 3),
)
def test_whatever_a_customer_writes_stays_harmless_words(
    said: Message | Reply, text: str, many: int
) -> None:
    dirty = type(said).model_validate(filled(said.model_dump(), text, many))
    drawn = draw(dirty)
    assert complaints(dirty) == []
    for seen in (drawn.text, *strings(drawn.blocks)):
        assert "<" not in OURS.sub("", seen)
    assert "@here" not in drawn.text
    assert "://" not in drawn.text


def test_every_type_state_and_answer_has_an_example() -> None:
    types = {get_args(type(m).model_fields["type"].annotation)[0] for m in MESSAGES.values()}
    unions = get_args(get_args(Message)[0])
    assert types == {get_args(each.model_fields["type"].annotation)[0] for each in unions}
    assert {type(reply) for reply in REPLIES.values()} == set(get_args(Reply))
    offers = [m for m in MESSAGES.values() if m.type == "offer"]
    assert {offer.state for offer in offers} == set(get_args(PairingState))
    asked = [m for m in MESSAGES.values() if m.type == "question"]
    assert {question.outcome for question in asked} >= set(OUTCOMES)


@pytest.mark.parametrize("kind", sorted({message.type for message in MESSAGES.values()}))
def test_messages_look_as_agreed(kind: str, as_json: SnapshotAssertion) -> None:
    drawn = {name: draw(said) for name, said in MESSAGES.items() if said.type == kind}
    assert {name: {"text": d.text, "blocks": d.blocks} for name, d in drawn.items()} == as_json


def test_replies_look_as_agreed(as_json: SnapshotAssertion) -> None:
    drawn = {name: draw(said) for name, said in REPLIES.items()}
    assert {name: {"text": d.text, "blocks": d.blocks} for name, d in drawn.items()} == as_json
