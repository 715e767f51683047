"""The follow-up DM: one tap is a complete answer; the rest is offered, never asked for."""

from bot.core.messages import Question
from bot.core.question_sets import question_set
from bot.core.questions import OUTCOMES
from bot.views import action_ids, card, texts
from bot.views.blocks import Block, Rendered, actions, button, context, rendered, section
from bot.views.card import customer

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


def render(question: Question) -> Rendered:
    """Asked, answered, withdrawn or not needed any more."""
    if question.closed:
        return rendered(section(f"No answer needed any more about {_contact(question)}."))
    if question.withdrawn:
        gone = f"You withdrew your answer about {_contact(question)}."
        return rendered(section(gone, "I show it to nobody any more."))
    if question.outcome:
        return _answered(question)
    return rendered(
        section(question_line(question)),
        question_buttons(question),
        context("One tap is a full answer."),
    )


def question_line(question: Question) -> str:
    """The first question and what it is about; also used on Home."""
    return f"*{_ask(question)}*\n{_contact(question, capital=True)}"


def question_buttons(question: Question) -> Block | None:
    """One button an answer; also used on Home."""
    return actions(
        *(
            button(
                choice.label,
                f"{action_ids.QUESTION_ANSWER}:{choice.id}",
                f"{question.followup_id}:{choice.id}",
                aloud=f"{_ask(question)} {choice.label}",
            )
            for choice in question_set(question.kind).first.choices
        )
    )


def _answered(question: Question) -> Rendered:
    outcome = OUTCOMES.get(question.outcome)
    words = outcome.words if outcome else "Answered"
    wants_more = outcome is not None and outcome.happened and not question.detailed
    return rendered(
        section(
            f"*{words}.* {_NEXT.get(question.outcome, 'Thank you!')}",
            _contact(question, capital=True),
        ),
        context("Heard something colleagues should know? Add it when you like.")
        if wants_more
        else None,
        actions(
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


def _ask(question: Question) -> str:
    return question_set(question.kind).first.words


def _contact(question: Question, *, capital: bool = False) -> str:
    whom = customer(question.person, question.company)
    what = f"call with {whom}" if question.kind == "call" else f"ticket from {whom}"
    subject = texts.safe(question.subject, card.SUBJECT_LIMIT)
    about = f": {subject}" if subject else ""
    return f"{'The' if capital else 'the'} {what}, {texts.when(question.happened_at)}{about}"
