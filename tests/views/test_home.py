import pytest

from bot.core.example_values import ADA, DUE
from bot.core.examples import LONGEST_MESSAGES, MESSAGES
from bot.core.messages import Home, HomeRotation
from bot.slack.listeners.commands.firsthand import COMMANDS
from bot.views import action_ids
from bot.views.home import home
from bot.views.home_acts import HOME_ACTS
from tests.views.seen import buttons, labels, walk, words


def example(name: str) -> Home:
    message = (MESSAGES | LONGEST_MESSAGES)[name]
    assert isinstance(message, Home)
    return message


def test_everything_that_needs_me_can_be_done_from_home() -> None:
    done = {button["action_id"] for button in buttons(home(example("home")))}
    assert done >= {
        action_ids.OFFER_ACCEPT,
        action_ids.OFFER_LATER,
        action_ids.OFFER_DECLINE,
        action_ids.PAIRING_HAND_BACK,
        "question_answer:solved",
        action_ids.PROMISE_KEPT,
        action_ids.ROTATION_JOIN,
        action_ids.ROTATION_LEAVE,
        action_ids.ROTATION_SKIP,
        action_ids.ROTATION_BACK,
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_whatever_can_be_typed_can_be_pressed_on_home(command: str) -> None:
    """A new command fails here until it has its place on Home, and in `HOME_ACTS`."""
    action, _, choice = HOME_ACTS[command].partition("|")
    drawn = [one for one in walk(home(example("home"))) if "action_id" in one]
    named = [one for one in drawn if one["action_id"].partition(":")[0] == action]
    if choice:
        offered = [option["value"] for one in named for option in one["options"]]
        assert any(value.startswith(f"{choice}|") for value in offered)
    else:
        assert named


def test_the_table_of_acts_names_commands_only() -> None:
    assert set(HOME_ACTS) == set(COMMANDS)


def test_who_owns_nothing_sees_nothing_of_sources_and_whoever_does_reads_what_is_wrong() -> None:
    said = words(home(example("home")))
    assert "help desk, read" in said
    assert "calendar cannot be read, its file is gone" in said
    assert "No source yet" in said  # of another rotation
    alone = words(home(example("home without a round")))
    assert "ource" not in alone


def test_what_is_not_shown_is_counted() -> None:
    rotations = tuple(
        HomeRotation(rotation_id=f"r{n}", name=f"Rotation {n}", member=True, owner=True)
        for n in range(12)
    )
    due = tuple(DUE.model_copy(update={"promise_id": f"p{n}"}) for n in range(10))
    view = home(
        Home(
            user_id=ADA,
            rotations=rotations,
            rotations_in_all=40,
            promises=due,
            promises_in_all=50,
        )
    )
    said = words(view)
    assert "+30 more" in said
    assert "+46 more: press My promises below" in said
    assert len(view["blocks"]) < 45


def test_ones_own_promises_do_not_name_oneself() -> None:
    said = words(home(example("home")))
    assert "Find out whether the export can be sorted · due Tue 24 Nov" in said
    assert "Tue 24 Nov · <@" not in said


def test_a_kept_promise_has_no_button() -> None:
    assert labels(home(example("home"))).count("Done, they were told") == 1


def test_a_newcomer_reads_that_nothing_needs_them_and_how_to_begin() -> None:
    view = home(example("home of a newcomer"))
    assert view["type"] == "home"
    assert "Nothing needs you now." in words(view)
    assert "/firsthand setup" in words(view)


def test_however_much_there_is_slack_takes_it() -> None:
    assert len(home(example("longest home"))["blocks"]) <= 100
