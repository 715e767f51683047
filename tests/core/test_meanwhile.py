"""What is said when a form would undo what changed elsewhere."""

from datetime import date

import pytest

from bot.core.meanwhile import changed_elsewhere
from bot.core.questions import FollowupDetails

STORED = FollowupDetails(outcome="not_yet", quote="as it is now", learning="x")
HOW = "press Save again to put this in their place, or close it to keep them."


@pytest.mark.parametrize(
    ("changes", "listed"),
    [
        ({"outcome": "solved"}, "the answer (now “Not yet, I own the next step”) changed"),
        ({"quote": "old"}, "the quote changed"),
        ({"quote": "", "learning": "y"}, "the quote and what you learned changed"),
        (
            {"outcome": "solved", "quote": "", "feeling": "bad"},
            "(now “Not yet, I own the next step”), the quote and how it was for them changed",
        ),
        (
            {"promise_due": date(2026, 12, 1), "promise_update": date(2026, 11, 30)},
            "form, the promise's dates changed",
        ),
    ],
)
def test_it_names_what_would_be_undone(changes: dict[str, object], listed: str) -> None:
    said = changed_elsewhere(STORED.model_copy(update=changes), STORED)
    assert listed in said
    assert said.endswith(HOW)


def test_the_same_again_undoes_nothing() -> None:
    assert changed_elsewhere(STORED, STORED) == ""


def test_every_field_has_a_name() -> None:
    for field in FollowupDetails.model_fields:
        if field == "handed_to":  # no field of the form
            continue
        other = STORED.model_copy(update={field: object()})
        assert changed_elsewhere(other, STORED), field
