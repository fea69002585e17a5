"""Periods: their words, their ids, and which may be compared."""

from __future__ import annotations

from datetime import date

import pytest

from yjreport.periods import Period, check_apart, is_year


def period(start: str, end: str, label: str = "label") -> Period:
    """Return a period from ISO dates."""
    return Period(label, date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("start", "end", "words", "slug"),
    [
        ("2020-01-01", "2020-12-31", "January to December 2020", "2020-01_2020-12"),
        ("2023-04-01", "2024-03-31", "April 2023 to March 2024", "2023-04_2024-03"),
        ("2017-04-01", "2017-06-30", "April to June 2017", "2017-04_2017-06"),
        ("2023-10-01", "2023-10-31", "October 2023", "2023-10_2023-10"),
        ("2019-04-30", "2019-04-30", "30 April 2019", "2019-04-30"),
        ("2020-02-24", "2020-02-28", "24 February 2020 to 28 February 2020", "2020-02-24_2020-02-28"),
    ],
)
def test_a_known_period_has_words_and_an_id(start: str, end: str, words: str, slug: str) -> None:
    """Whole months are named; days are when they are not whole months."""
    assert (words, slug) == (period(start, end).words, period(start, end).slug)


def test_a_period_that_is_not_stated_says_so() -> None:
    """Without days the label stands, and a sentence says that the source is silent."""
    silent = Period("not stated")

    assert "(period not stated)" == silent.in_words
    assert silent.slug == "not-stated"
    assert Period("the past five years").in_words == "in the past five years"


def test_overlapping_windows_are_known() -> None:
    """Rolling twelve months three months apart overlap; unknown days may, so they do."""
    first, second = period("2021-01-01", "2021-12-31"), period("2021-04-01", "2022-03-31")

    assert first.overlaps(second)
    assert not first.overlaps(period("2022-01-01", "2022-12-31"))
    assert first.overlaps(Period("not stated"))


def test_a_leap_year_is_as_long_as_another_and_a_quarter_is_not() -> None:
    """Length compares years with years and never a quarter with a year."""
    year = period("2020-01-01", "2020-12-31")

    assert year.same_length(period("2019-01-01", "2019-12-31"))
    assert not year.same_length(period("2019-01-01", "2019-03-31"))
    assert not year.same_length(Period("not stated"))


def test_plan_years_run_on() -> None:
    """2023-24 is a plan year; 2023-25, 2023 and 23-24 are not; the century may turn."""
    assert [True, False, False, False, True] == [
        is_year(text) for text in ("2023-24", "2023-25", "2023", "23-24", "2099-00")
    ]
    assert Period.of_year("2023-24").words == "April 2023 to March 2024"


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (Period("Q1", date(2023, 4, 1), date(2023, 6, 30)), "share days"),
        (Period("year", date(2022, 4, 1), date(2023, 4, 1)), "share days"),
        (Period("not stated"), "may share days, as one is not dated"),
    ],
)
def test_windows_that_overlap_are_never_added_up(second: Period, why: str) -> None:
    """One quarter twice, a year that runs into it, and a window without days are refused by name."""
    with pytest.raises(ValueError, match=why):
        check_apart(Period("Q1", date(2023, 4, 1), date(2023, 6, 30)), second)


def test_windows_one_after_the_other_may_be_added_up() -> None:
    """Two quarters that follow each other share no day."""
    first, second = Period("Q1", date(2023, 4, 1), date(2023, 6, 30)), Period("Q2", date(2023, 7, 1), date(2023, 9, 30))

    check_apart(first, second)
    check_apart(second, first)
