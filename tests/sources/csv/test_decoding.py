import pytest

from bot.ports import SourceError
from bot.sources.csv.decoding import MAX_BYTES, check_size, decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf_8_and_utf_16_with_a_mark_are_read(encoding: str) -> None:
    assert decode("id,subject\n1,Grüße\n".encode(encoding)) == "id,subject\n1,Grüße\n"


def test_another_encoding_is_named_by_line_and_byte_with_the_way_out() -> None:
    data = "id,subject\n1,ok\n2,Grüße\n".encode("windows-1252")
    with pytest.raises(SourceError) as refused:
        decode(data)
    assert "line 3 has the byte 0xFC at place 21" in str(refused.value)
    assert "iconv -f WINDOWS-1252 -t UTF-8" in str(refused.value)


def test_utf_16_without_a_mark_is_recognised() -> None:
    with pytest.raises(SourceError, match="looks like UTF-16"):
        decode("id,subject\n1,hello\n".encode("utf-16-le"))


def test_half_a_utf_16_character_is_explained() -> None:
    with pytest.raises(SourceError, match="broken"):
        decode("id,subject".encode("utf-16") + b"\x00")


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b" \t\r\n"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(SourceError, match="The file is empty"):
        decode(data)


def test_a_spreadsheet_is_not_taken_for_a_csv() -> None:
    with pytest.raises(SourceError, match="spreadsheet"):
        decode(b"PK\x03\x04rest")


def test_a_file_of_100_mb_is_refused_and_one_at_the_limit_is_not() -> None:
    check_size(MAX_BYTES)
    with pytest.raises(SourceError, match="has 100 MB and at most 50 MB"):
        check_size(100 * 1024 * 1024)
