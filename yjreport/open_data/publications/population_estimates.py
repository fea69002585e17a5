"""Mid-year population estimates: single years of age of districts, brought to the authorities of today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from yjreport.errors import GateFailed, InputStructure
from yjreport.open_data.areas.geography import COUNTRIES, WALES, Geography
from yjreport.open_data.tidy_rows.published_tables import Row, read_csv
from yjreport.open_data.tidy_rows.rows import FIRST_ON_CENSUS_2021, TidyRow, When

Ages = dict[str, dict[int, int]]
"""People by single year of age, by code of an area as the file has it."""

BREAK = (
    "From mid-2021 the estimates rest on Census 2021. The earlier years are as first published, before they were "
    "rebased, so the step to this year is no growth."
)
SUMMED = "Sum of the estimates of its authorities."
SUMMED_DISTRICTS = "Sum of the estimates of its districts."


def read_sheet(path: Path, name: str) -> Ages:
    """Return the ages of every area of a sheet MYE2 of the Office for National Statistics: Code, Name, 0, 1, … 17."""
    rows = read_csv(path, name, ["Code", "Name", "All ages", *map(str, range(18))])
    return {row["Code"]: _ages(row, row["Code"], name) for row in rows if len(row["Code"]) == 9}


def read_nomis(path: Path, name: str) -> Ages:
    """
    Return the ages of every district of a table with a column for each age, as taken from Nomis.

    Scotland and Northern Ireland are not read: gaps were filled with means there.
    """
    rows = read_csv(path, name, ["code", "name", "all", *map(str, range(18))])
    return {row["code"]: _ages(row, row["code"], name) for row in rows if row["code"][:1] in ("E", "W")}


def read_long(path: Path, name: str) -> Ages:
    """Return the ages of every district of a long table: area_code, geography, sex, age, population."""
    found: Ages = {}
    for row in read_csv(path, name, ["area_code", "geography", "sex", "age", "population"]):
        if row["sex"] == "persons":
            found.setdefault(row["area_code"], {})[int(row["age"])] = whole(row["population"], row["area_code"], name)
    return found


def _ages(row: Row, code: str, name: str) -> dict[int, int]:
    return {age: whole(row[str(age)], code, name) for age in range(18)}


def whole(text: str, code: str, name: str) -> int:
    """Return a number of people, or raise InputStructure naming file and area."""
    try:
        number = Decimal(text)
        if number != int(number) or number < 0:
            raise ValueError
    except (ArithmeticError, ValueError):
        raise InputStructure(
            f"{name} holds a population that is not a whole number.",
            details=[f"area {code}: found {text!r}"],
            next_step="take the publisher's file again.",
        ) from None
    return int(number)


def population_rows(ages: Ages, year: int, geography: Geography, name: str, place: str) -> list[TidyRow]:
    """
    Return population_10_17 of every authority, region and country, and population_0_17 of Wales and its authorities.

    Districts, current and former, are added up to the authority of today in which they lie. Regions and countries
    are as the file prints them, and where it prints none the sum of their authorities. The Department for Education
    carries the ages 0 to 17 for England, on one basis from 2012; for Wales they are taken from here.

    Raises:
        GateFailed: when an area joins to nothing.
        GateFailed: when a printed region or country is not the sum of its authorities.
    """
    geography.require(((code, "") for code in ages if code[0] in "EW" and not _larger(code)), name)
    rows = _rows("population_10_17", range(10, 18), ages, year, geography, name, place)
    if all(0 in each for each in ages.values()):
        wide = _rows("population_0_17", range(18), ages, year, geography, name, place)
        if year >= FIRST_ON_CENSUS_2021:
            rows += [row for row in wide if row.area == WALES or row.area.startswith("W06")]
    return rows


def _larger(code: str) -> bool:
    """Tell whether a code is of a county, a region or a country, which the districts add up to."""
    return code[:3] in ("E10", "E11", "E12", "E13") or code[1:3] == "92" or code.startswith("K")


def _rows(
    measure: str, band: Iterable[int], ages: Ages, year: int, geography: Geography, name: str, place: str
) -> list[TidyRow]:
    band = list(band)
    own: dict[str, int] = {}
    parts: dict[str, int] = {}
    for code, by_age in ages.items():
        upper = None if _larger(code) else geography.districts.get(geography.former.get(code, code))
        if upper:
            own[upper] = own.get(upper, 0) + sum(by_age[age] for age in band)
            parts[upper] = parts.get(upper, 0) + 1
    missing = [geography.name(code) for code in geography.authorities if code not in own]
    if missing:
        raise InputStructure(
            f"{name} has no population of {len(missing)} authorities.",
            details=[", ".join(missing)],
            next_step="take the publisher's file again, or bring the lookups up to date.",
        )
    rows = [
        _row(measure, code, year, own[code], place, (SUMMED_DISTRICTS,) if parts[code] > 1 else ())
        for code in geography.authorities
    ]
    for code in (*geography.regions, *COUNTRIES):
        total = sum(own[member] for member in geography.members(code))
        printed = sum(ages[code][age] for age in band) if code in ages else None
        if printed is not None and printed != total:
            raise GateFailed(
                f"{name}: the population of {geography.name(code)} is not the sum of its authorities.",
                details=[f"mid-{year}, ages {band[0]} to {band[-1]}: printed {printed}, sum {total}"],
                next_step="check the lookups of districts; a district may be missing or be counted twice.",
            )
        rows.append(_row(measure, code, year, total, place, () if printed is not None else (SUMMED,)))
    return rows


def _row(measure: str, code: str, year: int, people: int, place: str, notes: tuple[str, ...]) -> TidyRow:
    broken = year == FIRST_ON_CENSUS_2021 and measure == "population_10_17"
    day = date(year, 6, 30)
    return TidyRow(
        measure=measure, area=code, when=When(f"mid-{year}", day, day), unit="count", value=Decimal(people),
        marks=("b",) if broken else (), place=place, notes=(*notes, BREAK) if broken else notes,
    )  # fmt: skip
