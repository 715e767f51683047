"""The modal in which owners edit what is asked after a contact."""

from bot.core.own_questions import KINDS, LONGEST_LABEL, LONGEST_WORDS, OwnQuestion
from bot.core.questions_form import BUILT_IN, FIRST, SLOTS, QuestionsForm, outcomes_of
from bot.views import action_ids, form_ids, inputs
from bot.views.blocks import Block, context, divider, section
from bot.views.modals import form

TITLE = "Questions"
_LINES = 800


def questions_form(asked: QuestionsForm) -> Block:
    """One field each for words, labels, kind and choices; an empty slot asks nothing."""
    first, *rest = asked.questions
    metadata = {
        form_ids.ROTATION_ID: asked.rotation_id,
        form_ids.KIND: asked.kind,
        form_ids.VERSION: str(asked.version),
        form_ids.IDS: ",".join("" if one.id in BUILT_IN else one.id for one in rest),
    }
    blocks = [
        section(f"*After a {asked.kind}*", "What is asked already keeps its words."),
        _text(FIRST, "First question, answered by one button", first.words, LONGEST_WORDS),
        *(
            inputs.field(
                f"{form_ids.LABEL}_{one.id}",
                f"Button for “{_meaning(one.id)}”",
                inputs.text(one.label, LONGEST_LABEL),
                optional=True,
            )
            for one in outcomes_of(asked.kind, first)
        ),
        context("A button keeps its meaning, whatever its label. Without a label it is not there."),
    ]
    for number in range(1, SLOTS + 1):
        blocks += [divider(), *_slot(number, rest[number - 1] if number <= len(rest) else None)]
    return form(TITLE, action_ids.QUESTIONS_FORM, metadata, blocks)


def _slot(number: int, one: OwnQuestion | None) -> tuple[Block, ...]:
    kinds = [(name, label) for name, (_, label) in BUILT_IN.items()]
    kinds += [(name, f"Our own: {name}") for name in KINDS]
    chosen = (one.id if one.id in BUILT_IN else one.kind) if one else None
    choices = "\n".join(each.label for each in one.choices) if one else ""
    return (
        _text(f"words_{number}", f"Question {number + 1}", one.words if one else "", LONGEST_WORDS),
        inputs.field(
            f"kind_{number}",
            "Answered by",
            inputs.menu(kinds, chosen, "Choose a kind"),
            optional=True,
        ),
        inputs.field(
            f"choices_{number}",
            "Choices, one a line",
            inputs.text(choices, _LINES),
            optional=True,
            hint="For buttons, choices, multi-choice and scale of our own.",
        ),
    )


def _text(block_id: str, label: str, value: str, most: int) -> Block:
    return inputs.field(block_id, label, inputs.text(value, most), optional=block_id != FIRST)


def _meaning(outcome: str) -> str:
    return outcome.replace("_", " ")
