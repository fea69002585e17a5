"""Helper columns that several kinds of input share: repeated rows, and the days of a period."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from yjreport.files.tables import ROW
from yjreport.formats import listing, number_ranges
from yjreport.gate.reading import cells

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ROW", "SHOWN", "Key", "Row", "add_repeats", "add_span", "groups", "numbered", "rows_of", "shown"]

SHOWN = "shown_place"
"""The helper of a row in a table of several files: the file or sheet that it stands in, and the row there."""

Key = tuple[Hashable, ...]
"""What rows are told apart by: the cells of some columns, or what is read in them."""

Row = dict[str, Any]
"""One row: the texts of its cells, None where they are blank, and the helpers added so far."""


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """Return the rows of a table of texts; a blank cell is None."""
    records = frame.to_dict("records")
    return [{str(name): (cell if cell != "" else None) for name, cell in row.items()} for row in records]


def groups(rows: Iterable[Row], key: Sequence[str]) -> dict[Key, list[Row]]:
    """Return the rows by what stands in some columns, in the order of the file."""
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row.get(name) for name in key), []).append(row)
    return found


def add_repeats(rows: Iterable[Row], key: Sequence[str]) -> None:
    """Set `repeats_row` on every row whose key stands in an earlier one: the number of the first."""
    for same in groups(rows, key).values():
        if all(same[0].get(name) is None for name in key):
            continue
        for row in same[1:]:
            row["repeats_row"] = same[0][ROW]


def shown(row: Row) -> str:
    """Return a row's number in words: 8, or 8 of inputs.xlsx, sheet outcomes, where a table has several origins."""
    place = row.get(SHOWN)
    if place is None:
        return str(row[ROW])
    return f"{place[1]} of {place[0]}" if place[0] else str(place[1])


def numbered(rows: Sequence[Row]) -> str:
    """Return where rows stand, in words: row 8; rows 8 and 12; rows 15, 16 and 18 to 21."""
    by_file: dict[str, list[int]] = {}
    for row in rows:
        file, number = row.get(SHOWN) or ("", row[ROW])
        by_file.setdefault(file, []).append(number)
    return "; ".join(
        f"{'row' if len(set(numbers)) == 1 else 'rows'} {listing(number_ranges(sorted(set(numbers)), shortest=3))}"
        + (f" of {file}" if file else "")
        for file, numbers in by_file.items()
    )


def add_span(row: Row, name: str) -> None:
    """Set the helpers of a period's two days: their form, how many are given, and their order."""
    start, end = f"{name}_start", f"{name}_end"
    row[f"{name}_dates"] = (row[start] is not None) + (row[end] is not None)
    for column in (start, end):
        row[f"{column}_iso"] = cells.iso(row[column])
        day = cells.day(row[column])
        row[f"{column}_day"] = day.toordinal() if day else None
