"""The rows that the workbook comes with: worked examples, and the rows that are listed ready but for the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from yjreport.config.catalogue import Catalogue
from yjreport.config.measure_schema import Measure
from yjreport.config.schema import Report, Service
from yjreport.files.cell_text import text_of
from yjreport.periods import Period
from yjreport.workbook.layout import DATA, EXAMPLE
from yjreport.workbook.words import Words

Value = str | int | float | date
Cells = dict[str, Value]
"""One row: what stands in each column, in canonical words, by the canonical column."""

OWN_SOURCES = ("cases", "ysb", "finance", "plan")
CONTEXT = ("children_worked_with", "looked_after_caseload_share", "children_low_income", "minority_ethnic_children",
           "eal_secondary", "deprived_lsoas")  # fmt: skip
"""Figures of the context that open data do not give."""

_FROM, _TO = date(2022, 4, 1), date(2023, 3, 31)
_WHERE = {"source": "example-source", "line": "12"}

EXAMPLES: dict[str, tuple[Cells, ...]] = {
    "context": (
        {"measure": "children_worked_with", "area": "local", "period_start": _FROM, "period_end": _TO, "value": 214,
         "unit": "count", **_WHERE, "note": "Children with any open episode in the year."},
    ),
    "outcomes": (
        {"measure": "reoffending_binary", "area": "local", "period_start": date(2020, 1, 1),
         "period_end": date(2020, 12, 31), "numerator": 42, "denominator": 130, "value": 32.3, "unit": "percent",
         "marks": "p", **_WHERE, "note": "42 of the 130 children of the cohort reoffended within 12 months."},
        {"measure": "fte_rate", "area": "england", "period_start": _FROM, "period_end": _TO, "value": 143,
         "unit": "per_100000", **_WHERE, "note": "A comparator for the same period: only the rate is published."},
        {"measure": "custodial_sentences", "area": "local", "period_start": _FROM, "period_end": _TO,
         "unit": "count", "marks": "x", **_WHERE, "note": "Not known: the number stays blank, never 0."},
    ),
    "indicators": (
        {"measure": "kpi1_accommodation", "area": "local", "period_start": _FROM, "period_end": _TO, "numerator": 38,
         "denominator": 45, "unit": "percent", **_WHERE, "note": "The percentage is worked out from the two numbers."},
        {"measure": "kpi1_accommodation", "area": "local", "breakdown": "order=referral order", "period_start": _FROM,
         "period_end": _TO, "numerator": 17, "denominator": 20, "unit": "percent", **_WHERE,
         "note": "A part of the row above."},
    ),
    "budget": (
        {"table": "contributions", "row": "item", "agency": "police", "label": "Police Service", "staffing": 187479,
         "payments_in_kind": 12574, "other_delegated": 0, "total": 200053, **_WHERE,
         "note": "Two officers are seconded. 0 was printed, so 0 is typed."},
    ),
    "actions": (
        {"id": "example-1", "ref": "2.1", "kind": "action", "theme": "reoffending",
         "action": "Review each child who reoffended within three months", "lead": "Service manager",
         "target": "end of March 2023", "target_date": _TO, "status": "on track", "impact": "progress starting",
         "success_measure": "Fewer children reoffend early", **_WHERE},
    ),
    "risks": (
        {"id": "example-1", "kind": "register", "category": "finance", "risk": "The grant is confirmed late",
         "mitigation": "Posts are held until the grant is known", "likelihood": "3", "impact": "4", "rating": "12",
         "owner": "Management board", **_WHERE},
    ),
    "standards": (
        {"framework": "Standards for children in the youth justice system 2019", "number": "2",
         "standard": "At court", "dimension": "strategic", "element": "reports for court", "grade": "good",
         "state": "result", "period_start": date(2022, 10, 1), "period_end": date(2022, 10, 31),
         "validated_by": "Youth Justice Board", **_WHERE},
    ),
    "notes": (
        {"id": "example-1", "check": "DQ14", "section": "reoffending", "kind": "gap",
         "summary": "The live tracker is not complete yet.",
         "detail": "The cohort has been followed for nine of twelve months, so the rate will rise.", **_WHERE},
    ),
    "sources": (
        {"id": "example-source", "title": "Quarterly data summary, June 2023", "publisher": "Youth Justice Board",
         "kind": "local", "basis": "Police National Computer", "released": date(2023, 6, 30),
         "retrieved": date(2023, 7, 3), "licence": "Shared with services for their own reports",
         "attribution": "Source: Youth Justice Board, quarterly data summary, June 2023.",
         "file": "summary-2023-06.xlsx", "note": "Sent to the service by the board."},
    ),
}  # fmt: skip
"""The worked examples of each sheet, which are never read as data."""


def matches(cells: Mapping[str, str], example: Cells) -> bool:
    """Tell whether a row says what an example says, in canonical words and in the columns that the row has."""
    return all(text == text_of(example.get(name, "")) for name, text in cells.items())


AGENCIES = {
    "local_authority": "Local authority", "police": "Police", "probation": "Probation", "health": "Health",
    "pcc": "Police and crime commissioner", "yjb_grant": "Youth Justice Board grant",
    "welsh_government": "Welsh Government", "other": "Other",
}  # fmt: skip


def examples(sheet: str) -> Iterator[Cells]:
    """Yield the worked examples of a sheet, marked as such."""
    for cells in EXAMPLES[sheet]:
        yield {"row_type": EXAMPLE, **cells}


def listed(sheet: str, service: Service, report: Report, catalogue: Catalogue, words: Words) -> Iterator[Cells]:
    """Yield the rows that a sheet lists for a service and year, ready but for what only the service knows."""
    ids = source_ids(service.slug, report.year)
    if sheet == "sources":
        rows = _sources(service, report.year)
    elif sheet == "budget":
        rows = [{"table": "contributions", "row": "total" if agency == "total" else "item", "agency": agency,
                 "label": label, "source": ids["finance"]} for agency, label in [*_agencies(service),
                                                                                ("total", "Total")]]  # fmt: skip
    elif sheet == "context":
        rows = [_figure(catalogue.measures[id], report.year, ids["cases"] if id in _CASES else "") for id in CONTEXT
                if id in catalogue.measures]  # fmt: skip
    elif sheet in ("outcomes", "indicators"):
        offered = set(words.lists[f"measure for {sheet}"].values())
        source = ids["ysb" if sheet == "outcomes" else "cases"]
        # Outcomes are told for calendar and rolling years and for cohorts: days that are filled in would mislead.
        dated = sheet == "indicators"
        rows = [_figure(one, report.year, source, dated=dated) for one in national(report, catalogue)
                if one.id in offered]  # fmt: skip
    else:
        rows = []
    for cells in rows:
        yield {"row_type": DATA, **cells}


_CASES = ("children_worked_with", "looked_after_caseload_share")


def source_ids(slug: str, year: str) -> dict[str, str]:
    """Return the ids of the sources that the template lists, by what they are."""
    return {what: f"{slug}-{year}-{what}" for what in OWN_SOURCES}


def national(report: Report, catalogue: Catalogue) -> list[Measure]:
    """
    Return the levels that the national measures of a report's set ask for, in the order of the set.

    Where indicators of the national set exist for a key, older local forms of them are left out.
    """
    chosen: list[Measure] = []
    for group in catalogue.measure_sets[report.measure_set].measures:
        levels = [one for one in catalogue.measures.values() if group.key in one.national and one.kind == "level"]
        newer = [one for one in levels if one.id.startswith("kpi")]
        chosen += [one for one in newer or levels if one not in chosen]
    return chosen


def _figure(measure: Measure, year: str, source: str, *, dated: bool = True) -> Cells:
    cells: Cells = {"measure": measure.id, "area": "local", "unit": measure.unit}
    if source:
        cells["source"] = source
    of_year = Period.of_year(year)
    if dated and source and not measure.cohort and of_year.start and of_year.end:
        cells |= {"period_start": of_year.start, "period_end": of_year.end}
    return cells


def _agencies(service: Service) -> list[tuple[str, str]]:
    welsh = any(authority.code.startswith("W") for authority in service.authorities)
    return [(key, label) for key, label in AGENCIES.items() if welsh or key != "welsh_government"]


def _sources(service: Service, year: str) -> list[Cells]:
    ids, own = source_ids(service.slug, year), service.calls_itself
    return [
        {"id": ids["cases"], "title": f"Case management system of {service.name}, {year}", "publisher": own,
         "kind": "local", "basis": "case management system"},
        {"id": ids["ysb"], "title": f"Youth Justice Board data summary for {service.name}, {year}",
         "publisher": "Youth Justice Board for England and Wales", "kind": "local",
         "basis": "Police National Computer"},
        {"id": ids["finance"], "title": f"Finance statement of {service.name}, {year}", "publisher": own,
         "kind": "local", "basis": "finance system"},
        {"id": ids["plan"], "title": f"Youth Justice Plan of {service.name}, {year}", "publisher": own,
         "kind": "plan", "basis": ""},
    ]  # fmt: skip
