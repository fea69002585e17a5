"""Remands: the nights and the children behind them, and the cost against the allocation."""

from __future__ import annotations

from fractions import Fraction

from yjreport.blocks.model import Notice, Statement, Table
from yjreport.blocks.parts import Cell, Column, Piece, Row
from yjreport.figures.results import Result
from yjreport.formats import plural
from yjreport.periods import Period
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.breakdowns import headline
from yjreport.sections.shared.computed import difference_of, like
from yjreport.tables.cells import NOT_AVAILABLE
from yjreport.wording import capital

FEW_CHILDREN = 30
"""Up to so many children the length of one remand can decide the number of nights."""


def at(section: SectionFigures, measure: str, period: Period) -> Result | None:
    """Return the service's figure of a measure for one period, or None."""
    found = [item for item in section.measure(measure).local if not item.breakdown]
    return next((item for item in found if item.period == period or item.period.same_days(period)), None)


def nights_note(section: SectionFigures) -> Notice | None:
    """
    Say over how few children the nights are summed, and what follows for their reading.

    None where the children with nights in the period are not known, or are so many that one cannot decide the sum.
    """
    nights = headline(section.measure("remand_nights"))
    if nights is None or not isinstance(nights.value, int):
        return None
    median = at(section, "remand_nights_median", nights.period)
    if median is None or not isinstance(median.value, int | float) or not 0 < (median.denominator or 0) <= FEW_CHILDREN:
        return None
    heads = median.denominator or 0
    mean = like(
        nights, "for-each-child", Fraction(nights.value, heads), unit="nights", decimals=1, others=[median],
        numerator=nights.value, denominator=heads,
    )  # fmt: skip
    pieces: list[Piece] = [nights, f" {nights.period.in_words} are the sum over ", (f"{heads:,}", median)]
    pieces += [f" {plural(heads, 'child', 'children')}. Half of them spent ", median, " or fewer; the mean is ", mean]
    if float(mean.value or 0) >= 2 * median.value:
        pieces.append(": a few children account for most nights")
    pieces.append(". One long remand on a grave charge can double the number, so it is read with the number of "
                  "children and never alone.")  # fmt: skip
    return section.notice("few-children", "note", "Few children, many nights", *pieces)


def balance(section: SectionFigures, period: Period) -> Result | None:
    """Return the cost less the allocation; the overspend that the source states itself where the cost is not given."""
    stated = at(section, "remand_overspend", period)
    if stated is not None and stated.there:
        return stated
    cost, budget = at(section, "remand_cost", period), at(section, "remand_budget", period)
    return difference_of(cost, budget, "less-allocation") if cost and budget else None


def money_table(section: SectionFigures) -> Table | None:
    """Return the cost, the allocation and the over- or underspend of each year; None without any money."""
    periods = _periods(section)
    if not periods:
        return None
    columns = (
        Column("period", "Period", header=True),
        Column("cost", "Cost of remands", align="right"),
        Column("budget", "Allocation", align="right"),
        Column("balance", "Cost less allocation", align="right"),
        Column("word", "Reading"),
    )
    rows = []
    for period in periods:
        over = balance(section, period)
        cells = {name: at(section, f"remand_{name}", period) for name in ("cost", "budget")}
        rows.append(
            Row({
                "period": Cell(capital(period.words)),
                **{name: Cell.of(item) if item else NOT_AVAILABLE for name, item in cells.items()},
                "balance": Cell.of(over) if over else NOT_AVAILABLE,
                "word": Cell.of(over, capital(_word(over))) if over and over.there else NOT_AVAILABLE,
            })
        )  # fmt: skip
    caption = f"Cost of remands and the allocation, {section.service}"
    printed = [cell.result for row in rows for cell in row.cells.values() if cell.result]
    notes = dict.fromkeys(f"{capital(item.period.words)}: {item.note}" for item in printed if item.note)
    return section.table_of("remand-money", caption, columns, rows, notes)


def money(section: SectionFigures) -> Statement | None:
    """Say the cost, the allocation and by how much one is over the other in the latest year that has both."""
    for period in reversed(_periods(section)):
        over, budget = balance(section, period), at(section, "remand_budget", period)
        if over is None or budget is None or not isinstance(over.value, int | float):
            continue
        cost = at(section, "remand_cost", period)
        pieces: list[Piece] = [f"{capital(period.in_words)} the allocation for remands was ", budget]
        pieces += [" and their cost ", cost, ", " if over.value == 0 else ": "] if cost and cost.there else [": "]
        if over.value:
            pieces += [f"an {_word(over)} of ", (over.text.lstrip("+\N{MINUS SIGN}"), over), "."]
        else:
            pieces += [("the same", over), "."]
        return section.sentences("money-says", *pieces)
    return None


def _periods(section: SectionFigures) -> list[Period]:
    found = {
        item.period: None
        for name in ("remand_cost", "remand_budget", "remand_overspend")
        for item in section.measure(name).local
        if not item.breakdown and item.period.known
    }
    return sorted(found, key=lambda period: period.order())


def _word(over: Result) -> str:
    assert isinstance(over.value, int | float)
    return "overspend" if over.value > 0 else "underspend" if over.value < 0 else "as allocated"
