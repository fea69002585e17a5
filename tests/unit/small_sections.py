"""Small sections for tests: a real service's parameters around figures that a test makes up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from yjreport.dataset.dataset import Dataset, build_dataset
from yjreport.figures.observations import Observation
from yjreport.files.columns import SCHEMAS
from yjreport.files.entries import Entry
from yjreport.inputs.annex_inputs import read_inputs
from yjreport.paths import Project
from yjreport.periods import Period
from yjreport.sections.section import Section

if TYPE_CHECKING:
    from yjreport.config.catalogue import Area

SOURCE = "west-mercia-plan-2024-25"
YEAR = Period.of_year("2023-24")
BEFORE = Period.of_year("2022-23")


@cache
def _dataset(authority: str, year: str, edition: str) -> Dataset:
    return build_dataset(read_inputs(Project.here(), authority, year, edition))


def section(
    slug: str,
    *observations: Observation,
    registers: dict[str, tuple[Entry, ...]] | None = None,
    authority: str = "west-mercia",
    year: str = "2024-25",
    edition: str = "public",
    before: dict[str, tuple[Entry, ...]] | None = None,
    **report: Any,
) -> Section:
    """Return a section that holds the observations and registers given, and nothing else; `report` changes keys."""
    dataset = _dataset(authority, year, edition)
    request = dataset.request
    request = replace(request, report=request.report.model_copy(update=report))
    empty: dict[str, tuple[Entry, ...]] = dict.fromkeys(dataset.registers, ())
    made = replace(
        dataset,
        request=request,
        observations=observations,
        registers=empty | (registers or {}),
        before=before or {},
    )
    return Section(slug, made)


def suppressed(authority: str = "west-mercia", year: str = "2024-25") -> dict[str, Any]:
    """Return the report key under which small counts are withheld."""
    disclosure = _dataset(authority, year, "public").request.report.disclosure
    return {"disclosure": disclosure.model_copy(update={"policy": "suppress"})}


def area(key: str, authority: str = "west-mercia", year: str = "2024-25") -> Area:
    """Return an area by the word that files use for it."""
    from yjreport.files.entries import area_index

    dataset = _dataset(authority, year, "public")
    return area_index(dataset.request.service, dataset.catalogue)[key]


def seen(
    measure: str,
    numerator: int | None = None,
    denominator: int | None = None,
    *,
    value: float | str | None = None,
    period: Period = YEAR,
    where: str = "local",
    source: str = SOURCE,
    marks: tuple[str, ...] = (),
    **breakdown: str,
) -> Observation:
    """Return an observation; a count alone is its value."""
    definition = _dataset("west-mercia", "2024-25", "public").catalogue.measures[measure]
    if definition.unit in ("count", "nights", "gbp") and value is None and denominator is None:
        numerator, value = None, numerator
    return Observation(
        measure, area(where), period, None, tuple(breakdown.items()), numerator, denominator,
        None if value is None else Decimal(str(value)), definition.unit, marks, source, "12", "",
        released=date(2024, 5, 1),
    )  # fmt: skip


def entry(kind: str, row: int = 2, /, **cells: str) -> Entry:
    """Return a row of a register whose other cells are blank."""
    blank = dict.fromkeys(SCHEMAS[kind].names, "")
    return Entry(kind, row, blank | {"source": SOURCE, "line": str(row)} | cells)


def grid(block: Any) -> list[list[str]]:
    """Return the texts of a table, row by row."""
    return [[row.cells[column.key].text for column in block.columns] for row in block.rows]


def unnamed(block: Any) -> list[str]:
    """Return the cells with a digit that belong to no result, outside row headers, periods and sources."""
    free = {column.key for column in block.columns if column.header} | {"period", "source", "when", "assessed", "by"}
    return [
        cell.text
        for row in block.rows
        for key, cell in row.cells.items()
        if key not in free and cell.result is None and any(letter.isdigit() for letter in cell.text)
    ]


__all__ = ["BEFORE", "SOURCE", "YEAR", "area", "entry", "grid", "section", "seen", "suppressed", "unnamed"]
