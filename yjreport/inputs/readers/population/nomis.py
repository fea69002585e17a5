"""Read population estimates by single year of age from Nomis (data set NM_2002_1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yjreport.files.grid import Grid
from yjreport.files.reading import ReaderContext, Reading
from yjreport.inputs.readers.common.collecting import Collected
from yjreport.inputs.readers.common.figures import read_figure
from yjreport.inputs.readers.common.format_files import known_format, load_format
from yjreport.inputs.readers.common.formats import PopulationFormat
from yjreport.inputs.readers.common.headers import Header, find_header, require_header
from yjreport.inputs.readers.common.places import Places, places_of
from yjreport.inputs.readers.population.nomis_query import is_wizard, read_wizard
from yjreport.inputs.readers.population.ons_long import MOST_AGE, put_people
from yjreport.inputs.readers.population.people import add_population, wanted, years_of_name
from yjreport.inputs.readers.population.sexes import Cells, both_sexes, sex_words
from yjreport.open_data.tidy_rows.rows import FIRST_ON_CENSUS_2021

NEEDED = ("code", "sex", "age", "value")
NAMED = (
    ("code", "sex_name", "age", "value"),
    ("code", "sex", "age_name", "value"),
    ("code", "sex_name", "age_name", "value"),
)
"""Columns of names may stand in the place of those of codes."""
FIRST_AGE = 101
"""C_AGE 101 is age 0, 102 is age 1, and so on to 191; lower codes are groups of ages."""
LAST_AGE = 191
_AGE_NAME = re.compile(r"(?:aged?\s*)?([0-9]{1,3})(?:\s*(?:years?|yrs?))?", re.IGNORECASE)
COUNTS, PERCENTS = "20100", "20301"
_NEXT = "download it again from Nomis with GEOGRAPHY_CODE, GENDER, C_AGE, DATE, MEASURES and OBS_VALUE."
_TICK = 'on the Nomis page, under "Format / Layout", tick DATE among the columns and download it again.'


class NomisReader:
    """Read population estimates from Nomis."""

    name = "Nomis population estimates"

    def recognises(self, grids: Sequence[Grid]) -> bool:
        """Tell whether a grid has the columns of Nomis."""
        known = known_format("nomis", PopulationFormat)
        return known is not None and any(_header(grid, known) or is_wizard(grid) for grid in grids)

    def read(self, grids: Sequence[Grid], context: ReaderContext) -> list[tuple[Grid, Reading]]:
        """
        Return the children of the service's areas.

        Raises:
            InputStructure: a needed column is missing.
        """
        known = load_format(context.folder, "nomis", PopulationFormat)
        places = places_of(context)
        held = [grid for grid in grids if _header(grid, known)]
        wizards = [grid for grid in grids if grid not in held and is_wizard(grid)]
        if not held and not wizards:
            held = list(grids[:1])
        return [(grid, _read(grid, known, places)) for grid in held] + [
            (grid, read_wizard(grid, known, places)) for grid in wizards
        ]


def _header(grid: Grid, known: PopulationFormat) -> Header | None:
    """Return the header of the columns of Nomis: codes of sexes and ages, or their names."""
    return next((header for needed in (NEEDED, *NAMED) if (header := find_header(grid, known.aliases, needed))), None)


def _read(grid: Grid, known: PopulationFormat, places: Places) -> Reading:
    needed = next((names for names in NAMED if find_header(grid, known.aliases, names)), NEEDED)
    needed = NEEDED if find_header(grid, known.aliases, NEEDED) else needed
    header = require_header(grid, known.aliases, needed, "a Nomis download", _NEXT)
    sexes = "sex" if "sex" in header else "sex_name"
    found = Collected(NomisReader.name)
    only, note = None, ""
    if "date" not in header:
        years = years_of_name(grid.path.name)
        if len(years) != 1:
            found.fault(header.row + 1, "DATE", "no column DATE, so the year of the figures is not known",
                        "a column DATE, such as 2024", _TICK)  # fmt: skip
            return found.reading()
        only = next(iter(years))
        note = f"The file has no column DATE; the year is from the name of the file, {grid.path.name}."
    cells: dict[int, Cells] = {}
    words = sex_words(known)
    for row in header.rows():
        code = header.cell(row, "code").upper()
        if not wanted(code, places) or not _is_count(header, row, found):
            continue
        age, sex = _age(header, row, found), words.get(header.cell(row, sexes).casefold())
        if sex is None:
            found.fault(row + 1, header.printed(sexes), header.cell(row, sexes) or "nothing",
                        "0 (persons), 1 (males) or 2 (females)")  # fmt: skip
        if age is None or sex is None or age > MOST_AGE:
            continue
        year = only or _year(header, row, found)
        figure = read_figure(header.cell(row, "value"), known.marks)
        if figure is None or (figure.value is not None and not figure.whole):
            found.fault(row + 1, header.printed("value"), header.cell(row, "value"), "a whole number of people")
        elif year and figure.value is not None:
            put_people(cells.setdefault(year, {}), (code, age, sex), int(figure.value), row + 1, found)
    rebased = min(cells, default=0) < FIRST_ON_CENSUS_2021
    for year, held in sorted(cells.items()):
        add_population(both_sexes(held, found), year, places, found, note=note, rebased=rebased)
    return found.reading(header.remarks("a column of Nomis"))


def _is_count(header: Header, row: int, found: Collected) -> bool:
    """Tell whether a row is a number of people, not a percentage."""
    code = header.cell(row, "measures")
    if "measures" not in header or code == COUNTS:
        return True
    if code == PERCENTS:
        found.left("rows of percentages", f"MEASURES {COUNTS}, numbers of people", "nothing.", "")
    else:
        found.fault(row + 1, header.printed("measures"), code or "nothing",
                    f"{COUNTS} (numbers of people) or {PERCENTS} (percentages)")  # fmt: skip
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
    if FIRST_AGE <= int(text) <= LAST_AGE:
        return int(text) - FIRST_AGE
    found.left("rows of groups of ages", "single years of age (C_AGE 101 to 191)", "nothing.", f"C_AGE {text}")
    return None


def _year(header: Header, row: int, found: Collected) -> int | None:
    text = header.cell(row, "date")
    if re.fullmatch(r"(19|20)[0-9]{2}", text):
        return int(text)
    found.fault(row + 1, header.printed("date"), text or "nothing", "a year such as 2024", _TICK)
    return None


READER = NomisReader()
