"""Figures along a series: windows that share days, control limits, leaps, and the days on which windows end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gate_figures import count, days, found, share, year
from gate_inputs import Row, observation

if TYPE_CHECKING:
    from pathlib import Path

CUSTODY = "children_sentenced_to_custody"
LEICESTER = [
    count(CUSTODY, 8, days("2019-01-01", "2019-12-31")),
    count(CUSTODY, 10, days("2020-01-01", "2020-12-31")),
    count(CUSTODY, 4, days("2021-01-01", "2021-12-31")),
    count(CUSTODY, 2, days("2021-04-01", "2022-03-31")),
    count(CUSTODY, 3, days("2021-10-01", "2022-09-30")),
]


def test_a_sum_of_windows_that_share_days_is_questioned(tmp_path: Path) -> None:
    """8, 10, 4, 2 and 3 of overlapping windows (Leicester, line 37) are not 27 children in four years."""
    whole = count(CUSTODY, 27, days("2019-01-01", "2022-09-30"))

    (fault,) = found(tmp_path, "windows-not-summed", *LEICESTER, whole)

    assert (fault.row, fault.severity) == (7, "warning")
    assert fault.found == "27 = 8 + 10 + 4 + 2 + 3, the windows of rows 2, 3, 4 and 2 more, which share days"


def test_a_sum_without_days_is_questioned_as_well(tmp_path: Path) -> None:
    """A sum whose time is not stated is still the sum of the windows beside it."""
    whole = count(CUSTODY, 27, {"period": "not stated"})

    assert [fault.row for fault in found(tmp_path, "windows-not-summed", *LEICESTER, whole)] == [7]


@pytest.mark.parametrize(
    "whole",
    [
        count(CUSTODY, 24, days("2019-01-01", "2022-09-30")),
        count(CUSTODY, 18, days("2019-01-01", "2020-12-31")),
        count(CUSTODY, 27, days("2019-01-01", "2022-09-30"), note="The windows overlap; no child is in two."),
    ],
    ids=["another number", "windows apart", "said in the note"],
)
def test_other_totals_are_left_alone(tmp_path: Path, whole: Row) -> None:
    """A total that is no such sum, or of windows that share no day, or that is explained, is let be."""
    assert not found(tmp_path, "windows-not-summed", *LEICESTER, whole)


def test_a_year_cannot_hold_more_than_its_quarters(tmp_path: Path) -> None:
    """Sentences of a year are each in one of its quarters."""
    quarters = [
        count("custodial_sentences", 2, days("2022-04-01", "2022-06-30")),
        count("custodial_sentences", 1, days("2022-07-01", "2022-09-30")),
        count("custodial_sentences", 0, days("2022-10-01", "2022-12-31")),
        count("custodial_sentences", 3, days("2023-01-01", "2023-03-31")),
    ]

    assert not found(tmp_path, "count-within-windows", *quarters, count("custodial_sentences", 6, year(2022)))
    (fault,) = found(tmp_path, "count-within-windows", *quarters, count("custodial_sentences", 9, year(2022)))

    assert (fault.row, fault.severity) == (6, "error")
    assert fault.expected == "at most 6, for its parts are 2 in row 2; 1 in row 3; 0 in row 4; 1 more"


def test_a_year_cannot_hold_less_than_one_of_its_quarters(tmp_path: Path) -> None:
    """What happened in a quarter happened in the year."""
    quarter = count("remands_youth_detention", 5, days("2022-04-01", "2022-06-30"))

    (fault,) = found(tmp_path, "count-within-windows", quarter, count("remands_youth_detention", 4, year(2022)))

    assert fault.expected == "at least 5, the count of April to June 2022 in row 2"


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (count(CUSTODY, 5, days("2022-04-01", "2022-06-30")), count(CUSTODY, 5, year(2022))),
        (count(CUSTODY, 5, days("2022-04-01", "2022-06-30")), count(CUSTODY, 4, year(2022), marks="r")),
        (count(CUSTODY, 5, days("2022-04-01", "2022-06-30")), count(CUSTODY, 4, year(2022), source="a-release")),
        (
            observation("remand_nights_median", "nights", value="30", **days("2022-04-01", "2022-06-30")),
            observation("remand_nights_median", "nights", value="20", **year(2022)),
        ),
        (
            count("substance_misuse_caseload", 25, days("2022-04-01", "2022-06-30")),
            count("substance_misuse_caseload", 20, year(2022)),
        ),
    ],
    ids=["all in one quarter", "revised", "another source", "a median", "a caseload"],
)
def test_counts_that_can_be_so_are_left_alone(tmp_path: Path, part: Row, whole: Row) -> None:
    """Revised counts, counts of other sources and what there is on a day are no parts of a year's count."""
    assert not found(tmp_path, "count-within-windows", part, whole)


def rates(*counts: tuple[int, int]) -> list[Row]:
    """Return a series of shares, one a year."""
    return [
        share("reoffending_binary", "", year(2014 + place), top, bottom) for place, (top, bottom) in enumerate(counts)
    ]


def test_a_share_beyond_its_limits_is_questioned_with_the_limits(tmp_path: Path) -> None:
    """70 of 130 after years near a third lies above the 99.8% limits of a p chart, which the message prints."""
    series = rates((42, 130), (40, 125), (44, 132), (41, 128), (70, 130))

    (fault,) = found(tmp_path, "within-control-limits", *series)

    assert (fault.row, fault.severity) == (6, "warning")
    assert fault.found == "53.8 in April 2018 to March 2019"
    # 167 of 515 is 32.43%; 3.0902 standard errors of 130 are 12.69 points.
    assert fault.expected.startswith("19.7 to 45.1, the 99.8% control limits of its 4 other periods in rows 2, 3, 4")


def test_a_share_within_its_limits_is_left_alone(tmp_path: Path) -> None:
    """What chance explains, and what too few other periods surround, is not questioned."""
    assert not found(tmp_path, "within-control-limits", *rates((42, 130), (40, 125), (44, 132), (41, 128), (55, 130)))
    assert not found(tmp_path, "within-control-limits", *rates((42, 130), (40, 125), (44, 132), (70, 130)))


def test_a_rate_has_limits_of_its_own_population(tmp_path: Path) -> None:
    """100 first time entrants after years of about 40 lie outside the limits of a u chart."""
    tops = [40, 42, 38, 41, 100]
    series = [
        observation("fte_rate", "per_100000", numerator=str(top), denominator="25000", **year(2014 + place))
        for place, top in enumerate(tops)
    ]

    (fault,) = found(tmp_path, "within-control-limits", *series)

    assert fault.row == 6
    assert fault.found == "400.0 in April 2018 to March 2019"


def test_a_series_that_varies_widens_its_limits(tmp_path: Path) -> None:
    """Where a series swings by more than chance, a value in its swing is not questioned."""
    assert not found(tmp_path, "within-control-limits", *rates((60, 130), (20, 130), (62, 130), (22, 130), (70, 130)))


def test_figures_without_counts_have_limits_of_individuals(tmp_path: Path) -> None:
    """76, 73, 75, 74 and then 40 per cent: mean 74.5 and moving range 2 give 69.0 to 80.0."""
    series = [share("ete_school_age", value, year(2014 + place)) for place, value in enumerate((76, 73, 75, 74, 40))]

    (fault,) = found(tmp_path, "within-control-limits", *series)

    assert fault.row == 6
    assert fault.expected.startswith("69.0 to 80.0, the 99.8% control limits")


def test_a_break_ends_a_series(tmp_path: Path) -> None:
    """What stands before the mark b is not compared with what follows."""
    series = rates((42, 130), (40, 125), (44, 132), (41, 128), (115, 130))
    series[-1]["marks"] = "b"

    assert not found(tmp_path, "within-control-limits", *series)
    assert not found(tmp_path, "near-the-value-before", *series)


def test_windows_that_share_days_are_no_other_periods(tmp_path: Path) -> None:
    """Rolling years do not count as further periods, nor do quarters beside years."""
    rolling = [
        count("fte_number", value, days(*window))
        for value, window in [
            (20, ("2019-01-01", "2019-12-31")), (21, ("2019-04-01", "2020-03-31")), (20, ("2019-07-01", "2020-06-30")),
            (22, ("2019-10-01", "2020-09-30")), (90, ("2021-01-01", "2021-12-31")), (5, ("2021-01-01", "2021-03-31")),
        ]
    ]  # fmt: skip

    assert not found(tmp_path, "within-control-limits", *rolling)


def test_a_leap_to_more_than_three_times_is_questioned(tmp_path: Path) -> None:
    """22 remands after 7 are a leap; 21 are exactly three times as many and are none."""
    before = count("remands_youth_detention", 7, year(2021))

    assert not found(tmp_path, "near-the-value-before", before, count("remands_youth_detention", 21, year(2022)))
    (fault,) = found(tmp_path, "near-the-value-before", before, count("remands_youth_detention", 22, year(2022)))

    assert (fault.row, fault.severity) == (3, "warning")
    assert (
        fault.expected
        == "between a third of the value before and three times it: 7 in row 2 (April 2021 to March 2022)"
    )


def test_a_fall_to_less_than_a_third_is_questioned(tmp_path: Path) -> None:
    """55% of first reoffences in one quarter and 10% in a later one want a look (Wolverhampton, line 146)."""
    rows = [
        share("first_reoffence_3_months", 55, days("2018-04-01", "2018-06-30")),
        share("first_reoffence_3_months", 10, days("2019-01-01", "2019-03-31")),
    ]

    assert [fault.row for fault in found(tmp_path, "near-the-value-before", *rows)] == [3]


@pytest.mark.parametrize(
    "rows",
    [
        [count(CUSTODY, 1, year(2021)), count(CUSTODY, 4, year(2022))],
        [count(CUSTODY, 0, year(2021)), count(CUSTODY, 9, year(2022))],
        [count(CUSTODY, 30, year(2021)), count(CUSTODY, 6, days("2022-04-01", "2022-06-30"))],
        [count(CUSTODY, 30, year(2021), breakdown="sex=boys"), count(CUSTODY, 6, year(2022), breakdown="sex=girls")],
    ],
    ids=["four children", "after none", "a quarter after a year", "another line"],
)
def test_small_counts_and_other_lines_are_no_leap(tmp_path: Path, rows: list[Row]) -> None:
    """A few children, a base of nobody, another length and another breakdown are not compared."""
    assert not found(tmp_path, "near-the-value-before", *rows)


def test_a_year_that_ends_within_a_quarter_is_questioned(tmp_path: Path) -> None:
    """Rolling years of the national figures end in March, June, September or December."""
    stray = count("fte_number", 20, days("2022-05-01", "2023-04-30"))

    (fault,) = found(tmp_path, "window-ends-with-quarter", stray)

    assert fault.found == "twelve months that end on 2023-04-30"


@pytest.mark.parametrize(
    "row",
    [
        count("fte_number", 20, days("2022-07-01", "2023-06-30")),
        count("fte_number", 20, days("2022-12-01", "2023-01-31")),
        share("suspension_rate", 7, days("2021-09-01", "2022-08-31")),
        count("fte_number", 20, days("2021-09-01", "2022-08-31"), note="An academic year."),
    ],
    ids=["a quarter's end", "two months", "schools", "said in the note"],
)
def test_other_windows_may_end_where_they_do(tmp_path: Path, row: Row) -> None:
    """A quarter's end, a short period, a school year and an explained one are left alone."""
    assert not found(tmp_path, "window-ends-with-quarter", row)
