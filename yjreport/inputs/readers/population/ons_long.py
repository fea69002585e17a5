"""Read the ONS table MYEB1: a row for each area, sex and age, a column for each year."""

from __future__ import annotations

import re

from yjreport.files.decoding import column_letter
from yjreport.files.reading import Reading, Remark
from yjreport.inputs.readers.common.collecting import Collected
from yjreport.inputs.readers.common.formats import PopulationFormat
from yjreport.inputs.readers.common.headers import Header, plain
from yjreport.inputs.readers.common.places import Places
from yjreport.inputs.readers.population.people import OLDEST_CHILD, PeopleBySex, wanted

LONG_NEEDED = ("code", "sex", "age")
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
    found = Collected()
    people = PeopleBySex(known, places, found)
    years = year_columns(header)
    for row in header.rows():
        code = header.cell(row, "code").upper()
        age = header.cell(row, "age").removesuffix("+")
        if not wanted(code, places):
            continue
        if not re.fullmatch(r"[0-9]{1,3}", age):
            found.fault(row + 1, header.printed("age"), header.cell(row, "age") or "nothing", "an age such as 14")
            continue
        if int(age) > OLDEST_CHILD:
            continue
        sex = people.sexes.get(plain(header.cell(row, "sex")))
        if sex is None:
            found.fault(row + 1, header.printed("sex"), header.cell(row, "sex") or "nothing", "M or F")
            continue
        for year, index in years.items():
            column = f"{header.grid.cell(header.row, index)} (column {column_letter(index)})"
            people.take(year, (code, int(age), sex), header.grid.cell(row, index), row + 1, column)
    people.add(list(years))
    used = set(years.values())
    unknown = [remark for remark, (index, _) in zip(header.remarks("a column of MYEB1"), header.unknown, strict=True)
               if index not in used]  # fmt: skip
    return found.reading(unknown + _twice(header))


def _twice(header: Header) -> list[Remark]:
    names = [name for _, name in header.unknown if _YEAR.fullmatch(plain(name))]
    return [
        Remark(header.row + 1, name, "a column that is there twice", "one column for each year",
               "delete the one that is not meant.", "error")
        for name in sorted({name for name in names if [plain(other) for other in names].count(plain(name)) > 1})
    ]  # fmt: skip
