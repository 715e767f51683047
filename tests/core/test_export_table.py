import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.export_request import ExportRequest, parse_export
from bot.core.export_table import COLUMNS, Row, exported, harmless
from bot.core.search_terms import SearchProblem

ROW: Row = dict.fromkeys(COLUMNS["learnings"], "") | {
    "id": "f1",
    "minutes": 30,
    "their_words": '=HYPERLINK("https://evil.example","click")',
    "learning": "two\nlines, and “quotes”",
    "kinds": ("bug", "idea"),
    "themes": ("-1+1", "exports"),
}


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_csv_file_has_a_mark_for_excel_its_columns_and_no_formula() -> None:
    text = "".join(exported("learnings", "csv", [ROW]))
    assert text.startswith("\ufeffid,rotation,week,")
    assert text.count("\r\n") == 2
    header, row = cells(text.removeprefix("\ufeff"))
    found = dict(zip(header, row, strict=True))
    assert found["their_words"] == "'" + str(ROW["their_words"])
    assert (found["learning"], found["kinds"]) == (ROW["learning"], "bug; idea")
    assert (found["themes"], found["minutes"]) == ("'-1+1; exports", "30")


def test_json_holds_everything_as_it_is_one_object_a_line() -> None:
    text = "".join(exported("learnings", "json", [ROW, ROW]))
    first, second = text.splitlines()
    assert first == second
    assert json.loads(first)["themes"] == ["-1+1", "exports"]
    assert tuple(json.loads(first)) == COLUMNS["learnings"]


def test_a_file_without_rows_has_its_columns_or_nothing() -> None:
    assert cells("".join(exported("promises", "csv", [])))[0][1:] == list(COLUMNS["promises"])[1:]
    assert "".join(exported("promises", "json", [])) == ""


@given(
    st.text(alphabet="=+-@\t\r\n \u00a0＝＋－＠'\"ab1", max_size=8)  # noqa: RUF001 - full width counts
)
def test_no_cell_begins_like_a_formula_and_nothing_is_lost(text: str) -> None:
    safe = harmless(text)
    assert not safe.lstrip(" \u00a0").startswith(tuple("=+-@\t\r\n＝＋－＠"))  # noqa: RUF001 - likewise
    assert safe in (text, f"'{text}")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ExportRequest()),
        ("JSON promises", ExportRequest(what="promises", format="json")),
        (
            "since:2026-10 payments  eu csv",
            ExportRequest(since=date(2026, 10, 1), rotation="payments eu"),
        ),
    ],
)
def test_words_after_export_stand_in_any_order(typed: str, expected: ExportRequest) -> None:
    assert parse_export(typed) == expected


def test_a_day_there_is_not_is_one_sentence() -> None:
    problem = parse_export("since:2026-13")
    assert isinstance(problem, SearchProblem)
    assert problem.sentence == "I don't understand “since:2026-13”; write it like since:2026-10."
