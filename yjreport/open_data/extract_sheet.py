"""
Cut a sheet out of a publisher's workbook, or rows out of a large CSV file, and change nothing in them.

Whole workbooks of the Office for National Statistics are megabytes of sheets that no measure uses. This leaves the
one that is: `python -m yjreport.open_data.extract_sheet sheet BOOK SHEET OUT.csv`, titles and notes included, numbers
as the workbook holds them; or `python -m yjreport.open_data.extract_sheet rows BIG.csv OUT.csv COLUMN=VALUE,VALUE …`.
The hash of the file that was cut is printed, and stands in the source register.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from yjreport.errors import InputStructure, UsageError


def cut_sheet(book: Path, sheet: str, out: Path) -> int:
    """Write one sheet of an XLS, XLSX or ODS workbook as CSV and return how many rows it has."""
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_path(str(book))
    if sheet not in workbook.sheet_names:
        raise InputStructure(
            f"{book.name} has no sheet {sheet!r}.",
            details=[f"sheets: {', '.join(workbook.sheet_names)}"],
            next_step="give the name of one of these sheets.",
        )
    rows = [[_text(cell) for cell in row] for row in workbook.get_sheet_by_name(sheet).to_python()]
    _write(out, rows)
    return len(rows)


def cut_rows(source: Path, out: Path, wanted: dict[str, set[str]]) -> int:
    """Write the header and the rows of a CSV file whose columns hold the wanted values; return how many."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        missing = [column for column in wanted if column not in header]
        if missing:
            raise InputStructure(
                f"{source.name} lacks the column {missing[0]}.", details=[f"columns: {', '.join(header)}"]
            )
        places = {header.index(column): values for column, values in wanted.items()}
        rows = [row for row in reader if all(row[place] in values for place, values in places.items())]
    _write(out, [header, *rows])
    return len(rows)


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\r\n", " ").replace("\n", " ")


def _write(out: Path, rows: Sequence[Sequence[str]]) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def main(arguments: Sequence[str]) -> None:
    """Cut as the arguments say, and print what was cut."""
    if len(arguments) == 4 and arguments[0] == "sheet":
        source = Path(arguments[1])
        count = cut_sheet(source, arguments[2], Path(arguments[3]))
    elif len(arguments) > 3 and arguments[0] == "rows" and all("=" in pair for pair in arguments[3:]):
        source = Path(arguments[1])
        pairs = (pair.split("=", 1) for pair in arguments[3:])
        count = cut_rows(source, Path(arguments[2]), {column: set(values.split(",")) for column, values in pairs})
    else:
        raise UsageError("Cut what?", details=["sheet BOOK SHEET OUT.csv", "rows BIG.csv OUT.csv COLUMN=VALUE,…"])
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    sys.stdout.write(f"{count} rows of {source.name} (sha256 {digest})\n")


if __name__ == "__main__":
    main(sys.argv[1:])
