"""The answers that were recorded for an indicator, "not known" among them, and the reasons for what did not happen."""

from __future__ import annotations

from yjreport.blocks.model import Statement
from yjreport.blocks.parts import Piece
from yjreport.figures.series import Series
from yjreport.sections.section_figures import SectionFigures, measure_slug
from yjreport.sections.shared.breakdowns import is_unknown, latest_of
from yjreport.wording import breakdown_words

ANSWERS: dict[str, str] = {"status": "what was recorded", "reason": "why it did not happen"}
"""Breakdowns whose categories are answers: each counts its own answer, and not the one that the indicator counts."""

SHORT: dict[str, str] = {"status": "what was recorded", "reason": "reason"}
"""What a table calls them."""


def statement(section: SectionFigures, series: Series, name: str) -> Statement | None:
    """Say each answer of the latest period out of the same whole, the unknown last."""
    items = sorted(latest_of(series).local, key=lambda item: is_unknown(item.breakdown))
    wholes = {item.denominator for item in items if item.denominator}
    if len(wholes) != 1:
        return None
    first = next(item for item in items if item.denominator)
    pieces: list[Piece] = ["Of ", (f"{first.denominator:,}", first), f" {series.measure.denominator} "]
    pieces.append(f"{first.period.in_words}, {ANSWERS[name]}: ")
    for number, item in enumerate(items):
        count: list[Piece] = [" (", (f"{item.numerator:,}", item), ")"] if item.numerator is not None else []
        pieces += ["; " if number else "", f"{breakdown_words(item)} ", item, *count]
    return section.sentences(f"{measure_slug(series.measure)}-{name}-says", *pieces, ".")
