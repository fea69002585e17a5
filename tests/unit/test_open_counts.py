"""Counts behind rates: implied where they may be, checked where both are printed, and never made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yjreport.errors import GateFailed
from yjreport.open_data.areas.geography import Authority, Geography
from yjreport.open_data.checks.rate_identity import check_identity
from yjreport.open_data.local_authority_interactive_tool.revisions import with_revisions
from yjreport.open_data.tidy_rows.counts import (
    NONE_FITS,
    Population,
    implied_counts,
    implied_numerator,
    printed_counts,
    shared_cohorts,
)
from yjreport.open_data.tidy_rows.periods import calendar_year, march_day
from yjreport.open_data.tidy_rows.rows import WHOLE_SERVICE, TidyRow

LEICESTER = "E06000016"
GEOGRAPHY = Geography(
    {LEICESTER: Authority(LEICESTER, "Leicester", "Leicester", "E12000004", "E92000001", "Leicestershire")},
    {"E12000004": "East Midlands"}, {}, {}, {}, {},
)  # fmt: skip
DAY = date(2026, 4, 8)
MID_2023 = {(LEICESTER, 2023): Population(41443, "ons-mye-2023", date(2024, 7, 24))}


def rate(year: int = 2023, value: str = "133", **more: object) -> TidyRow:
    """Return a rate of first time entrants of Leicester."""
    when = calendar_year(str(year))
    assert when is not None
    row = TidyRow("fte_rate", LEICESTER, when, "per_100000", Decimal(value))
    return replace(row, **more)  # type: ignore[arg-type]


def test_a_count_is_implied_by_rate_and_population_and_said_to_be() -> None:
    """133 per 100,000 of 41,443 children is 55, half up; it is marked [e] and the rate stays as printed."""
    (row,) = implied_counts([rate()], "lait-2026-04", DAY, MID_2023)

    assert (row.numerator, row.denominator, row.value) == (55, 41443, Decimal(133))
    assert row.implied
    assert row.marks == ("e",)
    assert "the mid-2023 population of ons-mye-2023" in row.notes[0]


@pytest.mark.parametrize(
    ("row", "source", "released", "populations"),
    [
        (rate(2018), "lait-2026-04", DAY, {(LEICESTER, 2018): Population(34161, "ons-mye-2018", date(2019, 6, 26))}),
        (rate(), "lait-2025-02", date(2025, 2, 14), MID_2023),
        (rate(), "lait-2026-04", date(2024, 7, 1), MID_2023),
        (rate(), "lait-2026-04", DAY, {}),
        (rate(marks=("b",)), "lait-2026-04", DAY, MID_2023),
        (rate(notes=(f"{WHOLE_SERVICE} it stands four times.",)), "lait-2026-04", DAY, MID_2023),
        (replace(rate(), value=None), "lait-2026-04", DAY, MID_2023),
    ],
    ids=["before 2021", "older census", "population later", "no population", "part of a year", "service", "no rate"],
)
def test_no_count_is_implied_where_it_would_mislead(
    row: TidyRow, source: str, released: date, populations: dict
) -> None:
    """Before mid-2021 populations are not rebased, and the other cases have no population of the rate's own."""
    assert implied_counts([row], source, released, populations) == [row]


@given(st.integers(0, 500), st.integers(5_000, 90_000))
def test_the_count_behind_a_rounded_rate_is_among_those_that_fit(count: int, people: int) -> None:
    """Whatever count made a rate per 100,000, the implied one gives the same printed rate."""
    from yjreport.formats import round_half_up

    printed = round_half_up(Fraction(count * 100_000, people), 0)
    implied, notes = implied_numerator(printed, people, "per_100000")

    assert round_half_up(Fraction(implied * 100_000, people), 0) == printed
    assert notes == ()
    assert implied == count


def test_the_counts_that_fit_a_large_area_are_named() -> None:
    """143 per 100,000 of 5.6 million children leaves 56 whole counts open."""
    numerator, notes = implied_numerator(Decimal(143), 5_600_000, "per_100000")

    assert numerator == 8008
    assert notes == ("Whole counts from 7,980 to 8,035 fit the printed rate.",)


def test_a_rate_that_no_whole_count_gives_is_said_to_be_so() -> None:
    """The rate was then made with another vintage of the population."""
    assert implied_numerator(Decimal(200), 40859, "per_100000") == (82, (NONE_FITS,))


def test_a_population_of_the_wrong_ages_is_caught() -> None:
    """A rate of children aged 10 to 17 over a population of all residents contradicts its count."""
    good = rate(numerator=55, denominator=41443)
    check_identity([good, rate(numerator=55, denominator=368571, implied=True)], "lait-2026-04", GEOGRAPHY)

    with pytest.raises(GateFailed) as caught:
        check_identity([good, rate(numerator=55, denominator=368571)], "lait-2026-04", GEOGRAPHY)

    assert "lait-2026-04: rate × population is not the count" in str(caught.value)
    assert "fte_rate, Leicester, Year ending December 2023: printed 133" in str(caught.value)


def test_counts_of_regions_may_be_rounded_to_ten() -> None:
    """A share of a region is held against counts that the publisher rounded; an authority's are exact."""
    share = replace(rate(value="3"), measure="x", unit="percent", numerator=90, denominator=3000)
    check_identity([replace(share, area="E12000004", value=Decimal("2.9"))], "dfe", GEOGRAPHY)

    with pytest.raises(GateFailed):
        check_identity([replace(share, value=Decimal("2.9"))], "dfe", GEOGRAPHY)


def test_a_count_that_the_source_prints_elsewhere_is_no_implied_one() -> None:
    """449 plans over the population of the mid-year before are the source's own count."""
    when = march_day("2025")
    assert when is not None
    plans = TidyRow("child_protection_rate", LEICESTER, when, "per_10000", Decimal("49.5"))
    (row,) = printed_counts(
        [plans], "child_protection_rate", {(LEICESTER, when.label): 449}, {(LEICESTER, 2024): 90763}, "From CPP_Num."
    )

    assert (row.numerator, row.denominator, row.implied) == (449, 90763, False)
    check_identity([row], "lait-2026-04", GEOGRAPHY)


def test_counts_are_shared_only_between_equal_values() -> None:
    """A cohort of one source serves another's figure when both print the same share."""
    scorecard = rate(numerator=55, denominator=41443, implied=True, marks=("e",))

    assert shared_cohorts([rate()], [scorecard])[0].denominator == 41443
    assert shared_cohorts([rate(value="134")], [scorecard])[0].denominator is None


def test_a_later_vintage_that_differs_is_a_revision_with_the_old_value() -> None:
    """The new figure is marked [r] and says what stood before; an equal one and an unknown period do not."""
    vintages = [
        ("lait-2026-01", date(2026, 1, 29), [rate(value="136"), rate(2022)]),
        ("lait-2026-04", DAY, [rate(), rate(2022)]),
    ]
    revised, same = with_revisions(vintages)["lait-2026-04"]

    assert revised.marks == ("r",)
    assert revised.notes == ("Revised: 136 in the vintage of 29 January 2026.",)
    assert same.marks == ()


def test_a_figure_of_an_unknown_period_is_never_a_revision() -> None:
    """Labels that moved by a year would make every figure look revised."""
    from yjreport.open_data.tidy_rows.periods import unconfirmed

    when = unconfirmed("2020")
    rows = [replace(rate(value=value), when=when) for value in ("30", "40")]
    found = with_revisions([("a", date(2026, 1, 29), rows[:1]), ("b", DAY, rows[1:])])

    assert found["b"][0].marks == ()
