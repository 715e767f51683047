"""The modal in which owners change a rotation, and its second page for what one seldom needs."""

from collections.abc import Collection, Sequence
from typing import Final

from bot.core.candidate import MOST_CAPACITY
from bot.core.ladder import MOST_STEPS
from bot.core.nth import say_nth
from bot.core.rotation_form import RotationForm
from bot.core.rotation_words import DAYS_OFF, LABELS, MONTHLY, MONTHS
from bot.views import action_ids, form_ids, inputs
from bot.views.blocks import Block, button, header, section
from bot.views.duty_fields import duty_fields
from bot.views.inputs import field
from bot.views.modals import form
from bot.views.rotation_fields import rotation_fields

TITLE: Final = "Edit rotation"
MORE_TITLE: Final = "More settings"
_MONTHS: Final = tuple((str(number), name) for number, name in enumerate(MONTHS, 1))


def edit_form(rotation_id: str, now: RotationForm) -> Block:
    """Today's settings, the same fields as when it was set up; the rest behind a button."""
    more = button("More settings", action_ids.ROTATION_MORE, rotation_id)
    return form(
        TITLE,
        action_ids.EDIT_FORM,
        _metadata(rotation_id, now, form_ids.SETUP_FIELDS),
        [
            section("Months, start, end, pauses and the ladder for newcomers:", accessory=more),
            *rotation_fields(now),
        ],
    )


def more_form(
    rotation_id: str, now: RotationForm, groups: Sequence[tuple[str, str]] | None = ()
) -> Block:
    """The second page, laid over the first and saved for itself.

    ``groups`` are Slack's user groups, pairs of id and handle; None: the app may not know them.
    """
    return form(
        MORE_TITLE,
        action_ids.MORE_FORM,
        _metadata(rotation_id, now, form_ids.MORE_FIELDS),
        [
            *_months(now),
            header("From when until when"),
            *(
                field(name, LABELS[name], inputs.day(day), optional=True, hint=hint)
                for name, day, hint in (
                    ("starts", now.starts, "Empty: at once."),
                    ("ends", now.ends, "The first day without rounds. Empty: it goes on."),
                    ("pause_from", now.pause_from, "Such as the days between the years."),
                    ("pause_until", now.pause_until, "The first day with rounds again."),
                )
            ),
            header("People"),
            *_people(now),
            header("Who is on duty"),
            *duty_fields(now, groups),
        ],
    )


def _metadata(rotation_id: str, now: RotationForm, fields: Collection[str]) -> dict[str, str]:
    return {
        form_ids.ROTATION_ID: rotation_id,
        form_ids.SHOWN: now.model_dump_json(include=set(fields)),
    }


def _months(now: RotationForm) -> tuple[Block, ...]:
    counted = [(value or form_ids.BY_WEEKS, label) for value, label in MONTHLY.items()]
    return (
        field(
            "monthly",
            LABELS["monthly"],
            inputs.radio(counted, now.monthly or form_ids.BY_WEEKS),
            optional=False,
        ),
        field(
            "nth",
            LABELS["nth"],
            inputs.text(say_nth(now.nth), inputs.LINE, "1, 3 or last"),
            optional=True,
            hint="Only by months: 1 is the first, and you may name several.",
        ),
        field(
            "months",
            LABELS["months"],
            inputs.menu_of_several(_MONTHS, [str(n) for n in now.months], "Every month"),
            optional=True,
            hint="Only by months. Empty: every month.",
        ),
        field(
            "day_off",
            LABELS["day_off"],
            inputs.radio(tuple(DAYS_OFF.items()), now.day_off),
            optional=False,
            hint="A public holiday, or by months a Saturday or Sunday.",
        ),
    )


def _people(now: RotationForm) -> tuple[Block, ...]:
    steps = "Contacts, where shadowing is on."
    return (
        field(
            "capacity",
            LABELS["capacity"],
            inputs.number(now.capacity, 1, MOST_CAPACITY),
            optional=False,
        ),
        field(
            "shadows",
            LABELS["shadows"],
            inputs.number(now.shadows, 0, MOST_STEPS),
            optional=False,
            hint=steps,
        ),
        field(
            "accompanied",
            LABELS["accompanied"],
            inputs.number(now.accompanied, 0, MOST_STEPS),
            optional=False,
            hint=steps,
        ),
    )
