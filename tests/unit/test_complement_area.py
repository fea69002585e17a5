"""A service is compared with the rest of its region, not with a region that it is part of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from yjreport.config.catalogue import Area, load_catalogue
from yjreport.figures.complement_area import complement_of
from yjreport.figures.observations import Observation
from yjreport.figures.results import Result, evaluate
from yjreport.figures.series import build_series
from yjreport.paths import Project
from yjreport.periods import Period
from yjreport.statistics.intervals import rate_ratio

MEASURE = load_catalogue(Project.here()).measures["fte_rate"]
LOCAL = Area("local", "E06000052", "Cornwall", "local")
REGION = Area("south-west", "E12000009", "South West", "region")
FAMILY = Area("neighbours", None, "its statistical neighbours (2025 set)", "family")
YEAR = Period("2024", date(2024, 1, 1), date(2024, 12, 31))


def rate(area: Area, value: int, count: int | None, people: int | None) -> Observation:
    """Return a published rate with the counts that it implies."""
    return Observation("fte_rate", area, YEAR, None, (), count, people, Decimal(value), "per_100000", ("e",), "lait", "",
                       "", implied=True, places=0)  # fmt: skip


def result(area: Area, value: int, count: int | None, people: int | None) -> Result:
    """Return it evaluated."""
    return evaluate(rate(area, value, count, people), MEASURE)


CORNWALL, SOUTH_WEST = (LOCAL, 153, 80, 52_093), (REGION, 121, 652, 538_738)


def test_the_service_is_taken_out_of_its_region() -> None:
    """652 of 538,738 without Cornwall's 80 of 52,093 are 572 of 486,645, which is 118 per 100,000."""
    rest = complement_of(result(*SOUTH_WEST), result(*CORNWALL))

    assert (rest.numerator, rest.denominator, rest.text) == (572, 486_645, "118 per 100,000")
    assert (rest.area.name, rest.area.key) == ("the rest of South West", "rest-of-south-west")
    assert rest.id == "fte_rate.rest-of-south-west.2024-01_2024-12"


def test_the_comparison_is_with_the_rest_and_by_its_counts() -> None:
    """Cornwall is 1.31 times the rest (1.02 to 1.65), which chance does not explain; with itself inside it was 1.27."""
    (pair,) = build_series(MEASURE, [rate(*CORNWALL), rate(*SOUTH_WEST)]).comparisons
    expected = rate_ratio(80, 52_093, 572, 486_645)

    assert pair.ratio is not None
    assert pair.ratio.interval is not None
    assert pair.ratio.value == pytest.approx((80 / 52_093) / (572 / 486_645))
    assert (pair.ratio.interval.low, pair.ratio.interval.high) == (expected.low, expected.high)
    assert (round(expected.low, 2), round(expected.high, 2), pair.judgement) == (1.02, 1.65, "worse")


@pytest.mark.parametrize(
    "whole",
    [(FAMILY, 121, 652, 538_738), (REGION, 121, None, None), (REGION, 121, 70, 538_738), (REGION, 153, 80, 52_093)],
)
def test_what_cannot_be_taken_apart_is_left_as_it_is(whole: tuple) -> None:
    """A family does not hold the service; without counts, or with fewer than the service's, nothing is subtracted."""
    before = result(*whole)

    assert complement_of(before, result(*CORNWALL)) is before


def test_of_implied_counts_it_is_the_counts_that_are_estimated() -> None:
    """The rate stands as published and prints no mark; the ledger's record says that its counts are estimated."""
    found = result(*CORNWALL)

    assert (found.text, found.shown_marks, found.marks) == ("153 per 100,000", (), ("e",))
