"""The figures of a service's own inputs, each by a name that stays the same when the files are sorted or edited."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from yjreport.figures.observations import Observation, result_id
from yjreport.files.entries import parse_breakdown
from yjreport.files.tables import ORIGIN, ORIGIN_ROW, Table
from yjreport.inputs.published.sameness import blank
from yjreport.periods import Period, slugify

FIELDS: dict[str, tuple[str, ...]] = {
    "observations": ("value", "numerator", "denominator", "qualifier", "marks"),
    "budget": ("staffing", "payments_in_kind", "other_delegated", "total", "marks"),
    "actions": ("status", "impact", "target_date"),
    "risks": ("likelihood", "impact", "rating"),
    "standards": ("grade",),
}
"""The columns of each kind of input that an annex prints as figures, or counts."""

NUMBERS = ("value", "numerator", "denominator", "staffing", "payments_in_kind", "other_delegated", "total")
"""The fields that hold a number in plain digits."""

_LONGEST = 140
"""Letters of a name that a message still shows whole."""

Key = tuple[str, str]
"""The name of a figure, and the field."""


@dataclass(frozen=True)
class Figure:
    """
    Hold one figure of the inputs.

    Args:
        kind: the input that holds it.
        what: its name.
        field: which part of it, a column of the input.
        figure: what the cell says; never blank.
        place: where it stands: the file's name and the row.
    """

    kind: str
    what: str
    field: str
    figure: str
    place: str

    @property
    def key(self) -> Key:
        """Return what no other figure has."""
        return self.what, self.field


def figures_of(tables: Iterable[Table]) -> dict[Key, Figure]:
    """Return every figure of the inputs, in the order of the files; blank cells are none."""
    found: dict[Key, Figure] = {}
    for table in tables:
        if table.kind not in FIELDS:
            continue
        for what, row in named_rows(table):
            origin = table.origins[int(row[ORIGIN])]
            place = f"{origin.short_name}, row {row[ORIGIN_ROW]}"
            for field in FIELDS[table.kind]:
                if not blank(row[field], field):
                    found[(what, field)] = Figure(table.kind, what, field, str(row[field]), place)
    return found


def named_rows(table: Table) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of an input with their names; a name that comes again has a number behind it."""
    seen: dict[str, int] = {}
    for row in table.rows():
        name = _short(_NAMES[table.kind](row))
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}.no-{seen[name]}"), row


def name_of(item: Observation) -> str:
    """Return the name that an observation has in published.csv, where no other row has it too."""
    return _short(result_id(item.measure, item.area.key, item.period, tuple(sorted(item.breakdown))))


def _observation(row: Mapping[str, str]) -> str:
    breakdown = tuple(sorted(parse_breakdown(row["breakdown"])))
    return result_id(row["measure"], row["area"], _period(row), breakdown)


def _standard(row: Mapping[str, str]) -> str:
    words = (row[name] for name in ("framework", "number", "standard", "dimension", "element"))
    return ".".join(["standards", *filter(None, map(slugify, words)), _period(row).slug])


_NAMES: dict[str, Callable[[Mapping[str, str]], str]] = {
    "observations": _observation,
    "budget": lambda row: f"budget.{row['table']}.{row['agency']}.{slugify(row['label'])}",
    "actions": lambda row: f"actions.{slugify(row['id'])}",
    "risks": lambda row: f"risks.{slugify(row['id'])}",
    "standards": _standard,
}


def _period(row: Mapping[str, str]) -> Period:
    """Return the period of a row; days that cannot be read count as none, since the gate refuses them."""
    try:
        first, last = (date.fromisoformat(row[name]) for name in ("period_start", "period_end"))
    except ValueError:
        return Period(row["period"] or "not stated")
    return Period(row["period"], first, last)


def _short(name: str) -> str:
    """Return a name that a message can show whole: a longer one ends in a part of its hash."""
    if len(name) <= _LONGEST:
        return name
    return f"{name[: _LONGEST - 9]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
