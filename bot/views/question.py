"""The follow-up DM: one tap is a complete answer; the rest is offered, never asked for."""

from bot.core.messages import Question
from bot.core.question_sets import question_set
from bot.core.questions import OUTCOMES
from bot.views import action_ids, card, texts
from bot.views.blocks import (
    LABEL_LIMIT,
    Block,
    Rendered,
    actions,
    button,
    context,
    overflow,
    rendered,
    section,
)
from bot.views.card import customer
from bot.views.texts import plain_label

ASK_LIMIT = 150
BUTTON_LIMIT = 75
"""Owners are told the same limit; their labels are not shortened."""

_NEXT = {
    "solved": "Thank you!",
    "not_yet": "Thank you for staying with it.",
    "handed": "Thank you for passing it on.",
    "not_happened": "It isn't counted.",
    "attended": "Thank you for being there!",
    "moved": "You keep it for the new date; I'll be back then.",
    "customer_absent": "Not your doing, and it isn't counted.",
    "could_not": "It happens, and it isn't counted.",
}


_LATER = (
    ("hour", "Ask me again in 1 hour"),
    ("tomorrow", "Ask me again tomorrow"),
    ("monday", "Ask me again on Monday"),
    ("skip", "Skip this one"),
)
"""Ends of the values of the menu, and what its entries say."""


def render(question: Question) -> Rendered:
    """Asked, put off, answered, withdrawn or not needed any more."""
    if question.closed and question.overdue:
        return rendered(
            section(f"This question about {_contact(question)} was open for 30 days."),
            context("I have closed it; your turns go on as before."),
        )
    if question.closed:
        return rendered(section(f"No answer needed any more about {_contact(question)}."))
    if question.withdrawn:
        gone = f"You withdrew your answer about {_contact(question)}."
        return rendered(section(gone, "I show it to nobody any more."))
    if question.outcome:
        return _answered(question)
    return rendered(
        section(question_line(question)), question_buttons(question), context(_hint(question))
    )


def question_line(question: Question) -> str:
    """The first question and what it is about; also used on Home and in reminders."""
    return f"*{_ask(question)}*\n{_contact(question, capital=True)}"


def question_buttons(question: Question) -> Block | None:
    """One button an answer, and a menu to put it off; also used on Home and in reminders."""
    value = question.followup_id
    return actions(
        *(
            button(
                plain_label(label, BUTTON_LIMIT),
                f"{action_ids.QUESTION_ANSWER}:{answer}",
                f"{value}:{answer}",
                aloud=plain_label(f"{label}: {question.subject or _asks(question)}", LABEL_LIMIT),
            )
            for answer, label in _answers(question)
        ),
        overflow(
            action_ids.QUESTION_SNOOZE, *((f"{value}:{when}", label) for when, label in _LATER)
        ),
    )


def answer_line(question: Question) -> str:
    """What was answered, in one line, for where the rest is shown elsewhere."""
    if question.closed or question.withdrawn:
        return f"No answer needed any more about {_contact(question)}."
    return f"*{_said(question)}.* {_contact(question, capital=True)}"


def is_open(question: Question) -> bool:
    """Whether it still waits for an answer."""
    return not (question.outcome or question.closed or question.withdrawn)


def _hint(question: Question) -> str:
    if question.skipped:
        return "Skipped: I won't remind you. You can still answer with one tap."
    if question.snoozed_until:
        return f"I'll ask again {texts.when(question.snoozed_until)}. One tap is a full answer."
    return "One tap is a full answer."


def _answered(question: Question) -> Rendered:
    outcome = OUTCOMES.get(question.outcome)
    wants_more = outcome is not None and outcome.happened and not question.detailed
    return rendered(
        section(
            f"*{_said(question)}.* {_next(question)}",
            _contact(question, capital=True),
        ),
        context("Heard something colleagues should know? Add it when you like.")
        if wants_more
        else None,
        actions(
            _missing(question),
            button("Add what you learned", action_ids.QUESTION_MORE, question.followup_id)
            if wants_more
            else button(
                "Edit", action_ids.QUESTION_MORE, question.followup_id, aloud="Edit your answer"
            ),
            button(
                "Withdraw",
                action_ids.QUESTION_WITHDRAW,
                question.followup_id,
                aloud="Withdraw your answer",
            ),
        ),
    )


def _missing(question: Question) -> Block | None:
    """What one more tap can add: the new date, the colleague."""
    if question.outcome == "moved":
        label = "Change the new date" if question.moved_to else "Give the new date"
        return button(label, action_ids.QUESTION_NEW_DATE, question.followup_id)
    if question.outcome == "handed" and not question.handed_to:
        return button("Name the colleague", action_ids.QUESTION_COLLEAGUE, question.followup_id)
    return None


def _next(question: Question) -> str:
    if question.outcome == "moved" and question.moved_to:
        return f"You keep it for {texts.when(question.moved_to)}; I'll be back then."
    if question.outcome == "handed" and question.handed_to:
        return f"{texts.mention(question.handed_to)} has it now. Thank you for passing it on."
    return _NEXT.get(question.outcome, "Thank you!")


def _said(question: Question) -> str:
    own = dict(question.answers).get(question.outcome)
    if own is not None:
        return texts.safe(own, LABEL_LIMIT)
    outcome = OUTCOMES.get(question.outcome)
    return outcome.words if outcome else "Answered"


def _ask(question: Question) -> str:
    return texts.safe(_asks(question), ASK_LIMIT)


def _asks(question: Question) -> str:
    return question.asks or question_set(question.kind).first.words


def _answers(question: Question) -> tuple[tuple[str, str], ...]:
    if question.answers:
        return question.answers
    return tuple((one.id, one.label) for one in question_set(question.kind).first.choices)


def _contact(question: Question, *, capital: bool = False) -> str:
    whom = customer(question.person, question.company)
    what = f"call with {whom}" if question.kind == "call" else f"ticket from {whom}"
    subject = texts.safe(question.subject, card.SUBJECT_LIMIT)
    about = f": {subject}" if subject else ""
    return f"{'The' if capital else 'the'} {what}, {texts.when(question.happened_at)}{about}"
