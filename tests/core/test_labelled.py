"""Redaction over hundreds of labelled texts: little is missed, little else is taken."""

import pytest

from bot.core.redaction import redact
from tests.bench import redaction
from tests.bench.redaction import KINDS, everything, main, missed
from tests.core.labelled import Labelled, Score, parse, score

TEXTS = everything()


def test_the_set_is_large_and_has_look_alikes() -> None:
    assert len(TEXTS) >= 300
    assert sum(not one.spans for one in TEXTS) >= 100
    assert len({one.text for one in TEXTS}) == len(TEXTS)


def test_what_is_personal_is_found_and_little_else() -> None:
    found = score(TEXTS)
    assert missed(found) == [], "\n".join(found.faults)


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_is_much_worse_than_the_others(kind: str) -> None:
    found = score(TEXTS, kind)
    assert found.labelled >= 20
    assert missed(found, kind=kind) == [], "\n".join(found.faults)


def test_redacting_the_texts_twice_changes_nothing_more() -> None:
    for one in TEXTS:
        once = redact(one.text)
        assert redact(once) == once


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\u2060", "\ufeff"])
def test_characters_of_no_width_hide_nothing(hidden: str) -> None:
    assert redact(f"card 4111{hidden}1111{hidden}1111{hidden}1111") == "card [card]"
    assert redact(f"ada{hidden}@shop.example") == "[email]"


def test_customers_dashes_and_blanks_stay_as_they_wrote_them() -> None:
    text = "10\u201312 people \u2013 “fine” \u2013 paid 1\u202f299,00\u00a0€ for \uff12 seats"
    assert redact(text) == text


def test_the_measure_sees_what_is_missed_and_what_is_taken() -> None:
    missing = parse("his name is <<phone:seven>> and <<email:a@b.example>>")
    taken = Labelled(text="see c@d.example", spans=())
    found = score([missing, taken])
    assert (found.labelled, found.found, found.removed, found.rightly) == (2, 1, 2, 1)
    assert [fault.split()[0] for fault in found.faults] == ["kept", "took"]
    poor = Score(texts=1, labelled=2, found=1, removed=1, rightly=1, faults=())
    assert missed(poor) == ["MISSED: recall is 0.500, the floor is 0.985."]
    assert missed(poor, kind="card") == ["MISSED: recall of card is 0.500, the floor is 0.950."]


def test_the_report_fails_where_a_floor_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert main() == []
    monkeypatch.setitem(redaction.FLOORS, "recall", 1.1)
    assert [line.split(":")[0] for line in main()] == ["MISSED"]
