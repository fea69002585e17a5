"""The tidy row: one figure of one vintage, in the columns that every open source is brought to."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

COLUMNS = (
    "measure", "area", "period", "period_start", "period_end", "breakdown", "numerator", "denominator", "value",
    "unit", "marks", "implied", "place", "note",
)  # fmt: skip

WHOLE_SERVICE = "Figure of the whole service:"
"""How the note of a row begins where a source repeats a joint service's figure for each of its authorities."""

FIRST_ON_CENSUS_2021 = 2021
"""The first year whose mid-year population estimates rest on Census 2021."""

RowKey = tuple[str, str, "When", str]
"""What a figure is of: measure, area, period and breakdown."""


@dataclass(frozen=True)
class When:
    """Hold the period of a figure: what it is called and its first and last day, where they are known."""

    label: str
    start: date | None = None
    end: date | None = None

    @property
    def order(self) -> tuple[str, str]:
        """Return a sort key."""
        return (self.end.isoformat() if self.end else "", self.label)


@dataclass(frozen=True)
class TidyRow:
    """
    Hold one figure.

    Args:
        measure: id in params/measures/.
        area: current ONS code.
        when: the period.
        unit: the measure's unit.
        value: as printed, None where nothing is printed.
        numerator: what was counted, where the source or an implied count says so.
        denominator: out of how many.
        breakdown: which part of the whole, `dimension=value` pairs.
        marks: GSS shorthand letters.
        implied: whether the counts follow from a printed rate.
        place: where in the published file.
        notes: sentences for readers.
    """

    measure: str
    area: str
    when: When
    unit: str
    value: Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    breakdown: str = ""
    marks: tuple[str, ...] = ()
    implied: bool = False
    place: str = ""
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> RowKey:
        """Return what the figure is of."""
        return (self.measure, self.area, self.when, self.breakdown)

    def cells(self) -> list[str]:
        """Return the row as texts, in the order of COLUMNS."""
        days = [day.isoformat() if day else "" for day in (self.when.start, self.when.end)]
        counts = ["" if count is None else str(count) for count in (self.numerator, self.denominator)]
        value = "" if self.value is None else f"{self.value:f}"
        marks, implied = " ".join(sorted(set(self.marks))), "yes" if self.implied else ""
        return [
            self.measure, self.area, self.when.label, *days, self.breakdown, *counts, value, self.unit, marks, implied,
            self.place, " ".join(self.notes),
        ]  # fmt: skip


@dataclass(frozen=True)
class Refusal:
    """Hold a published national or regional value that its own members contradict, as refusals.csv has it."""

    source: str
    measure: str
    area: str
    period: str
    value: str
    low: str
    high: str
    reason: str


def sort_key(row: TidyRow) -> tuple[str, ...]:
    """Return the order of a tidy file: by measure, breakdown, period and area."""
    return (row.measure, row.breakdown, *row.when.order, row.area)


def csv_bytes(columns: Sequence[str], records: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file's bytes: UTF-8, commas, a line feed after every row, the same for the same rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(records)
    return text.getvalue().encode("utf-8")


def write(path: Path, data: bytes) -> bool:
    """Write a file if it differs from what is there, and tell whether it did."""
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
