"""
Read a table of Explore Education Statistics for one service's areas.

What the columns mean is in yjreport/open_data/publications/explore_education_statistics.py, which reads the same
tables for the whole country: rows are handed to it a few at a time, so that every figure keeps the row that it
stands in.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from yjreport.errors import UserError
from yjreport.files.reading import Reading
from yjreport.inputs.readers.common.collecting import Collected, observation
from yjreport.inputs.readers.common.figures import read_figure
from yjreport.inputs.readers.common.formats import DfeFormat, DfeTable
from yjreport.inputs.readers.common.headers import Header
from yjreport.inputs.readers.common.places import Places
from yjreport.open_data.areas.geography import Geography, tidy_name
from yjreport.open_data.publications import explore_education_statistics as ees
from yjreport.open_data.tidy_rows.published_tables import RowsAsFile
from yjreport.open_data.tidy_rows.rows import TidyRow, When
from yjreport.paths import Project

LEVELS = ("national", "regional", "local authority")
YEARLY = ("", "reporting year", "calendar year")
AGES_OF_NEET = "16-17"
FILTERS: dict[DfeTable, tuple[str, tuple[str, ...]]] = {
    "population_under_18": ("age_group", ("Children aged 0 to 17 years",)),
    "looked_after": ("population_type", (ees.LOOKED_AFTER,)),
    "looked_after_outcomes": ("breakdown", (ees.CONVICTED, ees.MISUSE, ees.ALL_10_17, ees.ALL_AGES)),
    "children_in_need": ("category", ("Children in Need",)),
    "neet": ("Age", (AGES_OF_NEET,)),
}
"""The column that says of whom a row is, and the words that a measure is of."""


TableReader = Callable[[ees.Source, str, Geography], list[TidyRow]]
Line = tuple[int, str, dict[str, str]]
"""The row as a spreadsheet numbers it, the current code of its area, and its cells by column."""


def read_table(header: Header, known: DfeFormat, places: Places, project: Project) -> Reading:
    """Return the figures of one table."""
    found = Collected()
    table = next((name for name, columns in known.tables.items() if all(column in header for column in columns)), None)
    if table is None:
        found.say(
            "a table of Explore Education Statistics that no measure is fed by: "
            + ", ".join(cell.strip() for cell in header.grid.rows[header.row][:12]),
            "; or ".join(", ".join(columns) for columns in known.tables.values()),
            "take the file out of the folder, or enter its figures in the workbook.", "warning",
        )  # fmt: skip
        return found.reading()
    lines = [line for row in header.rows() if (line := _line(header, row, table, known, places, found))]
    for piece in _pieces(table, lines, found):
        _add(piece, _reader(table, piece, project), header, places, found)
    return found.reading()


def _line(header: Header, row: int, table: DfeTable, known: DfeFormat, places: Places, found: Collected) -> Line | None:
    """Return a row of the service's areas with its cells in the forms that the publishers' readers take."""
    level = header.cell(row, "geographic_level")
    if level.casefold() not in LEVELS:
        found.left("rows of other kinds of area", "national, regional and local authority", "nothing.", level)
        return None
    code = _code(header, row, level.casefold(), places)
    if places.word(code) is None:
        found.left("rows of other areas", "areas of the service, its region, nations and family", "nothing.",
                   header.cell(row, "la_name") or header.cell(row, "region_name") or code)  # fmt: skip
        return None
    column, words = FILTERS[table]
    if header.cell(row, column) not in words:
        found.left(f"rows of other groups in the column {column}", " or ".join(words), "nothing.",
                   header.cell(row, column))  # fmt: skip
        return None
    if header.cell(row, "time_identifier").casefold() not in YEARLY:
        found.fault(row + 1, header.printed("time_identifier"), header.cell(row, "time_identifier"),
                    "a reporting year or a calendar year")  # fmt: skip
        return None
    cells = {name: header.cell(row, name) for name in known.columns}
    cells |= {"geographic_level": level.capitalize(), "new_la_code": "", "region_code": "", "country_code": ""}
    column = {"national": "country_code", "regional": "region_code"}.get(level.casefold(), "new_la_code")
    cells[column] = code
    return (row + 1, code, cells) if _numbers(header, row, table, known, cells, found) else None


def _code(header: Header, row: int, level: str, places: Places) -> str:
    """Return the current code of a row's area: by its code, else by the Department's number, else by its name."""
    if level != "local authority":
        return places.current(header.cell(row, "country_code" if level == "national" else "region_code"))
    code = places.current(header.cell(row, "new_la_code"))
    if code:
        return code
    number = places.geography.numbers.get(header.cell(row, "old_la_code"), "")
    name = tidy_name(header.cell(row, "la_name"))
    named = [one.code for one in places.geography.authorities.values() if one.name == name]
    return places.current(number) if number else "".join(named[:1])


def _numbers(
    header: Header, row: int, table: DfeTable, known: DfeFormat, cells: dict[str, str], found: Collected
) -> bool:
    """Tell whether every figure of a row can be read in one way; a row whose figures are blank is counted."""
    columns = [column for column in known.tables[table] if column not in ("characteristic", FILTERS[table][0])]
    blank = 0
    for column in columns:
        figure = read_figure(cells[column], known.marks)
        count = column not in known.shares
        if figure is None or (figure.value is not None and (figure.value < 0 or (count and not figure.whole))):
            found.fault(row + 1, header.printed(column), cells[column], "a whole number, or a mark of the publisher"
                        if count else "a number in plain digits, or a mark of the publisher")  # fmt: skip
            return False
        blank += figure.blank
        cells[column] = figure.text or "".join(figure.marks[:1])
    if blank == len(columns):
        found.left("rows without a figure", "a number or a mark", "nothing.", cells["la_name"])
        return False
    return True


def _pieces(table: DfeTable, lines: list[Line], found: Collected) -> list[list[Line]]:
    """Return the rows that belong together: one alone, or those of one area and year where a row is out of another."""
    if table != "looked_after_outcomes":
        return [[line] for line in lines]
    pieces: dict[tuple[str, str], dict[str, Line]] = {}
    disputed: set[tuple[str, str]] = set()
    for number, code, cells in lines:
        piece = pieces.setdefault((code, cells["time_period"]), {})
        first = piece.setdefault(cells["breakdown"], (number, code, cells))
        columns = ("children_count", "children_percent")
        if any(first[2][column] != cells[column] for column in columns):
            found.fault(number, "breakdown", f"{cells['breakdown']} again, with other figures",
                        f"the figures of row {first[0]}", "delete the row that is not meant.")  # fmt: skip
            disputed.add((code, cells["time_period"]))
    return [list(piece.values()) for key, piece in pieces.items() if key not in disputed]


def _reader(table: DfeTable, piece: list[Line], project: Project) -> TableReader:
    if table == "children_in_need":
        return partial(ees.children_in_need, under_18=under_18(project, {code for _, code, _ in piece}))
    reader: TableReader = getattr(ees, table)
    return reader


def under_18(project: Project, codes: set[str]) -> list[TidyRow]:
    """Return the population aged 0 to 17 of some areas from the project's open data; nothing where it has none."""
    path = project.open / "observations" / "dfe-population-0-17.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["area"] in codes and row["value"]]
    return [
        TidyRow(row["measure"], row["area"],
                When(row["period"], date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])),
                "count", Decimal(row["value"]))
        for row in rows
    ]  # fmt: skip


def _add(piece: list[Line], reader: TableReader, header: Header, places: Places, found: Collected) -> None:
    try:
        rows = reader(RowsAsFile([cells for _, _, cells in piece]), header.grid.name, places.geography)
    except (UserError, ValueError, ArithmeticError) as error:
        detail = error.details[0] if isinstance(error, UserError) and error.details else ""
        year = piece[0][2]["time_period"]
        found.fault(piece[0][0], header.printed("time_period"), detail or year or "nothing", "a year such as 2024")
        return
    for row in rows:
        add_tidy(row, _number(row, piece), places, found)


def _number(row: TidyRow, piece: list[Line]) -> int:
    """Return the row that a figure stands in: that of its own breakdown where rows were read together."""
    wanted = {"looked_after_convicted_share": ees.CONVICTED, "looked_after_substance_share": ees.MISUSE}
    words = wanted.get(row.measure)
    return next((number for number, _, cells in piece if words and cells["breakdown"] == words), piece[0][0])


def add_tidy(row: TidyRow, number: int, places: Places, found: Collected) -> None:
    """Add a figure as the publishers' readers give it, in the columns of observations."""
    word = places.word(row.area)
    if word is None:
        return
    texts = ["" if count is None else str(count) for count in (row.numerator, row.denominator)]
    found.add(
        observation(
            row.measure, word, row.when, row.unit, value="" if row.value is None else f"{row.value:f}",
            breakdown=row.breakdown, numerator=texts[0], denominator=texts[1], marks=row.marks, line=f"row {number}",
            note=" ".join(row.notes),
        ),
        number,
    )  # fmt: skip
