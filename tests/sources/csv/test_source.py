import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ports import IncomingContact, Pulled, SourceError
from bot.sources.csv import CsvSource
from bot.sources.csv.source import MAX_PROBLEMS
from bot.sources.csv.statuses import parse_statuses

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
HEADER = "Ticket ID,Subject,Description,Status\n"


async def pull(text: str, **options: object) -> Pulled:
    return await CsvSource(where=text.encode(), **options).pull(AT)  # type: ignore[arg-type] # each test gives what fits


async def only(text: str, **options: object) -> IncomingContact:
    pulled = await pull(text, **options)
    assert pulled.problems == ()
    (contact,) = pulled.contacts
    return contact


async def test_the_real_export_gives_every_ticket(shared_data: Path) -> None:
    pulled = await CsvSource(where=shared_data / "tickets" / "helpdesk_export.csv").pull(AT)
    assert (len(pulled.contacts), pulled.problems) == (1_500, ())
    first = pulled.contacts[0]
    assert (first.external_id, first.subject, first.state) == ("1", "Product setup", "open")
    assert first.opened_at == datetime(2023, 6, 1, 12, 15, 36, tzinfo=UTC)
    assert first.body.startswith("I'm having an issue with the GoPro Hero.")
    assert first.customer_email == "carrollallison@example.com"
    assert sum(contact.state == "solved" for contact in pulled.contacts) == 497
    assert "opened from “First Response Time”" in pulled.note


async def test_a_text_of_several_lines_stays_one_ticket() -> None:
    contact = await only(HEADER + '7,Printer,"It smokes.\n\nNow it burns, ""really"".",Open\n')
    assert contact.body == 'It smokes.\n\nNow it burns, "really".'


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
async def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "id,subject,body\n1,Hello,World\n".replace(",", delimiter)
    contact = await only(text)
    assert (contact.external_id, contact.subject, contact.body) == ("1", "Hello", "World")


async def test_a_bad_row_is_reported_by_its_physical_line_and_skipped() -> None:
    text = (
        HEADER
        + '1,A,"two\nlines",Open\n\n2,B\n3,C,x,Open,surplus\n,D,x,Open\n5,,,Open\n6,F,x,Open,\n'
    )
    pulled = await pull(text)
    assert [contact.external_id for contact in pulled.contacts] == ["1", "6"]
    assert [problem.where for problem in pulled.problems] == [
        "line 5",
        "line 6",
        "line 7",
        "line 8",
    ]
    assert "2 fields where the header has 4" in pulled.problems[0].sentence


async def test_a_quotation_mark_that_is_not_closed_loses_only_its_row() -> None:
    text = HEADER + '1,A,x,Open\n2,"B,x,Open\n3,"C",x,Open\n4,D,x,Open\n5,"E\n'
    pulled = await pull(text)
    assert [contact.external_id for contact in pulled.contacts] == ["1", "4"]
    assert [problem.where for problem in pulled.problems] == ["line 3", "line 6"]


async def test_of_two_rows_with_one_id_the_first_counts() -> None:
    pulled = await pull(HEADER + "1,First,x,Open\n1,Second,x,Open\n")
    assert [contact.subject for contact in pulled.contacts] == ["First"]
    (problem,) = pulled.problems
    assert problem.where == "line 3"
    assert "on line 2 already" in problem.sentence


async def test_formulas_stay_text() -> None:
    contact = await only(HEADER + "=1+1,=cmd|' /C calc'!A0,@SUM(A1),Open\n")
    assert contact.external_id == "=1+1"
    assert contact.subject == "=cmd|' /C calc'!A0"
    assert contact.body == "@SUM(A1)"


async def test_a_hostile_subject_becomes_one_plain_line_of_bounded_length() -> None:
    hostile = "<!channel> \x00\u202egnp.exe\u202c " + "x" * 10_000
    contact = await only(HEADER + f"1,{hostile},x,Open\n")
    assert contact.subject.startswith("<!channel> gnp.exe x")
    assert len(contact.subject) == 250


async def test_a_body_is_redacted_and_cut() -> None:
    contact = await only(HEADER + f"1,S,mail ada@shop.example {'y ' * 5_000},Open\n")
    assert contact.body.startswith("mail [email] y")
    assert len(contact.body) <= 2_000


async def test_without_a_subject_the_first_line_of_the_text_serves() -> None:
    contact = await only(HEADER + '1,,"Help me\nplease",Open\n')
    assert contact.subject == "Help me"


async def test_a_template_is_filled_from_its_own_row_or_left() -> None:
    text = "id,subject,Product Purchased\n1,My {product_purchased} shows {error_message},Lamp\n"
    assert (await only(text)).subject == "My Lamp shows {error_message}"


async def test_statuses_are_mapped_and_unknown_ones_noted_as_open() -> None:
    pulled = await pull(HEADER + "1,A,x,Closed\n2,B,x,Erledigt\n3,C,x,Spam\n")
    assert [contact.state for contact in pulled.contacts] == ["solved", "open", "gone"]
    assert "count as open: “Erledigt” (1)" in pulled.note


async def test_the_operators_statuses_are_used() -> None:
    own = parse_statuses({"Erledigt": "solved"})
    assert (await only(HEADER + "2,B,x,Erledigt\n", statuses=own)).state == "solved"


async def test_without_a_status_column_all_are_open_and_that_is_said() -> None:
    pulled = await pull("id,subject\n1,A\n")
    assert pulled.contacts[0].state == "open"
    assert "No column for the status" in pulled.note


async def test_people_links_and_tags_are_taken() -> None:
    text = (
        "id,subject,customer name,email,company,customer id,owner,url,tags\n"
        "1,A,Ada L,ADA <Ada@Shop.Example>,Shop,c-9,Mo <mo@us.example>,https://d.example/1,a b\n"
    )
    contact = await only(text)
    assert contact.customer_email == "ada@shop.example"
    assert (contact.customer_person, contact.customer_company) == ("Ada L", "Shop")
    assert (contact.customer_ref, contact.host_email) == ("c-9", "mo@us.example")
    assert (contact.url, contact.tags) == ("https://d.example/1", ("a", "b"))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc", "https://a b", "http://[x"])
async def test_what_is_no_web_address_is_no_link(url: str) -> None:
    assert (await only(f"id,subject,url\n1,A,{url}\n")).url == ""


async def test_a_category_is_one_tag_however_many_words() -> None:
    assert (await only("id,subject,category\n1,A,Billing inquiry\n")).tags == ("Billing inquiry",)


async def test_an_owner_without_an_address_is_a_name() -> None:
    assert (await only("id,subject,owner\n1,A,Mo Q\n")).host_name == "Mo Q"


async def test_an_id_that_is_too_long_is_not_shortened_into_another() -> None:
    pulled = await pull(HEADER + f"{'9' * 300},A,x,Open\n")
    assert pulled.contacts == ()
    assert "more than 255 characters" in pulled.problems[0].sentence


async def test_many_bad_rows_are_counted_not_listed() -> None:
    pulled = await pull(HEADER + "x\n" * (MAX_PROBLEMS + 5))
    assert len(pulled.problems) == MAX_PROBLEMS + 1
    assert pulled.problems[-1].sentence.startswith("5 more rows")


async def test_a_header_alone_gives_nothing_and_no_error() -> None:
    pulled = await pull(HEADER)
    assert (pulled.contacts, pulled.problems) == ((), ())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Nr;Betreff;Inhalt\n1;A;B\n", "Nr”, “Betreff”, “Inhalt”. Add a line"),
        ("Ticket ID\tBetreff\n1\tA\n", "No column for subject was recognised"),
        ("17,It smokes,Open\n", "does not look like a header"),
        ('"Ticket ID,Subject\n1,A\n', "its quotation marks do not match"),
    ],
)
async def test_a_header_that_is_not_understood_is_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence):
        await pull(text)


async def test_empty_lines_before_the_header_are_skipped_but_counted() -> None:
    pulled = await pull("\n\n" + HEADER + "1,A\n")
    assert [problem.where for problem in pulled.problems] == ["line 4"]


async def test_a_file_that_is_missing_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be opened: no such file"):
        await CsvSource(where=tmp_path / "no.csv").pull(AT)


async def test_a_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be opened"):
        await CsvSource(where=tmp_path).pull(AT)


async def test_a_file_of_100_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)  # a hole: takes no room and no time
    with pytest.raises(SourceError, match="at most 50 MB"):
        await CsvSource(where=large).pull(AT)


@given(st.text(alphabet='ab1,;\t"\n\r\x00é=@ ', max_size=200))
def test_whatever_follows_the_header_is_read_without_an_exception(rest: str) -> None:
    pulled = asyncio.run(pull(HEADER + rest))
    ids = [contact.external_id for contact in pulled.contacts]
    assert len(ids) == len(set(ids))
