"""The one DM of a day with everything somebody is reminded of."""

from typing import Final

from bot.core.messages import Question, Reminders
from bot.views import action_ids, texts
from bot.views.blocks import Block, Rendered, actions, button, context, rendered, section
from bot.views.home_link import HOME_TAB
from bot.views.promise import nudge_blocks
from bot.views.question import answer_line, is_open, question_buttons, question_line

MOST: Final = 6
"""Of either kind: a message has room for 50 blocks."""

_PAUSED = "*You are paused.* Nobody picks you until you type `/firsthand back`. See you then!"
_GOING_ON = "*You go on as before.* Thank you for telling me."


def render(message: Reminders) -> Rendered:
    """Questions, then promises, each with its buttons; then perhaps whether to pause."""
    questions = [block for one in message.questions[:MOST] for block in _question(one)]
    promises = [block for one in message.promises[:MOST] for block in nudge_blocks(one)]
    return rendered(
        section("*Still open*") if questions else None,
        *questions,
        section("*What you promised*") if promises else None,
        *promises,
        context(f"{texts.count(message.more, 'more thing')} on {HOME_TAB}.")
        if message.more
        else None,
        *_pause(message),
    )


def _question(question: Question) -> tuple[Block | None, ...]:
    if not is_open(question):
        return (section(answer_line(question)),)
    return section(question_line(question)), question_buttons(question)


def _pause(message: Reminders) -> tuple[Block | None, ...]:
    match message.pause:
        case "asked":
            return (
                section(
                    "*Too much at the moment?*",
                    "My last two questions found no time with you. Shall I pause your turns?",
                ),
                actions(
                    button("Pause me", action_ids.PAUSE_ME, message.key, aloud="Pause my turns"),
                    button(
                        "Keep going", action_ids.GO_ON, message.key, aloud="Keep my turns going"
                    ),
                ),
            )
        case "paused":
            return (section(_PAUSED),)
        case "going_on":
            return (section(_GOING_ON),)
        case _:
            return ()
