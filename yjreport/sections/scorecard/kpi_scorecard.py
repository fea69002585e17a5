"""One row for each key performance indicator in force, and how mature the indicators were in the year."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.blocks.model import Notice, Table
from yjreport.blocks.parts import Cell, Column, Row
from yjreport.config.measure_schema import Maturity
from yjreport.figures.judgement import labelled
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.formats import listing
from yjreport.sections.data_quality.warnings_and_notes import measure_set
from yjreport.sections.scorecard.national_measures import KPI, filled, judgement_notes
from yjreport.sections.section_figures import SectionFigures, change_of
from yjreport.sections.shared.breakdowns import headline, headline_period
from yjreport.sections.shared.kpi_moments import MOMENT, PAIRED, pairs
from yjreport.sections.shared.target_cells import target_cell, target_notes
from yjreport.tables.cells import NOT_APPLICABLE, NOT_AVAILABLE, cell_without, interval_cell, titled, with_counts
from yjreport.tables.notes import split_note
from yjreport.wording import capital, sentence

MOST_COLUMNS = 6
POINTS = "percentage points"

NEED = "Need is not performance: of an indicator that counts children with a need neither direction is better."


def maturity(section: SectionFigures) -> Maturity | None:
    """Return what the parameters say of the indicators in the report's year, or None."""
    year = section.report.year
    found = measure_set(section.dataset).maturity
    return next((one for one in found if one.first_year <= year and (not one.last_year or year <= one.last_year)), None)


def banner(section: SectionFigures) -> Notice | None:
    """Say how mature the key performance indicators were in the year, where any has a figure."""
    stage = maturity(section)
    if stage is None or not _rows(section):
        return None
    title = f"Key performance indicators in {section.report.year}: {stage.stage}"
    known = stage.known_from is None or stage.known_from <= section.report.cut_off
    # A report says nothing that was not yet said by its cut-off.
    words = f"{sentence(capital(stage.words))} Source: {sentence(stage.citation)}" if known else sentence(stage.before)
    if not words:
        return None
    if not known:
        title = f"Key performance indicators in {section.report.year}: developmental"
    return section.notice("kpi-maturity", "warning" if stage.caution else "note", title, words)


def scores(section: SectionFigures) -> Table | None:
    """
    Return one row for each indicator with figures: figure with its counts, interval, start to end, change, judgement.

    A column that no row fills is left out; with a target, start to end is left to the sections, for a page holds six.
    """
    found = _rows(section)
    if not found:
        return None
    made = [_cells(section, title, series, item) for title, series, item in found]
    columns = [
        Column("kpi", "Key performance indicator", header=True),
        Column("value", "Figure (counts)", align="right"),
        Column("interval", "95% interval", align="right"),
        Column("moments", f"Start to end of order, {POINTS}", align="right"),
        Column("change", f"Change on the period before, {POINTS}", align="right"),
        Column("judgement", "Judgement of the change"),
        Column("target", "Target"),
    ]
    optional = {"interval", "moments", "change", "target"}
    columns = [one for one in columns if one.key not in optional or any(cells[one.key].result for cells in made)]
    if len(columns) > MOST_COLUMNS:
        columns = [one for one in columns if one.key != "moments"]
    periods = {item.period.words for _, _, item in found}
    if len(periods) > 1:
        columns.insert(1, Column("period", "Period"))
    when = f", {periods.pop()}" if len(periods) == 1 else ""
    return section.table_of(
        "scorecard-kpi",
        f"Key performance indicators in {section.report.year}, {section.service}{when}",
        columns,
        [Row(cells) for cells in made],
        _notes(section, found, made, {column.key for column in columns}),
    )


def _rows(section: SectionFigures) -> list[tuple[str, Series, Result]]:
    """Return the title, the measure and each figure of the indicators in force, in their order."""
    found = []
    for group in measure_set(section.dataset).measures:
        if not group.key.startswith(KPI):
            continue
        every = filled(section, group.key)
        exactly = [one for one in every if not one.measure.proxy and one.measure.id.startswith("kpi")]
        for series in exactly or every[:1]:
            # Of an indicator of two measures "KPI 8" and the measure are enough.
            several = f"{group.title.partition(':')[0]}: {series.measure.title}"
            title = several if len(exactly) > 1 else group.title
            found += [(title, series, item) for item in latest(series)]
    return found


def latest(series: Series) -> list[Result]:
    """Return the figure of the whole in the headline period, or of each category where there is no whole."""
    top = headline(series)
    if top is not None:
        return [top]
    period = headline_period(series.local)
    return [item for item in series.local if item.period == period]


def _cells(section: SectionFigures, title: str, series: Series, item: Result) -> dict[str, Cell]:
    change = change_of(series, item)
    moments = next((pair.change for pair in pairs(series) if not pair.category), None) if not item.breakdown else None
    cells = {
        "kpi": Cell(titled(title, item)),
        "period": Cell(capital(item.period.words)),
        "value": with_rate_counts(item),
        "interval": interval_cell(item, applies=bool(series.measure.interval)),
        "moments": cell_without(moments, POINTS) if moments else _no_moments(series, item),
        "change": NOT_AVAILABLE,
        "judgement": Cell("No earlier figure to compare"),
        "target": target_cell(section, series, item),
    }
    if change is not None:
        cells["change"] = cell_without(change.result, POINTS)
        cells["judgement"] = Cell.of(change.result, labelled(change.judgement))
    return cells


def _no_moments(series: Series, item: Result) -> Cell:
    """Return [x] for an indicator that has a start and an end, and [z] for one that has not."""
    return NOT_AVAILABLE if MOMENT in series.measure.breakdowns and not item.breakdown else NOT_APPLICABLE


def with_rate_counts(item: Result) -> Cell:
    """Return a figure with its counts, those of a rate too: '4.5 per 10,000 (51 of 112,530)'."""
    if not item.there or item.numerator is None or not item.denominator:
        return with_counts(item)
    about = "about " if item.implied else ""
    return Cell(f"{item.text} ({about}{item.numerator:,} of {item.denominator:,})", item, item.marks)


def _notes(
    section: SectionFigures,
    found: Sequence[tuple[str, Series, Result]],
    made: Sequence[dict[str, Cell]],
    shown: set[str],
) -> list[str]:
    """Return what a row shows where that is not the indicator itself, and what the columns mean."""
    notes: dict[str, None] = {}
    for title, series, _ in found:
        measure = series.measure
        if measure.proxy:
            notes[f"{title}: the source does not print the indicator; shown is {measure.subject}."] = None
    same: dict[str, list[str]] = {}
    for (_, series, item), cells in zip(found, made, strict=True):
        title = cells["kpi"].text
        notes |= dict.fromkeys(target_notes(section, series, title))
        own, common = split_note(item.note)
        for note in filter(None, [own, *common]):
            same.setdefault(note, []).append(title.partition(":")[0])
    # "KPI 1" is enough to find a row by.
    notes |= dict.fromkeys(
        note if len(titles) == len(found) > 1 else f"{listing(list(dict.fromkeys(titles)))}: {note}"
        for note, titles in same.items()
    )
    bases = {(change.second.period.words) for _, series, item in found if (change := change_of(series, item))}
    if len(bases) == 1:
        notes[f"The change is from {bases.pop()}."] = None
    else:
        for title, series, item in found:
            if change := change_of(series, item):
                notes[f"{title.partition(':')[0]}: the change is from {change.second.period.words}."] = None
    if any(series.measure.polarity is None and series.measure.unit == "percent" for _, series, _ in found):
        notes[NEED] = None
    if "moments" in shown:
        notes[PAIRED] = None
    return [*notes, *judgement_notes(str(result.judgement) for cells in made if (result := cells["judgement"].result))]
