"""The national measures in force in the year, each with its latest figure, change and judgement."""

from __future__ import annotations

from collections.abc import Iterable

from yjreport.blocks.model import Notice, Statement, Table
from yjreport.blocks.parts import Cell, Column, Piece, Row, marks_text
from yjreport.figures.judgement import BETTER, SAME, UNTESTED, WORSE, labelled
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.sections.data_quality.corrections import substantial_corrections
from yjreport.sections.data_quality.warnings_and_notes import measure_set, note_result
from yjreport.sections.section_figures import SectionFigures, change_of
from yjreport.sections.shared.target_cells import target_cell, target_notes
from yjreport.tables.cells import NOT_AVAILABLE
from yjreport.tables.notes import split_note
from yjreport.wording import brief, by_category, capital, sentence

KPI = "kpi_"
"""How the keys of the key performance indicators begin in a set of national measures."""

MOST_HEADLINES = 6
"""Statements that the year in brief may hold."""

REVISED = "DQ22"
"""The data quality rule of values that were published and then revised."""


def filled(section: SectionFigures, key: str) -> list[Series]:
    """
    Return the service's figures for one national measure, best first.

    A dated figure comes before an undated one, and the measure itself before one that only bears on it.
    """
    measures = [measure.id for measure in section.dataset.catalogue.measures.values() if key in measure.national]
    found = [series for series in section.measures(*measures) if series.local] if measures else []
    return sorted(found, key=lambda series: (not any(item.period.known for item in series.local), series.measure.proxy))


def card(section: SectionFigures) -> Table | None:
    """
    Return one row for each national outcome measure that has figures: the latest, its change and judgement.

    The key performance indicators have a table of their own: `yjreport.sections.scorecard.kpi_scorecard`.
    """
    columns = (
        Column("measure", "National measure", header=True), Column("value", "Latest figure", align="right"),
        Column("period", "Period"), Column("change", "Change"), Column("judgement", "Judgement"),
        Column("target", "Target"),
    )  # fmt: skip
    shown = [
        (group.title, series[0])
        for group in measure_set(section.dataset).measures
        if not group.key.startswith(KPI) and (series := filled(section, group.key))
    ]
    if not shown:
        return None
    found = [
        _cells(title, series, latest) | {"target": target_cell(section, series, latest)}
        for title, series in shown
        for latest in current(series)
    ]
    shown_columns = columns if any(cells["target"].result for cells in found) else columns[:-1]
    printed = [result for cells in found for column in shown_columns if (result := cells[column.key].result)]
    notes = [
        f"{title}: the source does not print the national measure; shown is {series.measure.subject}."
        for title, series in shown
        if series.measure.proxy
    ]
    notes += [note for title, series in shown for note in target_notes(section, series, title)]
    notes += [f"{title}: {note}" for title, series in shown for note in _own_notes(series)]
    notes += judgement_notes(str(item.judgement) for item in printed)
    caption = f"National measures in force in {section.report.year}, {section.service}"
    return section.table_of("scorecard-national", caption, shown_columns, map(Row, found), notes)


def judgement_notes(judgements: Iterable[str]) -> list[str]:
    """Return what the judgements mean that say of a change that it is none, or that it was not tested."""
    meanings = {
        SAME: "No detectable change: chance alone could explain the difference.",
        UNTESTED: "Not tested: the source does not give the counts, or no test suits the measure.",
    }
    found = set(judgements)
    return [meaning for judgement, meaning in meanings.items() if judgement in found]


def _own_notes(series: Series) -> list[str]:
    """Return what qualifies the latest figures; what their marks say is explained in the section's own tables."""
    return [note for note in dict.fromkeys(split_note(item.note)[0] for item in current(series)) if note]


def missing(section: SectionFigures) -> Notice | None:
    """Say which national measures in force have no figure in the sources; None where each has one."""
    names: list[str] = []
    wanted = measure_set(section.dataset).measures
    indicators = [group for group in wanted if group.key.startswith(KPI)]
    none = len(indicators) > 1 and not any(filled(section, group.key) for group in indicators)
    for group in wanted:
        if none and group in indicators:
            continue
        found = filled(section, group.key)
        if not found:
            names.append(group.title)
        elif all(series.measure.proxy for series in found):
            names.append(f"{group.title} (a related figure is shown)")
    if none:
        names.append(f"each of the {len(indicators)} key performance indicators")
    if not names:
        return None
    return section.notice("missing", "gap", "National measures without a figure in the sources", f"{'; '.join(names)}.")


def corrections(section: SectionFigures) -> Notice | None:
    """Say which published figures have been corrected, and why; None without any."""
    entries = [entry for entry in section.dataset.registers["notes"] if entry["check"] == REVISED]
    pieces: list[Piece] = substantial_corrections(section)
    if not (entries or pieces):
        return None
    for entry in entries:
        result = note_result(section, entry, "detail")
        pieces += [" " if pieces else "", (sentence(result.text), result)]
    return section.notice("corrections", "warning", "Corrected", *pieces)


def current(series: Series) -> list[Result]:
    """Return the latest figure of the whole, or of each category where there is no whole."""
    whole = series.latest()
    breakdowns = [()] if whole else dict.fromkeys(item.breakdown for item in series.local)
    found = [series.latest(breakdown) for breakdown in breakdowns]
    return [item for item in found if item is not None]


def _cells(title: str, series: Series, latest: Result) -> dict[str, Cell]:
    detail = "".join(f" ({value})" for _, value in latest.breakdown)
    cells = {
        "measure": Cell(title + detail),
        "value": _value(latest, series),
        "period": Cell(capital(latest.period.words)),
    }
    if latest.kind == "change":
        return cells | {
            "value": NOT_AVAILABLE,
            "change": Cell.of(latest),
            "judgement": Cell.of(latest, labelled(UNTESTED)),
        }
    change = change_of(series, latest)
    if change is None:
        return cells | {"change": NOT_AVAILABLE, "judgement": Cell("No earlier figure to compare")}
    return cells | {
        "change": Cell.of(
            change.result, f"{change.result.text}{marks_text(change.result)}, from {change.second.period.words}"
        ),
        "judgement": Cell.of(change.result, labelled(change.judgement)),
    }


def _value(latest: Result, series: Series) -> Cell:
    if latest.unit != "count" or not latest.there:
        return Cell.of(latest)
    return Cell(f"{latest.text} {series.measure.counts}", latest, latest.marks)


def headlines(section: SectionFigures) -> list[Statement]:
    """
    Say the latest level of each national measure that has figures and its change, a statement for each.

    Where that would be more than a page holds, a key performance indicator is among them only if its change is more
    than chance alone would explain, and those that changed so come first; the table has them all.
    """
    found = [
        (group.key, series)
        for group in measure_set(section.dataset).measures
        for series in filled(section, group.key)[:1]
    ]
    if len(found) > MOST_HEADLINES:
        found = [(key, series) for key, series in found if not key.startswith(KPI) or _moved(series)]
        first = sorted(found, key=lambda pair: (pair[0].startswith(KPI), not _moved(pair[1])))[:MOST_HEADLINES]
        found = [pair for pair in found if pair in first]
    return [
        section.sentences(f"headline-{key.replace('_', '-')}", *_headline(series), emphasis="headline")
        for key, series in found
    ]


def _moved(series: Series) -> bool:
    latest = {item.id for item in current(series)}
    return any(pair.first.id in latest and pair.judgement in (BETTER, WORSE) for pair in series.changes)


def _headline(series: Series) -> list[Piece]:
    latest = current(series)
    if len(latest) > 1:
        return by_category(latest, series.measure)
    change = change_of(series, latest[0])
    return brief(latest[0], series.measure, change)


def basis(section: SectionFigures) -> Notice:
    """Say which national measures were in force."""
    found = measure_set(section.dataset)
    report = section.report
    note = report.measure_set_note or f"In {report.year} there were {found.title}."
    return section.notice("basis", "note", "Measures in force", sentence(note))
