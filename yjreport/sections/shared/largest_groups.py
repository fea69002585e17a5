"""Which group of a breakdown is the largest, in sentences, and for how many it is not known."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.blocks.model import Statement
from yjreport.blocks.parts import Piece
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.sections.section_figures import SectionFigures, measure_slug
from yjreport.sections.shared import groups
from yjreport.sections.shared.breakdowns import dimension_words, is_unknown, share, total_of
from yjreport.sections.shared.groups import Group
from yjreport.wording import capital, when

FEWEST = 2
"""Children, and groups, of which one can be the largest."""


def largest_groups(latest: Sequence[Result], total: Series) -> list[Result]:
    """Return the largest of the categories that make up a whole, several where they are as large; else none."""
    made = total_of(latest, total)
    known = [item for item in latest if item.there and not is_unknown(item.breakdown)]
    if made is None or not isinstance(made.value, int) or made.value < FEWEST or len(known) < FEWEST:
        return []
    most = max(float(item.value or 0) for item in known)
    return [item for item in known if float(item.value or 0) == most]


def largest_of(section: SectionFigures, found: Sequence[Group]) -> Statement | None:
    """Say of each breakdown which group is the largest, the period and the whole once; None where none has a whole."""
    pieces: list[Piece] = []
    said: tuple[str, object] | None = None
    for one in found:
        top, made = largest_groups(one.latest, one.total), total_of(one.latest, one.total)
        if not top or made is None:
            continue
        first = when(top[0], one.items.measure)
        by = dimension_words(top[0])
        if said == (first, made.value):
            pieces.append(f" By {by}, ")
        else:
            counted = one.items.measure.counts
            pieces += [" " if pieces else "", f"{capital(first)} the total was ", made, f" {counted}. By {by}, "]
        said = (first, made.value)
        pieces.append("the largest group is " if len(top) == 1 else "the largest groups are ")
        for number, item in enumerate(top):
            pieces += [" and " if number else "", f"{groups.category_words(item)}, with ",
                       *_with_share(section, item, made)]  # fmt: skip
        pieces.append(".")
        for item in one.latest:
            if is_unknown(item.breakdown) and item.value:
                pieces += [f" {capital(by)} is not known for ", *_with_share(section, item, made), "."]
    return section.sentences(f"{measure_slug(found[0].items.measure)}-groups-say", *pieces) if pieces else None


def _with_share(section: SectionFigures, item: Result, made: Result) -> list[Piece]:
    part = share(section, item, made)
    return [item, " (", part, ")"] if part else [item]
