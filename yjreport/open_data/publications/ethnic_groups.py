"""Ethnic groups of Census 2021, brought to the five groups of the harmonised standard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from yjreport.errors import GateFailed
from yjreport.open_data.areas.geography import Geography
from yjreport.open_data.publications.population_estimates import whole
from yjreport.open_data.tidy_rows.published_tables import file_bytes, read_csv
from yjreport.open_data.tidy_rows.rows import TidyRow, When

CENSUS_DAY = date(2021, 3, 21)
WHEN = When("Census day, 21 March 2021", CENSUS_DAY, CENSUS_DAY)

GROUPS = ("Asian", "Black", "Mixed", "White", "Other")
"""The five groups, each of which is the first word of its census categories: 'White: Roma' is White."""

DOES_NOT_APPLY = "-8"
AREA_COLUMNS = (
    ("2023 Upper tier local authorities Code", "2023 Upper tier local authorities"),
    ("Regions Code", "Regions"),
    ("Countries Code", "Countries"),
)


def group_of(category: str) -> str | None:
    """Return the group of a census category, or None where it is none of the five."""
    word = category.split(":")[0].split(",")[0].split()
    return word[0] if word and word[0] in GROUPS else None


def all_ages(path: Path, name: str, geography: Geography) -> list[TidyRow]:
    """Return the share of residents of all ages in each of five ethnic groups, with counts."""
    code, area = next((pair for pair in AREA_COLUMNS if pair[0] in _header(path, name)), AREA_COLUMNS[0])
    category = "Ethnic group (20 categories)"
    rows = read_csv(path, name, [code, area, f"{category} Code", category, "Observation"])
    geography.require(((row[code], row[area]) for row in rows), name)
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        current = geography.resolve(row[code])
        if current is None or row[f"{category} Code"] == DOES_NOT_APPLY:
            continue
        _add(counts.setdefault(current, {}), row[category], whole(row["Observation"], row[code], name), name)
    return _rows("ethnic_group_share", counts, category)


def ages_10_17(path: Path, name: str, geography: Geography) -> list[TidyRow]:
    """Return the share of children aged 10 to 17 in each of five ethnic groups, of the authorities that there are."""
    rows = read_csv(path, name, ["area_code", "area_name", "ethnicity", "sex", "age_band_assumed", "population"])
    geography.require(((row["area_code"], row["area_name"]) for row in rows), name)
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        current = geography.resolve(row["area_code"])
        if current is not None:
            people = whole(row["population"], row["area_code"], name)
            _add(counts.setdefault(current, {}), row["ethnicity"], people, name)
    return _rows("ethnic_group_10_17_share", counts, "RM032")


def _header(path: Path, name: str) -> str:
    return file_bytes(path, name).decode("utf-8-sig", errors="replace").partition("\n")[0]


def _add(counts: dict[str, int], category: str, people: int, name: str) -> None:
    group = group_of(category)
    if group is None:
        raise GateFailed(
            f"{name} has an ethnic group that belongs to none of the five: {category!r}.",
            details=[f"the five: {', '.join(GROUPS)}"],
            next_step="add the category to yjreport/open_data/publications/ethnic_groups.py.",
        )
    counts[group] = counts.get(group, 0) + people


def _rows(measure: str, counts: dict[str, dict[str, int]], place: str) -> list[TidyRow]:
    found = []
    for area, groups in counts.items():
        total = sum(groups.values())
        for group, people in sorted(groups.items()):
            found.append(
                TidyRow(measure, area, WHEN, "percent", None, people, total, f"ethnicity={group}", place=place)
            )
    return [row for row in found if row.denominator]
