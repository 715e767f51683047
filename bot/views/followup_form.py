"""The optional rest of a follow-up in one modal, filled in with what was answered before."""

from datetime import date
from typing import assert_never

from bot.core.own_questions import OWN
from bot.core.question_sets import ISSUE, PUZZLE, THEMES, VISIBILITY, question_set
from bot.core.questions import FollowupForm, Prompt
from bot.views import action_ids, form_ids, inputs, texts
from bot.views.blocks import Block, context, section
from bot.views.card import SUBJECT_LIMIT, customer
from bot.views.modals import form

MOST_MINUTES = 24 * 60


def followup_form(followup: FollowupForm) -> Block:
    """Everything but the first answer may stay empty; a field's block id is its name."""
    asked = followup.questions or question_set(followup.kind, followup.question_set)
    puzzle = followup.ask_puzzle or followup.details.good_puzzle
    whom = customer(followup.person, followup.company)
    subject = texts.safe(followup.subject, SUBJECT_LIMIT)
    blocks = [
        section(f"*{whom}*", subject),
        _input(asked.first, followup, optional=False),
        context("All below is optional. Please leave out names and addresses of customers."),
    ]
    for group in asked.rest:
        blocks.append(section(f"*{group.words}*"))
        for prompt in group.prompts:
            blocks += [_known_themes(followup)] if _asks_for_themes(prompt, followup) else []
            blocks.append(_input(prompt, followup))
    blocks += [_input(PUZZLE, followup)] if puzzle else []
    blocks.append(_input(ISSUE, followup))
    blocks.append(_input(VISIBILITY, followup, optional=False))
    return form(
        "What you learned",
        action_ids.FOLLOWUP_FORM,
        {form_ids.FOLLOWUP_ID: followup.followup_id, form_ids.ANSWERED: followup.answered},
        blocks,
    )


def _input(prompt: Prompt, followup: FollowupForm, *, optional: bool = True) -> Block:
    element = _element(prompt, _value(prompt, followup))
    return inputs.field(prompt.field, prompt.words, element, optional=optional)


def _value(prompt: Prompt, followup: FollowupForm) -> object:
    """What was answered before; an own question's answer as what its kind of field shows."""
    if not prompt.field.startswith(OWN):
        return getattr(followup.details, prompt.field)
    name = prompt.field.removeprefix(OWN)
    values = next((one.values for one in followup.details.own if one.id == name), ())
    if prompt.kind == "multi":
        return values
    first = next(iter(values), "")
    if prompt.kind == "date":
        return date.fromisoformat(first) if first else None
    return first


def _asks_for_themes(prompt: Prompt, followup: FollowupForm) -> bool:
    return prompt.field == "theme" and bool(followup.theme_choices)


def _known_themes(followup: FollowupForm) -> Block:
    menu = inputs.menu_of_several(followup.theme_choices, followup.details.themes, "Choose any")
    return inputs.field(THEMES.field, THEMES.words, menu, optional=True)


def _element(prompt: Prompt, value: object) -> Block:
    choices = [(choice.id, choice.label) for choice in prompt.choices]
    match prompt.kind:
        case "buttons" | "choices" | "scale":
            return inputs.radio(choices, _chosen(value))
        case "multi":
            return inputs.checkboxes(choices, value if isinstance(value, tuple) else ())
        case "text":
            return inputs.text(str(value), prompt.max_length, prompt.placeholder)
        case "person":
            return inputs.person(str(value))
        case "date":
            return inputs.day(value if isinstance(value, date) else None)
        case "number":
            minutes = value if isinstance(value, int) else None
            return inputs.number(minutes, 0, MOST_MINUTES)
        case _:
            assert_never(prompt.kind)


def _chosen(value: object) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else None
    return value if isinstance(value, str) else None
