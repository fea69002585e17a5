"""Observations: one number from a source each, and the derived ones that the catalogue declares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from yjreport.config.catalogue import Area, Catalogue
from yjreport.config.measure_schema import Measure
from yjreport.periods import Period, slugify

Breakdown = tuple[tuple[str, str], ...]
Key = tuple[str, str, Period, Breakdown]
"""What a number is of: the measure, the key of the area, the period and the breakdown."""


class Counted:
    """Give a figure its two counts together."""

    numerator: int | None
    denominator: int | None

    @property
    def counts(self) -> tuple[int, int] | None:
        """Return the numerator and a denominator above 0, or None where they are not both known."""
        return (self.numerator, self.denominator) if self.numerator is not None and self.denominator else None


@dataclass(frozen=True)
class Observation(Counted):
    """
    Hold one number from a source.

    Args:
        measure: the measure's id.
        area: the area that the number is for.
        period: the period that it is for.
        base: the period that a published change is measured from, else None.
        breakdown: (dimension, value) pairs; empty for the whole.
        numerator: what was counted, where known.
        denominator: out of how many, where known.
        value: the number as the source prints it, or None where it prints none.
        qualifier: how the source limits the number: about, at least, at most, more than, less than.
        unit: the measure's unit.
        marks: GSS shorthand letters, in order.
        source: id of the source in the source register.
        line: where in the source.
        note: what qualifies the number, for readers.
        released: when the source was released.
        implied: whether the counts are implied by a published rate and a population. The value then stands as
            published, and the counts serve for intervals and for pooling only.
        places: decimal places to print a published value to; those that the source prints when None.
        corrected: a sentence that says what the figure was before it was corrected or revised; blank if it was not.
    """

    measure: str
    area: Area
    period: Period
    base: Period | None
    breakdown: Breakdown
    numerator: int | None
    denominator: int | None
    value: Decimal | None
    unit: str
    marks: tuple[str, ...]
    source: str
    line: str
    note: str
    qualifier: str = ""
    released: date | None = None
    implied: bool = False
    places: int | None = None
    corrected: str = ""

    @property
    def key(self) -> Key:
        """Return what the number is of, whatever its source."""
        return (self.measure, self.area.key, self.period, self.breakdown)

    @property
    def id(self) -> str:
        """Return the stable id of the result that this becomes."""
        return result_id(self.measure, self.area.key, self.period, self.breakdown)

    @property
    def withheld(self) -> bool:
        """Tell whether the number is not there: not available, not applicable or confidential."""
        return bool({"x", "z", "c"} & set(self.marks))


def breakdown_slug(breakdown: Breakdown) -> str:
    """Return the breakdown's part of a result id."""
    return "+".join(f"{slugify(dimension)}={slugify(value)}" for dimension, value in breakdown)


def result_id(measure: str, area_key: str, period: Period, breakdown: Breakdown = (), suffix: str = "") -> str:
    """Return `<measure>.<area>.<period>[.<breakdown>]`."""
    parts = [measure, area_key, period.slug]
    tail = "+".join(part for part in (breakdown_slug(breakdown), suffix) if part)
    return ".".join([*parts, tail] if tail else parts)


def with_marks(marks: Iterable[str], *more: str) -> tuple[str, ...]:
    """Return marks in one order, each once."""
    return tuple(sorted({*marks, *more}))


def derive(observations: Iterable[Observation], catalogue: Catalogue) -> tuple[Observation, ...]:
    """
    Return the observations with those that the catalogue derives from two others.

    A derived measure is the ratio of two counts of one area, period, breakdown and source, such as
    reoffences over the children who reoffended. One that the source states itself is not derived again.
    """
    known = list(observations)
    keys = {item.key: item for item in known}
    for measure in catalogue.measures.values():
        if measure.derived is None:
            continue
        top, _, _ = measure.derived.numerator.partition(".")
        for item in [entry for entry in known if entry.measure == top]:
            made = _derived(measure, item, keys)
            if made is not None and made.key not in keys:
                known.append(made)
    return tuple(known)


def _derived(measure: Measure, top: Observation, keys: dict[Key, Observation]) -> Observation | None:
    assert measure.derived is not None
    name, _, part = measure.derived.denominator.partition(".")
    bottom = keys.get((name, *top.key[1:]))
    if bottom is None:
        return None
    numerator = _part(top, measure.derived.numerator.partition(".")[2])
    denominator = _part(bottom, part)
    marks = with_marks((*top.marks, *bottom.marks))
    if numerator is None or denominator is None:
        # A part that is withheld withholds the whole; a part that is not known leaves nothing to say.
        if "c" not in marks:
            return None
        numerator = denominator = None
    return replace(
        top, measure=measure.id, unit=measure.unit, numerator=numerator, denominator=denominator,
        value=None, marks=marks, line=_lines(top.line, bottom.line), note="", corrected="",
    )  # fmt: skip


def _part(item: Observation, part: str) -> int | None:
    if part == "numerator":
        return item.numerator
    if part == "denominator":
        return item.denominator
    return int(item.value) if item.value is not None else None


def _lines(first: str, second: str) -> str:
    lines = [entry.strip() for entry in f"{first},{second}".split(",") if entry.strip()]
    return ", ".join(dict.fromkeys(lines))
