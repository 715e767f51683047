from bot.core.examples import LONGEST_MESSAGES, MESSAGES
from bot.core.messages import Home
from bot.views import action_ids
from bot.views.home import home
from tests.views.seen import buttons, labels, words


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
