"""The chart of what each partner puts in."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport import charts
from yjreport.blocks.model import Chart, Table
from yjreport.charts.blocks import point
from yjreport.charts.points import Point
from yjreport.files.entries import Entry
from yjreport.sections.resources.budget import COSTS, budget_table, cell_result, entries, period
from yjreport.sections.section_figures import SectionFigures

FEWEST = 4
"""Partners from which a chart shows more than its table."""


def chart(section: SectionFigures) -> Chart | None:
    """Return the contributions of each partner by kind of cost, as bars; None with fewer than four partners."""
    rows = [entry for entry in entries(section, "contributions") if entry["row"] == "item" and entry.money("total")]
    table = budget_table(section, "contributions")
    return _bars(section, rows, table) if table and len(rows) >= FEWEST else None


def _bars(section: SectionFigures, entries: Sequence[Entry], table: Table) -> Chart:
    """Return the contributions of each partner, by kind of cost where the plan gives it."""
    service = section.service
    ordered = sorted(entries, key=lambda entry: -(entry.money("total") or 0))
    costs = [name for name in COSTS if any(entry.money(name) for entry in ordered)]
    totals = {e["label"]: made.text for e in ordered if (made := cell_result(section, e, "total"))}
    points: list[Point] = []
    for number, entry in enumerate(ordered):
        for cost in costs or ["total"]:
            result = cell_result(section, entry, cost)
            if result and result.value:
                label = COSTS.get(cost, "Total")
                points.append(point(result, label if costs else service, entry["label"], number))
    build = charts.stacked(points, unit_label="Pounds", totals=totals) if costs else charts.bars(
        points, unit_label="Pounds", unit="gbp", local=service)  # fmt: skip
    return Chart(
        "resources-contributions-chart",
        section.slug,
        title=f"Largest contribution: {ordered[0]['label']}",
        subtitle=f"Contributions in pounds, {service}, {period(section).words}",
        spec=build,
        description=charts.describe(
            points, measure="the contributions of each partner", kind="stacked" if costs else "bars", unit="gbp"
        ),
        data=table,
        sources=table.sources,
    )
