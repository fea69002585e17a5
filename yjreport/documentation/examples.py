"""Worked examples of measures, evaluated as an annex evaluates its figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from yjreport.config.catalogue import Area
from yjreport.config.measure_schema import Measure
from yjreport.figures.observations import Observation
from yjreport.figures.results import Result, evaluate
from yjreport.formats import round_half_up
from yjreport.periods import Period
from yjreport.statistics.relative_rates import relative_rate
from yjreport.wording import level, limits, text_of

SERVICE = Area("local", None, "the service", "local")
YEAR = Period.of_year("2024-25")


def worked(measure: Measure) -> Result | None:
    """Return the example of a measure as an annex would hold it; None for words and dates, which are not counted."""
    example = measure.example
    if example is None or measure.unit in ("date", "text"):
        return None
    if example.group and example.reference:
        return _compared(measure, example.group, example.reference)
    return _evaluated(measure, example.numerator, example.denominator, _number(example.value))


def _evaluated(measure: Measure, numerator: int | None, denominator: int | None, value: Decimal | None) -> Result:
    observation = Observation(
        measure.id, SERVICE, YEAR, None, (), numerator, denominator, value, measure.unit, (), "example", "", "",
    )  # fmt: skip
    return evaluate(observation, measure)


def _compared(measure: Measure, group: tuple[int, int], reference: tuple[int, int]) -> Result:
    rate = relative_rate(*group, *reference)
    assert rate.index is not None
    result = _evaluated(measure, None, None, round_half_up(rate.index, measure.decimals or 0))
    return replace(result, value=float(rate.index), interval=rate.exact)


def sentence(measure: Measure) -> str:
    """Return the sentence that an annex prints of the example, with the interval where there is one."""
    result = worked(measure)
    if result is None:
        return f"“{measure.example.printed}”." if measure.example else ""
    words = text_of(level(replace(result, interval=None), measure))
    if measure.example and measure.example.group and measure.example.reference:
        parts = [f"{counted:,} of {all:,}" for counted, all in (measure.example.group, measure.example.reference)]
        words = f"{words.removesuffix('.')}: {parts[0]} against {parts[1]}."
    return words if result.interval is None else f"{words} The 95% interval is {limits(result)}."


def _number(value: float | None) -> Decimal | None:
    # A whole number has no decimal places in print.
    if value is None:
        return None
    return Decimal(int(value)) if value.is_integer() else Decimal(str(value))
