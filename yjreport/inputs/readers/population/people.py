"""Bring people by single year of age to the areas of a service: children aged 10 to 17 and 0 to 17 at mid-year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from yjreport.inputs.readers.common.collecting import Collected, observation
from yjreport.inputs.readers.common.places import Places
from yjreport.open_data.publications.population_estimates import BREAK, SUMMED, SUMMED_DISTRICTS
from yjreport.open_data.tidy_rows.rows import FIRST_ON_CENSUS_2021, When

BANDS = (("population_10_17", range(10, 18)), ("population_0_17", range(18)))
FIRST_YEAR, LAST_YEAR = 1981, 2060

_TITLE_YEAR = re.compile(r"\bmid[- ]?((?:19|20)[0-9]{2})(?![0-9])", re.IGNORECASE)
_FILE_YEARS = (
    re.compile(r"mid[-_ ]?((?:19|20)[0-9]{2})(?![0-9])", re.IGNORECASE),
    re.compile(r"mye[-_ ]?((?:20)?[0-9]{2})(?![0-9])", re.IGNORECASE),
    re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])"),
)


@dataclass
class Held:
    """
    Hold the people of one area.

    Args:
        ages: people by single year of age.
        rows: the rows of the grid that they stand in, as a spreadsheet numbers them.
    """

    ages: dict[int, int] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)

    def band(self, ages: Iterable[int]) -> int | None:
        """Return the people of some ages, or None where one of them is missing."""
        counts = [self.ages.get(age) for age in ages]
        return None if None in counts else sum(count for count in counts if count is not None)


def years_in(text: str) -> set[int]:
    """Return the years that a title names as mid-years."""
    return {int(year) for year in _TITLE_YEAR.findall(text)}


def years_of_name(name: str) -> set[int]:
    """Return the years that the name of a file speaks of: 2024 of mye24tablesew.csv; the clearest form alone counts."""
    for pattern in _FILE_YEARS:
        found = {int(year) if len(year) == 4 else 2000 + int(year) for year in pattern.findall(name)}
        if found:
            return found
    return set()


def wanted(code: str, places: Places) -> bool:
    """Tell whether an area is one of a service's, or a district or former area of one."""
    return places.word(code) is not None or places.geography.districts.get(places.current(code)) in places.words


def add_population(
    people: dict[str, Held], year: int, places: Places, found: Collected, *, note: str = "", rebased: bool = False
) -> None:
    """
    Add the population of every area of the service that the grid has.

    An area is taken as it is printed; an authority that is not printed is the sum of its districts, if all are there;
    a joint service is the sum of its authorities, if all are there.

    Args:
        people: what the grid has, by the code that it prints.
        year: the mid-year.
        places: the areas of the service.
        found: where rows and remarks go.
        note: what qualifies every figure.
        rebased: whether the file has earlier years on the same basis, so that there is no break at mid-2021.
    """
    for measure, ages in BANDS:
        if not any(held.band(ages) is not None for held in people.values()):
            continue
        totals: dict[str, tuple[int, list[int]]] = {}
        for code, word in places.words.items():
            total = _total(code, ages, people, places, found)
            if total is None:
                continue
            totals[code] = total[:2]
            if word == "local" or code not in places.members:
                _row(measure, word, year, total, found, note, rebased)
            else:
                _row(measure, code, year, total, found, note, rebased)
        if places.joint:
            _joint(measure, totals, year, places, found, note, rebased)


def _joint(
    measure: str, totals: dict[str, tuple[int, list[int]]], year: int, places: Places, found: Collected, note: str,
    rebased: bool,
) -> None:  # fmt: skip
    missing = [code for code in places.members if code not in totals]
    if not missing:
        rows = [row for code in places.members for row in totals[code][1]]
        total = sum(totals[code][0] for code in places.members)
        _row(measure, "local", year, (total, rows, SUMMED), found, note, rebased)
    elif len(missing) < len(places.members):
        found.say(
            f"no sum of the service for {measure}, mid-{year}: the file lacks "
            + ", ".join(places.geography.name(code) for code in missing),
            "every authority of the service", "download the file with all of them.", "warning",
        )  # fmt: skip


def _total(
    code: str, ages: range, people: dict[str, Held], places: Places, found: Collected
) -> tuple[int, list[int], str] | None:
    """Return the people of an area, the rows that they stand in, and how they were added up."""
    printed = [(own, held) for own, held in people.items() if places.current(own) == code]
    if printed:
        counts = {held.band(ages) for _, held in printed}
        rows = [row for _, held in printed for row in held.rows]
        if len(counts) > 1:
            found.fault(
                rows[0], "", f"{places.geography.name(code)} under two codes with different people: "
                + ", ".join(sorted(own for own, _ in printed)),
                "one row for each area", "delete the row of the code that is not meant.",
            )  # fmt: skip
            return None
        count = counts.pop()
        return None if count is None else (count, printed[0][1].rows, "")
    districts = sorted(places.districts(code))
    if not districts or any(district not in people for district in districts):
        return None
    counted = [people[district].band(ages) for district in districts]
    if None in counted:
        return None
    rows = [row for district in districts for row in people[district].rows]
    return sum(count for count in counted if count is not None), rows, SUMMED_DISTRICTS


def _row(
    measure: str, word: str, year: int, total: tuple[int, list[int], str], found: Collected, note: str, rebased: bool
) -> None:
    count, rows, how = total
    broken = year == FIRST_ON_CENSUS_2021 and measure == "population_10_17" and not rebased
    day = date(year, 6, 30)
    found.add(
        observation(
            measure, word, When(f"mid-{year}", day, day), "count", value=str(count), marks=("b",) if broken else (),
            line=lines(rows), note=" ".join(filter(None, (how, BREAK if broken else "", note))),
        ),
        rows[0],
    )  # fmt: skip


def lines(rows: Iterable[int]) -> str:
    """Return the rows that a figure is of, as the column `line` says them."""
    numbers = sorted(set(rows))
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    if len(numbers) > 8:
        return f"rows {numbers[0]} to {numbers[-1]}"
    return f"rows {', '.join(map(str, numbers))}"
