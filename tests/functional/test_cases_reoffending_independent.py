"""
Exampleshire's reoffending, counted a second time by a script that shares nothing with the counting rules.

It reads the extract's CSV files with the standard library and follows the definition child by child, in plain
Python: Ministry of Justice, Guide to Proven Reoffending Statistics. Its cohorts, reoffenders and reoffences must be
those of `yjreport.cases.aggregate`, for every cohort of twelve and of three months that is mature.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from yjreport.cases.aggregate import aggregate
from yjreport.cases.mapping import load_mapping
from yjreport.cases.reader import read_extract
from yjreport.config.catalogue import load_catalogue
from yjreport.config.schema import Service
from yjreport.config.yaml_files import load
from yjreport.paths import Project

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "data" / "example" / "exampleshire" / "cases"
CUT_OFF = date(2025, 6, 30)

CAUTIONS = {"youth caution", "youth conditional caution"}
CUSTODIAL = {"detention and training order", "section 250", "section 254", "section 259"}
OTHER_SENTENCES = {
    "absolute discharge", "conditional discharge", "bind over", "fine", "compensation order", "referral order",
    "reparation order", "youth rehabilitation order",
}  # fmt: skip
NOT_NEW = {"breach of bail", "breach of conditional discharge", "breach of statutory order"}


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a file."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def day_of(text: str) -> date | None:
    """Return a day, or None of a blank."""
    return date.fromisoformat(text) if text else None


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a shorter month."""
    month = day.month + months
    year, month = day.year + (month - 1) // 12, (month - 1) % 12 + 1
    number = day.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def years_old(born: date, day: date) -> int:
    """Return an age in whole years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class Recount:
    """Follow the children of cohorts through the files."""

    def __init__(self) -> None:
        self.children = {row["child_id"]: row for row in rows("children")}
        self.ends = min(date.fromisoformat(rows("coverage")[0]["ends"]), CUT_OFF)
        self.offences = {}
        for row in rows("offences"):
            born = date.fromisoformat(self.children[row["child_id"]]["date_of_birth"])
            if 10 <= years_old(born, date.fromisoformat(row["offence_date"])) <= 17:
                self.offences[row["offence_id"]] = row
        self.starts: dict[str, set[date]] = {}
        self.proofs: dict[str, dict[str, date]] = {}
        for row in rows("outcomes"):
            self.note(row)

    def note(self, row: dict[str, str]) -> None:
        """Take a row of outcomes for what may begin a follow-up and for what proves an offence."""
        child, offence = row["child_id"], self.offences.get(row["offence_id"])
        given = date.fromisoformat(row["outcome_date"])
        born = date.fromisoformat(self.children[child]["date_of_birth"])
        seen = day_of(row["first_appearance"])
        adult = years_old(born, given) > 17 and (seen is None or years_old(born, seen) > 17)
        if offence is None or adult or row["outcome"] not in CAUTIONS | CUSTODIAL | OTHER_SENTENCES:
            return
        released = day_of(row["release_date"])
        start = released if row["outcome"] in CUSTODIAL else given
        if start is not None and 10 <= years_old(born, start) <= 17 and self.lives_here(child, start):
            self.starts.setdefault(child, set()).add(start)
        if given <= self.ends and offence["offence_type"] not in NOT_NEW:
            known = self.proofs.setdefault(child, {})
            known[row["offence_id"]] = min(given, known.get(row["offence_id"], given))

    def lives_here(self, child: str, day: date) -> bool:
        """Tell whether a child lives in the area on a day."""
        arrived, left = (day_of(self.children[child][name]) for name in ("moved_in", "moved_out"))
        return (arrived is None or arrived <= day) and (left is None or day <= left)

    def count(self, first: date, last: date) -> tuple[int, int, int]:
        """Return the children of a cohort, those who reoffended, and their reoffences."""
        size = reoffenders = reoffences = 0
        for child, starts in self.starts.items():
            inside = [day for day in starts if first <= day <= last]
            if not inside:
                continue
            size += 1
            index = min(inside)
            until, proven_by = months_later(index, 12), months_later(index, 18)
            number = 0
            for offence, proven in self.proofs.get(child, {}).items():
                committed = date.fromisoformat(self.offences[offence]["offence_date"])
                number += index < committed <= until and proven <= proven_by
            reoffences += number
            reoffenders += number > 0
        return size, reoffenders, reoffences


@pytest.fixture(scope="module")
def recount() -> Recount:
    """Return the independent count."""
    return Recount()


@pytest.fixture(scope="module")
def counted() -> dict[tuple[str, date, date], object]:
    """Return the project's own figures of the whole service, by measure, first and last day."""
    project = Project(ROOT)
    service = load(project.params / "services" / "exampleshire.yaml", Service, project)
    extract = read_extract(FOLDER, load_mapping(project, "plain"), service, project)
    found = aggregate(extract, load_catalogue(project), service, "2024-25", CUT_OFF, source="extract")
    return {
        (item.measure, item.period.start, item.period.end): item
        for item in found
        if item.area.role == "local" and not item.breakdown
    }  # type: ignore[misc]


def cohorts(months: int) -> list[tuple[date, date]]:
    """Return the cohorts of so many months from April 2020 on whose wait is over by the cut-off."""
    found, first = [], date(2020, 4, 1)
    while True:
        following = months_later(first, months)
        last = following - timedelta(days=1)
        if months_later(last, 18) > CUT_OFF:
            return found
        found.append((first, last))
        first = following


@pytest.mark.parametrize(("first", "last"), cohorts(12), ids=str)
def test_a_cohort_of_twelve_months_is_the_same_when_counted_again(
    recount: Recount, counted: dict, first: date, last: date
) -> None:
    """Children, reoffenders and reoffences of each mature year agree, and there are such children."""
    size, reoffenders, reoffences = recount.count(first, last)
    binary, crimes = counted["reoffending_binary", first, last], counted["reoffences", first, last]
    assert size > 100
    assert (binary.numerator, binary.denominator, int(crimes.value)) == (reoffenders, size, reoffences)


@pytest.mark.parametrize(("first", "last"), cohorts(3), ids=str)
def test_a_cohort_of_three_months_is_the_same_when_counted_again(
    recount: Recount, counted: dict, first: date, last: date
) -> None:
    """Children and reoffenders of each mature quarter agree."""
    size, reoffenders, _ = recount.count(first, last)
    binary = counted["reoffending_binary_quarter", first, last]
    assert (binary.numerator, binary.denominator) == (reoffenders, size)


def test_no_cohort_is_given_as_mature_that_is_not(counted: dict) -> None:
    """The project has no binary rate beyond the cohorts recounted, and trackers for the years after them."""
    years = {key[1:] for key in counted if key[0] == "reoffending_binary"}
    quarters = {key[1:] for key in counted if key[0] == "reoffending_binary_quarter"}
    trackers = {key[1:] for key in counted if key[0] == "reoffending_tracker"}
    assert years == set(cohorts(12))
    assert quarters == set(cohorts(3))
    assert trackers == {(date(2023, 4, 1), date(2024, 3, 31)), (date(2024, 4, 1), date(2025, 3, 31))}


def test_a_tracker_is_the_same_when_counted_again(recount: Recount, counted: dict) -> None:
    """What is known so far of the cohort of the plan year agrees too."""
    item = counted["reoffending_tracker", date(2024, 4, 1), date(2025, 3, 31)]
    size, reoffenders, _ = recount.count(date(2024, 4, 1), date(2025, 3, 31))
    assert (item.numerator, item.denominator) == (reoffenders, size)
    assert item.marks == ("p",)


def test_quarters_count_some_children_more_than_once(recount: Recount) -> None:
    """The four quarters of a year have more children than the year: they must not be added up."""
    quarters = [recount.count(first, last)[0] for first, last in cohorts(3)[:4]]
    assert sum(quarters) > recount.count(*cohorts(12)[0])[0]
