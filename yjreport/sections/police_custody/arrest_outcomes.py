"""What happened after arrest: outcomes that add to the total, the rest among them."""

from __future__ import annotations

from fractions import Fraction

from yjreport.blocks.model import Table
from yjreport.blocks.parts import Cell, Column, Row
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.breakdowns import latest_of
from yjreport.sections.shared.computed import like
from yjreport.statistics.intervals import wilson
from yjreport.wording import breakdown_words, capital, limits

MEASURE = "police_custody_outcome"


def rest(section: SectionFigures, series: Series) -> Result | None:
    """
    Return what is left of the arrests after the outcomes that the source names, as a share.

    None where the outcomes make up the whole or overlap, where one is withheld, or where what is left is itself too
    small to publish.
    """
    items = list(latest_of(series).local)
    wholes = {item.denominator for item in items}
    if not items or len(wholes) != 1 or None in wholes or any(item.numerator is None for item in items):
        return None
    total = wholes.pop()
    left = (total or 0) - sum(item.numerator or 0 for item in items)
    policy = section.report.disclosure
    public = section.dataset.request.edition == "public" and policy.policy == "suppress"
    if not total or left <= 0 or (public and (left < policy.threshold or total - left < policy.threshold)):
        return None
    name = tuple((dimension, "another or no outcome recorded") for dimension, _ in items[0].breakdown[:1])
    return like(
        items[0], "rest", Fraction(100 * left, total), unit="percent", decimals=1, others=items[1:], breakdown=name,
        numerator=left, denominator=total, interval=wilson(left, total).scaled(100),
    )  # fmt: skip


def outcomes_table(section: SectionFigures) -> Table | None:
    """Return each outcome of the latest period with its count, share and interval, the rest, and the total."""
    series = section.measure(MEASURE)
    items = [item for item in latest_of(series).local if item.breakdown]
    if not items:
        return None
    left = rest(section, series)
    shown = [*items, left] if left else items
    columns = (
        Column("outcome", "Outcome", header=True),
        Column("count", "Arrests", align="right"),
        Column("share", "Share", align="right"),
        Column("interval", "95% interval", align="right"),
    )
    rows = [Row(_cells(item)) for item in shown]
    numbers = [item.numerator for item in shown]
    whole = shown[0].denominator
    if None not in numbers and sum(number or 0 for number in numbers) == whole:
        rows.append(_total(shown))
    period = items[0].period
    caption = f"What happened after arrest, {section.service}, {period.words}"
    notes = dict.fromkeys(item.note for item in items if item.note)
    return section.table_of("police-custody-outcomes", caption, columns, rows, notes)


def _cells(item: Result) -> dict[str, Cell]:
    name = Cell(capital(breakdown_words(item)))
    if not item.there:
        gone = Cell(item.text)
        return {"outcome": name, "count": gone, "share": Cell.of(item), "interval": gone}
    return {
        "outcome": name,
        "count": Cell.of(item, f"{item.numerator:,}") if item.numerator is not None else Cell("[x]"),
        "share": Cell.of(item),
        "interval": Cell.of(item, limits(item)) if item.interval else Cell("[x]"),
    }


def _total(shown: list[Result]) -> Row:
    total = shown[0].denominator or 0
    every = like(
        shown[0], "all", Fraction(100), unit="percent", decimals=1, others=shown[1:], breakdown=(),
        numerator=total, denominator=total,
    )  # fmt: skip
    cells = {"outcome": Cell("All"), "count": Cell.of(every, f"{total:,}"), "share": Cell.of(every)}
    return Row(cells | {"interval": Cell("[z]")}, "total")
