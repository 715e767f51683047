"""The bytes of an exported file as text, or a sentence about what they are instead."""

import codecs

from bot.ports import SourceError

MAX_BYTES = 50 * 1024 * 1024
"""The largest file that is read: hundreds of thousands of tickets."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ARCHIVE = b"PK\x03\x04"  # an .xlsx or .ods is a zip file
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_LOOKED_AT = 4096
_MANY_NULS = 0.2

_HOW = "Save it as “CSV UTF-8” or convert it: iconv -f {guess} -t UTF-8 FILE > NEW.csv"


def decode(data: bytes) -> str:
    """Return the text of a CSV file: UTF-8, or UTF-16 when its first bytes say so.

    Raises:
        SourceError: it is empty, too large, a spreadsheet, or in another encoding.
    """
    check_size(len(data))
    if data.startswith((_ARCHIVE, _OLD_EXCEL)):
        message = "This is a spreadsheet, not a CSV file; save it as “CSV UTF-8” and add that."
        raise SourceError(message)
    if data.startswith(_UTF16) and not data.startswith(codecs.BOM_UTF32_LE):
        return _decoded(data, "utf-16")
    head = data[:_LOOKED_AT]
    if head.count(0) > _MANY_NULS * len(head):
        message = f"The file is not UTF-8 but looks like UTF-16. {_HOW.format(guess='UTF-16LE')}"
        raise SourceError(message)
    return _decoded(data, "utf-8-sig")


def check_size(size: int) -> None:
    """Refuse a file of more than `MAX_BYTES` bytes.

    Raises:
        SourceError: it is larger.
    """
    if size > MAX_BYTES:
        message = (
            f"The file has {size / 1024 / 1024:,.0f} MB and at most {MAX_BYTES // 1024 // 1024} MB"
            " are read; export a shorter period, or split it."
        )
        raise SourceError(message)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-16":
            message = "The file begins like UTF-16 but is broken; export it again as “CSV UTF-8”."
            raise SourceError(message) from None
        line = data.count(b"\n", 0, error.start) + 1
        message = (
            f"The file is not UTF-8: line {line} has the byte 0x{data[error.start]:02X} at place"
            f" {error.start + 1} of the file. {_HOW.format(guess='WINDOWS-1252')}"
        )
        raise SourceError(message) from None
    if not text.strip("\x00\ufeff \t\r\n"):
        message = "The file is empty; export the tickets again, with a header line."
        raise SourceError(message)
    return text
