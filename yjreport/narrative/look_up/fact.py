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
    Hold one result as prose may speak of it.

    Args:
        record: the ledger's record.
        period: its period.
        base: the period that a change is measured from.
        value: the exact figure; None where there is none or it is text.
        area_key: the area's part of the id.
    """

    record: Mapping[str, Any]
    period: Period
    base: Period | None
    value: Fraction | None
    area_key: str

    def __getattr__(self, name: str) -> Any:
        """Return a key of the record: id, kind, measure, unit, text, judgement, section, numerator, denominator."""
        try:
            return self.record[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def role(self) -> str:
        """Return the role of the fact's area."""
        return self.record["area"]["role"] or ""

    @property
    def breakdown(self) -> Mapping[str, str]:
        """Return the breakdown's values by dimension."""
        return self.record["breakdown"]

    @property
    def published_change(self) -> bool:
        """Tell whether the figure is a change that the source prints without its levels."""
        tail = self.record["id"].replace("+", ".").rpartition(".")[2]
        return self.record["kind"] == "change" and not tail.startswith("change")

    def told(self) -> str:
        """Return the id and what it says, for a message."""
        said = str(self.record["text"])
        counts = (self.numerator, self.denominator)
        if None not in counts:
            said += f" ({counts[0]:,} of {counts[1]:,})"
        if self.record["judgement"]:
            said += f", {self.record['judgement']}"
        return f"{self.record['id']} {said}"

    @property
    def reference(self) -> str:
        """Return what a commentary may write to print it: its alias, else its id."""
        return self.record.get("alias") or self.record["id"]


def fact_of(record: Mapping[str, Any]) -> Fact:
    """Return a ledger's record as a fact."""
    value = record["value"]
    counted = record["numerator"] is not None and record["denominator"] and record["unit"] in MULTIPLIERS
    number: Fraction | None = exact(value) if isinstance(value, int | float) else None
    if counted and number is not None:
        whole = Fraction(record["numerator"] * MULTIPLIERS[record["unit"]], record["denominator"])
        # Counts that a published rate implies do not replace it.
        number = whole if abs(float(whole - number)) < 1e-6 else number
    base = _period(record["base"]) if record["base"] else None
    return Fact(record, _period(record["period"]), base, number, record["id"].split(".", 2)[1])


def _period(record: Mapping[str, str | None]) -> Period:
    start, end = record["start"], record["end"]
    return Period(
        record["label"] or "not stated", date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
    )  # fmt: skip
