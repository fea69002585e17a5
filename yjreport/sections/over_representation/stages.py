"""Children at each decision stage by ethnic group: the counts of a period, and of several together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from yjreport.figures.results import Result
from yjreport.periods import Period, check_apart, spanning
from yjreport.sections.shared.computed import computed_result

POPULATION = "population"
REFERENCE = "White"
UNKNOWN = "not known"
FIVE = ("Asian", "Black", "Mixed", "Other", "White")

BEFORE: dict[str, tuple[str, ...]] = {
    "arrested": (POPULATION,),
    "out of court": (POPULATION,),
    "cautioned or sentenced": (POPULATION,),
    "remand": (POPULATION,),
    "custody": ("cautioned or sentenced", POPULATION),
}
"""
The stages in order, each with those that it may be measured on, best first; any other is on the population.

A stage is measured on another only where the counting rule of the other takes in all its children: a sentence to
custody is one of the outcomes that are counted as cautioned or sentenced, of the same days. Children dealt with out
of court or remanded need not have been arrested in the year, so that both are measured on the population
(yjreport/cases/rules/stages.py).
"""


@dataclass(frozen=True)
class Stages:
    """
    Hold the children of one period by stage and group.

    Args:
        counts: results by (stage, group).
        totals: results by stage where the source gives the whole.
        note: what qualifies the counts.
    """

    period: Period
    counts: dict[tuple[str, str], Result]
    totals: dict[str, Result]
    note: str = ""

    @cached_property
    def stages(self) -> list[str]:
        """Return the stages after the population, in order."""
        found = dict.fromkeys(stage for stage, _ in self.counts if stage != POPULATION)
        return sorted(found, key=lambda stage: list(BEFORE).index(stage) if stage in BEFORE else len(BEFORE))

    @cached_property
    def groups(self) -> list[str]:
        """Return the groups, in the order of the alphabet; who is not known comes last."""
        return sorted({group for _, group in self.counts}, key=lambda group: (group == UNKNOWN, group))

    def count(self, stage: str, group: str) -> int | None:
        """Return the children of a group at a stage, or None where that is not known or withheld."""
        found = self.counts.get((stage, group))
        return found.value if found and isinstance(found.value, int) else None

    def total(self, stage: str) -> int | None:
        """
        Return all children at a stage: as the source gives it, or the sum of groups that are all known.

        Where one group alone is withheld it is None: the whole less the groups that are shown would give it away.
        """
        found = [item for (at, _), item in self.counts.items() if at == stage]
        whole = self.totals.get(stage)
        hidden = sum("c" in item.marks for item in found)
        if whole is not None and isinstance(whole.value, int):
            return None if hidden == 1 else whole.value
        known = [item.value for item in found if isinstance(item.value, int)]
        return sum(known) if found and len(known) == len(found) else None

    def withheld(self, stage: str, group: str) -> bool:
        """Tell whether a group's count is withheld, or with it the total that its share is of."""
        own = self.counts.get((stage, group))
        if own is None or not own.there:
            return own is not None and "c" in own.marks
        return self.total(stage) is None and any(
            "c" in item.marks for (at, _), item in self.counts.items() if at == stage
        )

    def before(self, stage: str) -> str:
        """Return the stage that a stage is measured on: the best that holds all its children by rule and by count."""
        for base in BEFORE.get(stage, (POPULATION,)):
            pairs = [(self.count(stage, group), self.count(base, group)) for group in self.groups if group != UNKNOWN]
            known = [(count, whole) for count, whole in pairs if count is not None and whole is not None]
            if base == POPULATION or (known and all(count <= whole for count, whole in known)):
                return base
        return POPULATION


def read(results: Iterable[Result]) -> dict[Period, Stages]:
    """Return the counts of each period, the latest last, from results with the breakdowns stage and ethnicity."""
    counts: dict[Period, dict[tuple[str, str], Result]] = {}
    totals: dict[Period, dict[str, Result]] = {}
    for item in results:
        parts = dict(item.breakdown)
        if set(parts) == {"stage", "ethnicity"}:
            counts.setdefault(item.period, {})[parts["stage"], group_name(parts["ethnicity"])] = item
        elif set(parts) == {"stage"}:
            totals.setdefault(item.period, {})[parts["stage"]] = item
    ordered = sorted(counts, key=lambda period: period.order())
    return {period: Stages(period, counts[period], totals.get(period, {})) for period in ordered}


def together(years: Sequence[Stages]) -> Stages:
    """
    Return several periods as one: sums of their counts, and of the populations that they are counted over.

    A count that is withheld or not there in one of the periods is so in the sum.

    Raises:
        ValueError: when two of the periods share days.
    """
    for at, one in enumerate(years):
        for other in years[at + 1 :]:
            check_apart(one.period, other.period)
    whole = spanning(one.period for one in years)
    assert whole is not None
    keys = list(dict.fromkeys(key for one in years for key in one.counts))
    stages = list(dict.fromkeys(stage for one in years for stage in one.totals))
    return Stages(
        whole,
        {key: _sum([one.counts.get(key) for one in years], whole) for key in keys},
        {stage: _sum([one.totals.get(stage) for one in years], whole) for stage in stages},
        years[-1].note,
    )


def _sum(parts: Sequence[Result | None], period: Period) -> Result:
    held = [part for part in parts if part is not None]
    # A group that one of the periods does not list is not known in it: it is never taken for none.
    whole = all(part is not None and isinstance(part.value, int) for part in parts)
    mark = next((mark for mark in "czx" for part in held if mark in part.marks and not part.there), "x")
    base = held[0]
    value = sum(part.value for part in held if isinstance(part.value, int)) if whole else None
    return computed_result(base, base.measure, None if value is None else Fraction(value), period=period,
                           unit=base.unit, breakdown=base.breakdown, others=held[1:], mark=mark)  # fmt: skip


def group_name(name: str) -> str:
    """
    Return the short name of an ethnic group: that of the census's five groups, or not known.

    Longer names begin with the short one ("Black, Black British, Caribbean or African"; "Mixed or Multiple ethnic
    groups"); any other name stays as it is.
    """
    first = name.replace(",", " ").split()[:1]
    if first and first[0].capitalize() in FIVE:
        return first[0].capitalize()
    return UNKNOWN if name.strip().lower() in {UNKNOWN, "unknown", "not stated", "not recorded"} else name
