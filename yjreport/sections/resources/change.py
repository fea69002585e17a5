"""What each partner puts in against the year before, and for each child of the area."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from yjreport.blocks.model import Statement, Table
from yjreport.blocks.parts import Cell, Column, Piece, Row
from yjreport.config.services import find_report, known_years
from yjreport.figures.results import Result
from yjreport.files.entries import Entry
from yjreport.periods import Period, year_before
from yjreport.sections.resources.budget import cell_result, entries, period, pounds, total_row
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.computed import difference_of, like, per_head
from yjreport.tables.cells import NOT_APPLICABLE, NOT_AVAILABLE
from yjreport.wording import capital

POPULATION = "population_10_17"


def before(section: SectionFigures) -> tuple[Entry, ...]:
    """Return the contributions of the year before; none where the project does not have them."""
    return tuple(entry for entry in section.dataset.before.get("budget", ()) if entry["table"] == "contributions")


def period_before(section: SectionFigures) -> Period:
    """Return the budget's year of the report of the year before."""
    request = section.dataset.request
    year = year_before(request.report.year)
    if year in known_years(section.dataset.project, request.service.slug):
        stated = find_report(section.dataset.project, request.service, year).budget_period
        if stated:
            return Period(stated.label, stated.start, stated.end)
    return Period.of_year(year)


def match(entry: Entry, earlier: Sequence[Entry]) -> Entry | None:
    """Return the same partner's row of the year before: by its name in the plan, else by who pays if one row does."""
    named = [one for one in earlier if (one["row"], one["label"].lower()) == (entry["row"], entry["label"].lower())]
    paying = [one for one in earlier if (one["row"], one["agency"]) == (entry["row"], entry["agency"])]
    return named[0] if len(named) == 1 else paying[0] if len(paying) == 1 else None


def change_table(section: SectionFigures) -> Table | None:
    """
    Return each partner's total beside that of the year before, and the change in pounds and in percent.

    None where the year before is not there. A sum that either year leaves blank is not known, which is not zero,
    and has no change.
    """
    earlier, rows = before(section), entries(section, "contributions")
    if not (earlier and rows):
        return None
    then = period_before(section)
    columns = (
        Column("agency", "Partner", header=True),
        Column("before", f"{capital(then.words)} (£)", align="right"),
        Column("now", f"{capital(period(section).words)} (£)", align="right"),
        Column("change", "Change (£)", align="right"),
        Column("percent", "Change", align="right"),
    )
    matched = {one.row for entry in rows if (one := match(entry, earlier))}
    gone = [one["label"] for one in earlier if one.row not in matched]
    notes = (f"In the year before only: {'; '.join(gone)}.",) if gone else ()
    caption = f"Contributions against the year before, {section.service}, {period(section).words}"
    made = [_row(section, entry, match(entry, earlier), then) for entry in rows]
    return section.table_of("resources-change", caption, columns, made, notes)


def _row(section: SectionFigures, entry: Entry, earlier: Entry | None, then: Period) -> Row:
    blank = NOT_APPLICABLE if "z" in entry.marks else NOT_AVAILABLE
    now = cell_result(section, entry, "total")
    was = cell_result(section, earlier, "total", then) if earlier else None
    moved = difference_of(now, was, "less-year-before") if now and was else None
    share = _percent(now, was) if now and was else None
    cells = {"agency": Cell(entry["label"]), "percent": Cell.of(share) if share else blank}
    cells |= {"before": pounds(was, blank), "now": pounds(now, blank), "change": pounds(moved, blank)}
    return Row(cells, "total" if entry["row"] == "total" else "body")


def _percent(now: Result, was: Result) -> Result | None:
    """Return the change in percent of the year before; None from nothing."""
    first, second = now.fraction, was.fraction
    if first is None or not second:
        return None
    value = 100 * (first / second - 1)
    return like(now, "change-in-percent", Fraction(value), unit="percent", decimals=1, others=[was], signed=True)


def summary(section: SectionFigures) -> Statement | None:
    """Say by how much the total changed, and what it comes to for each child aged 10 to 17; None without either."""
    total = total_row(entries(section, "contributions"))
    now = cell_result(section, total, "total") if total else None
    if total is None or now is None:
        return None
    changed, each = _changed(section, total, now), _for_each_child(section, now)
    pieces = [*changed, " ", *each] if changed and each else [*changed, *each]
    return section.sentences("contributions-change-says", *pieces) if pieces else None


def _changed(section: SectionFigures, total: Entry, now: Result) -> list[Piece]:
    earlier = match(total, before(section))
    was = cell_result(section, earlier, "total", period_before(section)) if earlier else None
    moved = difference_of(now, was, "less-year-before") if was else None
    if was is None or moved is None:
        return []
    pieces: list[Piece] = [f"{capital(was.period.in_words)} the contributions came to ", was]
    if moved.value == 0:
        return [*pieces, ": they have not changed (", moved, ")."]
    share = _percent(now, was)
    pieces += [": the change is ", moved]
    if share:
        pieces += [" (", share, ")"]
    return [*pieces, ", in cash and not corrected for prices."]


def _for_each_child(section: SectionFigures, now: Result) -> list[Piece]:
    """Return the total for each child aged 10 to 17, by the latest population up to the end of the budget's year."""
    if POPULATION not in section.dataset.catalogue.measures:
        return []
    end = now.period.end
    found = [
        item
        for item in section.measure(POPULATION).local
        if not item.breakdown and item.there and item.period.end and (end is None or item.period.end <= end)
    ]
    heads = max(found, key=lambda item: item.period.order(), default=None)
    each = per_head(now, heads, "for-each-child-10-17") if heads else None
    if heads is None or each is None:
        return []
    return ["The contributions are ", each, " for each of the ", heads, f" children aged 10 to 17 living in the area "
            f"{heads.period.in_words}."]  # fmt: skip
