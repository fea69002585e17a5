"""
Facts: the results of a ledger, looked up by measure, area, period and kind.

A fact is a ledger's record read once. Counts behind a percentage are facts of their own kind: the number that
reoffended may fall while the rate rises.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import Any

from yjreport.config.catalogue import Catalogue
from yjreport.figures.judgement import UNTESTED
from yjreport.narrative.look_up.fact import Fact, fact_of
from yjreport.narrative.look_up.steps import Step

MOST_STEPS = 12


class Facts:
    """
    Look up the results of an annex.

    Args:
        records: the ledger's results.
        catalogue: the measures.
    """

    def __init__(self, records: Iterable[Mapping[str, Any]], catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.all = [fact_of(record) for record in records]
        self.by_id = {fact.id: fact for fact in self.all}
        self.by_measure: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.all:
            self.by_measure[fact.measure].append(fact)
        self._levels: dict[tuple[str, str, tuple[tuple[str, str], ...]], list[Fact]] = {}
        self._steps: dict[tuple, list[Step]] = {}

    @cached_property
    def areas(self) -> dict[str, tuple[str, str]]:
        """Return key and role of each area by its name in lower case."""
        found = {}
        for fact in self.all:
            found[str(fact.record["area"]["name"]).lower()] = (fact.area_key, fact.role)
        return found

    def levels(self, measure: str, area: str = "local", breakdown: Mapping[str, str] | None = None) -> list[Fact]:
        """Return the levels of a measure for an area, of the whole or of one category, oldest first."""
        key = (measure, area, tuple(sorted((breakdown or {}).items())))
        if key not in self._levels:
            found = [
                fact for fact in self.by_measure.get(measure, ())
                if fact.kind == "level" and fact.area_key == area and fact.value is not None
                and tuple(sorted(fact.breakdown.items())) == key[2]
            ]  # fmt: skip
            self._levels[key] = sorted(found, key=lambda fact: fact.period.order())
        return self._levels[key]

    def of_role(self, measure: str, role: str, breakdown: Mapping[str, str] | None = None) -> list[Fact]:
        """Return the levels of a measure for every area of a role."""
        return [
            fact for fact in self.by_measure.get(measure, ())
            if fact.kind == "level" and fact.role == role and fact.value is not None
            and fact.breakdown == (breakdown or {})
        ]  # fmt: skip

    def changes(self, measure: str, area: str = "local") -> list[Fact]:
        """Return the changes that were published without their levels, oldest first."""
        found = [
            fact
            for fact in self.by_measure.get(measure, ())
            if fact.published_change and fact.area_key == area and fact.value is not None
        ]
        return sorted(found, key=lambda fact: fact.period.order())

    def steps(
        self, measure: str, area: str = "local", breakdown: Mapping[str, str] | None = None, *, counted: str = ""
    ) -> list[Step]:
        """
        Return the movements between figures that may be compared: of equal length, known days and without overlap.

        Args:
            measure: the measure.
            area: whose figures.
            breakdown: of which category.
            counted: numerator or denominator, for the counts behind a percentage or rate.
        """
        key = (measure, area, tuple(sorted((breakdown or {}).items())), counted)
        if key not in self._steps:
            self._steps[key] = self._made(measure, area, breakdown, counted)
        return self._steps[key]

    def _made(self, measure: str, area: str, breakdown: Mapping[str, str] | None, counted: str) -> list[Step]:
        held = [fact for fact in self.levels(measure, area, breakdown) if fact.period.known]
        if counted:
            held = [fact for fact in held if fact.numerator is not None and fact.denominator is not None]
        told = {
            (fact.period, fact.base): fact for fact in self.by_measure.get(measure, ())
            if fact.kind == "change" and fact.base is not None and fact.area_key == area
            and fact.breakdown == (breakdown or {}) and not fact.id.endswith("-ratio")
        }  # fmt: skip
        pairs = combinations(held[-MOST_STEPS:], 2)
        steps = []
        for one, other in pairs:
            apart = one.period.same_length(other.period) and not one.period.overlaps(other.period)
            if not apart and (other.period, one.period) not in told:
                continue  # Windows that share days are never told as a movement.
            fact = None if counted else told.get((other.period, one.period))
            size = Fraction(other.record[counted] - one.record[counted]) if counted else other.value - one.value
            word = (fact.judgement if fact else None) or UNTESTED
            steps.append(Step(one, other, size, word, fact, counted))
        return steps

    def last_steps(self, steps: Iterable[Step]) -> list[Step]:
        """Return the chain of steps that ends with the latest figure, oldest first; each begins where one ended."""
        steps = list(steps)
        if not steps:
            return []
        latest = max((step.later for step in steps), key=lambda fact: fact.period.order())
        chain: list[Step] = []
        while True:
            here = [step for step in steps if step.later is latest]
            if not here:
                return chain
            told = [step for step in here if step.fact is not None]
            step = max(told or here, key=lambda one: one.earlier.period.order())  # type: ignore[union-attr]
            chain.insert(0, step)
            assert step.earlier is not None
            latest = step.earlier

    def comparisons(self, measure: str) -> list[Fact]:
        """Return the comparisons of a measure with other areas, without ratios, ranks and limits."""
        return [
            fact for fact in self.by_measure.get(measure, ())
            if fact.kind == "comparison" and ".against-" in fact.id.replace("+against-", ".against-")
            and not fact.id.endswith("-ratio") and fact.value is not None
        ]  # fmt: skip
