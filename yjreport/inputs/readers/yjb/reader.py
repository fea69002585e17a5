"""Read the local level open data of the Youth Justice Board: children, outcomes and offences by service and year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from yjreport.files.grid import Grid
from yjreport.files.reading import ReaderContext, Reading
from yjreport.inputs.readers.common.collecting import Collected, observation, rows_in_words
from yjreport.inputs.readers.common.format_files import FormatReader
from yjreport.inputs.readers.common.formats import OpenTablesFormat
from yjreport.inputs.readers.common.headers import Header, find_header, require_header
from yjreport.inputs.readers.yjb.rows import CHILDREN, FIGURES, MEASURES, Rows, measure_of
from yjreport.inputs.readers.yjb.services import Services, services_of
from yjreport.inputs.readers.yjb.sums import Contradiction, Part, Sum, sums_of
from yjreport.open_data.tidy_rows.periods import financial_year

SIGNS = ("region", "police", "country", "age", "sex", "ethnicity", "part", "tier", "type", "outcome", "offence")
ONCE = "A child is counted once by each service, so the sum may hold a child of two services twice."
SUMMED = "Sum of the services of the area in the table."
_NEXT = "open the publisher's own file, and leave the header of its sheet of data as it is."


def _is_of(grid: Grid, known: OpenTablesFormat) -> bool:
    return bool(_figure(grid, known))


def _read_grids(grids: Sequence[Grid], known: OpenTablesFormat, context: ReaderContext) -> list[tuple[Grid, Reading]]:
    """Return sums by year for the service, and for its region and nations where the table has all their services."""
    services = services_of(context, known)
    held = [(grid, figure) for grid in grids if (figure := _figure(grid, known))]
    if not held:
        require_header(grids[0], known.aliases, ("service", "year", "children"), READER.name, _NEXT)
    seen: dict[tuple[str, ...], tuple[str, str]] = {}
    readings = []
    for grid, figure in held:
        header = require_header(grid, known.aliases, ("service", figure), READER.name, _NEXT)
        readings.append((grid, _read(header, figure, known, services, seen)))
    return readings


def _figure(grid: Grid, known: OpenTablesFormat) -> str:
    """Return the column of numbers of a table of services, or nothing."""
    for figure in FIGURES:
        header = find_header(grid, known.aliases, ("service", figure))
        if header and any(sign in header for sign in SIGNS):
            return figure
    return ""


def _read(
    header: Header, figure: str, known: OpenTablesFormat, services: Services,
    seen: dict[tuple[str, ...], tuple[str, str]],
) -> Reading:  # fmt: skip
    found = Collected()
    if header.grid.hidden:
        found.say(f"{header.grid.part} is hidden in its workbook, and is read", "a sheet that can be seen", "nothing.")
    measure = measure_of(header, figure)
    if not measure:
        found.fault(
            header.row + 1, header.printed(figure),
            "numbers that cannot be told to be of children, of outcomes or of offences",
            "Number_Children; or a tier and Number_Cautioned_Sentenced; or an offence group and Number_Offences",
            "rename the column of numbers as its publisher does.",
        )  # fmt: skip
        return found.reading()
    rows = Rows(header, measure, known, services, found)
    parts = rows.read()
    if services.own not in {part.slug for part in parts} | {slug for slug, _ in rows.bad}:
        found.say("no row of the service", "its name in the column of services", "add the name that the table gives it "
                  "to `services` in params/formats/yjb.yaml, if the table has it.", "warning")  # fmt: skip
    for year in sorted({part.year for part in parts}):
        of_year = [part for part in parts if part.year == year]
        own = [part for part in of_year if part.slug == services.own]
        if own and (services.own, year) not in rows.bad:
            _add(measure, year, own, found)
        for word, slugs in services.groups.items():
            held = [part for part in of_year if part.slug in slugs]
            if {part.slug for part in held} == slugs and not any((slug, year) in rows.bad for slug in slugs):
                _add_group(measure, word, year, held, found)
    _across_grids(header.grid, found, seen)
    return found.reading(header.remarks("a column of the local level open data"))


def _add(measure: str, year: str, parts: list[Part], found: Collected) -> None:
    """Add the sums of the service and a year."""
    has_whole, dimensions = MEASURES[measure]
    try:
        sums = sums_of(parts, dimensions, with_whole=has_whole)
    except Contradiction as fault:
        found.fault(fault.row, "", fault.found, fault.expected,
                    "compare the rows of the service with the publisher's own file.")  # fmt: skip
        return
    for breakdown, one in sums.items():
        _put(measure, "local", year, breakdown, one, "", found)


def _add_group(measure: str, word: str, year: str, parts: list[Part], found: Collected) -> None:
    """Add the sums of a region or a nation: of each service by itself, so that totals are never added to parts."""
    has_whole, dimensions = MEASURES[measure]
    gathered: dict[str, list[Sum]] = {}
    for slug in sorted({part.slug for part in parts}):
        try:
            sums = sums_of([part for part in parts if part.slug == slug], dimensions, with_whole=has_whole)
        except Contradiction:
            return
        if has_whole and "" not in sums:
            return
        for breakdown, one in sums.items():
            gathered.setdefault(breakdown, []).append(one)
    note = f"{SUMMED} {ONCE}" if measure == CHILDREN else SUMMED
    for breakdown, each in gathered.items():
        marks = tuple(sorted({mark for one in each for mark in one.marks}))
        rows = tuple(row for one in each for row in one.rows)
        value = None if marks else sum((one.value for one in each if one.value is not None), Decimal(0))
        _put(measure, word, year, breakdown, Sum(value, marks, rows), note, found)


def _put(measure: str, word: str, year: str, breakdown: str, one: Sum, note: str, found: Collected) -> None:
    when = financial_year(year)
    assert when is not None  # the year of a row is the label of one
    count = len(one.rows)
    how = f"Sum of {count} rows of the table." if count > 1 else ""
    if one.marks and count > 1:
        how = f"No sum: a part of its {count} rows is withheld or missing."
    found.add(
        observation(
            measure, word, when, "count", value="" if one.value is None else f"{one.value:f}", breakdown=breakdown,
            marks=one.marks, line=rows_in_words(one.rows), note=" ".join(filter(None, (how, note))),
        ),
        one.rows[0],
    )  # fmt: skip


def _across_grids(grid: Grid, found: Collected, seen: dict[tuple[str, ...], tuple[str, str]]) -> None:
    """Refuse a figure that another sheet of the file has for the same thing with another number."""
    for row, number in zip(found.rows, found.numbers, strict=True):
        key = (row["measure"], row["area"], row["period"], row["breakdown"])
        figure = row["value"] or row["marks"]
        first = seen.setdefault(key, (figure, grid.part or grid.name))
        if first[0] != figure:
            found.fault(number, "", f"{figure} for {', '.join(filter(None, key))}", f"{first[0]}, as {first[1]} has",
                        "delete the sheet that is not the publisher's data.")  # fmt: skip


READER = FormatReader("YJB local level open data", "yjb", OpenTablesFormat, _is_of, _read_grids)
