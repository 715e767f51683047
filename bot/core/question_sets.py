"""The built-in questions, in the order they are asked; a new wording is a new version."""

from typing import Final

from bot.core import promises
from bot.core.issue_link import LONGEST as LONGEST_LINK
from bot.core.messages import ContactKind
from bot.core.questions import Choice, Prompt, QuestionGroup, QuestionSet

_LEARNED: Final = QuestionGroup(
    words="What did you learn?",
    prompts=(
        Prompt(
            field="kinds",
            kind="multi",
            words="Kind",
            choices=(
                Choice(id="used_new_way", label="Used it in a way we had not considered"),
                Choice(id="asked_x_needed_y", label="Asked for X but needed Y"),
                Choice(id="bug", label="A bug"),
                Choice(id="docs_unclear", label="Docs or screens are unclear"),
                Choice(id="idea", label="An idea"),
                Choice(id="nothing_new", label="Nothing new"),
            ),
        ),
        Prompt(
            field="learning",
            kind="text",
            words="In one line",
            placeholder="They export to a spreadsheet only to sort by date",
            max_length=600,
        ),
        Prompt(
            field="theme",
            kind="text",
            words="Theme, in two or three words",
            placeholder="exports",
            max_length=80,
        ),
    ),
)

_PROMISE: Final = QuestionGroup(
    words="Anything to find out or tell them?",
    prompts=(
        Prompt(
            field="promise_text",
            kind="text",
            words="What they were told to expect",
            placeholder="Whether the export can be sorted",
            max_length=600,
        ),
        Prompt(
            field="promise_kind",
            kind="choices",
            words="Kind of promise",
            choices=tuple(Choice(id=kind, label=words) for kind, words in promises.KINDS.items()),
        ),
        Prompt(field="promise_due", kind="date", words="Due"),
        Prompt(field="promise_update", kind="date", words="Next update, even if nothing changed"),
    ),
)

_FEELING: Final = QuestionGroup(
    words="How was it?",
    prompts=(
        Prompt(
            field="feeling",
            kind="scale",
            words="Was it a positive experience for them?",
            choices=(
                Choice(id="good", label="Good"),
                Choice(id="mixed", label="Mixed"),
                Choice(id="bad", label="Bad"),
            ),
        ),
        Prompt(field="thanks_to", kind="person", words="Thank somebody"),
        Prompt(
            field="thanks",
            kind="text",
            words="For what?",
            placeholder="Sat in and found the log line",
            max_length=300,
        ),
    ),
)

PUZZLE: Final = Prompt(
    field="good_puzzle",
    kind="choices",
    words="Was it a good puzzle?",
    choices=(Choice(id="yes", label="Yes"), Choice(id="no", label="No")),
)
"""Asked after every fourth call."""

VISIBILITY: Final = Prompt(
    field="visibility",
    kind="choices",
    words="Who may see this?",
    choices=(
        Choice(id="channel", label="Channel: quoted in the digest"),
        Choice(id="team", label="Team: counted, not quoted"),
        Choice(id="me", label="Only me"),
    ),
)
"""Goes with every answer; not a question of its own."""

THEMES: Final = Prompt(field="themes", kind="multi", words="Themes that come up already")
"""Stands above the theme in one's own words as soon as there are some to choose from."""

ISSUE: Final = Prompt(
    field="issue_url",
    kind="text",
    words="Link to an issue, if there is one",
    placeholder="https://…",
    max_length=LONGEST_LINK,
)
"""Goes with every answer; not a question of its own."""

TICKET_1: Final = QuestionSet(
    kind="ticket",
    version=1,
    first=Prompt(
        field="outcome",
        kind="buttons",
        words="Did we solve it?",
        choices=(
            Choice(id="solved", label="Yes"),
            Choice(id="not_yet", label="Not yet, I own the next step"),
            Choice(id="handed", label="Handed to a colleague"),
            Choice(id="not_happened", label="It didn't happen"),
        ),
    ),
    rest=(
        QuestionGroup(
            words="In their own words, what were they trying to do?",
            prompts=(
                Prompt(
                    field="quote",
                    kind="text",
                    words="Their words",
                    placeholder="“I just want last month's numbers”",
                    max_length=1000,
                ),
            ),
        ),
        _LEARNED,
        _PROMISE,
        _FEELING,
    ),
)

CALL_1: Final = QuestionSet(
    kind="call",
    version=1,
    first=Prompt(
        field="outcome",
        kind="buttons",
        words="Did it happen with you there?",
        choices=(
            Choice(id="attended", label="Yes"),
            Choice(id="moved", label="It was moved"),
            Choice(id="customer_absent", label="The customer didn't come"),
            Choice(id="could_not", label="I couldn't make it"),
        ),
    ),
    rest=(
        QuestionGroup(
            words="One sentence worth repeating",
            prompts=(
                Prompt(
                    field="quote",
                    kind="text",
                    words="Their words",
                    placeholder="“I just want last month's numbers”",
                    max_length=1000,
                ),
                Prompt(field="minutes", kind="number", words="Minutes on the call"),
            ),
        ),
        QuestionGroup(
            words="How do they work today that you had not pictured?", prompts=_LEARNED.prompts
        ),
        _PROMISE,
        _FEELING,
    ),
)

QUESTION_SETS: Final[dict[str, QuestionSet]] = {s.key: s for s in (TICKET_1, CALL_1)}
"""Every set ever asked with, by its key."""

NEWEST: Final[dict[ContactKind, QuestionSet]] = {"ticket": TICKET_1, "call": CALL_1}
"""The set new follow-ups are asked with."""


def question_set(kind: ContactKind, key: str = "") -> QuestionSet:
    """The set of that key, or the newest of that kind when the key is empty or unknown."""
    return QUESTION_SETS.get(key, NEWEST[kind])
