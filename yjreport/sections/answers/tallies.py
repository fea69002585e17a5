"""Counts that an answer makes of what a section shows: measures with a figure, grades of one kind."""

from __future__ import annotations

from yjreport.figures.observations import result_id
from yjreport.figures.results import Result
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.computed import COMPUTED, computed_as


def tally(section: SectionFigures, name: str, number: int, source: str) -> Result:
    """Return a count as a result of the report's year."""
    period, area = section.year, section.dataset.local
    breakdown = computed_as(section.slug, name)
    return Result(
        id=result_id(COMPUTED, area.key, period, breakdown), kind="level", measure=COMPUTED, area=area, period=period,
        unit="count", text=f"{number:,}", source=source, value=number, breakdown=breakdown,
    )  # fmt: skip
