import pytest

from bot.core.person import Person, PersonState, cannot_take_part


def test_an_active_person_can_take_part() -> None:
    assert cannot_take_part(Person(user_id="U1", name="Ada", zone="UTC")) is None


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("deactivated", "Ada's Slack account is deactivated, so they cannot be picked."),
        ("guest", "Guests cannot be in a rotation"),
        ("bot", "Only people can be in a rotation, not apps."),
    ],
)
def test_everybody_else_is_told_why_not(state: PersonState, words: str) -> None:
    sentence = cannot_take_part(Person(user_id="U1", name="Ada", zone="UTC", state=state))
    assert sentence is not None
    assert words in sentence


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "x" * 500])
def test_a_zone_nobody_knows_becomes_utc(zone: str) -> None:
    # A round would fail for everybody if one person's clock could not be read.
    assert Person(user_id="U1", name="Ada", zone=zone).zone == "UTC"


def test_a_known_zone_stays() -> None:
    assert Person(user_id="U1", name="Ada", zone="Asia/Kolkata").zone == "Asia/Kolkata"
