"""The identity rate × population = count: it catches a population of the wrong ages, and a slip in a count."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from yjreport.errors import GateFailed
from yjreport.formats import MULTIPLIERS, decimals_of
from yjreport.open_data.areas.geography import Geography
from yjreport.open_data.tidy_rows.rows import TidyRow

MOST_SHOWN = 8
ROUNDING_OF_LARGE_AREAS = 5
"""Counts of regions and countries are rounded to ten by the Department for Education."""


def check_identity(rows: Iterable[TidyRow], source: str, geography: Geography) -> None:
    """
    Compare every printed rate with its printed counts.

    Raises:
        GateFailed: naming measure, area and period of each rate that its counts do not give.
    """
    faults = [fault for row in rows if (fault := _fault(row, geography))]
    if faults:
        more = len(faults) - MOST_SHOWN
        raise GateFailed(
            f"{source}: rate × population is not the count. The population may be of other ages than the rate's.",
            details=[*faults[:MOST_SHOWN], *([f"and {more} more"] if more > 0 else [])],
            next_step="check which ages the population counts, and which measure the count is of.",
        )


def _fault(row: TidyRow, geography: Geography) -> str | None:
    if row.value is None or row.numerator is None or not row.denominator or row.implied:
        return None
    multiplier = MULTIPLIERS[row.unit]
    slack = Fraction(1, 2 * 10 ** decimals_of(row.value))
    if row.area not in geography.authorities:
        slack += Fraction(ROUNDING_OF_LARGE_AREAS * multiplier, row.denominator)
        slack += Fraction(row.numerator * multiplier * ROUNDING_OF_LARGE_AREAS, row.denominator**2)
    computed = Fraction(row.numerator, row.denominator) * multiplier
    if abs(computed - Fraction(row.value)) <= slack:
        return None
    return (
        f"{row.measure}, {geography.name(row.area)}, {row.when.label}: printed {row.value:f}, "
        f"but {row.numerator} ÷ {row.denominator} is {float(computed):.2f}"
    )
