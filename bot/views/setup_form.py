"""The one modal that starts a rotation; every field is filled, so Save at once works."""

from typing import Final

from bot.core.rotation_form import MAX_NAME, MAX_SEATS, RotationForm
from bot.views import action_ids, form_ids, inputs, places
from bot.views.blocks import Block, header, section
from bot.views.inputs import field
from bot.views.modals import form

DAYS: Final = tuple(
    (str(number), name)
    for number, name in enumerate(
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    )
)
KINDS: Final = (("ticket", "Tickets"), ("call", "Calls"))
MODES: Final = (
    ("offer", "Offer: they may say no"),
    ("assign", "Assign: it is theirs, they may hand it back"),
)
SHADOWING: Final = (("yes", "Newcomers watch before they lead"),)
RHYTHMS: Final = (1, 2, 3, 4, 6, 8, 12)


def setup_form(channel_id: str, defaults: RotationForm) -> Block:
    """The set-up modal for that channel, filled in with ``defaults``."""
    return form(
        "New rotation",
        action_ids.SETUP_FORM,
        {form_ids.CHANNEL_ID: channel_id},
        [
            section("These values work as they are. Press Save, and change them when you like."),
            *_what(defaults),
            header("Rounds"),
            *_rounds(defaults),
            header("People"),
            *_people(defaults),
            header("Weekly digest"),
            field(
                "digest_weekday",
                "Day",
                inputs.menu(DAYS, str(defaults.digest_weekday), "Choose a day"),
                optional=False,
            ),
            field("digest_time", "Time", inputs.time_of_day(defaults.digest_time), optional=False),
        ],
    )


def _what(defaults: RotationForm) -> tuple[Block, ...]:
    return (
        field("name", "Name", inputs.text(defaults.name, MAX_NAME), optional=False),
        field(
            "kinds",
            "Developers meet customers in",
            inputs.checkboxes(KINDS, defaults.kinds),
            optional=False,
        ),
    )


def _rounds(defaults: RotationForm) -> tuple[Block, ...]:
    every = [(str(n), "Every week" if n == 1 else f"Every {n} weeks") for n in _rhythms(defaults)]
    return (
        field(
            "weekdays",
            "Days",
            inputs.checkboxes(DAYS, [str(day) for day in defaults.weekdays]),
            optional=False,
        ),
        field("local_time", "Time", inputs.time_of_day(defaults.local_time), optional=False),
        field(
            "zone",
            "Time zone",
            inputs.menu(places.zones(defaults.zone), defaults.zone, "Choose a time zone"),
            optional=False,
        ),
        field(
            "every_weeks",
            "How often",
            inputs.menu(every, str(defaults.every_weeks), "Choose how often"),
            optional=False,
        ),
        field(
            "seats",
            "Developers a round",
            inputs.number(defaults.seats, 1, MAX_SEATS),
            optional=False,
        ),
    )


def _people(defaults: RotationForm) -> tuple[Block, ...]:
    return (
        field("mode", "How contacts are taken", inputs.radio(MODES, defaults.mode), optional=False),
        field(
            "shadowing",
            "Shadowing",
            inputs.checkboxes(SHADOWING, ["yes"] if defaults.shadowing else []),
            optional=True,
        ),
        field(
            "country",
            "Public holidays of",
            inputs.menu(
                places.countries(defaults.country),
                defaults.country or form_ids.NO_COUNTRY,
                "Choose a country",
            ),
            optional=False,
            hint="Nobody is picked on these days.",
        ),
        field(
            "target_contacts",
            "Target: contacts a person",
            inputs.number(defaults.target_contacts, 1, 100),
            optional=False,
        ),
        field(
            "target_weeks",
            "in so many weeks",
            inputs.number(defaults.target_weeks, 1, 52),
            optional=False,
        ),
        field(
            "ceiling",
            "At most so many a person in 28 days",
            inputs.number(defaults.ceiling, 1, 100),
            optional=True,
            hint="Leave it empty for no limit.",
        ),
    )


def _rhythms(defaults: RotationForm) -> list[int]:
    return sorted({*RHYTHMS, defaults.every_weeks})
