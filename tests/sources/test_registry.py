from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.ports import SourceError
from bot.sources.csv import CsvSource
from bot.sources.ics import IcsSource
from bot.sources.registry import (
    KINDS,
    build_source,
    describe_source,
    dump_settings,
    read_settings,
    source_kind,
)

AT = datetime(2026, 11, 21, tzinfo=UTC)
SECRET = "https://cal.example/private-0123/basic.ics?key=k"


@pytest.mark.parametrize(("name", "contacts"), [("csv", "ticket"), ("ics", "call")])
def test_each_kind_says_what_it_brings(name: str, contacts: str) -> None:
    kind = source_kind(name)
    assert (kind.name, kind.contacts) == (name, contacts)
    assert kind.prompted in {"", *kind.settings.model_fields}
    assert KINDS[name].summary


def test_an_unknown_kind_gets_the_nearest_name() -> None:
    with pytest.raises(SourceError, match=r"“icz” is no kind of source. Did you mean ics\?"):
        source_kind("icz")
    with pytest.raises(SourceError, match="There are: csv, ics"):
        source_kind("zendesk")


async def test_settings_survive_the_store_and_build_a_source(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("Nr,Titel,Lage\n1,A,Erledigt\n", encoding="utf-8")
    columns = {"id": "Nr", "subject": "Titel", "status": "Lage"}
    settings = read_settings(
        "csv", {"path": str(file), "columns": columns, "statuses": {"Erledigt": "solved"}}
    )
    again = read_settings("csv", dump_settings(settings))
    assert again == settings
    source = build_source("csv", again)
    assert isinstance(source, CsvSource)
    (contact,) = (await source.pull(AT)).contacts
    assert (contact.subject, contact.state) == ("A", "solved")
    assert describe_source("csv", settings).endswith(
        "(id from “Nr”, subject from “Titel”, status from “Lage”)"
    )


def test_a_secret_address_survives_the_store_and_shows_nowhere_else() -> None:
    settings = read_settings("ics", {"where": SECRET, "own_domains": ["@Us.Example"]})
    source = build_source("ics", read_settings("ics", dump_settings(settings)))
    assert isinstance(source, IcsSource)
    assert (source.where, source.own_domains) == (SECRET, ("us.example",))
    described = describe_source("ics", settings)
    assert described == (
        "calls from the calendar at cal.example (secret address) with somebody outside us.example"
    )
    shown = f"{settings!r} {settings} {described} {settings.model_dump_json()} {source!r}"
    assert "0123" not in shown


def test_what_is_matched_is_described() -> None:
    settings = read_settings("ics", {"where": "calls.ics", "match": "customer"})
    described = "calls from the calendar file calls.ics that match “customer”"
    assert describe_source("ics", settings) == described


def test_an_address_that_cannot_be_read_is_described_without_it() -> None:
    settings = read_settings("ics", {"where": "https://[0123"})
    assert "an unreadable address" in describe_source("ics", settings)


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        ("csv", {}, "The setting path of a csv source is not right: Field required."),
        ("csv", {"path": "x", "zone": "Berlin"}, "“Berlin” is no time zone"),
        ("csv", {"path": "x", "columns": {"subjet": "T"}}, "Did you mean subject"),
        ("csv", {"path": "x", "statuses": {"a": "b"}}, "The setting statuses.a"),
        ("csv", {"path": "x", "colour": "red"}, "The setting colour"),
        ("ics", {"where": SECRET, "match": "("}, "is not a regular expression"),
        ("ics", {"where": SECRET, "own_domains": ["us"]}, "domains look like shop.example"),
        ("ics", {"where": SECRET, "horizon_days": 0}, "The setting horizon_days"),
        ("ics", {"where": ""}, "The setting where"),
        ("ics", "{", "The setting settings"),
    ],
)
def test_a_wrong_setting_is_one_sentence_without_secrets(
    kind: str, values: dict[str, object] | str, sentence: str
) -> None:
    with pytest.raises(SourceError) as refused:
        read_settings(kind, values)
    assert sentence in str(refused.value)
    assert "0123" not in str(refused.value)
