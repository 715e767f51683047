import pytest
from pydantic import ValidationError

from bot.core.rotation_form import RotationForm


def problem(**fields: object) -> tuple[str, str]:
    with pytest.raises(ValidationError) as raised:
        RotationForm.model_validate(fields)
    (one,) = raised.value.errors()
    return str(one["loc"][0]), one["msg"]


def test_the_defaults_are_a_working_rotation() -> None:
    assert RotationForm().ceiling == 4


@pytest.mark.parametrize(
    ("fields", "least"),
    [
        ({"target_contacts": 2, "target_weeks": 1, "ceiling": 7}, 8),
        ({"target_contacts": 1, "target_weeks": 3, "ceiling": 1}, 2),
    ],
)
def test_a_ceiling_below_the_target_is_refused_with_the_least_that_would_do(
    fields: dict[str, int], least: int
) -> None:
    where, sentence = problem(**fields)
    assert where == "ceiling"
    assert f"the ceiling is below the target; choose at least {least} in 4 weeks" in sentence
    assert RotationForm.model_validate({**fields, "ceiling": least}).ceiling == least
    assert RotationForm.model_validate({**fields, "ceiling": None}).ceiling is None


def test_an_impossible_target_is_said_alone() -> None:
    assert problem(target_contacts=0, ceiling=1)[0] == "target_contacts"
