"""
The rest of a region or a country: what is left of it without the service that is part of it.

A service beside its own region is compared with itself for the part that it makes up, so that two groups that are
not independent would be tested as if they were. Where the counts of both are known the service is taken out.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from yjreport.config.catalogue import Area
from yjreport.figures.observations import result_id
from yjreport.figures.results import Result
from yjreport.formats import MULTIPLIERS, value_text

WHOLES = ("region", "national")
"""The roles of areas that a service is part of."""


def complement_of(whole: Result, part: Result) -> Result:
    """
    Return the figure of an area without the service; the area's own where it cannot be taken out.

    Args:
        whole: the figure of a region or a country; that of any other area is returned as it is.
        part: the service's own figure, over the same days.
    """
    if whole.area.role not in WHOLES or whole.unit not in MULTIPLIERS or not (whole.counts and part.counts):
        return whole
    (a, n), (b, m) = whole.counts, part.counts
    if not 0 <= a - b <= n - m or n == m:
        return whole
    name = whole.area.name.partition(" (pooled")[0]
    area = Area(f"rest-of-{whole.area.key}", None, f"the rest of {name}", whole.area.role)
    value = Fraction((a - b) * MULTIPLIERS[whole.unit], n - m)
    decimals = max(whole.decimals, part.decimals)
    return replace(
        whole, id=result_id(whole.measure, area.key, whole.period, whole.breakdown), area=area, numerator=a - b,
        denominator=n - m, value=float(value), text=value_text(value, whole.unit, decimals), decimals=decimals,
        interval=None, implied=False, marks=tuple(mark for mark in whole.marks if mark != "r"),
        source="; ".join(dict.fromkeys((*whole.source.split("; "), *part.source.split("; ")))),
        note=f"{name} without the service, numerators over denominators.",
    )  # fmt: skip
