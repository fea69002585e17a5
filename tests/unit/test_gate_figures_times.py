"""Rules about when a figure is for: odd windows, unfinished ones, late sources; and levels below 0."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from gate_figures import REPORT, count, days, found, share, year
from gate_inputs import Row, observation

if TYPE_CHECKING:
    from pathlib import Path

CUSTODY = "children_sentenced_to_custody"


def test_a_count_below_nobody_is_refused(tmp_path: Path) -> None:
    """-3 is a dash before a 3, or a change."""
    (fault,) = found(tmp_path, "value-not-negative", count(CUSTODY, -3, year(2021)))

    assert (fault.severity, fault.found, fault.expected) == ("error", '"-3"', "0 or more")


@pytest.mark.parametrize(
    "row",
    [
        count(CUSTODY, 0, year(2021)),
        count("custody_reduction_target", -1, year(2021)),
        observation("fte_rate_change", "percent", value="-19.9", base_period="2017", **year(2018)),
    ],
    ids=["none", "a target that is a fall", "a change"],
)
def test_what_may_be_below_nothing_is_left_alone(tmp_path: Path, row: Row) -> None:
    """A change, and a measure with a range of its own in the suite, may be negative."""
    assert not found(tmp_path, "value-not-negative", row)


def test_a_year_and_a_month_is_questioned(tmp_path: Path) -> None:
    """1 April 2021 to 30 April 2022 is compared with no year."""
    (fault,) = found(tmp_path, "window-usual", count(CUSTODY, 3, days("2021-04-01", "2022-04-30")))

    assert (fault.severity, fault.found) == ("warning", "2021-04-01 to 2022-04-30, which is 13 months")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2021-04-01", "2022-03-31"),
        ("2019-04-01", "2022-03-31"),
        ("2021-04-01", "2021-12-31"),
        ("2020-02-29", "2021-02-28"),
    ],
)
def test_usual_windows_are_left_alone(tmp_path: Path, start: str, end: str) -> None:
    """A part of a year, a year, three years, and days that are no whole months."""
    assert not found(tmp_path, "window-usual", count(CUSTODY, 3, days(start, end)))


def test_a_period_that_was_not_over_is_questioned(tmp_path: Path) -> None:
    """The source came out on 30 September 2023, the year ends in March 2024."""
    (fault,) = found(tmp_path, "window-over-at-release", count(CUSTODY, 3, year(2023), source="a-release"))

    assert (fault.severity, fault.found) == ("warning", "2024-03-31, after a-release was released on 2023-09-30")


@pytest.mark.parametrize("marks", ["p", "e"])
def test_a_provisional_figure_says_so_itself(tmp_path: Path, marks: str) -> None:
    """A mark tells readers that more will come."""
    assert not found(tmp_path, "window-over-at-release", count(CUSTODY, 3, year(2023), source="a-release", marks=marks))


def test_a_source_after_the_cut_off_is_told_once(tmp_path: Path) -> None:
    """Its figures are left out of the annex, and somebody must know."""
    rows = [
        share("reoffending_binary", 30, year(2019), 30, 100, source="a-later-release"),
        count(CUSTODY, 3, year(2020)),
        count(CUSTODY, 4, year(2021), source="a-later-release"),
    ]

    (fault,) = found(tmp_path, "source-before-cut-off", *rows)

    assert (fault.row, fault.severity) == (2, "warning")
    assert fault.found == (
        "a-later-release, released on 2024-03-31, after the cut-off 2023-09-30: the annex leaves out rows 2 and 4"
    )


def test_a_source_by_the_cut_off_is_left_alone(tmp_path: Path) -> None:
    """Released on the day of the cut-off is in time."""
    later = replace(REPORT, cut_off=date(2024, 3, 31))
    row = count(CUSTODY, 4, year(2021), source="a-later-release")

    assert not found(tmp_path, "source-before-cut-off", row, report=later)
