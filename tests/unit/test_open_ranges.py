"""The range rule: a comparator that its own members contradict is refused and reported."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from yjreport.open_data.areas.geography import ENGLAND, Authority, Geography
from yjreport.open_data.checks.range_rule import refuse
from yjreport.open_data.tidy_rows.periods import calendar_year
from yjreport.open_data.tidy_rows.rows import TidyRow

REGIONS = {f"E1200000{number}": f"Region {number}" for number in range(1, 6)}
AUTHORITIES = {
    f"E0{region}00000{place}": Authority(
        f"E0{region}00000{place}", f"Authority {region}{place}", "s", f"E1200000{region}", ENGLAND, ""
    )
    for region in range(1, 6)
    for place in range(1, 5)
}
GEOGRAPHY = Geography(AUTHORITIES, REGIONS, {}, {}, {}, {})
WHEN = calendar_year("2024")


def row(area: str, value: str | None, unit: str = "per_100000") -> TidyRow:
    """Return one figure of 2024."""
    assert WHEN is not None
    return TidyRow("fte_rate", area, WHEN, unit, None if value is None else Decimal(value))


def rates() -> list[TidyRow]:
    """Return rates from 110 to 540 of the authorities, and the regions' between them."""
    found = [row(code, str(100 * int(code[2]) + 10 * int(code[-1]))) for code in AUTHORITIES]
    return found + [row(code, str(100 * int(code[-1]) + 25)) for code in REGIONS]


def test_a_country_s_rate_that_is_the_sum_of_its_regions_is_refused_with_the_range() -> None:
    """1,625 lies outside 110 to 540, the lowest and the highest authority."""
    kept, refused = refuse([*rates(), row(ENGLAND, "1625")], "lait", GEOGRAPHY)

    assert ENGLAND not in {one.area for one in kept}
    assert len(kept) == 25
    (one,) = refused
    assert (one.source, one.area, one.value, one.low, one.high) == ("lait", ENGLAND, "1625", "110", "540")
    assert one.reason == "outside the range of its authorities, 110 to 540"


def test_a_rate_inside_the_range_of_its_members_stands() -> None:
    """A mean of the authorities is refused nowhere."""
    kept, refused = refuse([*rates(), row(ENGLAND, "325")], "lait", GEOGRAPHY)

    assert (len(kept), refused) == (26, [])


def test_a_country_s_rate_must_be_one_that_its_regions_allow_too() -> None:
    """535 lies among the authorities and above every region."""
    _, refused = refuse([*rates(), row(ENGLAND, "535")], "lait", GEOGRAPHY)

    assert [one.reason for one in refused] == ["outside the range of its regions, 125 to 525"]


def test_a_region_is_held_against_its_own_authorities() -> None:
    """Region 1 cannot be above all of its authorities; once refused it is no witness for the country."""
    rows = [one if one.area != "E12000001" else row(one.area, "900") for one in rates()]
    kept, refused = refuse([*rows, row(ENGLAND, "325")], "lait", GEOGRAPHY)

    assert [one.area for one in refused] == ["E12000001"]
    assert ENGLAND in {one.area for one in kept}


@pytest.mark.parametrize("missing", [2, 3])
def test_the_rule_is_not_applied_with_too_few_members(missing: int) -> None:
    """With fewer than three members, or than four in five, others are withheld and anything is possible."""
    rows = [one for one in rates() if one.area[:3] != "E01" or int(one.area[-1]) > missing]
    rows = [one if one.area != "E12000001" else row(one.area, "900") for one in rows]

    assert refuse(rows, "lait", GEOGRAPHY)[1] == []


def test_a_total_is_the_sum_of_its_parts_to_within_rounding() -> None:
    """Pounds of a region are those of its authorities; a pound is lost in rounding, a thousand is not."""
    pounds = [row(code, "1000", "gbp") for code in AUTHORITIES]

    assert refuse([*pounds, row("E12000001", "4001", "gbp")], "lait", GEOGRAPHY)[1] == []
    (one,) = refuse([*pounds, row("E12000001", "5000", "gbp")], "lait", GEOGRAPHY)[1]
    assert one.reason == "not the sum of its 4 authorities, 4000"


def test_a_total_below_the_parts_that_are_there_is_refused() -> None:
    """A part that is missing can only add."""
    pounds = [row(code, "1000", "gbp") for code in AUTHORITIES if code != "E01000001"]

    assert refuse([*pounds, row("E12000001", "3900", "gbp")], "lait", GEOGRAPHY)[1] == []
    (one,) = refuse([*pounds, row("E12000001", "2000", "gbp")], "lait", GEOGRAPHY)[1]
    assert one.reason == "less than the sum of 3 of its 4 authorities, 3000"


def test_a_share_without_a_printed_value_is_tested_by_its_counts() -> None:
    """A rate that is printed as counts alone is refused like any other."""
    shares = [replace(one, value=None, numerator=int(one.value or 0), denominator=100_000) for one in rates()]
    country = replace(row(ENGLAND, None), numerator=1625, denominator=100_000)
    _, refused = refuse([*shares, country], "dfe", GEOGRAPHY)

    assert [(one.area, one.value) for one in refused] == [(ENGLAND, "1625")]
