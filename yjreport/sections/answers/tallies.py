"""Counts that an answer makes of what a section shows: measures with a figure, grades of one kind."""

from __future__ import annotations

from yjreport.figures.observations import result_id
from yjreport.figures.results import Result
from yjreport.periods import Period
from yjreport.sections.figures import SectionFigures
from yjreport.sections.shared.computed import COMPUTED, computed_as


def tally(section: SectionFigures, name: str, number: int, source: str) -> Result:
    """
    Return a count as a result of the report's year.

    Args:
        section: the section that prints it.
        name: what is counted, the last part of the result's id.
        number: the count.
        source: where the things counted come from.
    """
    period, area = Period.of_year(section.dataset.request.report.year), section.dataset.local
    breakdown = computed_as(section.slug, name)
    return Result(
        id=result_id(COMPUTED, area.key, period, breakdown), kind="level", measure=COMPUTED, area=area, period=period,
        unit="count", text=f"{number:,}", source=source, value=number, breakdown=breakdown,
    )  # fmt: skip
