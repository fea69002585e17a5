"""
What is computed of the children at each stage: shares, relative rates with limits, excess children and bounds.

A group's rate is per child of the population aged 10 to 17. Custody alone is per child cautioned or sentenced, whose
counting rule takes in every child sentenced to custody, or the disparity of earlier stages would be counted again. No
other stage holds all the children of a later one in the same year (`BEFORE` in `stages`).

An index is withheld, [c], where disclosure control withholds a count that it is made of; it is not available, [x],
where one of the two groups has fewer than five children, whatever the edition.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from yjreport.figures.judgement import LIKE, judge
from yjreport.figures.observations import Breakdown
from yjreport.figures.results import Result
from yjreport.sections.over_representation.stages import POPULATION, REFERENCE, UNKNOWN, Stages, made
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
        stage: the stage.
        group: the group.
        before: the stage that the index is measured on.
        count: children.
        share: their share of the children at the stage.
        population_share: the group's share of the population.
        points: the one less the other.
        index: the relative rate index, or its mark; None for the reference and for who is not known.
        excess: children above those at the reference's rate.
        low: the lowest index, where ethnicity is not known for many.
        high: the highest.
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
        every = (
            self.count,
            self.share,
            self.population_share,
            self.points,
            self.index,
            self.excess,
            self.low,
            self.high,
        )
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
    parts = (count, share, population_share, points)
    if group == REFERENCE:
        return Figures(stage, group, before, *parts)
    return Figures(stage, group, before, *parts, **_index(stages, stage, group, before))


def _share(stages: Stages, stage: str, group: str, breakdown: Breakdown) -> Result | None:
    base = stages.counts.get((stage, group))
    if base is None:
        return None
    count, total = stages.count(stage, group), stages.total(stage)
    shared = {"unit": "percent", "decimals": 1}
    if count is None or not total or count > total:
        mark = "z" if total == 0 else "c" if stages.withheld(stage, group) else "x"
        return made(base, "stage_share", stages.period, breakdown, None, mark=mark, **shared)
    return made(base, "stage_share", stages.period, breakdown, Fraction(100 * count, total), numerator=count,
                denominator=total, interval=wilson(count, total).scaled(100),
                more_marks="u" if total < LOW_BELOW else "", **shared)  # fmt: skip


def _points(
    stages: Stages, stage: str, group: str, breakdown: Breakdown, share: Result | None, population: Result | None
) -> Result | None:
    if share is None or population is None:
        return None
    shared = {"unit": "percentage_points", "decimals": 1, "signed": True}
    numbers = share.numerator, share.denominator, population.numerator, population.denominator
    if None in numbers or not population.numerator:
        mark = next((mark for mark in "czx" if mark in (*share.marks, *population.marks)), "z")
        return made(share, "representation_points", stages.period, breakdown, None, mark=mark, **shared)
    value = representation(*numbers).points  # type: ignore[arg-type]
    return made(share, "representation_points", stages.period, breakdown, value, others=[population], **shared)


def _index(stages: Stages, stage: str, group: str, before: str) -> dict[str, Result | str | None]:
    """Return the index with its excess and bounds, or a mark in its place and the reason."""
    cells = [
        stages.counts.get(key) for key in ((stage, group), (before, group), (stage, REFERENCE), (before, REFERENCE))
    ]
    held = [cell for cell in cells if cell is not None]
    base, breakdown = held[0], (("stage", stage), ("ethnicity", group))

    def absent(mark: str, reason: str) -> dict[str, Result | str | None]:
        index = made(base, "relative_rate_index", stages.period, breakdown, None, unit="ratio", mark=mark)
        excess = made(base, "excess_children", stages.period, breakdown, None, unit="count", mark=mark)
        return {"index": index, "excess": excess, "reason": reason}

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
    shared = {"others": held[1:], "more_marks": rate.giving.mark or ""}
    index = made(base, "relative_rate_index", stages.period, breakdown, rate.index, unit="ratio", decimals=2,
                 interval=rate.exact, judgement=word, **shared)  # fmt: skip
    excess = made(base, "excess_children", stages.period, breakdown, rate.excess, unit="count", decimals=1,
                  signed=True, **shared)  # fmt: skip
    return {"index": index, "excess": excess, **_bounds(stages, stage, before, (a, n, b, m), base, breakdown)}


def _bounds(
    stages: Stages, stage: str, before: str, numbers: tuple[int, int, int, int], base: Result, breakdown: Breakdown
) -> dict[str, Result | str | None]:
    """Return the lowest and the highest index, where ethnicity is not known for more than one child in ten."""
    unknown, total = stages.count(stage, UNKNOWN), stages.total(stage)
    if not unknown or not total or Fraction(unknown, total) <= UNKNOWN_FROM:
        return {}
    low, high = bounds(*numbers, unknown, stages.count(before, UNKNOWN) or 0)
    found: dict[str, Result | str | None] = {}
    for name, value, where in (("low", low, REFERENCE), ("high", high, dict(breakdown)["ethnicity"])):
        if value is not None:
            placed = (*breakdown, ("not known counted as", where))
            found[name] = made(base, "relative_rate_index", stages.period, placed, value, unit="ratio", decimals=2)
    return found
