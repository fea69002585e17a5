"""
Read the tidy open observations that the importer has left in data/open/observations/.

Each file is one vintage of one publication, and its name is the id of its source. A later vintage of the same
figure is a revision of it: the latest one that was released by the cut-off is used.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from yjreport.figures.observations import Breakdown
from yjreport.files.entries import parse_breakdown
from yjreport.open_data.tidy_rows.rows import COLUMNS, Refusal
from yjreport.paths import Project
from yjreport.periods import Period

if TYPE_CHECKING:
    import pyarrow as pa


FigureKey = tuple[str, tuple[date | None, date | None] | str, Breakdown]
"""What a figure is of, whatever the area: measure, days (or the label where they are not known) and breakdown."""


@dataclass(frozen=True)
class OpenRow:
    """Hold one figure of one vintage; `area` is an ONS code, the rest is as in an Observation."""

    measure: str
    area: str
    period: Period
    breakdown: Breakdown
    numerator: int | None
    denominator: int | None
    value: Decimal | None
    unit: str
    marks: tuple[str, ...]
    implied: bool
    place: str
    note: str
    source: str

    @property
    def key(self) -> FigureKey:
        """Return what the figure is of: two vintages may word the same days differently."""
        days = (self.period.start, self.period.end) if self.period.known else self.period.label
        return (self.measure, days, self.breakdown)

    @property
    def there(self) -> bool:
        """Tell whether there is a figure."""
        return self.value is not None or (self.numerator is not None and self.denominator is not None)


def files(project: Project) -> list[Path]:
    """Return the tidy files, in order of name."""
    return sorted((project.open / "observations").glob("*.csv"))


@lru_cache(maxsize=2)
def _table(project: Project) -> pa.Table:
    import pyarrow as pa
    from pyarrow import csv as arrow

    options = arrow.ConvertOptions(column_types=dict.fromkeys(COLUMNS, pa.string()), strings_can_be_null=False)
    parse = arrow.ParseOptions(newlines_in_values=True)
    tables = []
    for path in files(project):
        table = arrow.read_csv(path, convert_options=options, parse_options=parse).select(COLUMNS)
        tables.append(table.append_column("source", pa.array([path.stem] * table.num_rows, pa.string())))
    empty = pa.schema([(name, pa.string()) for name in (*COLUMNS, "source")]).empty_table()
    return pa.concat_tables([empty, *tables])


def rows_of(
    project: Project,
    released: Mapping[str, date],
    *,
    left: Collection[str] = (),
    areas: Iterable[str] = (),
    measures: Iterable[str] = (),
) -> list[OpenRow]:
    """
    Return the latest vintage of every figure of some areas or measures.

    Args:
        project: the project.
        released: release day by source id, of the sources that may be used.
        left: sources whose figures rest on a basis that later ones have left: never joined to those in one line.
        areas: ONS codes; all areas when none is given.
        measures: ids; all measures when none is given.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    table = _table(project)
    keep = pc.is_in(table["source"], pa.array(sorted(released), pa.string()))
    for column, wanted in (("area", tuple(areas)), ("measure", tuple(measures))):
        if wanted:
            keep = pc.and_(keep, pc.is_in(table[column], pa.array(wanted, pa.string())))
    found: dict[tuple[str, FigureKey], OpenRow] = {}
    records = sorted(table.filter(keep).to_pylist(), key=lambda record: (released[record["source"]], record["source"]))
    # A label without days says nothing that two vintages share: of such a measure only the latest vintage counts.
    latest = {record["measure"]: record["source"] for record in records}
    kept = {(record["measure"], record["area"]) for record in records if record["source"] not in left}
    for record in records:
        if record["source"] in left and (record["measure"], record["area"]) in kept:
            continue
        if record["period_start"] or latest[record["measure"]] == record["source"]:
            row = _row(record)
            found[row.area, row.key] = row
    return list(found.values())


def _row(record: dict[str, str]) -> OpenRow:
    return OpenRow(
        measure=record["measure"],
        area=record["area"],
        period=_period(record["period"], record["period_start"], record["period_end"]),
        breakdown=_breakdown(record["breakdown"]),
        numerator=int(record["numerator"]) if record["numerator"] else None,
        denominator=int(record["denominator"]) if record["denominator"] else None,
        value=Decimal(record["value"]) if record["value"] else None,
        unit=record["unit"],
        marks=tuple(sorted(record["marks"].split())),
        implied=record["implied"] == "yes",
        place=record["place"],
        note=record["note"],
        source=record["source"],
    )


@cache
def _period(label: str, start: str, end: str) -> Period:
    return Period(
        label or "not stated", date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None
    )


_breakdown = cache(parse_breakdown)


@lru_cache(maxsize=2)
def refusals(project: Project) -> tuple[Refusal, ...]:
    """Return the published values that the importer refused."""
    return tuple(Refusal(**row) for row in read_rows(project.open / "refusals.csv"))


@lru_cache(maxsize=8)
def read_rows(path: Path) -> tuple[dict[str, str], ...]:
    """Return the rows of a small CSV file of the project's own making, none where it is not there."""
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file))
