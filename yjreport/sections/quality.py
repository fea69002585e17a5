"""Which figures need care: contradictions in the source, warnings of the checks, what is not available."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from yjreport.blocks.model import Cell, Column, Notice, Piece, Row, Statement, Table
from yjreport.config.national import welsh
from yjreport.inputs.plan import Entry
from yjreport.open_data.pooled import ENGLAND
from yjreport.periods import Period
from yjreport.sections.register import figure, words
from yjreport.validation import gate_record

if TYPE_CHECKING:
    from yjreport.config.schema import Measure, MeasureSet
    from yjreport.dataset import Dataset
    from yjreport.results import Result
    from yjreport.section import Section

OPEN_FOLDER = "data/open/"
OLD_AFTER_MONTHS = 24
"""A figure whose period ended longer before its release than this is listed as old."""


def note_result(section: Section, entry: Entry, part: str) -> Result:
    """Return the summary or the detail of a data quality note as a result."""
    period = Period.of_year(section.dataset.request.report.year)
    breakdown = (("note", entry["id"]), ("part", part))
    return words(section, "data_quality_note", period, breakdown, entry[part], entry)


def notes_table(section: Section) -> Table | None:
    """Return what the source contradicts, corrects or leaves open, and what this report holds instead."""
    entries = section.dataset.registers["notes"]
    if not entries:
        return None
    titles = {slug: info.title for slug, info in section.dataset.catalogue.sections.items()}
    columns = (
        Column("summary", "Note", header=True), Column("section", "Section"), Column("kind", "Kind"),
        Column("detail", "What the source prints and what this report holds"), Column("line", "Line of the source"),
    )  # fmt: skip
    rows = []
    for entry in entries:
        detail = note_result(section, entry, "detail")
        rows.append(
            Row({
                "summary": Cell.of(note_result(section, entry, "summary")),
                "section": Cell(titles[entry["section"]]),
                "kind": Cell(entry["kind"].capitalize()),
                "detail": Cell.of(detail),
                "line": Cell.of(detail, entry["line"] or "[x]"),
            })
        )  # fmt: skip
    results = [cell.result for row in rows for cell in row.cells.values() if cell.result]
    caption = f"Data quality notes, {section.dataset.request.service.name}, {section.dataset.request.report.year}"
    return Table("data-quality-notes", section.slug, caption, columns, tuple(rows), (), section.sources(results))


def summary(section: Section) -> Statement:
    """Say how many checks the inputs passed and how many warnings there are."""
    made = len(gate_record(section.dataset).record["checked"])
    found = warned(section)
    pieces: list[Piece] = [
        "Before this report was made its inputs went through ", _count(section, "checks_made", made),
        " checks. No error was found, and ",
    ]  # fmt: skip
    if found.value:
        pieces += [found, " warning" if found.value == 1 else " warnings"]
        pieces.append(", listed below.")
    else:
        pieces.append("no warning.")
    return section.sentences("data-quality-says", *pieces)


def warned(section: Section) -> Result:
    """Return how many warnings of the checks concern the service."""
    found = gate_record(section.dataset).warnings
    return _count(section, "check_warnings", sum(_concerns(section, fault) for fault in found))


def _count(section: Section, measure: str, number: int) -> Result:
    period = Period.of_year(section.dataset.request.report.year)
    return figure(section, measure, period, (), value=Decimal(number), source="the checks of this report")


def warnings_table(section: Section) -> Table | None:
    """Return the warnings of the gate, or None without any."""
    found = [fault for fault in gate_record(section.dataset).warnings if _concerns(section, fault)]
    if not found:
        return None
    columns = (
        Column("where", "File, row and column", header=True), Column("found", "Found"),
        Column("expected", "Expected"), Column("next", "What would mend it"),
    )  # fmt: skip
    period = Period.of_year(section.dataset.request.report.year)
    rows = []
    for number, fault in enumerate(found, start=1):
        place = {"source": fault["file"], "line": ""}
        result = _text(section, period, number, fault["found"], place)
        where = f"{fault['file'].rsplit('/', 1)[-1]}, row {fault['row']}, {fault['column']}"
        rows.append(
            Row({
                "where": Cell.of(result, where),
                "found": Cell.of(result),
                "expected": Cell.of(result, fault["expected"]),
                "next": Cell.of(result, fault["next_step"]),
            })
        )  # fmt: skip
    return Table("data-quality-warnings", section.slug, "Warnings of the checks", columns, tuple(rows))


def _concerns(section: Section, fault: dict) -> bool:
    """Tell whether a warning is of the service's own files or of an area that it is, or is compared with."""
    if not fault["file"].startswith(OPEN_FOLDER):
        return True
    request = section.dataset.request
    region = section.dataset.catalogue.areas[request.service.region.key].code
    own = {authority.code for authority in request.service.authorities}
    return any(code in fault["found"] for code in {*own, region, ENGLAND} if code)


def _text(section: Section, period: Period, number: int, text: str, place: dict) -> Result:
    entry = Entry("checks", number, place)
    return words(section, "check_warning", period, (("warning", str(number)),), text, entry)


def uncovered(section: Section) -> Notice | None:
    """Say which periods the case-level extract covers only in part; None where it covers them all, or there is none."""
    said = section.dataset.uncovered
    return section.notice("uncovered", "note", "Periods that are not counted", " ".join(said)) if said else None


def exclusions(section: Section) -> Table | None:
    """Return the records of the case-level extract that no measure counts, with the reason; None without any."""
    found = section.dataset.exclusions
    if not found:
        return None
    columns = (
        Column("records", "Records", header=True), Column("count", "Number", align="right"),
        Column("what", "What was done, and why"),
    )  # fmt: skip
    report = section.dataset.request.report
    assert report.cases is not None
    period = Period.of_year(report.year)
    rows = []
    for number, one in enumerate(found, start=1):
        entry = Entry("cases", number, {"source": report.cases.source, "line": f"table {one.table}"})
        result = words(section, "excluded_cases", period, (("statement", str(number)),), one.text, entry)
        count = "[c]" if one.count is None else f"{one.count:,}"
        rows.append(
            Row({"records": Cell(one.table.replace("_", " ").capitalize()), "count": Cell.of(result, count),
                 "what": Cell.of(result)})
        )  # fmt: skip
    results = [cell.result for row in rows for cell in row.cells.values() if cell.result]
    return Table(
        "data-quality-records", section.slug, "Records that were left out, or kept with a remark", columns,
        tuple(rows), (), section.sources(results),
    )  # fmt: skip


def refusals_table(section: Section) -> Table | None:
    """Return published comparators that their own members contradict, and that are therefore not used."""
    found = [
        one for one in section.dataset.open.refused if section.dataset.catalogue.measures[one.measure].section in
        section.dataset.filled
    ]  # fmt: skip
    if not found:
        return None
    columns = (
        Column("measure", "Measure", header=True), Column("area", "Area"), Column("period", "Period"),
        Column("value", "Published value", align="right"), Column("range", "Range of its members", align="right"),
        Column("reason", "Why it is not used"),
    )  # fmt: skip
    areas = {area.code: area.name for area in section.dataset.catalogue.areas.values()}
    period = Period.of_year(section.dataset.request.report.year)
    rows, results = [], []
    for number, one in enumerate(found, start=1):
        place = {"source": one.source, "line": ""}
        result = _refusal(section, period, number, one.reason, place)
        results.append(result)
        rows.append(
            Row({
                "measure": Cell(section.dataset.catalogue.measures[one.measure].title),
                "area": Cell(areas.get(one.area, one.area)),
                "period": Cell(one.period),
                "value": Cell.of(result, one.value),
                "range": Cell.of(result, f"{one.low} to {one.high}"),
                "reason": Cell.of(result),
            })
        )  # fmt: skip
    return Table(
        "data-quality-refused", section.slug, "Published comparators that are not used", columns, tuple(rows), (),
        section.sources(results),
    )  # fmt: skip


def _refusal(section: Section, period: Period, number: int, reason: str, place: dict) -> Result:
    return words(
        section, "refused_comparator", period, (("refused", str(number)),), reason, Entry("open", number, place)
    )


def unavailable_table(section: Section) -> Table | None:
    """Return the sections that hold no figures, with the reason and the source that would fill them."""
    missing = section.dataset.unavailable
    if not missing:
        return None
    catalogue = section.dataset.catalogue.sections
    columns = (
        Column("section", "Section", header=True), Column("reason", "Why it is not in this report"),
        Column("source", "What would fill it"),
    )  # fmt: skip
    rows = tuple(
        Row({
            "section": Cell(catalogue[slug].title),
            "reason": Cell(_why_unavailable(section)),
            "source": Cell(catalogue[slug].filled_by[:1].upper() + catalogue[slug].filled_by[1:]),
        })
        for slug in missing
    )  # fmt: skip
    return Table("data-quality-not-available", section.slug, "Not available in this report", columns, rows)


def _why_unavailable(section: Section) -> str:
    """Say why no source fills a section: for Wales the English publishers hold little."""
    if section.dataset.tables:
        return "No figure for this section is in the sources of this report"
    if welsh(section.dataset.request.service):
        return "The service has supplied no figures, and the open sources that this report can use cover England only"
    return "The service has supplied no figures, and no open source publishes this for every service"


def ages_table(section: Section) -> Table | None:
    """Return, for each national measure in force with figures, how old they were when they were released."""
    columns = (
        Column("measure", "Measure", header=True),
        Column("period", "Latest period"),
        Column("released", "Released"),
        Column("months", "Months between", align="right"),
    )
    keys = {group.key for group in measure_set(section.dataset).measures}
    made = [
        _age(section, measure)
        for measure in section.dataset.catalogue.measures.values()
        if keys & set(measure.national) and section.measure(measure.id).local
    ]
    if not made:
        return None
    ages = [row.cells["months"].result for row in made]
    results = [age for age in ages if age]
    old = tuple(dict.fromkeys(f"{dict(item.breakdown)['measure']}: {item.note}" for item in results if item.note))
    return Table(
        "data-quality-ages", section.slug, "How old the national measures are", columns, tuple(made), old,
        section.sources(results),
    )  # fmt: skip


def _age(section: Section, measure: Measure) -> Row:
    local = section.measure(measure.id).local
    latest = max(local, key=lambda item: item.period.order())
    source = section.dataset.sources[latest.source.partition(",")[0]]
    cells = {
        "measure": Cell(measure.title),
        "period": Cell(latest.period.words[:1].upper() + latest.period.words[1:]),
        "released": Cell(section.sources([latest])[0].released),
        "months": Cell("[x]"),
    }
    if latest.period.end is None:
        return Row(cells)
    months = whole_months(latest.period.end, source.released)
    note = "Older than two years when it was released." if months > OLD_AFTER_MONTHS else ""
    age = figure(
        section, "figure_age_months", latest.period, (("measure", measure.title),), value=Decimal(months),
        source=source.id, note=note,
    )  # fmt: skip
    return Row(cells | {"months": Cell.of(age)})


def whole_months(first: date, last: date) -> int:
    """Return the whole months from one day to another; from month's end to month's end they are whole."""
    months = (last.year - first.year) * 12 + last.month - first.month
    ends = (last + timedelta(days=1)).day == 1
    return months - (last.day < first.day and not ends)


def measure_set(dataset: Dataset) -> MeasureSet:
    """Return the national measures in force in the report's year."""
    return dataset.catalogue.measure_sets[dataset.request.report.measure_set]
