"""
Read the Local Authority Interactive Tool of the Department for Education: its Parquet file and its long CSV file.

One row is one figure: Short Desc (the measure), Years, LA and Regions, Values (as text), LA Number, Region. The
earlier vintages are kept as one CSV file with a column `vintage`. What each measure is stands in lait_measures.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from yjreport.errors import GateFailed, InputStructure
from yjreport.open_data.areas.geography import NOT_REGIONS, REGION_NUMBERS, Geography
from yjreport.open_data.tidy_rows.cells import Cell, read_cell
from yjreport.open_data.tidy_rows.periods import first_year
from yjreport.open_data.tidy_rows.published_tables import file_bytes, read_csv

PARQUET_COLUMNS = ("Short Desc", "Years", "LA and Regions", "Values", "LA Number", "Region")
CSV_COLUMNS = ("measure", "period", "la_number", "area_name", "value", "vintage")

MOST_SHOWN = 5


@dataclass(frozen=True)
class Figure:
    """Hold one figure as the tool has it, of a current area; `misfiled` when it stood under an area that ended."""

    area: str
    label: str
    cell: Cell
    misfiled: bool = False


@dataclass(frozen=True)
class Raw:
    """Hold one row of a file before its area is known."""

    measure: str
    label: str
    number: str
    name: str
    text: str


def read_parquet(path: Path, name: str, measures: Iterable[str]) -> list[Raw]:
    """Return the rows of some measures of the tool's Parquet file; raise InputStructure when a column is missing."""
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyarrow import parquet

    file_bytes(path, name)
    try:
        schema = parquet.read_schema(path)
    except pa.ArrowInvalid:
        raise InputStructure(
            f"{name} is not a Parquet file, or is cut short.", next_step="take the publisher's file again."
        ) from None
    missing = [column for column in PARQUET_COLUMNS if column not in schema.names]
    if missing:
        raise InputStructure(
            f"{name} lacks columns: its layout may have changed.",
            details=[f"missing: {', '.join(missing)}", f"found: {', '.join(schema.names)}"],
            next_step="compare the file with the one before it; docs/open-data.md lists the layouts that are read.",
        )
    table = parquet.read_table(path, columns=list(PARQUET_COLUMNS))
    table = table.filter(pc.is_in(table["Short Desc"], pa.array(sorted(measures))))
    return [
        Raw(row["Short Desc"], row["Years"], _number(row["LA Number"]), row["LA and Regions"], row["Values"] or "")
        for row in table.to_pylist()
    ]


def read_long(path: Path, name: str, measures: Iterable[str], vintage: str) -> list[Raw]:
    """Return the rows of some measures of one vintage of the long CSV file."""
    wanted = set(measures)
    return [
        Raw(row["measure"], row["period"], _number(row["la_number"]), row["area_name"], row["value"])
        for row in read_csv(path, name, CSV_COLUMNS)
        if row["vintage"] == vintage and row["measure"] in wanted
    ]


def _number(number: object) -> str:
    return "" if number in (None, "") else str(int(float(str(number))))


def figures(rows: Iterable[Raw], geography: Geography, name: str) -> dict[str, list[Figure]]:
    """
    Return the figures of each measure, of the areas of today; areas that ended are left out.

    Raises:
        GateFailed: when an area joins to nothing.
        GateFailed: when a cell is neither a number nor a mark that is known.
    """
    rows = list(rows)
    geography.require(((row.number, row.name) for row in rows), name)
    found: dict[tuple[str, str, str], Figure] = {}
    misfiled: dict[tuple[str, str, str], Figure] = {}
    faults = []
    for row in rows:
        area, successor = area_of(row, geography), successor_of(row, geography)
        if not (area or successor):
            continue
        cell = read_cell(row.text)
        if cell is None:
            faults.append(f"{row.measure}, {row.name}, {row.label}: found {row.text!r}")
        elif area:
            found[row.measure, area, row.label] = Figure(area, row.label, cell)
        elif cell.value is not None and successor:
            misfiled[row.measure, successor, row.label] = Figure(successor, row.label, cell, misfiled=True)
    if faults:
        raise GateFailed(
            f"{name} has cells that are neither numbers nor known marks.",
            details=[*faults[:MOST_SHOWN], *([f"and {len(faults) - MOST_SHOWN} more"] if faults[MOST_SHOWN:] else [])],
            next_step="if the publisher has a new mark, add it to yjreport/open_data/tidy_rows/cells.py with what it "
            "means.",
        )
    for key, figure in misfiled.items():
        if key not in found or found[key].cell.value is None:
            found[key] = figure
    grouped: dict[str, list[Figure]] = {}
    for (measure, _, _), figure in found.items():
        grouped.setdefault(measure, []).append(figure)
    return grouped


def area_of(row: Raw, geography: Geography) -> str | None:
    """Return the current code of a row's area, or None where it is left out."""
    if row.number in NOT_REGIONS:
        return None
    return REGION_NUMBERS.get(row.number) or geography.resolve(geography.numbers.get(row.number, ""))


def successor_of(row: Raw, geography: Geography) -> str | None:
    """
    Return the authority that a figure is of when it stands under the area that it replaced.

    "Dorset (Pre LG)" has figures for years after that county ended, while Dorset, which began then, has none. They
    are the new authority's: with them the first time entrants of the authorities of the South West add up to the
    region's in 2022, 2023 and 2024 (659 and 660, 678 and 679, 651 and 652), and without them they do not.
    """
    stem, suffix, _ = row.name.partition(" (Pre LG)")
    year = first_year(row.label)
    if not suffix or not year:
        return None
    return next(
        (code for code, day in geography.began.items() if geography.name(code) == stem and year >= day.year), None
    )
