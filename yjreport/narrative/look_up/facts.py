"""
Facts: the results of a ledger, looked up by measure, area, period and kind.

Counts behind a percentage have changes of their own: the number that reoffended may fall while the rate rises.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Any

from yjreport.config.catalogue import Catalogue
from yjreport.figures.judgement import UNTESTED
from yjreport.narrative.look_up.change import Change, figure_or_count
from yjreport.narrative.look_up.fact import Fact, fact_of

MOST_LEVELS = 12
"""The latest figures of a series between which changes are looked for."""
_Breakdown = Mapping[str, str] | None


class Facts:
    """Look up the results of an annex."""

    def __init__(self, records: Iterable[Mapping[str, Any]], catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.all = [fact_of(record) for record in records]
        self.by_id = {fact.id: fact for fact in self.all}
        self.by_measure: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.all:
            self.by_measure[fact.measure].append(fact)
        self._levels: dict[object, list[Fact]] = {}
        self._changes: dict[object, list[Change]] = {}

    @cached_property
    def areas(self) -> dict[str, tuple[str, str]]:
        """Return key and role of each area by its name in lower case."""
        return {fact.area_name.lower(): (fact.area_key, fact.role) for fact in self.all}

    def areas_named(self, text: str) -> list[tuple[str, str]]:
        """Return key and role of the areas that a text names by their own names, without the service's."""
        lowered = text.lower()
        return [
            (key, role) for name, (key, role) in self.areas.items()
            if role != "local" and len(name) > 3 and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", lowered)
        ]  # fmt: skip

    def of(self, measure: str) -> Sequence[Fact]:
        """Return every result of a measure; none of a measure that the ledger does not hold."""
        return self.by_measure.get(measure, ())

    def with_figure(self, measure: str, kind: str) -> list[Fact]:
        """Return the results of a measure of one kind that have a figure: level, change or comparison."""
        return [fact for fact in self.of(measure) if fact.kind == kind and fact.value is not None]

    def levels(self, measure: str, area: str = "local", breakdown: _Breakdown = None) -> list[Fact]:
        """Return the levels of a measure for an area, of the whole or of one category, oldest first."""
        key = (measure, area, frozenset((breakdown or {}).items()))
        if key not in self._levels:
            found = [
                fact for fact in self.with_figure(measure, "level")
                if fact.area_key == area and fact.breakdown == (breakdown or {})
            ]  # fmt: skip
            self._levels[key] = _in_time(found)
        return self._levels[key]

    def levels_of_role(self, measure: str, role: str, breakdown: _Breakdown = None) -> list[Fact]:
        """Return the levels of a measure for every area of a role."""
        return [
            fact for fact in self.with_figure(measure, "level")
            if fact.role == role and fact.breakdown == (breakdown or {})
        ]  # fmt: skip

    def published_changes(self, measure: str, area: str = "local") -> list[Fact]:
        """Return the changes that were published without their levels, oldest first."""
        found = self.with_figure(measure, "change")
        return _in_time(fact for fact in found if fact.published_change and fact.area_key == area)

    def latest(self, measure: str, area: str = "local") -> Fact | None:
        """Return the latest level of a measure for an area, or its latest published change; None without either."""
        found = self.levels(measure, area) or self.published_changes(measure, area)
        return found[-1] if found else None

    def comparisons(self, measure: str) -> list[Fact]:
        """Return the comparisons of a measure with other areas, without ratios, ranks and limits."""
        return [
            fact for fact in self.with_figure(measure, "comparison")
            if ".against-" in fact.id.replace("+", ".") and not fact.is_ratio
        ]  # fmt: skip

    def changes(
        self, measure: str, area: str = "local", breakdown: _Breakdown = None, *, count: str = ""
    ) -> list[Change]:
        """
        Return the changes between figures that may be compared: of equal length, known days and without overlap.

        For the counts behind a percentage or rate, `count` is numerator or denominator.
        """
        key = (measure, area, frozenset((breakdown or {}).items()), count)
        if key not in self._changes:
            self._changes[key] = self._between_levels(measure, area, breakdown, count)
        return self._changes[key]

    def _between_levels(self, measure: str, area: str, breakdown: _Breakdown, count: str) -> list[Change]:
        levels = [fact for fact in self.levels(measure, area, breakdown) if fact.period.known]
        if count:
            levels = [fact for fact in levels if fact.numerator is not None and fact.denominator is not None]
        in_ledger = {
            (fact.period, fact.base): fact for fact in self.of(measure)
            if fact.kind == "change" and fact.base is not None and fact.area_key == area
            and fact.breakdown == (breakdown or {}) and not fact.is_ratio
        }  # fmt: skip
        changes = []
        for earlier, later in combinations(levels[-MOST_LEVELS:], 2):
            result = in_ledger.get((later.period, earlier.period))
            apart = earlier.period.same_length(later.period) and not earlier.period.overlaps(later.period)
            if not apart and result is None:
                continue  # Windows that share days never tell of a change.
            result = None if count else result
            size = figure_or_count(later, count) - figure_or_count(earlier, count)
            word = (result.judgement if result else None) or UNTESTED
            changes.append(Change(earlier, later, size, word, result, count))
        return changes

    def consecutive_changes(self, measure: str, area: str, breakdown: _Breakdown, count: str) -> list[Change]:
        """Return the changes that end with the latest figure; of those published without levels, these."""
        chain = _chain(self.changes(measure, area, breakdown, count=count))
        if chain or count:
            return chain
        return [
            Change(None, fact, fact.figure, fact.judgement or UNTESTED, fact)
            for fact in self.published_changes(measure, area)
        ]


def _in_time(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: fact.period.order())


def _chain(changes: Sequence[Change]) -> list[Change]:
    """Return the chain of changes that ends with the latest figure, oldest first; each begins where one ended."""
    chain: list[Change] = []
    latest = max((change.later for change in changes), key=lambda fact: fact.period.order(), default=None)
    while here := [change for change in changes if change.later is latest]:
        in_ledger = [change for change in here if change.result is not None]
        found = max(in_ledger or here, key=_start)
        chain.insert(0, found)
        latest = found.earlier
    return chain


def _start(change: Change) -> tuple[bool, date, date, str]:
    assert change.earlier is not None
    return change.earlier.period.order()
