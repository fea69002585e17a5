"""The national measures in force in the year, each with its latest figure, change and judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.blocks.model import Cell, Column, Notice, Piece, Row, Statement, Table
from yjreport.judgement import SAME, UNTESTED, labelled
from yjreport.tables import NOT_AVAILABLE
from yjreport.wording import capital, level

if TYPE_CHECKING:
    from yjreport.config.schema import MeasureSet
    from yjreport.section import Section
    from yjreport.series import Series


def measure_set(section: Section) -> MeasureSet:
    """Return the national measures in force in the report's year."""
    return section.dataset.catalogue.measure_sets[section.dataset.request.report.measure_set]


def filled(section: Section, key: str) -> list[Series]:
    """Return the service's figures for one national measure, best first: a level before a published change."""
    measures = [measure.id for measure in section.dataset.catalogue.measures.values() if key in measure.national]
    found = [series for series in section.measures(*measures) if series.local] if measures else []
    return sorted(found, key=lambda series: series.measure.kind != "level")


def card(section: Section) -> Table:
    """Return one row for each national measure in force: latest figure, period, change and judgement."""
    columns = (
        Column("measure", "National measure", header=True), Column("shown", "What is shown"),
        Column("period", "Period"), Column("value", "Latest figure", align="right"),
        Column("change", "Change", align="right"), Column("judgement", "Judgement"),
    )  # fmt: skip
    rows, results = [], []
    for group in measure_set(section).measures:
        series = filled(section, group.key)
        rows.append(Row(_cells(group.title, series[0] if series else None)))
        results += [cell.result for cell in rows[-1].cells.values() if cell.result]
    notes = ["[x] means not available in the sources of this report."] if any(
        row.cells["value"].result is None for row in rows) else []  # fmt: skip
    words = {str(cell.result.judgement) for row in rows for cell in row.cells.values() if cell.result}
    if SAME in words:
        notes.append("No detectable change: chance alone can explain the difference.")
    if UNTESTED in words:
        notes.append("Not tested: the source does not give the counts, or no test suits the measure.")
    report = section.dataset.request.report
    caption = f"National measures in force in {report.year}, {section.dataset.request.service.name}"
    return Table("scorecard-national", section.slug, caption, columns, tuple(rows), tuple(notes),
                 section.sources(results))  # fmt: skip


def _cells(title: str, series: Series | None) -> dict[str, Cell]:
    cells = {"measure": Cell(title), "shown": Cell("No figure"), "period": NOT_AVAILABLE, "value": NOT_AVAILABLE,
             "change": NOT_AVAILABLE, "judgement": Cell("[x]")}  # fmt: skip
    if series is None:
        return cells
    breakdown = series.local[0].breakdown
    latest = series.latest() or series.latest(breakdown)
    assert latest is not None
    detail = "".join(f" ({value})" for _, value in latest.breakdown)
    cells |= {"shown": Cell(series.measure.title + detail), "period": Cell(capital(latest.period.words)),
              "value": Cell.of(latest)}  # fmt: skip
    if latest.kind == "change":
        return cells | {"change": Cell.of(latest), "judgement": Cell.of(latest, labelled(UNTESTED))}
    change = next((pair for pair in series.changes if pair.first.id == latest.id), None)
    if change is None:
        return cells | {"judgement": Cell("No earlier figure to compare")}
    return cells | {
        "change": Cell.of(change.result, f"{change.result.text}, from {change.second.period.words}"),
        "judgement": Cell.of(change.result, labelled(change.judgement)),
    }


def headlines(section: Section) -> Statement | None:
    """Say the latest level of each national measure that has figures."""
    words: list[Piece] = []
    for group in measure_set(section).measures:
        for series in filled(section, group.key)[:1]:
            latest = series.latest() or series.latest(series.local[0].breakdown)
            if latest and latest.there:
                words += ([" "] if words else []) + level(latest, series.measure)
                change = next((pair for pair in series.changes if pair.first.id == latest.id), None)
                if change:
                    words += [" Against ", f"{change.second.period.words}: ", change.result, ", ",
                              (change.judgement, change.result), "."]  # fmt: skip
    return section.sentences("headlines", *words, emphasis="headline") if words else None


def basis(section: Section) -> Notice:
    """Say which national measures were in force, and how mature they were."""
    found = measure_set(section)
    report = section.dataset.request.report
    note = report.measure_set_note or f"In {report.year} there were {found.title}."
    pieces: list[Piece] = [note if note.endswith(".") else f"{note}."]
    if any(group.key.startswith("kpi_") for group in found.measures) and report.year in ("2023-24", "2024-25"):
        pieces.append(
            " The Youth Justice Board describes data on the key performance indicators for this year as not yet"
            " suitable for decisions: read them as developmental."
        )
    return section.notice("basis", "note", "Measures in force", *pieces)
