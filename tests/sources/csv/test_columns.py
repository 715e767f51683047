import pytest

from bot.ports import SourceError
from bot.sources.csv import guess_columns, parse_map
from bot.sources.csv.columns import settle_columns

HEADERS = {
    "Zendesk": (
        "ID;Subject;Requester;Requester email;Organization;Status;Created at;Assignee;Tags",
        "id subject person email company status opened owner tags",
    ),
    "Freshdesk": (
        "Ticket ID;Subject;Description;Status;Created time;Agent;Full name;Email;Company name",
        "id subject body person email company status opened owner",
    ),
    "Salesforce": (
        "Case Number;Subject;Contact Name;Contact Email;Account Name;Date/Time Opened;Case Owner",
        "id subject person email company opened owner",
    ),
    "Jira": (
        "Issue key;Summary;Description;Reporter;Status;Created;Assignee;Labels",
        "id subject body person status opened owner tags",
    ),
    "ServiceNow": (
        "Number;Short description;Description;Caller;Company;State;Opened;Assigned to",
        "id subject body person company status opened owner",
    ),
    "HubSpot": (
        "Ticket ID;Ticket name;Ticket description;Ticket status;Create date;Ticket owner",
        "id subject body status opened owner",
    ),
}


@pytest.mark.parametrize("desk", HEADERS)
def test_the_headers_of_common_help_desks_are_recognised(desk: str) -> None:
    header, fields = HEADERS[desk]
    assert set(guess_columns(header.split(";"))) == set(fields.split())


def test_one_column_serves_one_field_only() -> None:
    guessed = guess_columns(["Ticket", "Customer", "Title"])
    assert guessed == {"id": "Ticket", "subject": "Title", "person": "Customer"}


def test_case_and_punctuation_of_names_do_not_count() -> None:
    assert guess_columns(["TICKET_ID", "ticket-subject"])["subject"] == "ticket-subject"


def test_a_map_overrides_the_guess_and_frees_its_column() -> None:
    columns = settle_columns(["ID", "Title", "Subject"], {"subject": "title"})
    assert columns == {"id": "ID", "subject": "Title"}


@pytest.mark.parametrize("item", ["subject", "subject=", "=Title"])
def test_a_map_without_both_sides_is_explained(item: str) -> None:
    with pytest.raises(SourceError, match=r"field=Column|is no field"):
        parse_map([item])


def test_a_misspelt_field_gets_the_nearest_name() -> None:
    with pytest.raises(SourceError, match="Did you mean subject"):
        parse_map(["subjet=Title"])


def test_a_mapped_column_that_is_not_there_is_named_with_what_is() -> None:
    with pytest.raises(SourceError, match="no column “Titel” for subject; the file has “ID”"):
        settle_columns(["ID", "Title"], parse_map(["subject=Titel"]))


def test_a_missing_subject_lists_the_columns_and_the_option() -> None:
    with pytest.raises(SourceError, match="--map subject=COLUMN") as refused:
        settle_columns(["Ticket ID", "Betreff"], {})
    assert "“Betreff”" in str(refused.value)


def test_a_first_line_of_data_is_told_from_a_header() -> None:
    with pytest.raises(SourceError, match="does not look like a header"):
        settle_columns(["17", "The printer smokes", "ada@shop.example"], {})
