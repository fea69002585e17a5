"""What each partner puts in, and what it is spent on."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from yjreport.blocks.model import Statement, Table
from yjreport.blocks.parts import Cell, Column, Piece, Row
from yjreport.figures.observations import with_marks
from yjreport.figures.results import Result
from yjreport.files.entries import Entry
from yjreport.formats import listing
from yjreport.periods import Period
from yjreport.revisions.corrections import CORRECTED
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.register import figure
from yjreport.wording.texts import join_list

COSTS: dict[str, str] = {
    "staffing": "Staffing",
    "payments_in_kind": "Payments in kind",
    "other_delegated": "Other delegated funds",
}
"""The columns of the plan template's budget table, with their headings."""

CAPTIONS: dict[str, str] = {
    "contributions": "Contributions of each partner",
    "expenditure": "Budgeted expenditure by category",
    "other_funding": "Other funding outside the partnership budget",
}


def entries(section: SectionFigures, table: str) -> list[Entry]:
    """Return the rows of one budget table, in the order of the plan."""
    return [entry for entry in section.dataset.registers["budget"] if entry["table"] == table]


def total_row(rows: Iterable[Entry]) -> Entry | None:
    """Return the row of a budget table that holds the total, if it has one."""
    return next((entry for entry in rows if entry["row"] == "total"), None)


def pounds(item: Result | None, blank: Cell) -> Cell:
    """Return a sum without the sign that the heading of its column has, or a blank where it is not known."""
    return Cell(item.text.replace("£", ""), item, item.marks) if item else blank


def period(section: SectionFigures) -> Period:
    """Return the year of the budget: the plan's year unless the report's parameters say another."""
    report = section.report
    stated = report.budget_period
    return Period(stated.label, stated.start, stated.end) if stated else Period.of_year(report.year)


def cell_result(section: SectionFigures, entry: Entry, column: str, when: Period | None = None) -> Result | None:
    """Return one money cell, of the budget's year or of another, as a result; None where the plan leaves it blank."""
    amount = entry.money(column)
    if amount is None:
        return None
    measure = "budget_expenditure" if entry["table"] == "expenditure" else "budget_contribution"
    breakdown = (("table", entry["table"]), ("agency", entry["label"]), ("cost", column))
    return figure(section, measure, when or period(section), breakdown, value=Decimal(amount),
                  marks=_marks(entry, column), source=entry["source"], line=entry["line"],
                  note=entry["note"])  # fmt: skip


def share_result(section: SectionFigures, entry: Entry, total: Entry) -> Result | None:
    """Return a partner's share of the total, or None where either is blank."""
    amount, whole = entry.money("total"), total.money("total")
    if amount is None or not whole:
        return None
    breakdown = (("table", entry["table"]), ("agency", entry["label"]))
    return figure(section, "budget_share", period(section), breakdown, numerator=amount, denominator=whole,
                  marks=_marks(entry, "total", total), source=entry["source"], line=entry["line"])  # fmt: skip


def _marks(entry: Entry, column: str, total: Entry | None = None) -> tuple[str, ...]:
    """Return the marks of a money cell, or of a share of a total: revised where either was corrected."""
    revised = any(column in one.cells.get(CORRECTED, "").split() for one in (entry, total) if one)
    return with_marks(entry.marks, *(("r",) if revised else ()))


def budget_table(section: SectionFigures, table: str) -> Table | None:
    """Return one budget table with its shares; None where the plan has none."""
    rows = entries(section, table)
    if not rows:
        return None
    total = total_row(rows)
    costs = [name for name in COSTS if any(entry[name] for entry in rows)]
    columns = [Column("agency", "Category" if table == "expenditure" else "Partner", header=True)]
    columns += [Column(name, f"{COSTS[name]} (£)", align="right") for name in costs]
    columns.append(Column("total", "Total (£)", align="right"))
    if total:
        columns.append(Column("share", "Share of total", align="right"))
    made = [_row(section, entry, total, costs) for entry in rows]
    notes = tuple(dict.fromkeys(f"{entry['label']}: {entry['note']}" for entry in rows if entry["note"]))
    caption = f"{CAPTIONS[table]}, {section.service}, {period(section).words}"
    return section.table_of(f"resources-{table.replace('_', '-')}", caption, columns, made, notes)


def _row(section: SectionFigures, entry: Entry, total: Entry | None, costs: list[str]) -> Row:
    blank = Cell("[z]") if "z" in entry.marks else Cell("[x]")
    cells = {"agency": Cell(entry["label"])}
    for column in [*costs, "total"]:
        cells[column] = pounds(cell_result(section, entry, column), blank)
    if total:
        share = share_result(section, entry, total)
        cells["share"] = Cell.of(share) if share else blank
    return Row(cells, "total" if entry["row"] == "total" else "body")


def summary(section: SectionFigures) -> Statement | None:
    """Say the size of the budget, its largest partners, and how expenditure reconciles with it."""
    rows = entries(section, "contributions")
    total = total_row(rows)
    whole = cell_result(section, total, "total") if total else None
    if total is None or whole is None:
        return None
    items = [entry for entry in rows if entry["row"] == "item" and entry.money("total")]
    items.sort(key=lambda entry: -(entry.money("total") or 0))
    words: list[Piece] = [f"Partners' contributions {whole.period.in_words} come to ", whole, ". The largest are "]
    for number, entry in enumerate(items[:2]):
        amount, share = cell_result(section, entry, "total"), share_result(section, entry, total)
        if amount and share:
            words += [" and " if number else "", f"{entry['label']} with ", amount, " (", share, " of the total)"]
    words.append(".")
    return section.sentences("contributions-says", *words, *_reconcile(section, total))


def _reconcile(section: SectionFigures, total: Entry) -> list[Piece]:
    spent = total_row(entries(section, "expenditure"))
    amount = cell_result(section, spent, "total") if spent else None
    if spent is None or amount is None:
        return []
    words: list[Piece] = [" Budgeted expenditure is ", amount, ". "]
    if spent.money("total") == total.money("total"):
        return [*words, "It equals the contributions."]
    same = [name for name in COSTS if total.money(name) and total.money(name) == spent.money("total")]
    if not same:
        return [*words, "It equals neither the contributions nor one of their columns."]
    left = [name for name in COSTS if name not in same and total.money(name)]
    outside = [cell_result(section, total, name) for name in left]
    words.append(f"It equals the {COSTS[same[0]].lower()}")
    if left:
        words.append(
            f"; outside it {'is' if len(left) == 1 else 'are'} the {listing([COSTS[n].lower() for n in left])} of "
        )
        words += join_list([[result] for result in outside if result])
    return [*words, "."]
