"""What a section prints of a measure and its breakdowns: the whole first, then each breakdown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from yjreport.sections.category_chart import category_chart
from yjreport.sections.crosstab import crosstab
from yjreport.sections.split import by_dimensions, dimension_words, is_unknown, latest_of, share, total_of, whole
from yjreport.wording import breakdown_words, capital, when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yjreport.blocks.model import Block, Piece, Statement
    from yjreport.results import Result
    from yjreport.section import Section
    from yjreport.series import Series


MOST_SAID = 6
"""Categories that a sentence lists; the table has more."""


def blocks(section: Section, *measures: Series) -> Iterator[Block | None]:
    """
    Yield what a section prints of measures that may have breakdowns.

    Of each, first the whole: sentence, chart and table, and the authorities of a joint service; then for each
    breakdown a sentence that names the largest group, a chart of the latest period, and a table of categories by
    period. Measures of a single figure share one table, which comes last.
    """
    single = [series for series in measures if len(series.results) == 1 and not series.results[0].breakdown]
    for series in measures:
        if series and series not in single:
            yield from one(section, series)
    for series in single:
        yield section.state(series)
    if single:
        yield section.table(*single)


def one(section: Section, series: Series) -> Iterator[Block | None]:
    """Yield what a section prints of one measure: the whole, then each breakdown."""
    total = whole(series)
    if total:
        yield section.state(total)
        yield section.chart(total)
        yield section.table(total)
        yield section.parts(total)
    for names, items in by_dimensions(series).items():
        yield from breakdown(section, items, total, slug(names))


def slug(names: tuple[str, ...]) -> str:
    """Return the dimensions of a breakdown as the end of an id."""
    return "-and-".join(names).replace("_", "-").replace(" ", "-")


def breakdown(section: Section, items: Series, total: Series, name: str) -> Iterator[Block | None]:
    """Yield a sentence, a chart of the latest period and a table of a breakdown; of a double one the table alone."""
    if len(items.local[0].breakdown) > 1:
        yield crosstab(section, items, total, name)
        return
    latest = latest_of(items)
    said = largest(section, latest, total)
    if said is None and len(latest.local) <= MOST_SAID:
        said = section.state(latest)
    yield replace(said, id=f"{said.id}-by-{name}") if said else None
    table = crosstab(section, items, total, name)
    if table is not None:
        id = f"{section.slug}-{latest.measure.id.replace('_', '-')}-chart-by-{name}"
        yield category_chart(section, latest, table, id=id, title=_title(latest, total))
    yield table


def _title(latest: Series, total: Series) -> str:
    """Return the message of a chart of categories: the largest group where there is one, else what is drawn."""
    title, _, _ = latest.measure.title.partition(" by ")
    top = _largest(latest, total)
    if len(top) == 1:
        return f"{title}: the largest group is {_category(top[0])}"
    return f"{title}, by {dimension_words(latest.local[0])}"


def _largest(latest: Series, total: Series) -> list[Result]:
    """Return the largest of the categories that make up a whole, several where they are as large; else none."""
    made = total_of(latest.local, total)
    known = [item for item in latest.local if item.there and not is_unknown(item.breakdown)]
    if made is None or not made.value or len(known) < 2:
        return []
    most = max(float(item.value or 0) for item in known)
    return [item for item in known if float(item.value or 0) == most]


def largest(section: Section, latest: Series, total: Series) -> Statement | None:
    """Say which group is the largest and for how many it is not known; None where the categories make up no whole."""
    top, made = _largest(latest, total), total_of(latest.local, total)
    if not top or made is None:
        return None
    first = capital(when(top[0], latest.measure))
    pieces: list[Piece] = [f"{first}, by {dimension_words(top[0])}: of ", made, f" {latest.measure.counts} "]
    pieces.append("the largest group is " if len(top) == 1 else "the largest groups are ")
    for number, item in enumerate(top):
        pieces += [" and " if number else "", f"{_category(item)} with ", *_with_share(section, item, made)]
    pieces.append(".")
    for item in latest.local:
        if is_unknown(item.breakdown) and item.value:
            pieces += [" It is not known for ", *_with_share(section, item, made), "."]
    return section.sentences(f"{latest.measure.id.replace('_', '-')}-says", *pieces)


def _category(item: Result) -> str:
    words = breakdown_words(item)
    return f"{dimension_words(item)} {words}" if words.isdigit() else words


def _with_share(section: Section, item: Result, made: Result) -> list[Piece]:
    part = share(section, item, made)
    return [item, *([" (", part, ")"] if part else [])]


__all__ = ["blocks", "breakdown", "largest", "one", "slug"]
