"""Read the bytes of a file and turn them into text, or say what they are and how to save them again."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

from yjreport.errors import InputEmpty, InputEncoding, InputMissing, InputStructure

SAVE_AS = 'in Excel choose File, Save As, "CSV UTF-8 (Comma delimited)", and run the command again.'

_NOT_TEXT: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "an Excel or OpenDocument workbook, or another zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip file"),
    (b"PAR1", "a Parquet file"),
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def column_letter(index: int) -> str:
    """Return the letter that a spreadsheet shows for a column counted from 0: after Z comes AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def file_bytes(path: Path, name: str) -> bytes:
    """Return the bytes of an input; raise InputMissing where it is not there or cannot be opened."""
    try:
        if path.is_file():
            return path.read_bytes()
    except OSError as error:
        raise InputMissing(
            f"{name} cannot be opened.",
            details=[f"the system says: {error.strerror or 'no reason'}"],
            next_step="close it in Excel or any other program, check that you may read it, and try again.",
        ) from None
    details = ["found a folder of that name" if path.is_dir() else "found no file of that name"]
    beside = (entry for entry in path.parent.glob("*") if entry != path)
    near = sorted(entry.name for entry in beside if entry.stem.lower().startswith(path.stem))
    if near:
        details.append(f"beside it: {', '.join(near[:5])}")
    raise InputMissing(
        f"{name} is missing.",
        details=details,
        next_step="put the file there; an input that a service does not have is a file with its header only.",
    )


def decode(data: bytes, name: str) -> str:
    """
    Return the text of a CSV file, without its byte order mark.

    Args:
        data: every byte of the file.
        name: the file's name in messages.

    Raises:
        InputEmpty: the file holds no bytes, or only blanks.
        InputEncoding: the bytes are not UTF-8 text; the message says what they probably are.
        InputStructure: the file ends inside a character, so it was cut short.
    """
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        raise InputEmpty(
            f"{name} is empty.",
            details=[f"found {len(data)} bytes, and no header"],
            next_step="put the file back, or export it again.",
        )
    _refuse_other_formats(data, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        raise _not_utf8(data, start, error, name) from None
    if "\0" in text:
        row, column = _place(text[: text.index("\0")])
        raise InputEncoding(
            f"{name} holds a NUL byte, which text never does.",
            details=[f"found in row {row}, column {column}"],
            next_step=f"the file is damaged or not a CSV: {SAVE_AS}",
        )
    return text


def _refuse_other_formats(data: bytes, name: str) -> None:
    for magic, what in _NOT_TEXT:
        if data.startswith(magic):
            raise InputEncoding(
                f"{name} is not a CSV file: it looks like {what}.",
                next_step=f"open it with the program that made it; {SAVE_AS}",
            )
    head = data[:2000]
    if data.startswith(_UTF16) or head[1::2].count(0) * 3 > len(head) or head[::2].count(0) * 3 > len(head):
        raise InputEncoding(
            f'{name} is UTF-16, which Excel calls "Unicode Text", and not UTF-8.',
            details=["expected UTF-8 text with commas"],
            next_step=SAVE_AS,
        )


def _not_utf8(data: bytes, start: int, error: UnicodeDecodeError, name: str) -> InputEncoding | InputStructure:
    before = data[:start].decode("utf-8-sig")
    row, column = _place(before)
    if error.reason == "unexpected end of data" and len(data) - start < 4:
        return InputStructure(
            f"{name} was cut short: it ends inside a character.",
            details=[f"the last row is row {row}; it ends in column {column}"],
            next_step="copy or export the whole file again.",
        )
    byte = data[start : start + 1]
    details = [f"found in row {row}, column {column}: byte {byte.hex().upper()}"]
    try:
        details[0] += f', which is "{byte.decode("cp1252")}" in Windows-1252'
        details.append("the file is probably Windows-1252, which Excel calls plain CSV")
    except UnicodeDecodeError:
        details.append("the file is in an older encoding, or it is damaged")
    return InputEncoding(f"{name} is not UTF-8 text.", details=details, next_step=SAVE_AS)


def _place(before: str) -> tuple[int, str]:
    """Return the row and the column (name and letter) at which a text ends."""
    records = [[""]]
    try:
        records = list(csv.reader(io.StringIO(before, newline=""))) or [[""]]
    except csv.Error:
        # The text before the fault is itself malformed; count lines, which is close.
        return before.count("\n") + 1, "not known"
    row, index = len(records), len(records[-1]) - 1
    if before.endswith(("\n", "\r")) and not _open_quote(before):
        row, index = row + 1, 0
    letter = column_letter(max(index, 0))
    header = records[0]
    known = header[index].strip() if row > 1 and index < len(header) else ""
    return row, f"{letter} ({known})" if known else letter


def _open_quote(text: str) -> bool:
    return text.count('"') % 2 == 1
