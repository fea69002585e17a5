"""A table of the categories of a measure by period, with shares where the categories make up a whole."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.blocks.model import Cell, Column, Row, Table
from yjreport.figures.observations import Breakdown
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.periods import Period, short_labels, spanning
from yjreport.sections.figures import SectionFigures, measure_slug
from yjreport.sections.shared.computed import share_of
from yjreport.sections.shared.split import dimension_words, headline_period, is_unknown, share, total_of
from yjreport.tables.cells import NOT_APPLICABLE, NOT_AVAILABLE, with_counts
from yjreport.tables.notes import notes_of
from yjreport.wording import capital

Found = dict[tuple[Breakdown, Period], Result]

MOST_PERIODS = 3
"""Periods that a table of categories shows, the latest ones."""


def crosstab(section: SectionFigures, series: Series, total: Series, name: str) -> Table | None:
    """
    Return a table of categories by period, the latest three.

    A cell holds the figure, with its counts where it is a percentage or a rate. Where the categories make up a
    whole, the last row holds it, and a column holds each category's share of it in the latest period.
    """
    periods = periods_of(series)[-MOST_PERIODS:]
    if not periods:
        return None
    categories = sorted(dict.fromkeys(item.breakdown for item in series.local), key=is_unknown)
    found = {(item.breakdown, item.period): item for item in series.local}
    latest = [found[one, periods[-1]] for one in categories if (one, periods[-1]) in found]
    made = total_of(latest, total)
    columns = [Column("category", capital(dimension_words(series.local[0])), header=True)]
    labels, _ = short_labels(periods)
    columns += [Column(f"p{at}", capital(label), align="right") for at, label in enumerate(labels)]
    if made is not None:
        columns.append(Column("share", f"Share, {labels[-1]}", align="right"))
    rows = [_row(section, one, periods, found, made) for one in categories]
    if made is not None:
        rows.append(_total_row(periods, found, categories, total))
    results = [cell.result for row in rows for cell in row.cells.values() if cell.result]
    span = spanning(periods)
    service = section.service
    title = f"{series.measure.title.partition(' by ')[0]}, by {dimension_words(series.local[0])}"
    return Table(
        f"{section.slug}-{measure_slug(series.measure)}-by-{name}",
        section.slug,
        f"{title}, {service}, {span.words if span else periods[-1].words}",
        tuple(columns),
        tuple(rows),
        notes_of([(series.measure, item) for item in latest], single=True),
        section.sources(results),
    )


def periods_of(series: Series) -> list[Period]:
    """Return the periods as long as the headline one that do not overlap, oldest first."""
    latest = headline_period(series.local)
    if latest is None:
        return []
    kept = [latest]
    for period in sorted({item.period for item in series.local}, key=lambda one: one.order(), reverse=True):
        alike = period.known and latest.known and period.same_length(latest) and period.order() < latest.order()
        if alike and not any(period.overlaps(other) for other in kept):
            kept.append(period)
    return kept[::-1]


def _row(
    section: SectionFigures, category: Breakdown, periods: Sequence[Period], found: Found, made: Result | None
) -> Row:
    cells = {"category": Cell(capital(", ".join(value for _, value in category)))}
    for at, period in enumerate(periods):
        item = found.get((category, period))
        cells[f"p{at}"] = with_counts(item) if item else NOT_AVAILABLE
    if made is not None:
        cells["share"] = share_cell(section, found.get((category, periods[-1])), made)
    return Row(cells)


def share_cell(section: SectionFigures, item: Result | None, made: Result) -> Cell:
    """Return a category's share of the whole that the categories make up, or why there is none."""
    if item is None or not item.there:
        return Cell(item.text) if item else NOT_AVAILABLE
    part = share(section, item, made)
    # A share that is not printed although its count is has a remainder that is too small to publish.
    return Cell.of(part) if part else Cell("[c]" if made.value else "[z]")


def _total_row(periods: Sequence[Period], found: Found, categories: Sequence[Breakdown], total: Series) -> Row:
    cells = {"category": Cell("All")}
    made = None
    for at, period in enumerate(periods):
        parts = [found[one, period] for one in categories if (one, period) in found]
        made = total_of(parts, total)
        # A whole beside all of its parts but one would give away the one that is withheld.
        hidden = any("c" in item.marks for item in parts)
        cells[f"p{at}"] = Cell.of(made) if made else Cell("[c]") if hidden else NOT_AVAILABLE
    every = share_of(made, made) if made else None
    return Row(cells | {"share": Cell.of(every) if every else NOT_APPLICABLE}, "total")
