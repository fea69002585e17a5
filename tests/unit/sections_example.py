"""Small sections to test the blocks of: the project's catalogue, a service, and the observations of one test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from yjreport.blocks.check import faults
from yjreport.config.catalogue import Area, load_catalogue
from yjreport.config.measure_schema import Measure
from yjreport.config.schema import Report, Service, Source
from yjreport.config.services import Request
from yjreport.dataset.dataset import Dataset
from yjreport.figures.observations import Observation
from yjreport.paths import Project
from yjreport.periods import Period
from yjreport.protection.primary import protect
from yjreport.sections.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yjreport.blocks.model import Block, Table
    from yjreport.figures.observations import Breakdown

LOCAL = Area("local", "X06000001", "Exampleshire", "local")
NEIGHBOURS = Area("neighbours", None, "its statistical neighbours (2025 set)", "family")

SOURCE = Source(
    id="extract", title="An extract", publisher="Exampleshire", licence="internal", attribution="Exampleshire",
    released=date(2025, 5, 1), retrieved=date(2025, 5, 1), sha256="0" * 64, kind="local",
)  # fmt: skip

CENSUS = Measure(
    id="ethnic_group_10_17_share", title="Ethnic groups of children aged 10 to 17", section="context",
    subject="the share of children aged 10 to 17", unit="percent", numerator="children of the group",
    denominator="children aged 10 to 17", citation="Office for National Statistics, Census 2021",
)  # fmt: skip


def peer(number: int) -> Area:
    """Return a member of the family."""
    return Area(f"X0600010{number}", f"X0600010{number}", f"Neighbour {number}", "peer")


def year(number: int) -> Period:
    """Return a financial year by the calendar year in which it begins."""
    return Period.of_year(f"{number}-{(number + 1) % 100:02}")


def observed(
    measure: str,
    period: Period,
    *,
    n: int | None = None,
    d: int | None = None,
    value: str | int | None = None,
    by: Breakdown = (),
    area: Area = LOCAL,
    marks: tuple[str, ...] = (),
    implied: bool = False,
    note: str = "",
) -> Observation:
    """Return an observation of a measure of the catalogue."""
    unit = CENSUS.unit if measure == CENSUS.id else load_catalogue(Project.here()).measures[measure].unit
    number = None if value is None else Decimal(str(value))
    return Observation(measure, area, period, None, by, n, d, number, unit, marks, SOURCE.id, "", note, implied=implied)


def section_of(
    slug: str, observations: Iterable[Observation], *, edition: str = "board", policy: str = "suppress", **more: Any
) -> Section:
    """Return a section that may print the observations, protected as its edition asks."""
    service = Service.model_validate(
        {"slug": "exampleshire", "name": "Exampleshire", "calls_itself": "the service", "short_name": "YJS",
         "authorities": [{"code": "X06000001", "name": "Exampleshire"}], "region": {"key": "east-midlands"}}
    )  # fmt: skip
    report = Report.model_validate(
        {"service": "exampleshire", "year": "2024-25", "title": "t", "status": "draft", "cut_off": date(2025, 6, 30),
         "board": "b", "measure_set": "four_outcomes_ten_kpis", "disclosure": {
             "policy": policy, "reason": "r", "decided_by": "b", "decided_on": date(2025, 6, 1)}, **more}
    )  # fmt: skip
    catalogue = load_catalogue(Project.here())
    catalogue = replace(catalogue, measures={CENSUS.id: CENSUS, **catalogue.measures})
    safe = protect(observations, catalogue, report.disclosure, edition)
    registers = {kind: () for kind in ("budget", "actions", "risks", "standards", "notes")}
    return Section(slug, Dataset(Project.here(), Request(service, report, edition), catalogue, safe, registers,
                                 {SOURCE.id: SOURCE}))  # fmt: skip


def column(table: Table | None, key: str, **where: str) -> list[str]:
    """Return the texts of one column, of the rows whose other columns have the texts asked for."""
    assert table is not None
    return [
        row.cells[key].text for row in table.rows if all(row.cells[name].text == text for name, text in where.items())
    ]


def sound(*blocks: Block | None) -> None:
    """Assert that every block can be rendered, and that blocks and results have ids of their own."""
    seen: dict[str, object] = {}
    assert len({block.id for block in blocks if block}) == len(blocks)
    for block in blocks:
        assert block is not None
        assert faults(block.record()) == []
        for result in block.results():
            assert seen.setdefault(result.id, result) == result, result.id
