"""What owners may ask, what they are told when they may not, and the file they edit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.messages import ContactKind
from bot.core.own_questions import OwnQuestion, check, question_set_of, questions_of
from bot.core.question_file import read, write
from bot.core.question_sets import NEWEST
from bot.core.questions import Choice

TICKET = questions_of(NEWEST["ticket"])
FIRST = TICKET[0]


def own(id_: str = "mood", kind: str = "text", words: str = "How was it?") -> OwnQuestion:
    return OwnQuestion(id=id_, kind=kind, words=words)


def labelled(label: str) -> OwnQuestion:
    return choosing(Choice(id="solved", label=label), *FIRST.choices[1:])


def choosing(*choices: Choice) -> OwnQuestion:
    return FIRST.model_copy(update={"choices": choices})


@pytest.mark.parametrize("kind", ["ticket", "call"])
def test_the_built_in_questions_read_back_as_they_were_written(kind: ContactKind) -> None:
    built_in = questions_of(NEWEST[kind])
    assert check(kind, built_in) == ()
    assert read(write({kind: built_in})).questions == {kind: built_in}
    again = question_set_of(kind, 1, built_in)
    assert (again.first, again.rest) == (NEWEST[kind].first, NEWEST[kind].rest)
    assert again.key == f"own:{kind}:1"


def test_an_own_question_has_a_field_of_its_own() -> None:
    made = question_set_of("ticket", 3, (FIRST, own("pace", "scale"), own("met", "person")))
    scale, person = (group.prompts[0] for group in made.rest)
    assert (scale.field, [one.id for one in scale.choices]) == ("own_pace", list("12345"))
    assert (person.field, person.kind, made.rest[1].words) == ("own_met", "person", "How was it?")


@pytest.mark.parametrize(
    ("questions", "key", "said"),
    [
        ((), "id", "at least the question named “outcome”"),
        ((own(),), "id", "The first question is the one named “outcome”"),
        ((FIRST, *(own(f"q{n}") for n in range(5))), "id", "There are 6 questions, and 5 at most"),
        ((FIRST, own("a"), own("a")), "id", "“a” is there twice"),
        ((FIRST, own("A b")), "id", "is no id"),
        ((FIRST, own(kind="buttins")), "kind", "did you mean “buttons”?"),
        ((FIRST, own(kind="zzz")), "kind", "there is buttons, choices, multi-choice"),
        ((FIRST, own("promise", "date")), "kind", "built in and has the kind text"),
        ((FIRST, own(words=" ")), "words", "missing"),
        ((FIRST, own(words="w" * 151)), "words", "151 characters are too many"),
        ((FIRST, own(kind="choices")), "choices", "Give 2 to 10 choices; there are 0"),
        ((labelled("x" * 76),), "choices.solved", "76 characters are too many"),
        ((labelled(" "),), "choices.solved", "has no label"),
        (
            (
                FIRST.model_copy(
                    update={"choices": (Choice(id="solvd", label="Yes"), *FIRST.choices)}
                ),
            ),
            "choices.solvd",
            "no outcome of a ticket; did you mean “solved”?",
        ),
        (
            (choosing(*FIRST.choices[3:]),),
            "choices",
            "Give 2 to 10 choices",
        ),
    ],
)
def test_each_mistake_is_one_sentence(
    questions: tuple[OwnQuestion, ...], key: str, said: str
) -> None:
    found = check("ticket", questions)
    assert any(one.key == key and said in one.sentence for one in found), found


def test_a_button_of_75_characters_is_fine() -> None:
    assert check("ticket", (labelled("x" * 75),)) == ()


def test_a_first_question_must_be_able_to_say_that_it_took_place() -> None:
    only = tuple(Choice(id=name, label=name) for name in ("not_happened", "moved"))
    said = [one.sentence for one in check("ticket", (choosing(*only),))]
    assert "No choice says that it took place; keep one that does." in said


FILE = """# mine
[[ticket]]
id = "outcome"
kind = "buttons"
words = "Done?"
[ticket.choices]
solved = "Yes"
not_yet = "No"

[[ticket]]
id = "mood"
kind = "skale"
words = "How?"
"""


def test_a_mistake_names_its_line() -> None:
    assert read(FILE).mistakes == (
        "Line 12: “skale” is no kind of question; did you mean “scale”?",
    )
    fixed = FILE.replace("skale", "scale")
    assert [one.id for one in read(fixed).questions["ticket"]] == ["outcome", "mood"]
    assert read(fixed.replace("Yes", "x" * 76)).mistakes == (
        "Line 7: 76 characters are too many here; 75 at most.",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no question in it"),
        ("[[ticket]", "This is not TOML: "),
        ("[[tickets]]\nid = 'a'", "Line 1: “tickets” is not known here; did you mean “ticket”?"),
        ("ticket = 3", "Write each question under a line of its own: [[ticket]]."),
        (FILE.replace('words = "How?"', ""), "Line 10: This question has no words."),
        (FILE.replace("skale", "scale").replace('"How?"', "7"), "Line 13: words is not text"),
        (FILE.replace('words = "How?"', 'wrods = "How?"'), "Line 13: “wrods” is not known here"),
        (FILE.replace('not_yet = "No"', "not_yet = 1"), "Line 8: The label of “not_yet” is not"),
        (FILE.replace("not_yet", "solved"), "This is not TOML: "),
        ("x" * 200_000, "far too long"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text: str, said: str) -> None:
    found = read(text)
    assert found.questions == {}
    assert any(said in one for one in found.mistakes), found.mistakes


words = st.text(min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool)


@given(words=words, label=words)
def test_whatever_words_owners_write_come_back(words: str, label: str) -> None:
    listed = (labelled(label), own(words=words))
    found = read(write({"ticket": listed}))
    assert found.mistakes == ()
    assert found.questions["ticket"] == listed


@given(st.text(max_size=300))
def test_no_file_makes_the_reader_fall_over(text: str) -> None:
    found = read(text)
    assert bool(found.mistakes) != bool(found.questions)
