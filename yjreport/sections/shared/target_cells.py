"""The cell of a scorecard that holds a measure's target and whether it is met, and the notes on it."""

from __future__ import annotations

from yjreport.blocks.parts import Cell
from yjreport.figures.judgement import labelled
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.targets import Judged
from yjreport.tables.cells import NOT_APPLICABLE
from yjreport.wording import sentence


def target_cell(section: SectionFigures, series: Series, item: Result) -> Cell:
    """Return the report's target for a figure of the whole, and whether it is met; [z] where there is none."""
    judged = _judged(section, series, item)
    aim = judged.aim() if judged and item.there else None
    if judged is None or aim is None:
        return NOT_APPLICABLE
    near = judged.tolerance()
    return Cell.of(aim, f"{aim.text}{f', tolerance {near.text}' if near else ''}: {labelled(judged.word)}")


def target_notes(section: SectionFigures, series: Series, name: str) -> list[str]:
    """Return what the report says of a measure's target."""
    target = section.report.targets.get(series.measure.id)
    return [f"{name}: {sentence(target.note)}"] if target and target.note else []


def _judged(section: SectionFigures, series: Series, item: Result) -> Judged | None:
    target = section.report.targets.get(series.measure.id)
    return Judged(series.measure, target, item) if target and not item.breakdown else None
