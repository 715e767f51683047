import pytest
from pydantic import ValidationError

from bot.core.form_problems import problems_of
from bot.core.member_form import MemberForm, member_changes, overtaken


@pytest.mark.parametrize(
    ("fields", "where", "words"),
    [
        ({"weight": -1}, "weight", "Choose a number from 0.01 to 100; half-time is 0.5."),
        ({"weight": "nan"}, "weight", "Choose a number from 0.01 to 100; half-time is 0.5."),
        ({"weight": "half"}, "weight", "This must be a number, such as 0.5."),
        ({"capacity": 51}, "capacity", "This can be at most 50."),
        ({"ceiling": 0}, "ceiling", "This must be at least 1."),
        ({"tags": "x" * 41}, "tags", "A skill has at most 40 characters; put a comma between two."),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(
    fields: dict[str, object], where: str, words: str
) -> None:
    with pytest.raises(ValidationError) as raised:
        MemberForm.model_validate(fields)
    assert problems_of(raised.value).problems == {where: words}


def test_changes_are_said_in_words() -> None:
    new = MemberForm(weight=0.8, capacity=0, ceiling=2, tags=("billing",), experienced=True)
    assert [(one.what, one.before, one.after) for one in member_changes(MemberForm(), new)] == [
        ("Share of the turns", "1", "0.8"),
        ("Contacts in one round, at most", "as for everybody", "0"),
        ("Contacts in 28 days, at most", "as for everybody", "2"),
        ("Skills", "none", "billing"),
        ("Experience", "as the shadow ladder says", "leads alone"),
    ]


def test_only_what_both_have_set_differently_is_in_the_way() -> None:
    shown, typed = MemberForm(), MemberForm(weight=0.5, ceiling=2)
    now = MemberForm(weight=0.8, ceiling=2, capacity=3)
    assert [one.after for one in overtaken(shown, typed, now)] == ["0.8"]
