"""One row for each key performance indicator in force, and how mature the indicators were in the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.blocks.model import Cell, Column, Notice, Row, Table, marks_text
from yjreport.judgement import SAME, UNTESTED, labelled
from yjreport.sections.kpi import MOMENT, PAIRED, pairs
from yjreport.sections.quality import measure_set
from yjreport.sections.scorecard import KPI, filled
from yjreport.sections.split import headline, headline_period
from yjreport.sections.target_cells import target_cell, target_notes
from yjreport.tables import NOT_APPLICABLE, NOT_AVAILABLE
from yjreport.wording import breakdown_words, capital, limits, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yjreport.config.schema import Maturity
    from yjreport.results import Result
    from yjreport.section import Section
    from yjreport.series import Series

NEED = "Need is not performance: of an indicator that counts children with a need neither direction is better."


def maturity(section: Section) -> Maturity | None:
    """Return what the parameters say of the indicators in the report's year, or None."""
    year = section.dataset.request.report.year
    found = measure_set(section.dataset).maturity
    return next((one for one in found if one.first_year <= year and (not one.last_year or year <= one.last_year)), None)


def banner(section: Section) -> Notice | None:
    """Say how mature the key performance indicators were in the year, where any has a figure."""
    stage = maturity(section)
    if stage is None or not _rows(section):
        return None
    title = f"Key performance indicators in {section.dataset.request.report.year}: {stage.stage}"
    known = stage.known_from is None or stage.known_from <= section.dataset.request.report.cut_off
    # A report says nothing that was not yet said by its cut-off.
    words = f"{sentence(capital(stage.words))} Source: {sentence(stage.citation)}" if known else sentence(stage.before)
    if not words:
        return None
    if not known:
        title = f"Key performance indicators in {section.dataset.request.report.year}: developmental"
    return section.notice("kpi-maturity", "warning" if stage.caution else "note", title, words)


def scores(section: Section) -> Table | None:
    """
    Return one row for each indicator with figures: counts, figure, interval, start to end, change and target.

    A column that no row fills is left out.
    """
    found = _rows(section)
    if not found:
        return None
    made = [_cells(section, title, series, item) for title, series, item in found]
    columns = [
        Column("kpi", "Key performance indicator", header=True),
        Column("period", "Period"),
        Column("counts", "Counted", align="right"),
        Column("value", "Figure", align="right"),
        Column("interval", "95% interval", align="right"),
        Column("moments", "From start to end of the order", align="right"),
        Column("change", "Change on the period before"),
        Column("judgement", "Judgement of the change"),
        Column("target", "Target"),
    ]
    optional = {"moments", "target"}
    columns = [one for one in columns if one.key not in optional or any(cells[one.key].result for cells in made)]
    rows = tuple(Row({column.key: cells[column.key] for column in columns}) for cells in made)
    results = [cell.result for row in rows for cell in row.cells.values() if cell.result]
    request = section.dataset.request
    return Table(
        "scorecard-kpi",
        section.slug,
        f"Key performance indicators in {request.report.year}, {request.service.name}",
        tuple(columns),
        rows,
        tuple(_notes(section, found, made, {column.key for column in columns})),
        section.sources(results),
    )


def _rows(section: Section) -> list[tuple[str, Series, Result]]:
    """Return the title, the measure and each figure of the indicators in force, in their order."""
    found = []
    for group in measure_set(section.dataset).measures:
        if not group.key.startswith(KPI):
            continue
        every = filled(section, group.key)
        exactly = [one for one in every if not one.measure.proxy and one.measure.id.startswith("kpi")]
        for series in exactly or every[:1]:
            title = f"{group.title}: {series.measure.title}" if len(exactly) > 1 else group.title
            found += [(title, series, item) for item in latest(series)]
    return found


def latest(series: Series) -> list[Result]:
    """Return the figure of the whole in the headline period, or of each category where there is no whole."""
    top = headline(series)
    if top is not None:
        return [top]
    period = headline_period(series.local)
    return [item for item in series.local if item.period == period]


def _cells(section: Section, title: str, series: Series, item: Result) -> dict[str, Cell]:
    change = next((pair for pair in series.changes if pair.first.id == item.id), None)
    moments = next((pair.change for pair in pairs(series) if not pair.category), None) if not item.breakdown else None
    cells = {
        "kpi": Cell(": ".join(part for part in (title, breakdown_words(item)) if part)),
        "period": Cell(capital(item.period.words)),
        "counts": _counts(item),
        "value": Cell.of(item),
        "interval": _interval(series, item),
        "moments": Cell.of(moments) if moments else _no_moments(series, item),
        "change": NOT_AVAILABLE,
        "judgement": Cell("No earlier figure to compare"),
        "target": target_cell(section, series, item),
    }
    if change is not None:
        text = f"{change.result.text}{marks_text(change.result)}, from {change.second.period.words}"
        cells["change"] = Cell.of(change.result, text)
        cells["judgement"] = Cell.of(change.result, labelled(change.judgement))
    return cells


def _no_moments(series: Series, item: Result) -> Cell:
    """Return [x] for an indicator that has a start and an end, and [z] for one that has not."""
    return NOT_AVAILABLE if MOMENT in series.measure.breakdowns and not item.breakdown else NOT_APPLICABLE


def _interval(series: Series, item: Result) -> Cell:
    return Cell.of(item, limits(item)) if item.interval else _none(item, applies=bool(series.measure.interval))


def _counts(item: Result) -> Cell:
    if item.numerator is None or item.denominator is None:
        return _none(item, applies=item.unit != "count")
    return Cell.of(item, f"{item.numerator:,} of {item.denominator:,}")


def _none(item: Result, *, applies: bool) -> Cell:
    if not item.there:
        return Cell(item.text)
    return NOT_AVAILABLE if applies else NOT_APPLICABLE


def _notes(
    section: Section, found: Sequence[tuple[str, Series, Result]], made: Sequence[dict[str, Cell]], shown: set[str]
) -> list[str]:
    """Return what a row shows where that is not the indicator itself, and what the columns mean."""
    notes: dict[str, None] = {}
    for title, series, _ in found:
        measure = series.measure
        if measure.proxy:
            notes[f"{title}: the source does not print the indicator; shown is {measure.subject}."] = None
        elif not measure.id.startswith("kpi"):
            notes[f"{title}: {measure.title}."] = None
    for (_, series, item), cells in zip(found, made, strict=True):
        title = cells["kpi"].text
        notes |= dict.fromkeys(target_notes(section, series, title))
        if item.note:
            notes[f"{title}: {item.note}"] = None
    if any(series.measure.polarity is None and series.measure.unit == "percent" for _, series, _ in found):
        notes[NEED] = None
    if "moments" in shown:
        notes[PAIRED] = None
    words = {str(cells["judgement"].result.judgement) for cells in made if cells["judgement"].result}
    if SAME in words:
        notes["No detectable change: chance alone could explain the difference."] = None
    if UNTESTED in words:
        notes["Not tested: the source does not give the counts, or no test suits the measure."] = None
    return list(notes)


__all__ = ["banner", "latest", "maturity", "scores"]
