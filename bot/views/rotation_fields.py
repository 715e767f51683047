"""The settings of a rotation as the fields of a modal, filled in with what they are."""

from typing import Final

from bot.core.rotation_form import MAX_NAME, MAX_SEATS, RotationForm
from bot.core.rotation_words import DAYS as NAMES_OF_DAYS
from bot.core.rotation_words import LABELS, MODES
from bot.views import form_ids, inputs, places
from bot.views.blocks import Block, header
from bot.views.inputs import field

DAYS: Final = tuple((str(number), name) for number, name in enumerate(NAMES_OF_DAYS))
KINDS: Final = (("ticket", "Tickets"), ("call", "Calls"))
NAMES: Final = (("yes", "Call customers by their names"),)
SHADOWING: Final = (("yes", "Newcomers watch before they lead"),)
RHYTHMS: Final = (1, 2, 3, 4, 6, 8, 12)


def rotation_fields(defaults: RotationForm) -> tuple[Block, ...]:
    """Everything set-up asks, in its order (`form_ids.SETUP_FIELDS`)."""
    return (
        *_what(defaults),
        header("Rounds"),
        *_rounds(defaults),
        header("People"),
        *_people(defaults),
        header("What everybody reads"),
        field(
            "names_allowed",
            LABELS["names_allowed"],
            inputs.checkboxes(NAMES, ["yes"] if defaults.names_allowed else []),
            optional=True,
            hint="In the digest, in search and in exports. Off: “Customer 17”.",
        ),
        header("Weekly digest"),
        field(
            "digest_weekday",
            LABELS["digest_weekday"],
            inputs.menu(DAYS, str(defaults.digest_weekday), "Choose a day"),
            optional=False,
        ),
        field(
            "digest_time",
            LABELS["digest_time"],
            inputs.time_of_day(defaults.digest_time),
            optional=False,
        ),
    )


def _what(defaults: RotationForm) -> tuple[Block, ...]:
    return (
        field("name", LABELS["name"], inputs.text(defaults.name, MAX_NAME), optional=False),
        field(
            "kinds",
            LABELS["kinds"],
            inputs.checkboxes(KINDS, defaults.kinds),
            optional=False,
        ),
    )


def _rounds(defaults: RotationForm) -> tuple[Block, ...]:
    every = [(str(n), "Every week" if n == 1 else f"Every {n} weeks") for n in _rhythms(defaults)]
    return (
        field(
            "weekdays",
            LABELS["weekdays"],
            inputs.checkboxes(DAYS, [str(day) for day in defaults.weekdays]),
            optional=False,
        ),
        field(
            "local_time",
            LABELS["local_time"],
            inputs.time_of_day(defaults.local_time),
            optional=False,
        ),
        field(
            "zone",
            LABELS["zone"],
            inputs.menu(places.zones(defaults.zone), defaults.zone, "Choose a time zone"),
            optional=False,
        ),
        field(
            "every_weeks",
            LABELS["every_weeks"],
            inputs.menu(every, str(defaults.every_weeks), "Choose how often"),
            optional=False,
        ),
        field(
            "seats",
            LABELS["seats"],
            inputs.number(defaults.seats, 1, MAX_SEATS),
            optional=False,
        ),
    )


def _people(defaults: RotationForm) -> tuple[Block, ...]:
    return (
        field(
            "mode",
            LABELS["mode"],
            inputs.radio(tuple(MODES.items()), defaults.mode),
            optional=False,
        ),
        field(
            "shadowing",
            LABELS["shadowing"],
            inputs.checkboxes(SHADOWING, ["yes"] if defaults.shadowing else []),
            optional=True,
        ),
        field(
            "country",
            LABELS["country"],
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
            LABELS["target_contacts"],
            inputs.number(defaults.target_contacts, 1, 100),
            optional=False,
        ),
        field(
            "target_weeks",
            LABELS["target_weeks"],
            inputs.number(defaults.target_weeks, 1, 52),
            optional=False,
        ),
        field(
            "ceiling",
            LABELS["ceiling"],
            inputs.number(defaults.ceiling, 1, 100),
            optional=True,
            hint="Leave it empty for no limit.",
        ),
    )


def _rhythms(defaults: RotationForm) -> list[int]:
    return sorted({*RHYTHMS, defaults.every_weeks})
