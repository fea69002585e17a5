"""Read the ONS table MYEB1: a row for each area, sex and age, a column for each year."""

from __future__ import annotations

import re

from yjreport.files.decoding import column_letter
from yjreport.files.reading import Reading, Remark
from yjreport.inputs.readers.common.collecting import Collected
from yjreport.inputs.readers.common.figures import read_figure
from yjreport.inputs.readers.common.formats import PopulationFormat
from yjreport.inputs.readers.common.headers import Header, plain
from yjreport.inputs.readers.common.places import Places
from yjreport.inputs.readers.population.people import Held, add_population, wanted
from yjreport.inputs.readers.population.sexes import Cells, both_sexes, sex_words
from yjreport.open_data.tidy_rows.rows import FIRST_ON_CENSUS_2021

LONG_NEEDED = ("code", "sex", "age")
MOST_AGE = 17
_YEAR = re.compile(r"population((?:19|20)[0-9]{2})")


def year_columns(header: Header) -> dict[int, int]:
    """Return the index of the column of each year, without those that are there twice."""
    found: dict[int, list[int]] = {}
    for index, name in header.unknown:
        match = _YEAR.fullmatch(plain(name))
        if match:
            found.setdefault(int(match[1]), []).append(index)
    return {year: places[0] for year, places in found.items() if len(places) == 1}


def read_long(header: Header, known: PopulationFormat, places: Places) -> Reading:
    """Return the children of the service's areas, year by year."""
    found = Collected("MYEB1")
    years = year_columns(header)
    cells: dict[int, Cells] = {year: {} for year in years}
    words = sex_words(known)
    for row in header.rows():
        code = header.cell(row, "code").upper()
        age = header.cell(row, "age").removesuffix("+")
        if not wanted(code, places):
            continue
        if not re.fullmatch(r"[0-9]{1,3}", age):
            found.fault(row + 1, header.printed("age"), header.cell(row, "age") or "nothing", "an age such as 14")
            continue
        if int(age) > MOST_AGE:
            continue
        sex = words.get(plain(header.cell(row, "sex")))
        if sex is None:
            found.fault(row + 1, header.printed("sex"), header.cell(row, "sex") or "nothing", "M or F")
            continue
        for year, index in years.items():
            text = header.grid.cell(row, index)
            figure = read_figure(text, known.marks)
            if figure is None or (figure.value is not None and not figure.whole):
                found.fault(row + 1, f"{header.grid.cell(header.row, index)} (column {column_letter(index)})", text,
                            "a whole number of people")  # fmt: skip
            elif figure.value is not None:
                put_people(cells[year], (code, int(age), sex), int(figure.value), row + 1, found)
    for year, held in cells.items():
        people: dict[str, Held] = both_sexes(held, found)
        add_population(people, year, places, found, rebased=min(years) < FIRST_ON_CENSUS_2021)
    used = set(years.values())
    unknown = [remark for remark, (index, _) in zip(header.remarks("a column of MYEB1"), header.unknown, strict=True)
               if index not in used]  # fmt: skip
    return found.reading(unknown + _twice(header))


def put_people(cells: Cells, key: tuple[str, int, str], people: int, row: int, found: Collected) -> None:
    """Keep the people of an area, age and sex; two rows that disagree are an error, and neither is kept."""
    if key in cells and cells[key][0] not in (people, None):
        found.fault(row, "", f"{people} people of {key[0]}, {key[2]}, aged {key[1]}",
                    f"{cells[key][0]}, as row {cells[key][1]} has", "delete the row that is not meant.")  # fmt: skip
        cells[key] = (None, row)
    else:
        cells.setdefault(key, (people, row))


def _twice(header: Header) -> list[Remark]:
    names = [name for _, name in header.unknown if _YEAR.fullmatch(plain(name))]
    return [
        Remark(header.row + 1, name, "a column that is there twice", "one column for each year",
               "delete the one that is not meant.", "error")
        for name in sorted({name for name in names if [plain(other) for other in names].count(plain(name)) > 1})
    ]  # fmt: skip
