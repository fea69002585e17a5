"""A fact is a ledger's record read once: what a result says, for which area and period, with its counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from yjreport.formats import MULTIPLIERS, exact
from yjreport.periods import Period

OWN = ("local", "member", "district")
"""The roles of the service and of its parts."""
RATES = ("percent", *(unit for unit in MULTIPLIERS if unit.startswith("per_")))
COUNTS = ("count", "nights", "gbp")
NUMERATOR, DENOMINATOR = "numerator", "denominator"


@dataclass(frozen=True, eq=False)
class Fact:
    """
    Hold one result as prose may speak of it; what is not explained here is as the ledger has it.

    Args:
        base: the period that a change is measured from.
        value: the exact figure; None where there is none or it is text.
        area_key: the area's part of the id.
        role: what the area is to the service: local, family, national …; blank where it is not known.
        reference: what a commentary may write to print it: its alias, else its id.
        against: the area of a comparison, with name and role.
    """

    id: str
    kind: str
    measure: str
    unit: str
    text: str
    period: Period
    base: Period | None
    value: Fraction | None
    area_key: str
    area_name: str
    role: str
    breakdown: Mapping[str, str]
    numerator: int | None
    denominator: int | None
    interval: Mapping[str, Any] | None
    judgement: str | None
    reference: str
    against: Mapping[str, str] | None

    @property
    def figure(self) -> Fraction:
        """Return the value of a fact that has one, as all do that are looked up as levels and changes."""
        assert self.value is not None
        return self.value

    @property
    def published_change(self) -> bool:
        """Tell whether the figure is a change that the source prints without its levels."""
        tail = self.id.replace("+", ".").rpartition(".")[2]
        return self.kind == "change" and not tail.startswith("change")

    @property
    def is_ratio(self) -> bool:
        """Tell whether it is the ratio of a change or comparison, beside their difference."""
        return self.id.endswith("-ratio")

    def count(self, which: str) -> int | None:
        """Return its numerator or its denominator."""
        return self.numerator if which == NUMERATOR else self.denominator

    def describe(self) -> str:
        """Return the id and what it says, for a message."""
        said = self.text
        if self.numerator is not None and self.denominator is not None:
            said += f" ({self.numerator:,} of {self.denominator:,})"
        if self.judgement:
            said += f", {self.judgement}"
        return f"{self.id} {said}"


def fact_of(record: Mapping[str, Any]) -> Fact:
    """Return a ledger's record as a fact."""
    value, unit, area = record["value"], record["unit"], record["area"]
    numerator, denominator = record["numerator"], record["denominator"]
    number: Fraction | None = exact(value) if isinstance(value, int | float) else None
    if number is not None and numerator is not None and denominator and unit in MULTIPLIERS:
        whole = Fraction(numerator * MULTIPLIERS[unit], denominator)
        # Counts that a published rate implies do not replace it.
        number = whole if abs(float(whole - number)) < 1e-6 else number
    return Fact(
        id=record["id"],
        kind=record["kind"],
        measure=record["measure"],
        unit=unit,
        text=str(record["text"]),
        period=_period(record["period"]),
        base=_period(record["base"]) if record["base"] else None,
        value=number,
        area_key=record["id"].split(".", 2)[1],
        area_name=str(area["name"]),
        role=area["role"] or "",
        breakdown=record["breakdown"],
        numerator=numerator,
        denominator=denominator,
        interval=record["interval"],
        judgement=record["judgement"],
        reference=record.get("alias") or record["id"],
        against=record.get("against"),
    )


def _period(record: Mapping[str, str | None]) -> Period:
    start, end = record["start"], record["end"]
    return Period(
        record["label"] or "not stated", date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
    )  # fmt: skip
