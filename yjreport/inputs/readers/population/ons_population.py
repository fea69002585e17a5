"""Read mid-year population estimates of the Office for National Statistics: sheets MYE2 and MYEB1, any vintage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yjreport.files.grid import Grid
from yjreport.files.reading import ReaderContext, Reading
from yjreport.inputs.readers.common.collecting import Collected
from yjreport.inputs.readers.common.figures import read_figure
from yjreport.inputs.readers.common.format_files import FormatReader
from yjreport.inputs.readers.common.formats import PopulationFormat
from yjreport.inputs.readers.common.headers import Header, find_header, require_header
from yjreport.inputs.readers.common.places import Places, places_of
from yjreport.inputs.readers.population.ons_long import LONG_NEEDED, read_long, year_columns
from yjreport.inputs.readers.population.people import Held, add_population, wanted, years_in, years_of_name

NEEDED = ("code", "name", *map(str, range(10, 18)))
_SIGNS = ("code", "10", "13", "17")
_NEXT = "open the sheet MYE2 (persons) of the ONS workbook and save it whole, with its header."
_OLDEST = 130
_PERSONS = re.compile(r"\bpersons\b|MYE2[-_ ]*All\b|_persons", re.IGNORECASE)
_ONE_SEX = re.compile(r"(?<![a-z])(fe)?males?(?![a-z])", re.IGNORECASE)
MOST_OF_ONE_SEX = 40_000_000
"""No sex of England and Wales, or of the United Kingdom, has as many people as this; both together have more."""
_LARGE = ("K02000001", "K03000001", "K04000001", "E92000001")


def columns_of(known: PopulationFormat) -> dict[str, tuple[str, ...]]:
    """Return the names of every column, those of single years of age among them."""
    ages = {str(age): tuple(form.format(age=age) for form in known.ages) for age in range(_OLDEST)}
    return {**known.aliases, **ages, "90": (*ages["90"], "90+", "90 and over", "Aged 90+")}


def _is_of(grid: Grid, known: PopulationFormat) -> bool:
    """Tell whether a grid has a column for each age, or a row for each age and a column for each year."""
    return _wide(grid, known) or _long(grid, known)


def _read_grids(grids: Sequence[Grid], known: PopulationFormat, context: ReaderContext) -> list[tuple[Grid, Reading]]:
    """Return the children of the service's areas."""
    places = places_of(context)
    wide = [grid for grid in grids if _wide(grid, known)]
    long = [grid for grid in grids if _long(grid, known)]
    if not wide and not long:
        require_header(grids[0], columns_of(known), NEEDED, READER.name, _NEXT)
    readings = [(grid, _read(grid, known, places)) for grid in wide]
    for grid in long:
        if any(reading.rows for _, reading in readings):
            found = Collected()
            found.say(
                f"{grid.part or grid.name} is not read, because the sheet MYE2 is", "one sheet of figures",
                "nothing; if you need its other years, save it as a file of its own.",
            )  # fmt: skip
            readings.append((grid, found.reading()))
        else:
            header = require_header(grid, known.aliases, LONG_NEEDED, "the ONS table MYEB1", _NEXT)
            readings.append((grid, read_long(header, known, places)))
    return readings


def _wide(grid: Grid, known: PopulationFormat) -> bool:
    return find_header(grid, columns_of(known), _SIGNS) is not None


def _long(grid: Grid, known: PopulationFormat) -> bool:
    header = find_header(grid, known.aliases, LONG_NEEDED)
    return header is not None and bool(year_columns(header))


def _read(grid: Grid, known: PopulationFormat, places: Places) -> Reading:
    header = require_header(grid, columns_of(known), NEEDED, "the ONS table MYE2", _NEXT)
    found = Collected()
    title = " ".join(" ".join(row) for row in grid.rows[: header.row])
    if not _of_persons(header, title, known, found):
        return found.reading()
    year, note = _year(grid, title, found)
    if year is None:
        return found.reading()
    people: dict[str, Held] = {}
    for row in header.rows():
        code = header.cell(row, "code").upper()
        if wanted(code, places):
            _take(header, row, code, known, people, found)
    add_population(people, year, places, found, note=note)
    return found.reading(header.remarks("a column of the ONS table MYE2"))


def _take(
    header: Header, row: int, code: str, known: PopulationFormat, people: dict[str, Held], found: Collected
) -> None:
    held = Held(rows=[row + 1])
    readable = True
    for age in range(_OLDEST):
        if str(age) not in header:
            continue
        figure = read_figure(header.cell(row, str(age)), known.marks)
        if figure is not None and figure.whole:
            held.ages[age] = int(figure.value or 0)
        elif figure is None or figure.value is not None:
            found.fault(row + 1, header.printed(str(age)), header.cell(row, str(age)), "a whole number of people")
            readable = False
    if not readable or not _adds_up(header, row, held, known, found):
        return
    if code in people and people[code].ages != held.ages:
        found.fault(row + 1, header.printed("code"), f"{code} again, with other people than in row "
                    f"{people[code].rows[0]}", "each area once", "delete the row that is not meant.")  # fmt: skip
        people[code] = Held(rows=[row + 1])
    else:
        people.setdefault(code, held)


def _adds_up(header: Header, row: int, held: Held, known: PopulationFormat, found: Collected) -> bool:
    """Tell whether the single years make up the people of all ages, where the table has them all."""
    figure = read_figure(header.cell(row, "all"), known.marks)
    if figure is None:
        found.fault(row + 1, header.printed("all"), header.cell(row, "all"), "a whole number of people")
        return False
    whole = all(age in held.ages for age in range(91))
    if figure.value is None or not whole or figure.value == sum(held.ages.values()):
        return True
    found.fault(
        row + 1, header.printed("all"), f"{figure.text}, but the single years of age make "
        f"{sum(held.ages.values())}", "the sum of the row's ages",
        "a cell of the row was changed or is in another column: download the file again.",
    )  # fmt: skip
    return False


def _of_persons(header: Header, title: str, known: PopulationFormat, found: Collected) -> bool:
    """Tell whether a table is of both sexes; by the sheet, the title, the file, or the size of the country."""
    grid = header.grid
    if "sex" in header:
        found.fault(header.row + 1, header.printed("sex"), "a column of sexes beside a column for each age",
                    "a table of persons", _NEXT)  # fmt: skip
        return False
    name = grid.path.name
    texts = (grid.part, title, name)
    single = next((text for text in texts if _ONE_SEX.search(text.replace("_", " "))), "")
    persons = any(_PERSONS.search(text.replace("_", " ")) for text in texts)
    large = _largest(header, known)
    if single and persons:
        found.fault(0, "", "a table that says both persons and one sex", "a table of persons", _NEXT)
        return False
    if single:
        found.say(f"{grid.part or name} is not read: it is of one sex", "persons", "nothing.")
        return False
    if persons and large is not None and large < MOST_OF_ONE_SEX:
        found.fault(0, header.printed("all"), f"{large:,} people in the country, which is one sex alone",
                    "a table of persons", _NEXT)  # fmt: skip
        return False
    if not persons and (large is None or large < MOST_OF_ONE_SEX):
        found.fault(0, "", "nothing that says whether the table is of persons or of one sex",
                    "persons in the title, the name of the sheet or of the file",
                    "add persons to the name of the file, if it is of both sexes.")  # fmt: skip
        return False
    return True


def _largest(header: Header, known: PopulationFormat) -> int | None:
    """Return the people of all ages of the country, where the table has it."""
    figures = [read_figure(header.cell(row, "all"), known.marks) for row in header.rows()
               if header.cell(row, "code").upper() in _LARGE]  # fmt: skip
    return max((int(figure.value or 0) for figure in figures if figure is not None and figure.whole), default=None)


def _year(grid: Grid, title: str, found: Collected) -> tuple[int | None, str]:
    """Return the mid-year that a table says it is of, and a note where the name of the file alone says it."""
    told, named = years_in(f"{title} {grid.part}"), years_of_name(grid.path.name)
    years = told or named
    if len(years) == 1 and (not told or not named or told <= named):
        year = next(iter(years))
        return year, "" if told else f"The year is from the name of the file, {grid.path.name}."
    words = f"the years {', '.join(map(str, sorted(told | named)))}" if told | named else "no year"
    found.fault(
        0, "", f"{words} in the title and the name of the file", "one year, such as mid-2024",
        "name the file after its year, such as mid2024-persons.csv.",
    )  # fmt: skip
    return None, ""


READER = FormatReader("ONS mid-year population estimates", "ons_population", PopulationFormat, _is_of, _read_grids)
