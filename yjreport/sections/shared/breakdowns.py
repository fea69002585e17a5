"""A measure taken apart: the whole, its breakdowns, the latest period, and what categories make up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yjreport.figures.observations import Breakdown
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.periods import Period
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.computed import share_of, sum_of

NOT_KNOWN = ("not known", "not recorded", "not stated", "unknown")
"""What a category is called whose members nobody has recorded; it is always shown, and never the largest group."""


def whole(series: Series) -> Series:
    """Return a measure without its breakdowns."""
    return Series(series.measure, tuple(item for item in series.results if not item.breakdown))


def by_dimensions(series: Series) -> dict[tuple[str, ...], Series]:
    """Return the breakdowns of the service's results by what they break down by, in the order of the source."""
    found: dict[tuple[str, ...], list[Result]] = {}
    for item in series.local:
        if item.breakdown:
            found.setdefault(tuple(name for name, _ in item.breakdown), []).append(item)
    return {names: Series(series.measure, tuple(items)) for names, items in found.items()}


def headline_period(results: Iterable[Result]) -> Period | None:
    """
    Return the period that ends last, and of those that end together the longest: a year before its last quarter.

    A period for which no figure is available is passed over where another has one.
    """
    items = list(results)
    told = [item for item in items if item.there or "x" not in item.marks]
    periods = [item.period for item in told or items]
    known = [period for period in periods if period.start and period.end]
    if known:
        return max(known, key=lambda period: (period.end, period.days))
    return periods[-1] if periods else None


def periods_of(series: Series) -> list[Period]:
    """Return the periods as long as the headline one that do not overlap, oldest first."""
    latest = headline_period(series.local)
    if latest is None:
        return []
    kept = [latest]
    for period in sorted({item.period for item in series.local}, key=lambda one: one.order(), reverse=True):
        alike = period.known and latest.known and period.same_length(latest) and period.order() < latest.order()
        if alike and not any(period.overlaps(other) for other in kept):
            kept.append(period)
    return kept[::-1]


def headline(series: Series, breakdown: Breakdown = ()) -> Result | None:
    """Return the service's figure of the headline period, for the whole or for one breakdown."""
    items = [item for item in series.local if item.breakdown == breakdown]
    period = headline_period(items)
    return next((item for item in items if item.period == period), None)


def latest_of(series: Series) -> Series:
    """Return the service's categories of the headline period."""
    period = headline_period(series.local)
    return Series(series.measure, tuple(item for item in series.local if item.period == period))


def total_of(parts: Sequence[Result], total: Series) -> Result | None:
    """
    Return the count that categories make up, or None where they may overlap or one is withheld.

    It is the whole that the source gives for the same period where the parts add up to it. A measure whose id says
    `_by_` counts each child, offence or outcome in one category only, so that its parts make up a whole of their own.
    """
    if not parts or any(item.unit != "count" for item in parts):
        return None
    made = sum_of(parts, "all")
    given = next((item for item in total.local if item.period == parts[0].period), None)
    if made is None:
        return None
    if given is not None:
        return given if given.value == made.value else None
    return made if "_by_" in parts[0].measure and len(parts[0].breakdown) == 1 else None


def share(section: SectionFigures, part: Result, total: Result | None) -> Result | None:
    """Return a category's share of a whole, unless it or what is left of the whole is too small to publish."""
    if total is None or not _printable(section, part, total):
        return None
    return share_of(part, total)


def _printable(section: SectionFigures, part: Result, total: Result) -> bool:
    request = section.dataset.request
    policy = request.report.disclosure
    sensitive = section.dataset.catalogue.measures[part.measure].sensitive
    if request.edition == "board" or policy.policy == "already-published" or not sensitive:
        return True
    if not (isinstance(part.value, int) and isinstance(total.value, int)):
        return False
    return not any(0 < count < policy.threshold for count in (part.value, total.value, total.value - part.value))


def is_unknown(breakdown: Breakdown) -> bool:
    """Tell whether a category holds those of whom it is not known."""
    return any(value.strip().lower() in NOT_KNOWN for _, value in breakdown)


def dimension_words(item: Result) -> str:
    """Return what a result is broken down by, in words."""
    return " and ".join(name.replace("_", " ") for name, _ in item.breakdown)
