from datetime import date
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.core.rotation_form import RotationForm
from bot.sandbox.blockkit import check_view
from bot.slack.form_values import rotation_edit
from bot.views import form_ids
from bot.views.forms import edit_form, more_form
from tests.views.test_forms import fields

FULL = RotationForm(
    name="x" * 60,
    zone="America/Argentina/Ushuaia",
    weekdays=(0, 1, 2, 3, 4, 5, 6),
    every_weeks=5,
    ceiling=None,
    monthly="weekday",
    nth=(1, 3, -1),
    months=(1, 4, 7, 10),
    day_off="move",
    starts=date(2026, 12, 1),
    ends=date(2027, 12, 1),
    pause_from=date(2026, 12, 20),
    pause_until=date(2027, 1, 4),
    capacity=3,
    shadowing=True,
    shadows=0,
    accompanied=20,
)
FORMS = [RotationForm(), FULL]
PAGES = {"edit": (edit_form, form_ids.SETUP_FIELDS), "more": (more_form, form_ids.MORE_FIELDS)}


def values(view: dict[str, Any]) -> dict[str, Any]:
    """What Slack sends if Save is pressed at once."""
    found = {}
    for name, element in fields(view).items():
        held = {
            key.replace("initial_", "selected_").replace("selected_value", "value"): value
            for key, value in element.items()
            if key.startswith("initial_")
        }
        found[name] = {form_ids.VALUE: held or {"value": None}}
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("page", PAGES)
def test_saving_at_once_changes_nothing(page: str, form: RotationForm) -> None:
    draw, names = PAGES[page]
    view = draw("r" * 32, form)
    assert check_view(view) == []
    assert tuple(fields(view)) == names
    assert len(view["private_metadata"]) < 1500
    shown = form.model_dump_json(include=set(names))
    edit = rotation_edit(values(view), shown, names)
    assert not hasattr(edit, "problems"), edit
    assert edit.typed == edit.shown
    assert all(getattr(edit.shown, name) == getattr(form, name) for name in names)


def test_the_seldom_needed_settings_look_as_agreed(as_json: SnapshotAssertion) -> None:
    assert more_form("r1", FULL) == as_json
