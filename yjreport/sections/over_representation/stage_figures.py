"""
What is computed of the children at each stage: shares, relative rates with limits, excess children and bounds.

A group's rate is per child of the population aged 10 to 17. Custody alone is per child cautioned or sentenced, whose
counting rule takes in every child sentenced to custody, or the disparity of earlier stages would be counted again. No
other stage holds all the children of a later one in the same year (`BEFORE` in `stages`).

An index is withheld, [c], where disclosure control withholds a count that it is made of; it is not available, [x],
where one of the two groups has fewer than five children, whatever the edition.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from yjreport.figures.judgement import LIKE, judge
from yjreport.figures.observations import Breakdown
from yjreport.figures.results import Result
from yjreport.sections.over_representation.stages import POPULATION, REFERENCE, UNKNOWN, Stages
from yjreport.sections.shared.computed import computed_result
from yjreport.statistics.intervals import wilson
from yjreport.statistics.relative_rates import LOW_BELOW, UNKNOWN_FROM, bounds, relative_rate, representation

WITHHELD = "a count is withheld to protect children"
FEW = "one of the two groups has fewer than five children"
NOBODY = "there are no children whom the rate could be of"
NO_COUNT = "a count is not available"
UNLIKE = "more children are counted than there are whom the rate could be of"


@dataclass(frozen=True)
class Figures:
    """
    Hold what is computed for one group at one stage; what cannot be is None.

    Args:
        before: the stage that the index is measured on.
        share: their share of the children at the stage.
        population_share: the group's share of the population.
        index: the relative rate index, or its mark; None for the reference and for who is not known.
        low: the lowest index, where ethnicity is not known for many.
        reason: why the index is not given, or blank.
    """

    stage: str
    group: str
    before: str
    count: Result
    share: Result | None = None
    population_share: Result | None = None
    points: Result | None = None
    index: Result | None = None
    excess: Result | None = None
    low: Result | None = None
    high: Result | None = None
    reason: str = ""

    @property
    def given(self) -> bool:
        """Tell whether there is an index."""
        return self.index is not None and self.index.there

    @property
    def results(self) -> list[Result]:
        """Return the results that there are."""
        every = (self.count, self.share, self.population_share, self.points,
                 self.index, self.excess, self.low, self.high)  # fmt: skip
        return [item for item in every if item is not None]


def figures(stages: Stages) -> list[Figures]:
    """Return what is computed for each group at each stage."""
    return [
        _figures(stages, stage, group)
        for stage in stages.stages
        for group in stages.groups
        if (stage, group) in stages.counts
    ]


def _figures(stages: Stages, stage: str, group: str) -> Figures:
    count, before = stages.counts[stage, group], stages.before(stage)
    breakdown = (("stage", stage), ("ethnicity", group))
    share = _share(stages, stage, group, breakdown)
    if group == UNKNOWN:
        return Figures(stage, group, before, count, share)
    population_share = _share(stages, POPULATION, group, (("stage", POPULATION), ("ethnicity", group)))
    points = _points(stages, stage, group, breakdown, share, population_share)
    own = Figures(stage, group, before, count, share, population_share, points)
    return own if group == REFERENCE else _with_index(stages, own)


def _share(stages: Stages, stage: str, group: str, breakdown: Breakdown) -> Result | None:
    base = stages.counts.get((stage, group))
    if base is None:
        return None
    count, total = stages.count(stage, group), stages.total(stage)
    share = partial(computed_result, base, "stage_share", period=stages.period, breakdown=breakdown, unit="percent",
                    decimals=1)  # fmt: skip
    if count is None or not total or count > total:
        return share(None, mark="z" if total == 0 else "c" if stages.withheld(stage, group) else "x")
    return share(
        Fraction(100 * count, total), numerator=count, denominator=total, interval=wilson(count, total).scaled(100),
        more_marks="u" if total < LOW_BELOW else "",
    )  # fmt: skip


def _points(
    stages: Stages, stage: str, group: str, breakdown: Breakdown, share: Result | None, population: Result | None
) -> Result | None:
    if share is None or population is None:
        return None
    points = partial(computed_result, share, "representation_points", period=stages.period, breakdown=breakdown,
                     unit="percentage_points", decimals=1, signed=True)  # fmt: skip
    numbers = [share.numerator, share.denominator, population.numerator, population.denominator]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers) or not population.numerator:
        return points(None, mark=next((mark for mark in "czx" if mark in (*share.marks, *population.marks)), "z"))
    return points(representation(*known).points, others=[population])


def _with_index(stages: Stages, own: Figures) -> Figures:
    """Return a group's figures with the index, its excess and bounds, or a mark in its place and the reason."""
    stage, group, before = own.stage, own.group, own.before
    cells = [
        stages.counts.get(key) for key in ((stage, group), (before, group), (stage, REFERENCE), (before, REFERENCE))
    ]
    held = [cell for cell in cells if cell is not None]
    breakdown = (("stage", stage), ("ethnicity", group))
    computed = partial(computed_result, held[0], period=stages.period)
    index_of = partial(computed, "relative_rate_index", breakdown=breakdown, unit="ratio")
    excess_of = partial(computed, "excess_children", breakdown=breakdown, unit="count")

    def absent(mark: str, reason: str) -> Figures:
        return replace(own, index=index_of(None, mark=mark), excess=excess_of(None, mark=mark), reason=reason)

    if any("c" in cell.marks for cell in held):
        return absent("c", WITHHELD)
    numbers = [cell.value for cell in held if isinstance(cell.value, int)]
    if len(numbers) < len(cells):
        return absent("x", NO_COUNT)
    a, n, b, m = numbers
    if not n or not m:
        return absent("z", NOBODY)
    if a > n or b > m:
        return absent("x", UNLIKE)
    rate = relative_rate(a, n, b, m)
    if not rate.giving.shown or rate.index is None or rate.exact is None:
        return absent(rate.giving.mark or "x", FEW)
    word = judge(float(rate.index - 1), distinguishable=rate.exact.excludes(1), polarity=None, same=LIKE)
    others, mark = held[1:], rate.giving.mark or ""
    index = index_of(rate.index, decimals=2, interval=rate.exact, judgement=word, others=others, more_marks=mark)
    excess = excess_of(rate.excess, decimals=1, signed=True, others=others, more_marks=mark)
    return _with_bounds(stages, replace(own, index=index, excess=excess), (a, n, b, m), held[0])


def _with_bounds(stages: Stages, own: Figures, numbers: tuple[int, int, int, int], base: Result) -> Figures:
    """Return figures with the lowest and highest index, where ethnicity is not known for over one child in ten."""
    unknown, total = stages.count(own.stage, UNKNOWN), stages.total(own.stage)
    if not unknown or not total or Fraction(unknown, total) <= UNKNOWN_FROM:
        return own

    def bound(value: Fraction | None, counted_as: str) -> Result | None:
        if value is None:
            return None
        breakdown = (("stage", own.stage), ("ethnicity", own.group), ("not known counted as", counted_as))
        return computed_result(base, "relative_rate_index", value, period=stages.period, breakdown=breakdown,
                               unit="ratio", decimals=2)  # fmt: skip

    low, high = bounds(*numbers, unknown, stages.count(own.before, UNKNOWN) or 0)
    return replace(own, low=bound(low, REFERENCE), high=bound(high, own.group))
