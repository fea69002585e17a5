"""What a report aims at for a measure, and whether it is met by more than chance."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from yjreport.blocks.model import Cell
from yjreport.formats import exact, number_text
from yjreport.judgement import judge_target, labelled
from yjreport.sections.computed import like
from yjreport.tables import NOT_APPLICABLE
from yjreport.wording import sentence

if TYPE_CHECKING:
    from yjreport.results import Result
    from yjreport.section import Section
    from yjreport.series import Series


def target_cell(section: Section, series: Series, item: Result) -> Cell:
    """Return the target of the report for the measure, and whether it is met by more than chance."""
    target = section.dataset.request.report.targets.get(series.measure.id)
    if target is None or item.breakdown or not isinstance(item.value, int | float):
        return NOT_APPLICABLE
    word = judge_target(
        float(item.value), target=target.value, tolerance=target.tolerance, polarity=series.measure.polarity,
        interval=item.interval,
    )  # fmt: skip
    value = like(item, "target", Fraction(exact(target.value)), unit=item.unit, decimals=item.decimals)
    return Cell.of(value, f"{value.text}: {labelled(word)}")


def target_notes(section: Section, series: Series, name: str) -> list[str]:
    """Return how near counts as there, and what the report says of the target."""
    target = section.dataset.request.report.targets.get(series.measure.id)
    if target is None:
        return []
    tolerance = number_text(target.tolerance, 0 if target.tolerance == int(target.tolerance) else 1)
    near = [f"{name}: the target has a tolerance of {tolerance}."] if target.tolerance else []
    return [*near, *([f"{name}: {sentence(target.note)}"] if target.note else [])]


__all__ = ["target_cell", "target_notes"]
