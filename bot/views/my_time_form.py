"""The modal of one's own time: hours, focus days, country, wishes, a calendar."""

from collections.abc import Sequence
from typing import Final, Literal

from bot.core.hours_text import LONGEST_DAY, write_day
from bot.core.my_time_form import LONGEST_ADDRESS, WEEKDAYS, MyTimeForm
from bot.views import action_ids, form_ids, inputs, places, texts
from bot.views.blocks import Block, context, header, section
from bot.views.inputs import field
from bot.views.modals import form
from bot.views.rotation_fields import DAYS

Calendar = Literal["none", "new", "read", "failing"]

RHYTHMS: Final = (
    ("every", "Every week"),
    ("this", "Every second week, this week first"),
    ("next", "Every second week, next week first"),
)
WISHES: Final = (
    ("calls_outside_hours", "Calls outside my hours are fine"),
    ("remind_day_before", "Remind me of a call the day before, too"),
)
REMOVE: Final = (("yes", "Remove my calendar, and what it says about being away"),)

_CALENDAR: Final = {
    "none": "Days off and out-of-office events in it count as being away. Nothing else is kept.",
    "new": "It is connected; I'm reading it now.",
    "read": "It is connected. Its address is a secret, so I don't show it.",
    "failing": "It is connected, but I can't read it. Its address is a secret, not shown here.",
}


def my_time_form(
    filled: MyTimeForm, *, zone: str, calendar: Calendar, problem: str, version: str
) -> Block:
    """The form as it is opened.

    Args:
        filled: what counts now.
        zone: of the reader, as Slack says.
        calendar: whether one is connected, and how it is.
        problem: a sentence that says why it cannot be read.
        version: comes back when Save is pressed.
    """
    return form(
        "My time",
        action_ids.MY_TIME_FORM,
        {form_ids.VERSION: version},
        _present(
            section(
                f"You are in {texts.safe(zone, 64)}, as your Slack profile says. What you say "
                "here counts at once, in all your rotations."
            ),
            header("Working hours"),
            context("Such as 09:00-17:00, or 09:00-12:30, 13:30-17:00. Leave a day off empty."),
            *(_day(number, filled) for number in range(7)),
            header("Free days"),
            *_days(filled),
            header("Calls"),
            field(
                "wishes",
                "What suits you",
                inputs.checkboxes(WISHES, filled.wishes),
                optional=True,
            ),
            header("Your calendar"),
            *_calendar(calendar, problem),
        ),
    )


def _present(*blocks: Block | None) -> Sequence[Block]:
    return [block for block in blocks if block is not None]


def _day(number: int, filled: MyTimeForm) -> Block:
    name = WEEKDAYS[number]
    hours = write_day(getattr(filled, name))
    return field(name, DAYS[number][1], inputs.text(hours, LONGEST_DAY, "day off"), optional=True)


def _days(filled: MyTimeForm) -> tuple[Block, ...]:
    focus = [str(day) for day in filled.focus_days]
    own = form_ids.AS_IN_ROTATION if filled.own_country is None else filled.own_country
    countries = [
        (form_ids.AS_IN_ROTATION, "As in the rotation"),
        *places.countries(filled.own_country or ""),
    ]
    return (
        field(
            "focus_days",
            "Focus days",
            inputs.checkboxes(DAYS, focus),
            optional=True,
            hint="No calls and no messages on these days; you may still be picked for tickets.",
        ),
        field(
            "focus_rhythm",
            "Focus days come back",
            inputs.menu(RHYTHMS, filled.focus_rhythm, "Choose how often"),
            optional=False,
        ),
        field(
            "own_country",
            "Public holidays of",
            inputs.menu(countries, own or form_ids.NO_COUNTRY, "Choose a country"),
            optional=False,
        ),
    )


def _calendar(calendar: Calendar, problem: str) -> tuple[Block | None, ...]:
    connected = calendar != "none"
    return (
        section(_CALENDAR[calendar]),
        context(texts.safe_lines(problem, 600)) if problem and calendar == "failing" else None,
        field(
            "address",
            "Another address" if connected else "Secret address of your calendar",
            inputs.text("", LONGEST_ADDRESS, "https://…/basic.ics"),
            optional=True,
            hint="Google: Settings, your calendar, secret address in iCal format. "
            "Outlook: Settings, shared calendars, publish, ICS.",
        ),
        field("remove_calendar", "Remove", inputs.checkboxes(REMOVE, []), optional=True)
        if connected
        else None,
    )
