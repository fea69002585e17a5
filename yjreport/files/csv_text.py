"""Part a CSV text into rows of cells, and refuse one that is cut short or whose quotation marks are wrong."""

from __future__ import annotations

import csv
import io

from yjreport.errors import InputStructure
from yjreport.files.cell_text import EDGES
from yjreport.files.quoting import snippet


def parse_csv(text: str, name: str, *, delimiter: str = ",", ended: bool = True) -> list[list[str]]:
    """
    Return the rows of a CSV text, cells stripped of spaces of every kind.

    Args:
        text: the whole text.
        name: the file's name in messages.
        delimiter: what stands between cells.
        ended: whether the last line must end in a line end; else it must be as long as the line before it.

    Raises:
        InputStructure: line ends, quotation marks or the last line are not those of a whole CSV.
    """
    if "\n" not in text and "\r" in text:
        raise InputStructure(
            f"{name} has the line ends of an old Macintosh.",
            details=["found carriage returns only", "expected a line feed after every row"],
            next_step='save it again as "CSV UTF-8 (Comma delimited)".',
        )
    records: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            records.append([cell.strip(EDGES) for cell in record])
    except csv.Error as error:
        raise _malformed(error, len(records) + 1, name) from None
    whole = not ended and len(records) > 1 and len(records[-1]) == len(records[-2])
    if not text.endswith("\n") and any(records[-1]) and not whole:
        raise InputStructure(
            f"{name} may have been cut short: its last line has no line end.",
            details=[f"the last row is row {len(records)}: {snippet(','.join(records[-1]))}"],
            next_step="check that this row is complete and the last; then press Enter at its end, or export "
            "the file again.",
        )
    return records


def _malformed(error: csv.Error, row: int, name: str) -> InputStructure:
    reason = str(error)
    if "expected after" in reason:
        found = "text stands after a closing quotation mark"
    elif "unexpected end" in reason or "field larger" in reason:
        found = "a quotation mark opens a cell and none closes it"
    else:
        found = f"the row cannot be read ({reason})"
    return InputStructure(
        f"{name} has a fault in its quotation marks, in the row that begins as row {row}.",
        details=[f"found: {found}", "expected: a quoted cell ends with one mark, a mark inside is doubled"],
        next_step=f"mend row {row}, or export the file again: it may also have been cut short there.",
    )
