"""Find the figures that a number may print: levels, changes, counts, limits and ratios of the measures meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from yjreport.narrative.find.number_words import COUNT, MONEY, PERCENT, POINTS, TIMES
from yjreport.narrative.find.numbers import Number
from yjreport.narrative.look_up.fact import RATES, Fact
from yjreport.narrative.look_up.facts import Facts

LEVEL, CHANGE, COUNTS, COHORT_SIZE, _LIMIT, RATIO = "level", "change", "number", "cohort", "limit", "ratio"


@dataclass(frozen=True)
class Figured:
    """Hold a figure that a number may print: its size, the result, what of it, and the earlier result of a change."""

    size: Fraction
    fact: Fact
    what: str
    base: Fact | None = None


def figures_of(number: Number, facts: Facts, measure: str, moved: bool) -> Iterator[Figured]:
    """Yield the figures of a measure that a number may print; steps where it measures a change."""
    unit = facts.catalogue.measures[measure].unit
    for fact in facts.by_measure.get(measure, ()):
        if fact.value is None:
            continue
        yield from of_fact(number, fact, unit)
    if moved or number.unit in (POINTS, TIMES):
        yield from of_steps(number, facts, measure, unit)


def of_fact(number: Number, fact: Fact, unit: str) -> Iterator[Figured]:
    """Yield what of one result a number of that unit may print."""
    what = CHANGE if fact.kind in ("change", "comparison") else LEVEL
    ratio = fact.unit == "ratio" and fact.kind in ("change", "comparison") and fact.id.endswith("ratio")
    if number.unit == PERCENT and fact.unit == "percent":
        yield Figured(fact.value, fact, what)
        if fact.interval and number.decimals:
            yield from (Figured(Fraction(str(fact.interval[limit])), fact, _LIMIT) for limit in ("low", "high"))
    elif (number.unit == POINTS and fact.unit == "percentage_points") or (number.unit == MONEY and fact.unit == "gbp"):
        yield Figured(fact.value, fact, what)
    elif number.unit == TIMES and ratio:
        yield Figured(fact.value, fact, RATIO)
    elif number.unit == fact.unit and fact.unit in RATES:
        yield Figured(fact.value, fact, what)
    elif number.unit == COUNT:
        if (
            fact.unit in ("count", "nights")
            or (
                (number.decimals or unit == "ratio")
                and not ratio
                and fact.unit not in ("percent", "percentage_points", "gbp")
            )
            or (fact.unit.startswith("per_") and not number.word)
        ):
            yield Figured(fact.value, fact, what)
        if not number.decimals and fact.kind == "level" and fact.unit != "gbp":
            if fact.numerator is not None:
                yield Figured(Fraction(fact.numerator), fact, COUNTS)
            if fact.denominator is not None:
                yield Figured(Fraction(fact.denominator), fact, COHORT_SIZE)


def of_steps(number: Number, facts: Facts, measure: str, unit: str) -> Iterator[Figured]:
    """Yield the movements of a measure that a number of that unit may print."""
    for counted in ("", "numerator", "denominator"):
        for step in facts.steps(measure, counted=counted):
            pair = step.pair
            if pair is None:
                continue
            base = step.earlier
            if number.unit == PERCENT and step.relative is not None:
                yield Figured(step.relative, step.fact or step.later, CHANGE, base)
            elif number.unit == POINTS and unit == "percent" and not counted:
                yield Figured(step.size, step.fact or step.later, CHANGE, base)
            elif number.unit == TIMES and pair[0] and not counted:
                yield Figured(pair[1] / pair[0], step.later, RATIO, base)
            elif (number.unit == COUNT and (counted or unit in ("count", "nights") or number.decimals)) or (
                number.unit == unit and unit != "percent" and not counted
            ):
                yield Figured(step.size, step.fact or step.later, CHANGE, base)


def printed(one: Figured) -> str:
    """Return a figure as its result prints it."""
    if one.what == COUNTS:
        return f"{one.fact.numerator:,}"
    if one.what == COHORT_SIZE:
        return f"{one.fact.denominator:,}"
    return str(one.fact.text)
