"""
The columns of a worksheet, from the columns of a printed table.

A column of figures becomes numbers with its unit in the heading. What the annex prints in one cell and a spreadsheet
keeps apart stands in columns side by side: the two limits of an interval, a percentage and its counts, a figure and
its marks. A column that holds words stays as it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, count
from typing import Any

from yjreport.annex.spreadsheet.figures import COUNTED, RANGE, SHARE, SINGLE, Reading, read_cell, words_of

NO_MARK = "none"
NOT_AVAILABLE = "[x]"
LONGEST_HEADING = 200
_LIMITS = re.compile(r"interval|limits|range", re.IGNORECASE)
_SAID = {
    "%": re.compile(r"%|percent", re.IGNORECASE),
    "£": re.compile(r"£|pounds", re.IGNORECASE),
    "children": re.compile(r"child", re.IGNORECASE),
}
"""How a heading says a unit already, where that is not the unit's own words."""


@dataclass(frozen=True)
class Written:
    """Hold what stands in a cell of a worksheet: a number and how it is shown, or a text."""

    value: Decimal | str
    number_format: str = ""


@dataclass(frozen=True)
class SheetColumn:
    """Hold a column of a worksheet; `of` is the key of the printed column that it comes from."""

    heading: str
    cells: tuple[Written, ...]
    of: str


def read_column(column: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> list[Reading]:
    """Return what the cells of a printed column say."""
    cells = (row["cells"][column["key"]] for row in rows)
    return [read_cell(cell["text"], tuple(cell["marks"])) for cell in cells]


def shape_of(column: Mapping[str, Any], readings: Sequence[Reading]) -> str:
    """
    Return the shape of the figures of a column, or nothing for a column of words.

    A heading of rows is a number only where every one is whole and without a sign, as years are.
    """
    said = [reading for reading in readings if not reading.withheld]
    shapes = {reading.shape for reading in said}
    if not said or "" in shapes:
        return ""
    if column["header"]:
        plain = all(
            reading.shape == SINGLE and re.fullmatch(r"\d+", reading.text) and not reading.marks for reading in said
        )
        return SINGLE if plain else ""
    shape = COUNTED if shapes == {SINGLE, COUNTED} else shapes.pop() if len(shapes) == 1 else ""
    if shape in (RANGE, SHARE) and len({figure.unit for reading in said for figure in reading.figures}) > 1:
        return ""
    if shape == RANGE and column["align"] != "right" and not _LIMITS.search(column["label"]):
        return ""  # Ages and lengths, "10 to 14", name what a row is about.
    return shape


def units_of(readings: Sequence[Reading]) -> list[str]:
    """Return the units of the first figures of a column, each once, in the order of print."""
    return list(dict.fromkeys(reading.figures[0].unit for reading in readings if reading.figures))


def sheet_columns(columns: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]) -> list[SheetColumn]:
    """Return the columns of a worksheet, with headings that differ also where only capitals would."""
    made = [part for column in columns for part in _parts(column, rows)]
    if not rows:
        made = [SheetColumn(part.heading, (Written("[z]"),), part.of) for part in made]
    taken: set[str] = set()
    return [SheetColumn(_heading(part.heading, at, taken), part.cells, part.of) for at, part in enumerate(made, 1)]


def _parts(column: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> list[SheetColumn]:
    key, label = column["key"], " ".join(str(column["label"]).split())
    readings = read_column(column, rows)
    shape = shape_of(column, readings)
    if not shape:
        return [SheetColumn(label, tuple(Written(_printed(reading)) for reading in readings), key)]
    units = units_of(readings)
    unit = units[0] if len(units) == 1 else ""

    def numbers(heading: str, at: int) -> SheetColumn:
        return SheetColumn(heading, tuple(_number(reading, at) for reading in readings), key)

    if shape == RANGE:
        ends = ("lower limit", "upper limit") if _LIMITS.search(label) else ("from", "to")
        made = [numbers(_with_unit(f"{label}: {end}", unit), at) for at, end in enumerate(ends)]
    elif shape == SHARE:
        made = [numbers(f"{label}: number", 0), numbers(f"{label}: out of", 1)]
    else:
        made = [numbers(_with_unit(label, unit), 0)]
    if len(units) > 1:
        words = tuple(
            Written(words_of(reading.figures[0].unit) if reading.figures else _marks(reading)) for reading in readings
        )
        made.append(SheetColumn(f"{label}: unit", words, key))
    if shape == COUNTED:
        made += [numbers(f"{label}: number", 1), numbers(f"{label}: out of", 2)]
    if any(reading.marks for reading in readings if reading.figures):
        beside = (_marks(reading) if reading.figures and reading.marks else NO_MARK for reading in readings)
        made.append(SheetColumn(f"{label}: marks", tuple(map(Written, beside)), key))
    return made


def _number(reading: Reading, at: int) -> Written:
    if not reading.figures:
        return Written(_marks(reading))
    if at >= len(reading.figures):
        return Written(NOT_AVAILABLE)
    figure = reading.figures[at]
    return Written(figure.value, figure.number_format)


def _printed(reading: Reading) -> str:
    """Return the text of a cell; a blank one is not available, for a blank could be read as nought."""
    return " ".join(part for part in (reading.text, _marks(reading)) if part) or NOT_AVAILABLE


def _marks(reading: Reading) -> str:
    return " ".join(f"[{mark}]" for mark in reading.marks)


def _with_unit(label: str, unit: str) -> str:
    if not unit:
        return label
    said = _SAID[unit].search(label) if unit in _SAID else unit.lower() in label.lower()
    return label if said else f"{label} ({words_of(unit)})"


def _heading(text: str, at: int, taken: set[str]) -> str:
    # Two dollar signs would be read as a reference to a note.
    return untaken(text.replace("$$", "$ $")[:LONGEST_HEADING] or f"Column {at}", " ({})", taken)


def untaken(name: str, numbering: str, taken: set[str]) -> str:
    """Return a name, with a number from 2 where it is taken; names that differ in capitals alone are one."""
    tries = chain([name], (name + numbering.format(number) for number in count(2)))
    found = next(one for one in tries if one.lower() not in taken)
    taken.add(found.lower())
    return found
