"""Search in what was learned: the same on SQLite and PostgreSQL, in the same order."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.replies import Found
from bot.store import visibility
from bot.store.database import Database
from bot.store.followups import learned_of_customer
from bot.store.tables import answer, customer
from bot.store.transaction import Tx
from bot.usecases.find_learnings import find_learnings
from bot.usecases.record_answer import withdraw
from tests.usecases.learnt import found, learn
from tests.usecases.world import DAY, World

EXPORT = "They export to a spreadsheet only to sort by date"
CAFE = "Übersicht fehlt im Café"
QUOTE = "I just want last month's numbers"
TOKYO = "東京の請求書が見つからない"
SIGN_IN = "Sign-in breaks with two tabs"
INVOICE = "Invoices come in a zip file"


@pytest.fixture
def office(database: Database) -> World:
    """Six learnings on six days, the last the latest; ada, bob and cy in one rotation."""
    world = World(database)
    world.set_up()
    world.join("ada", "bob", "cy")
    said: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("ada", EXPORT, {"kinds": ("used_new_way",), "theme": "exports, sorting"}),
        ("bob", CAFE, {"kinds": ("docs_unclear", "idea"), "customer": "Customer 17"}),
        ("cy", "", {"quote": QUOTE, "theme": "Exports"}),
        ("bob", TOKYO, {"kinds": ("bug",), "theme": "billing"}),
        ("ada", SIGN_IN, {"kinds": ("bug",), "quote": "I only opened it twice"}),
        ("cy", INVOICE, {"theme": "billing", "customer": "Customer 17"}),
    )
    for number, (user, learning, fields) in enumerate(said):
        world.at += DAY if number else timedelta()
        learn(world, user, learning, **fields)
    return world


# One story a line: what is typed, and what is found, in this order.
STORIES: tuple[tuple[str, list[str]], ...] = (
    ("", [INVOICE, SIGN_IN, TOKYO, QUOTE, CAFE]),
    ("export", [QUOTE, EXPORT]),  # the first by its theme
    ("EXPÓRT", [QUOTE, EXPORT]),
    ("spreadsheets", []),
    ("spread", [EXPORT]),
    ("zi", []),  # a short word is the whole word
    ("zi*", [INVOICE]),
    ("uber", [CAFE]),
    ("Cafe\u0301", [CAFE]),
    ('"last month"', [QUOTE]),
    ('"month last"', []),
    ("“last month”", [QUOTE]),
    ('"last mon"', []),
    ("month last", [QUOTE]),
    ("export -spreadsheet", [QUOTE]),
    ("-export -sign -zip", [TOKYO, CAFE]),
    ("sign-in", [SIGN_IN]),
    ("東京", [TOKYO]),
    ("京東", []),
    ("theme:billing", [INVOICE, TOKYO]),
    ("theme:BILLING file", [INVOICE]),
    ("theme:exports theme:sorting", [EXPORT]),
    ("kind:bug", [SIGN_IN, TOKYO]),
    ("kind:bug kind:new", [SIGN_IN, TOKYO, EXPORT]),
    ("kind:docs kind:idea", [CAFE]),
    ("from:me", [SIGN_IN, EXPORT]),
    ("from:<@bob>", ["I don't know anybody called “<@bob>”; type @ and choose them"]),
    ("from:Bob", [TOKYO, CAFE]),
    ("from:@bob from:cy kind:bug", [TOKYO]),
    ("customer:17", [INVOICE, CAFE]),
    ('customer:"Customer 17" kind:idea', [CAFE]),
    ("customer:18", ["I don't know a customer of that number, so nothing can fit."]),
    ("since:2026-11-27", [INVOICE, SIGN_IN]),
    ("until:2026-11-24", [CAFE, EXPORT]),
    ("since:2026-11-25 until:2026-11-25", [QUOTE]),
    ("since:2026-12", []),
    ("until:2026 export", [QUOTE, EXPORT]),
    ("theme:bilding", ["There is no theme called “bilding” yet. Did you mean “billing”?"]),
    # Neither database's language is read in what is typed.
    ("export OR invoices", []),
    ("NEAR(export spreadsheet)", []),
    ("words:export", []),
    ("export & !sort | 'x':*", []),
    ("'; DROP TABLE answer; --", []),
    ('") OR 1=1 --', []),
    ("%", ["There is no word in that to look for"]),
    ('- "" * ( ) & | ! :', ["There is no word in that to look for"]),
    ("a" * 3000, ["That is too long to look for; please use at most 200 characters."]),
    ("a " * 13, ["That is too much at once; please use at most 12 words and filters."]),
    ("since:yesterday", ["I don't understand the day after since:"]),
    ("since:2027 until:2026", ["since: lies after until:, so nothing can fit"]),
    ("kind:grumble", ["I don't know that kind; there are: kind:bug"]),
    ("§wt1", []),
    ("theme:", ["theme: needs something after it"]),
)  # fmt: skip


@pytest.mark.parametrize("newest", [2000, 1])
def test_everything_one_can_type_finds_the_same_on_both_databases(
    office: World, newest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.learning_search.NEWEST", newest)
    for typed, expected in STORIES:
        shown = found(office, typed)
        begun = [one[: len(wanted)] for one, wanted in zip(shown, expected, strict=False)]
        assert (typed, len(shown), begun) == (typed, len(expected), expected)
    assert len(office.table(answer)) == 6


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.text(max_size=220) | st.text(alphabet="ab \"-*:()&|!'<>@§^{}%_\\", max_size=40))
def test_whatever_is_typed_is_answered_and_changes_nothing(office: World, typed: str) -> None:
    assert isinstance(found(office, typed), list)


def test_pages_of_five_hold_everything_once_also_of_the_same_instant(office: World) -> None:
    for number in range(5):
        office.at += DAY
        learn(office, "ada", f"more {number}")
    pages = [
        office.see(find_learnings, text="", person=office.person("bob"), page=page)
        for page in range(4)
    ]
    shown = [one.followup_id for page in pages if isinstance(page, Found) for one in page.items]
    assert [len(page.items) for page in pages if isinstance(page, Found)] == [5, 5, 1, 0]
    assert [page.more for page in pages if isinstance(page, Found)] == [True, True, False, False]
    assert len(set(shown)) == 11
    for name in ("first", "second", "third"):
        learn(office, "ada", f"same {name}")
    assert found(office, "same") == ["same third", "same second", "same first"]


def test_an_edit_is_found_by_its_new_words_only(office: World) -> None:
    followup_id = learn(office, "ada", "They print everything")
    office.at += DAY
    learn(office, "bob", "They print nothing")
    edited = office.do(
        lambda tx: tx.run(
            sa.update(answer)
            .where(answer.c.followup_id == followup_id, answer.c.workspace_id == "T1")
            .values(learning="They scan everything")
        )
    )
    assert edited == 1  # by an older replica: it is indexed by whoever searches next
    assert found(office, "print") == ["They print nothing"]
    assert found(office, "scan") == ["They scan everything"]


def test_what_was_withdrawn_is_found_by_nobody(office: World) -> None:
    followup_id = learn(office, "ada", "A secret recipe")
    assert found(office, "recipe", "bob") == ["A secret recipe"]
    office.do(withdraw, followup_id=followup_id, user_id="ada", at=office.at)
    assert found(office, "recipe", "bob") == []
    assert found(office, "recipe", "ada") == []


def card(world: World, user: str) -> tuple[str, ...]:
    """What the card of a contact with the ninth customer says was learned before."""
    (customer_id,) = (row.id for row in world.table(customer) if row.alias == "Customer 9")

    def learned(tx: Tx) -> tuple[str, ...]:
        return learned_of_customer(tx, customer_id, visibility.reader(tx, user), limit=3)

    return world.see(learned)


def test_everybody_finds_only_what_is_meant_for_them(office: World) -> None:
    team = office.rotation_id
    office.set_up(name="Search", channel="C2", owner="lead")
    same = {"rotation_id": team, "customer": "Customer 9"}
    for who in ("channel", "team", "me"):
        learn(office, "ada", f"peach {who}", visibility=who, **same)
    assert found(office, "peach", "ada") == ["peach me", "peach team", "peach channel"]
    assert found(office, "peach", "bob") == ["peach team", "peach channel"]
    assert found(office, "peach", "boss") == ["peach team", "peach channel"]  # an owner
    assert found(office, "peach", "lead") == ["peach channel"]  # of another rotation
    assert found(office, "peach", "stranger") == ["peach channel"]
    for user, seen in (("bob", ["peach team", "peach channel"]), ("lead", ["peach channel"])):
        assert sorted(card(office, user)) == sorted(seen)  # the offer of the next contact with them
    office.says("bob", "leave", rotation_id=team)
    assert found(office, "peach", "bob") == ["peach channel"]
    office.person_becomes("cy", "guest")
    assert found(office, "peach", "cy") == [
        "What was learned is for full members of this workspace only."
    ]


def test_home_and_search_stay_within_their_workspace_and_their_reader(office: World) -> None:
    other = World(office.database, workspace="T2")
    other.set_up()
    other.join("ada")
    learn(other, "ada", "They export too")
    assert found(other, "export") == ["They export too"]
    assert found(office, "export") == [QUOTE, EXPORT]
    learn(office, "ada", "for bob's eyes never", visibility="me")
    assert [one.text for one in office.home("bob").learned][:2] == [INVOICE, SIGN_IN]
    assert office.home("ada").learned[0].text == "for bob's eyes never"
