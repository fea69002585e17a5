"""People by single year of age: both sexes added up, and the children of a service's areas at mid-year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from yjreport.inputs.readers.common.collecting import Collected, observation, rows_in_words
from yjreport.inputs.readers.common.figures import read_figure
from yjreport.inputs.readers.common.formats import PopulationFormat
from yjreport.inputs.readers.common.headers import plain
from yjreport.inputs.readers.common.places import Places
from yjreport.open_data.publications.population_estimates import BREAK, SUMMED, SUMMED_DISTRICTS
from yjreport.open_data.tidy_rows.rows import FIRST_ON_CENSUS_2021, When

OLDEST_CHILD = 17
_BANDS = (("population_10_17", range(10, 18)), ("population_0_17", range(18)))

_TITLE_YEAR = re.compile(r"\bmid[- ]?((?:19|20)[0-9]{2})(?![0-9])", re.IGNORECASE)
_FILE_YEARS = (
    re.compile(r"mid[-_ ]?((?:19|20)[0-9]{2})(?![0-9])", re.IGNORECASE),
    re.compile(r"mye[-_ ]?((?:20)?[0-9]{2})(?![0-9])", re.IGNORECASE),
    re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])"),
)
_Total = tuple[int, list[int], str]
"""The people of an area, the rows that they stand in, and how they were added up."""


@dataclass
class Held:
    """Hold the people of one area by single year of age, and the rows of the grid that they stand in."""

    ages: dict[int, int] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)

    def band(self, ages: range) -> int | None:
        """Return the people of some ages, or None where one of them is missing."""
        return sum(self.ages[age] for age in ages) if self.ages.keys() >= set(ages) else None


def years_in(text: str) -> set[int]:
    """Return the years that a title names as mid-years."""
    return {int(year) for year in _TITLE_YEAR.findall(text)}


def years_of_name(name: str) -> set[int]:
    """Return the years that the name of a file speaks of: 2024 of mye24tablesew.csv; the clearest form alone counts."""
    found = next(filter(None, (pattern.findall(name) for pattern in _FILE_YEARS)), [])
    return {int(year) if len(year) == 4 else 2000 + int(year) for year in found}


def wanted(code: str, places: Places) -> bool:
    """Tell whether an area is one of a service's, or a district or former area of one."""
    return places.word(code) is not None or places.geography.districts.get(places.current(code)) in places.words


class PeopleBySex:
    """Collect the people of a file that has a figure for each year, area, age and sex."""

    def __init__(self, known: PopulationFormat, places: Places, found: Collected) -> None:
        self._marks, self._places, self._found = known.marks, places, found
        self.sexes = {plain(text): sex for sex, texts in known.sexes.items() for text in texts}
        self._years: dict[int, dict[tuple[str, int, str], tuple[int | None, int]]] = {}
        """People and row by year, and by code, age and sex in it; None where two rows disagree."""

    def take(self, year: int | None, key: tuple[str, int, str], text: str, row: int, column: str) -> None:
        """
        Take one cell; two rows that disagree are an error, and neither is kept.

        The key is the code of the area, the age, and persons, males or females; no year is one that is not known, which
        was said already.
        """
        figure = read_figure(text, self._marks)
        if figure is None or (figure.value is not None and not figure.whole):
            self._found.fault(row, column, text, "a whole number of people")
        elif year and figure.value is not None:
            people = int(figure.value)
            first = self._years.setdefault(year, {}).setdefault(key, (people, row))
            if first[0] not in (people, None):
                self._found.fault(row, "", f"{people} people of {key[0]}, {key[2]}, aged {key[1]}",
                                  f"{first[0]}, as row {first[1]} has",
                                  "delete the row that is not meant.")  # fmt: skip
                self._years[year][key] = (None, row)

    def add(self, years: Sequence[int] = (), note: str = "") -> None:
        """Add the population of every year; of some years in their order, where a file has a column for each."""
        years = years or sorted(self._years)
        for year in years:
            people = self._both_sexes(year)
            add_population(people, year, self._places, self._found, note=note,
                           rebased=min(years) < FIRST_ON_CENSUS_2021)  # fmt: skip

    def _both_sexes(self, year: int) -> dict[str, Held]:
        """
        Return the people of each area by age: persons as printed, else males and females where both are there.

        Persons that are not the sum of both sexes are an error, and are not given.
        """
        cells = self._years.get(year, {})
        people: dict[str, Held] = {}
        for code, age in dict.fromkeys((code, age) for code, age, _ in cells):
            held = people.setdefault(code, Held())
            parts = [cells[code, age, sex] for sex in ("males", "females") if (code, age, sex) in cells]
            counts = [count for count, _ in parts if count is not None]
            total = sum(counts) if len(counts) == 2 else None
            if (code, age, "persons") in cells:
                printed, row = cells[code, age, "persons"]
                if None not in (printed, total) and printed != total:
                    self._found.fault(row, "", f"{printed} persons of {code} aged {age}",
                                      f"{total}, the sum of both sexes", "download the file again.")  # fmt: skip
                    continue
                total, parts = printed, [(printed, row)]
            if total is not None:
                held.ages[age] = total
                held.rows.extend(row for _, row in parts)
        return {code: held for code, held in people.items() if held.ages}


def add_population(
    people: dict[str, Held], year: int, places: Places, found: Collected, *, note: str = "", rebased: bool = False
) -> None:
    """
    Add the population of every area of the service, from what a grid has by the code that it prints.

    An area is taken as it is printed; an authority that is not printed is the sum of its districts, if all are there;
    a joint service is the sum of its authorities, if all are there. A file is rebased where it has earlier years on the
    same basis, so that there is no break at mid-2021.
    """
    day = date(year, 6, 30)
    for measure, ages in _BANDS:
        if not any(held.band(ages) is not None for held in people.values()):
            continue
        broken = year == FIRST_ON_CENSUS_2021 and measure == "population_10_17" and not rebased
        totals = {word: total for code, word in places.words.items()
                  if (total := _total(code, ages, people, places, found)) is not None}  # fmt: skip
        if places.joint:
            members = [totals[code] for code in places.members if code in totals]
            if len(members) == len(places.members):
                rows = [row for _, own, _ in members for row in own]
                totals["local"] = sum(count for count, _, _ in members), rows, SUMMED
            elif members:
                found.say(
                    f"no sum of the service for {measure}, mid-{year}: the file lacks "
                    + ", ".join(places.geography.name(code) for code in places.members if code not in totals),
                    "every authority of the service", "download the file with all of them.", "warning",
                )  # fmt: skip
        for word, (count, rows, how) in totals.items():
            found.add(
                observation(
                    measure, word, When(f"mid-{year}", day, day), "count", value=str(count),
                    marks=("b",) if broken else (), line=rows_in_words(rows),
                    note=" ".join(filter(None, (how, BREAK if broken else "", note))),
                ),
                rows[0],
            )  # fmt: skip


def _total(code: str, ages: range, people: dict[str, Held], places: Places, found: Collected) -> _Total | None:
    printed = {own: held for own, held in people.items() if places.current(own) == code}
    if printed:
        first = next(iter(printed.values()))
        count = first.band(ages)
        if any(held.band(ages) != count for held in printed.values()):
            found.fault(
                first.rows[0], "", f"{places.geography.name(code)} under two codes with different people: "
                + ", ".join(sorted(printed)),
                "one row for each area", "delete the row of the code that is not meant.",
            )  # fmt: skip
            return None
        return None if count is None else (count, first.rows, "")
    districts = [people[district] for district in sorted(places.districts(code)) if district in people]
    counts = [count for held in districts if (count := held.band(ages)) is not None]
    if not counts or len(counts) < len(places.districts(code)):
        return None
    return sum(counts), [row for held in districts for row in held.rows], SUMMED_DISTRICTS
