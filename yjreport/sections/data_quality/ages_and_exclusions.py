"""How old the figures are, which records were left out, and which published comparators are not used."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from yjreport.blocks.model import Notice, Table
from yjreport.blocks.parts import Cell, Column, Row
from yjreport.config.measure_schema import Measure
from yjreport.figures.results import Result
from yjreport.files.entries import Entry
from yjreport.periods import Period
from yjreport.sections.data_quality.warnings_and_notes import measure_set
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.register import figure, register_table, words
from yjreport.wording import capital

OLD_AFTER_MONTHS = 24
"""A figure whose period ended longer before its release than this is listed as old."""


def uncovered(section: SectionFigures) -> Notice | None:
    """Say which periods the case-level extract covers only in part; None where it covers them all, or there is none."""
    said = section.dataset.uncovered
    return section.notice("uncovered", "note", "Periods that are not counted", " ".join(said)) if said else None


def exclusions(section: SectionFigures) -> Table | None:
    """Return the records of the case-level extract that no measure counts, with the reason; None without any."""
    found = section.dataset.exclusions
    if not found:
        return None
    columns = (
        Column("records", "Records", header=True), Column("count", "Number", align="right"),
        Column("what", "What was done, and why"),
    )  # fmt: skip
    report = section.report
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
    caption = f"Records that were left out, or kept with a remark, {section.service}"
    return register_table(section, "data-quality-records", caption, columns, rows)


def refusals_table(section: SectionFigures) -> Table | None:
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
    rows = []
    for number, one in enumerate(found, start=1):
        entry = Entry("open", number, {"source": one.source, "line": ""})
        result = words(section, "refused_comparator", section.year, (("refused", str(number)),), one.reason, entry)
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
    caption = f"Published comparators that are not used, {section.service}"
    return section.table_of("data-quality-refused", caption, columns, rows)


def ages_table(section: SectionFigures) -> Table | None:
    """
    Return, for the national measures in force with figures, how old they were when they were released.

    Measures of one period and one day of release share a row.
    """
    columns = (
        Column("measure", "Measures", header=True),
        Column("period", "Latest period"),
        Column("released", "Released"),
        Column("months", "Months between", align="right"),
    )
    keys = {group.key for group in measure_set(section.dataset).measures}
    found: dict[tuple[str, str], list[Measure]] = {}
    for measure in section.dataset.catalogue.measures.values():
        if keys & set(measure.national) and section.measure(measure.id).local:
            latest = _latest(section, measure)
            found.setdefault((latest.period.words, section.sources([latest])[0].released), []).append(measure)
    if not found:
        return None
    rows = [_age(section, measures, released) for (_, released), measures in found.items()]
    results = [age for row in rows if (age := row.cells["months"].result)]
    old = any(isinstance(age.value, int) and age.value > OLD_AFTER_MONTHS for age in results)
    notes = ["More than 24 months: such figures say little of the service as it is now."] if old else []
    return section.table_of(
        "data-quality-ages", f"How old the national measures are, {section.service}", columns, rows, notes
    )


def _latest(section: SectionFigures, measure: Measure) -> Result:
    return max(section.measure(measure.id).local, key=lambda item: item.period.order())


def _age(section: SectionFigures, measures: list[Measure], released: str) -> Row:
    latest = _latest(section, measures[0])
    source = section.dataset.sources[latest.source.partition(",")[0]]
    names = "; ".join(dict.fromkeys(measure.title for measure in measures))
    cells = {
        "measure": Cell(names),
        "period": Cell(capital(latest.period.words)),
        "released": Cell(released),
        "months": Cell("[x]"),
    }
    if latest.period.end is None:
        return Row(cells)
    months = whole_months(latest.period.end, source.released)
    age = figure(
        section, "figure_age_months", latest.period, (("measure", measures[0].title),), value=Decimal(months),
        source=source.id,
    )  # fmt: skip
    return Row(cells | {"months": Cell.of(age)})


def whole_months(first: date, last: date) -> int:
    """Return the whole months from one day to another; from month's end to month's end they are whole."""
    months = (last.year - first.year) * 12 + last.month - first.month
    ends = (last + timedelta(days=1)).day == 1
    return months - (last.day < first.day and not ends)
