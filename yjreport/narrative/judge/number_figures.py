"""Find the figures that a number may print: levels, changes, counts, limits and ratios of the measures meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from yjreport.narrative.find.number_words import COUNT, MONEY, PERCENT, POINTS, TIMES
from yjreport.narrative.find.numbers import Number
from yjreport.narrative.look_up.fact import DENOMINATOR, NUMERATOR, RATES, Fact
from yjreport.narrative.look_up.facts import Facts

LEVEL, CHANGE, COUNTS, COHORT_SIZE, _LIMIT, RATIO = "level", "change", "number", "cohort", "limit", "ratio"


@dataclass(frozen=True)
class Printable:
    """Hold a figure that a number may print: its size, the result, what of it, and the earlier result of a change."""

    size: Fraction
    fact: Fact
    what: str
    base: Fact | None = None

    @property
    def text(self) -> str:
        """Return the figure as its result prints it."""
        if self.what == COUNTS:
            return f"{self.fact.numerator:,}"
        return f"{self.fact.denominator:,}" if self.what == COHORT_SIZE else self.fact.text


def printable_figures(number: Number, facts: Facts, measure: str, changed: bool) -> Iterator[Printable]:
    """Yield the figures of a measure that a number may print; its changes where the number measures a change."""
    unit = facts.catalogue.measures[measure].unit
    for fact in facts.of(measure):
        if fact.value is not None:
            yield from figures_of_result(number, fact, unit)
    if changed or number.unit in (POINTS, TIMES):
        yield from figures_of_changes(number, facts, measure, unit)


def figures_of_result(number: Number, fact: Fact, unit: str) -> Iterator[Printable]:
    """Yield what of one result, of a measure in a unit, a number may print."""
    what = CHANGE if fact.kind in ("change", "comparison") else LEVEL
    ratio = fact.unit == "ratio" and what == CHANGE and fact.id.endswith("ratio")
    if number.unit == TIMES:
        if ratio:
            yield Printable(fact.figure, fact, RATIO)
        return
    if _same_unit(number, fact, unit, ratio):
        yield Printable(fact.figure, fact, what)
    if number.unit == PERCENT == fact.unit and fact.interval and number.decimals:
        for limit in ("low", "high"):
            yield Printable(Fraction(str(fact.interval[limit])), fact, _LIMIT)
    if number.unit == COUNT and not number.decimals and fact.kind == "level" and fact.unit != "gbp":
        if fact.numerator is not None:
            yield Printable(Fraction(fact.numerator), fact, COUNTS)
        if fact.denominator is not None:
            yield Printable(Fraction(fact.denominator), fact, COHORT_SIZE)


def _same_unit(number: Number, fact: Fact, unit: str, ratio: bool) -> bool:
    """Tell whether a number is written in the unit of a result; a bare number may stand for several."""
    if number.unit != COUNT:
        written = "percentage_points" if number.unit == POINTS else number.unit
        return written == fact.unit and fact.unit in (*RATES, "percentage_points", MONEY)
    if fact.unit in ("count", "nights") or (fact.unit.startswith("per_") and not number.word):
        return True
    bare = not ratio and fact.unit not in ("percent", "percentage_points", "gbp")
    return bare and (number.decimals > 0 or unit == "ratio")


def figures_of_changes(number: Number, facts: Facts, measure: str, unit: str) -> Iterator[Printable]:
    """Yield the changes of a measure that a number of that unit may print."""
    for count in ("", NUMERATOR, DENOMINATOR):
        for change in facts.changes(measure, count=count):
            pair = change.pair
            if pair is None:
                continue
            if number.unit == PERCENT and change.relative is not None:
                yield Printable(change.relative, change.nearest, CHANGE, change.earlier)
            elif number.unit == TIMES and pair[0] and not count:
                yield Printable(pair[1] / pair[0], change.later, RATIO, change.earlier)
            elif _size_printable(number, unit, count):
                yield Printable(change.size, change.nearest, CHANGE, change.earlier)


def _size_printable(number: Number, unit: str, count: str) -> bool:
    """Tell whether a number may print the size of a change of a measure in a unit, or of a count behind it."""
    if number.unit == POINTS:
        return unit == "percent" and not count
    if number.unit == COUNT and (count or unit in ("count", "nights") or number.decimals):
        return True
    return number.unit == unit and unit != "percent" and not count
