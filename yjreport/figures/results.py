"""Results: observations evaluated, with their rate, interval, change, comparison and judgement."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from yjreport.config.catalogue import Area
from yjreport.config.measure_schema import Measure
from yjreport.figures.observations import Breakdown, Counted, Observation, result_id, with_marks
from yjreport.formats import DECIMALS, MULTIPLIERS, decimals_of, exact, plain_number, round_half_up, value_text
from yjreport.periods import Period
from yjreport.statistics.intervals import Interval, poisson, wilson


@dataclass(frozen=True)
class Result(Counted):
    """
    Hold one figure that the annex may print, as the ledger records it.

    Args:
        id: `<measure>.<area>.<period>[.<breakdown>]`.
        kind: `level`, `change` (measured from `base`) or `comparison` (measured against an area).
        measure: the measure's id.
        area: the area of the figure.
        period: its period.
        base: the period that a change is measured from.
        against: the area that a comparison is made with.
        breakdown: (dimension, value) pairs.
        numerator: count, or None where not known or withheld.
        denominator: count, or None where not known or withheld.
        value: unrounded figure; text for the units `text` and `date`; None where not there.
        unit: unit of the value.
        text: the figure as printed.
        source: source id and place.
        marks: GSS shorthand letters.
        judgement: what the evidence supports, or None for a level.
        interval: confidence interval in the figure's unit, or None.
        note: what qualifies the figure.
        decimals: places printed.
        qualified: whether the source only bounds or rounds the figure; such a figure is compared with none.
        implied: whether the counts are implied by the published figure, so that they never replace it.
        corrected: a sentence that says what the figure was before it was corrected or revised.
    """

    id: str
    kind: str
    measure: str
    area: Area
    period: Period
    unit: str
    text: str
    source: str
    value: float | int | str | None = None
    numerator: int | None = None
    denominator: int | None = None
    base: Period | None = None
    against: Area | None = None
    breakdown: Breakdown = ()
    marks: tuple[str, ...] = ()
    judgement: str | None = None
    interval: Interval | None = None
    note: str = ""
    decimals: int = 0
    qualified: bool = False
    implied: bool = False
    corrected: str = ""

    @property
    def fraction(self) -> Fraction | None:
        """Return the exact figure, from the counts where they are known and not themselves implied by it."""
        if not self.implied and self.counts and self.unit in MULTIPLIERS:
            return Fraction(self.counts[0] * MULTIPLIERS[self.unit], self.counts[1])
        return exact(self.value) if isinstance(self.value, int | float) else None

    @property
    def shown_marks(self) -> tuple[str, ...]:
        """Return the marks of the figure as printed: of implied counts it is the counts that are estimated."""
        return tuple(mark for mark in self.marks if not (self.implied and mark == "e"))

    @property
    def alias(self) -> str:
        """Return the id without the period."""
        tail = self.id.split(".", 3)
        return ".".join([tail[0], tail[1], *tail[3:]])

    @property
    def there(self) -> bool:
        """Tell whether there is a figure to print."""
        return self.value is not None

    def record(self, section: str) -> dict[str, object]:
        """Return the result as the ledger holds it."""
        return {
            "id": self.id,
            "alias": None,
            "kind": self.kind,
            "section": section,
            "measure": self.measure,
            "area": self.area.record(),
            "period": self.period.record(),
            "base": self.base.record() if self.base else None,
            "against": self.against.record() if self.against else None,
            "breakdown": dict(self.breakdown),
            "numerator": self.numerator,
            "denominator": self.denominator,
            "value": self.value,
            "unit": self.unit,
            "text": self.text,
            "source": self.source,
            "marks": list(self.marks),
            "judgement": self.judgement,
            "interval": self.interval.record() if self.interval else None,
        }


def evaluate(observation: Observation, measure: Measure) -> Result:
    """
    Return an observation as a result: its unrounded value, its text and its interval.

    A value that the source prints keeps the printed precision unless both counts are known; then the
    value is computed from them and printed to the measure's own precision.
    """
    marks = observation.marks
    if observation.denominator == 0 and observation.unit in MULTIPLIERS:
        # Nothing out of nothing is neither 0% nor 100%.
        marks = with_marks(marks, "z")
    withheld = bool({"x", "z", "c"} & set(marks))
    value, decimals = (None, 0) if withheld else _value(observation, measure)
    if withheld:
        text = f"[{next(mark for mark in ('c', 'z', 'x') if mark in marks)}]"
    elif value is None:
        text, marks = "[x]", with_marks(marks, "x")
    else:
        text = value_text(value, observation.unit, decimals, signed=measure.kind == "change")
        if observation.qualifier and value < 0:
            # "More than −50%" could be read either way.
            text = f"a fall of {observation.qualifier} {value_text(-value, observation.unit, decimals)}"
        elif observation.qualifier:
            text = f"{observation.qualifier} {text}"
        if value and not round_half_up(value, decimals):
            marks = with_marks(marks, "k")
    shown = value is not None
    return Result(
        id=observation.id,
        kind=measure.kind,
        measure=measure.id,
        area=observation.area,
        period=observation.period,
        base=observation.base,
        breakdown=observation.breakdown,
        numerator=observation.numerator if shown else None,
        denominator=observation.denominator if shown else None,
        value=None if value is None else plain_number(value),
        unit=observation.unit,
        text=text,
        source=source_text(observation),
        marks=marks,
        judgement="not tested" if measure.kind == "change" else None,
        interval=_interval(observation, measure) if shown else None,
        note=observation.note,
        decimals=decimals,
        qualified=bool(observation.qualifier),
        implied=observation.implied,
        corrected=observation.corrected,
    )


def source_text(observation: Observation) -> str:
    """Return where a figure comes from: the source's id and the place in it."""
    place = observation.line
    if place[:1].isdigit():
        place = f"line{'s' if ',' in place else ''} {place}"
    return ", ".join(part for part in (observation.source, place) if part)


def register_result(
    measure: Measure,
    observation_like: Observation,
    *,
    value: float | int | str | None,
    text: str,
) -> Result:
    """Return a result of a register: a grade, a date, a rating or a text, printed as it stands."""
    return Result(
        id=observation_like.id,
        kind="level",
        measure=measure.id,
        area=observation_like.area,
        period=observation_like.period,
        breakdown=observation_like.breakdown,
        value=value,
        unit=observation_like.unit,
        text=text,
        source=source_text(observation_like),
        marks=observation_like.marks,
        note=observation_like.note,
    )


def change_id(later: Result) -> str:
    """Return the id of a change: the later figure's, ending in `change`."""
    return result_id(later.measure, later.area.key, later.period, later.breakdown, "change")


def comparison_id(local: Result, other: Area) -> str:
    """Return the id of a comparison: the local figure's, ending in `against-<area>`."""
    return result_id(local.measure, local.area.key, local.period, local.breakdown, f"against-{other.key}")


def _value(observation: Observation, measure: Measure) -> tuple[Fraction | None, int]:
    usual = DECIMALS.get(observation.unit, 0) if measure.decimals is None else measure.decimals
    counts, multiplier = observation.counts, MULTIPLIERS.get(observation.unit)
    if counts and multiplier and not observation.implied:
        return Fraction(counts[0] * multiplier, counts[1]), usual
    if observation.value is None:
        return None, usual
    printed = decimals_of(observation.value) if observation.places is None else observation.places
    return exact(observation.value), printed


def _interval(observation: Observation, measure: Measure) -> Interval | None:
    counts = observation.counts
    if measure.interval == "wilson" and counts:
        return wilson(*counts).scaled(100)
    if measure.interval == "poisson":
        if observation.unit == "count" and observation.value is not None:
            return poisson(int(observation.value))
        if counts:
            return poisson(counts[0]).scaled(MULTIPLIERS[observation.unit] / counts[1])
    return None
