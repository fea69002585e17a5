"""Read population estimates by single year of age from Nomis (data set NM_2002_1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yjreport.files.grid import Grid
from yjreport.files.reading import ReaderContext, Reading
from yjreport.inputs.readers.common.collecting import Collected
from yjreport.inputs.readers.common.format_files import FormatReader
from yjreport.inputs.readers.common.formats import PopulationFormat
from yjreport.inputs.readers.common.headers import Header, find_header, require_header
from yjreport.inputs.readers.common.places import Places, places_of
from yjreport.inputs.readers.population.nomis_query import is_query, read_query
from yjreport.inputs.readers.population.people import OLDEST_CHILD, PeopleBySex, wanted, years_of_name

_NEEDED = (
    ("code", "sex", "age", "value"),
    ("code", "sex_name", "age", "value"),
    ("code", "sex", "age_name", "value"),
    ("code", "sex_name", "age_name", "value"),
)
"""Columns of names may stand in the place of those of codes."""
_FIRST_AGE, _LAST_AGE = 101, 191
"""C_AGE 101 is age 0, 102 is age 1, and so on to 191; lower codes are groups of ages."""
_AGE_NAME = re.compile(r"(?:aged?\s*)?([0-9]{1,3})(?:\s*(?:years?|yrs?))?", re.IGNORECASE)
_COUNTS, _PERCENTS = "20100", "20301"
_NEXT = "download it again from Nomis with GEOGRAPHY_CODE, GENDER, C_AGE, DATE, MEASURES and OBS_VALUE."
_TICK = 'on the Nomis page, under "Format / Layout", tick DATE among the columns and download it again.'


def _is_of(grid: Grid, known: PopulationFormat) -> bool:
    return _columns_of(grid, known) is not None or is_query(grid)


def _columns_of(grid: Grid, known: PopulationFormat) -> tuple[str, ...] | None:
    """Return the columns of Nomis that a grid has: codes of sexes and ages, or their names, or None."""
    return next((needed for needed in _NEEDED if find_header(grid, known.aliases, needed)), None)


def _read_grids(grids: Sequence[Grid], known: PopulationFormat, context: ReaderContext) -> list[tuple[Grid, Reading]]:
    """Return the children of the service's areas."""
    places = places_of(context)
    tables = [grid for grid in grids if _columns_of(grid, known)]
    queries = [grid for grid in grids if grid not in tables and is_query(grid)]
    if not tables and not queries:
        tables = list(grids[:1])
    return [(grid, _read(grid, known, places)) for grid in tables] + [
        (grid, read_query(grid, known, places)) for grid in queries
    ]


def _read(grid: Grid, known: PopulationFormat, places: Places) -> Reading:
    needed = _columns_of(grid, known) or _NEEDED[0]
    header = require_header(grid, known.aliases, needed, "a Nomis download", _NEXT)
    sexes = "sex" if "sex" in header else "sex_name"
    found = Collected()
    people = PeopleBySex(known, places, found)
    only, note = None, ""
    if "date" not in header:
        years = years_of_name(grid.path.name)
        if len(years) != 1:
            found.fault(header.row + 1, "DATE", "no column DATE, so the year of the figures is not known",
                        "a column DATE, such as 2024", _TICK)  # fmt: skip
            return found.reading()
        only = next(iter(years))
        note = f"The file has no column DATE; the year is from the name of the file, {grid.path.name}."
    for row in header.rows():
        code = header.cell(row, "code").upper()
        if not wanted(code, places) or not _is_count(header, row, found):
            continue
        age, sex = _age(header, row, found), people.sexes.get(header.cell(row, sexes).casefold())
        if sex is None:
            found.fault(row + 1, header.printed(sexes), header.cell(row, sexes) or "nothing",
                        "0 (persons), 1 (males) or 2 (females)")  # fmt: skip
        if age is None or sex is None or age > OLDEST_CHILD:
            continue
        year = only or _year(header, row, found)
        people.take(year, (code, age, sex), header.cell(row, "value"), row + 1, header.printed("value"))
    people.add(note=note)
    return found.reading(header.remarks("a column of Nomis"))


def _is_count(header: Header, row: int, found: Collected) -> bool:
    """Tell whether a row is a number of people, not a percentage."""
    code = header.cell(row, "measures")
    if "measures" not in header or code == _COUNTS:
        return True
    if code == _PERCENTS:
        found.left("rows of percentages", f"MEASURES {_COUNTS}, numbers of people", "nothing.", "")
    else:
        found.fault(row + 1, header.printed("measures"), code or "nothing",
                    f"{_COUNTS} (numbers of people) or {_PERCENTS} (percentages)")  # fmt: skip
    return False


def _age(header: Header, row: int, found: Collected) -> int | None:
    """Return the single year of age of a row; groups of ages are counted and left out."""
    if "age" not in header:
        named = _AGE_NAME.fullmatch(header.cell(row, "age_name"))
        if named:
            return int(named[1])
        found.left("rows of groups of ages", "single years of age (Age 10)", "nothing.", header.cell(row, "age_name"))
        return None
    text = header.cell(row, "age")
    if not re.fullmatch(r"[0-9]{1,3}", text):
        found.fault(row + 1, header.printed("age"), text or "nothing", "a code of C_AGE, such as 111 for age 10")
        return None
    if _FIRST_AGE <= int(text) <= _LAST_AGE:
        return int(text) - _FIRST_AGE
    found.left("rows of groups of ages", "single years of age (C_AGE 101 to 191)", "nothing.", f"C_AGE {text}")
    return None


def _year(header: Header, row: int, found: Collected) -> int | None:
    text = header.cell(row, "date")
    if re.fullmatch(r"(19|20)[0-9]{2}", text):
        return int(text)
    found.fault(row + 1, header.printed("date"), text or "nothing", "a year such as 2024", _TICK)
    return None


READER = FormatReader("Nomis population estimates", "nomis", PopulationFormat, _is_of, _read_grids)
