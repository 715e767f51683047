from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.issue_link import issue_link
from bot.core.search_terms import Phrase, SearchProblem, SearchTerms, day_or_month, parse_terms
from bot.core.search_text import GAP, fact, index_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Über-Zölle!", ("uber", "zolle")),
        ("STRASSE straße ﬁx x²", ("strasse", "strasse", "fix", "x2")),
        ("請求書 v2", ("請", "求", "書", "v2")),
        ("v2請", ("v2", "請")),
        ("भाषा", ("भाषा",)),  # its vowel signs are part of the word
        ("שָׁלוֹם", ("שלום",)),
        ("a_b don't 1.5", ("a", "b", "don", "t", "1", "5")),
        ("👩‍👩‍👧 §wt1", ("wt1",)),
        ("x" * 100, ("x" * 64,)),
    ],
)
def test_words_are_cut_without_accents_and_case(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


@given(st.text())
def test_words_hold_nothing_a_query_language_could_read(text: str) -> None:
    for word in words_of(text):
        assert not set(word) & set(" \t\n\"'*():&|!<>^-+{}\\,;" + GAP)
        assert word_is_kept(word)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_the_quick_way_for_plain_letters_cuts_the_same_words(text: str) -> None:
    assert words_of(text) == words_of(f"{text} é")[:-1]


def word_is_kept(word: str) -> bool:
    """What was cut once stays what it is: typed again, it finds itself."""
    return "".join(words_of(word)) == word


def test_no_phrase_reaches_from_one_text_into_the_next() -> None:
    assert index_words(("one two", "", "three")) == ("one", "two", GAP, "three")
    assert fact("k", "used_new_way") == f"{GAP}kusednewway"


def test_words_phrases_and_filters_are_told_apart() -> None:
    typed = 'export* "last month" -csv from:<@U1|ada> from:me since:2026-10 until:2026-11-15 '
    typed += 'theme:"two words" kind:bug kind:docs_unclear customer:017 https://x.y'
    assert parse_terms(typed) == SearchTerms(
        text=typed,
        wanted=(
            Phrase(words=("export",), open=True),
            Phrase(words=("last", "month")),
            Phrase(words=("https", "x", "y")),
        ),
        unwanted=(Phrase(words=("csv",), open=True),),
        people=("U1", "me"),
        themes=("two words",),
        customers=("17",),
        kinds=("bug", "docs_unclear"),
        since=date(2026, 10, 1),
        until=date(2026, 11, 16),
    )


@pytest.mark.parametrize(
    "typed",
    ["-", '""', "a" * 201, "w " * 13, "-kind:bug", "kind:x", "from:", "from:@", 'theme:""',
     "customer:x", "since:2026-13", "since:1999", "since:2026-11 until:2026-10", "until:x"],
)  # fmt: skip
def test_what_cannot_be_looked_for_is_one_sentence(typed: str) -> None:
    problem = parse_terms(typed)
    assert isinstance(problem, SearchProblem)
    assert problem.sentence.endswith(".")
    assert len(problem.sentence) < 160


@given(st.text(max_size=300))
def test_whatever_is_typed_is_terms_or_a_sentence(typed: str) -> None:
    assert isinstance(parse_terms(typed), SearchTerms | SearchProblem)


def test_days_months_and_years_last_until_the_next() -> None:
    assert day_or_month("2026") == (date(2026, 1, 1), date(2027, 1, 1))
    assert day_or_month("2026-12") == (date(2026, 12, 1), date(2027, 1, 1))
    assert day_or_month("2024-2-29") == (date(2024, 2, 29), date(2024, 3, 1))
    for wrong in ("2026-0", "2026-02-29", "26-01", "2101", "2026-11-22T10"):
        with pytest.raises(ValueError, match=r"."):
            day_or_month(wrong)


def test_a_link_to_an_issue_is_https_and_holds_nothing_private() -> None:
    link = "https://issues.example.com:8443/browse/WEB-17?focus=1#c2"
    assert issue_link(f"  {link} ") == link
    assert issue_link(" ") == ""


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("http://issues.example.com/1", "beginning with https://"),
        ("javascript:alert(1)", "beginning with https://"),
        ("WEB-17", "beginning with https://"),
        ("https://localhost/1", "beginning with https://"),
        ("https://me:secret@issues.example.com/1", "beginning with https://"),
        ("https://issues.example.com/a|<b>", "beginning with https://"),
        ("https://[bad/1", "beginning with https://"),
        ("https://issues.example.com/" + "a" * 500, "at most 500"),
        ("https://issues.example.com/?who=mina@northwind.example", "something private"),
    ],
)
def test_what_is_no_such_link_is_told_how_to_be_one(link: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        issue_link(link)
