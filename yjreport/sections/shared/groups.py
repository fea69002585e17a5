"""
One table of every breakdown of a measure: who or what the figures are made up of, the year before and the latest.

A table for each breakdown would say the same periods, notes and sources over and over. Groups of which every figure
is withheld are named under the table, and a breakdown that is nearly all withheld is left out and said to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yjreport.blocks.model import Table
from yjreport.blocks.parts import Cell, Column, Row
from yjreport.figures.observations import Breakdown
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.formats import listing
from yjreport.periods import Period, short_labels, spanning
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.breakdowns import dimension_words, is_unknown, periods_of, share, total_of
from yjreport.sections.shared.computed import share_of
from yjreport.tables.cells import NOT_APPLICABLE, NOT_AVAILABLE, interval_cell, with_counts
from yjreport.tables.notes import notes_of
from yjreport.wording import breakdown_words, capital

MOST_PERIODS = 2
"""Periods that are shown where there are several breakdowns; a single one has more."""

SINGLE_PERIODS = 3


@dataclass(frozen=True)
class Group:
    """
    Hold one breakdown of a measure.

    Args:
        total: those of the whole.
        words: what it is broken down by.
        periods: those that are shown, oldest first.
    """

    items: Series
    total: Series
    words: str
    periods: tuple[Period, ...]

    @property
    def found(self) -> dict[tuple[Breakdown, Period], Result]:
        """Return the results by category and period."""
        return {(item.breakdown, item.period): item for item in self.items.local}

    @property
    def shown(self) -> list[Result]:
        """Return the results of the periods that are shown."""
        return [item for item in self.items.local if item.period in self.periods]

    @property
    def categories(self) -> list[Breakdown]:
        """Return the categories of the periods shown, in the order of the source, what is not known last."""
        return sorted(dict.fromkeys(item.breakdown for item in self.shown), key=is_unknown)

    @property
    def latest(self) -> list[Result]:
        """Return the results of the latest period."""
        return [item for item in self.items.local if item.period == self.periods[-1]]

    @property
    def made(self) -> Result | None:
        """Return the whole that the categories of the latest period make up, or None."""
        return total_of(self.latest, self.total)

    @property
    def withheld(self) -> bool:
        """Tell whether so many of the figures are withheld that the rest says little."""
        hidden = sum("c" in item.marks for item in self.shown)
        return 2 * hidden > len(self.shown)


def group(items: Series, total: Series, words: str = "", *, most: int = MOST_PERIODS) -> Group | None:
    """Return one breakdown with its latest periods, or None without any."""
    periods = periods_of(items)[-most:]
    name = words or dimension_words(items.local[0]) if items else ""
    return Group(items, total, name, tuple(periods)) if periods else None


def table(section: SectionFigures, groups: Sequence[Group], *, title: str, name: str) -> Table | None:
    """Return the groups of a measure in one table: breakdown, group, year before, latest, and share or interval."""
    kept = [one for one in groups if not one.withheld]
    if not kept:
        return None
    periods = sorted({period for one in kept for period in one.periods}, key=lambda period: period.order())
    labels, _ = short_labels(periods)
    several = len(kept) > 1
    first = capital(kept[0].words)
    columns = [Column("by", "By", header=True)] if several else []
    columns.append(Column("category", "Group" if several else first, header=True))
    columns += [Column(f"p{at}", capital(label), align="right") for at, label in enumerate(labels)]
    shares = any(one.made for one in kept)
    intervals = not shares and any(item.interval and item.unit != "count" for one in kept for item in one.latest)
    if shares:
        columns.append(Column("share", f"Share, {labels[-1]}", align="right"))
    if intervals:
        columns.append(Column("interval", f"95% interval, {labels[-1]}", align="right"))
    rows, hidden = [], []
    for one in kept:
        more, gone = _rows(section, one, periods)
        rows += more
        hidden += [f"{one.words} {words}" if words.isdigit() else words for words in gone]
    rows += _total_rows(kept, periods) if shares else []
    by, span = listing([one.words for one in kept]), spanning(periods) or periods[-1]
    return section.table_of(
        f"{section.slug}-{name}",
        f"{title}, by {by}, {section.service}, {span.words}",
        columns,
        rows,
        _notes(groups, hidden, shares=shares),
    )


def _rows(section: SectionFigures, one: Group, periods: Sequence[Period]) -> tuple[list[Row], list[str]]:
    """Return a row for each category, and the names of those of which every figure is withheld."""
    rows, gone, found, made = [], [], one.found, one.made
    for category in one.categories:
        items = [found.get((category, period)) for period in periods]
        words = ", ".join(value for _, value in category)
        if all(item is not None and "c" in item.marks for item in items):
            gone.append(words)
            continue
        last = found.get((category, one.periods[-1]))
        cells = {"by": Cell(capital(one.words)), "category": Cell(capital(words))}
        cells |= {f"p{at}": with_counts(item) if item else NOT_AVAILABLE for at, item in enumerate(items)}
        cells["share"] = _share_cell(section, last, made) if made is not None else NOT_APPLICABLE
        cells["interval"] = interval_cell(last, applies=True) if last else NOT_AVAILABLE
        rows.append(Row(cells))
    return rows, gone


def _share_cell(section: SectionFigures, item: Result | None, made: Result) -> Cell:
    """Return a category's share of the whole that the categories make up, or why there is none."""
    if item is None or not item.there:
        return Cell(item.text) if item else NOT_AVAILABLE
    part = share(section, item, made)
    # A share that is not printed although its count is has a remainder that is too small to publish.
    return Cell.of(part) if part else Cell("[c]" if made.value else "[z]")


def _total_rows(groups: Sequence[Group], periods: Sequence[Period]) -> list[Row]:
    """Return the whole that the categories make up, once where each breakdown makes up the same."""
    rows: list[Row] = []
    for one in groups:
        if one.made is None:
            continue
        cells = {"by": Cell("All"), "category": Cell("All")}
        for at, period in enumerate(periods):
            parts = [item for item in one.items.local if item.period == period]
            made = total_of(parts, one.total)
            # A whole beside all of its parts but one would give away the one that is withheld.
            hidden = any("c" in item.marks for item in parts)
            cells[f"p{at}"] = Cell.of(made) if made else Cell("[c]") if hidden else NOT_AVAILABLE
        every = share_of(one.made, one.made)
        row = Row(cells | {"share": Cell.of(every) if every else NOT_APPLICABLE, "interval": NOT_APPLICABLE}, "total")
        texts = [[cell.text for cell in other.cells.values()] for other in rows]
        if [cell.text for cell in row.cells.values()] not in texts:
            rows.append(row)
    return rows if len(rows) == 1 else []


def _notes(groups: Sequence[Group], hidden: Sequence[str], *, shares: bool) -> list[str]:
    """Return the notes of the latest period, each once, what is withheld, and why some have no shares."""
    kept = [one for one in groups if not one.withheld]
    gone = [one.words for one in groups if one.withheld]
    items = [(one.items.measure, item) for one in kept for item in one.latest if item.there]
    notes = [*notes_of(items, single=True)]
    if hidden:
        notes.append(f"Too small to publish in each period shown: {listing(list(hidden))}.")
    if shares and any(one.made is None for one in kept):
        notes.append("No share is given where a number is withheld or groups may overlap.")
    if gone:
        notes.append(f"Not shown by {listing(gone)}: most of the numbers are too small to publish.")
    return notes


def withheld_words(groups: Sequence[Group], what: str) -> str:
    """Say that no breakdown of a measure can be shown; nothing where one can."""
    if not groups or not all(one.withheld for one in groups):
        return ""
    by = listing([one.words for one in groups], "or")
    return f"{capital(what)} cannot be shown by {by}: most of the numbers are too small to publish."


def category_words(item: Result) -> str:
    """Return what a category is called in a sentence: 'White', 'age 16'."""
    words = breakdown_words(item)
    return f"{dimension_words(item)} {words}" if words.isdigit() else words
