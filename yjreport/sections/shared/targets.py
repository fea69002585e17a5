"""
A service's own targets: the latest figure of each measure that has one, and whether the target is met.

Three inputs decide: which way is better, the target with its tolerance, and chance. Targets are those of the report's
parameters; what they are judged by is the latest figure, whatever its period, and the period stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yjreport.blocks.model import Statement, Table
from yjreport.blocks.parts import Cell, Column, Piece, Row
from yjreport.config.measure_schema import Measure
from yjreport.config.schema import Target
from yjreport.figures.judgement import CLOSE, MET, NOT_MET, UNTESTED, judge_target, labelled
from yjreport.figures.observations import result_id
from yjreport.figures.results import Result
from yjreport.formats import exact, plural, value_text
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.computed import plain
from yjreport.tables.cells import NOT_APPLICABLE
from yjreport.wording import capital, limits
from yjreport.wording.figures import during, figure

BETTER_IS: dict[str | None, str] = {
    "low": "Lower is better",
    "high": "Higher is better",
    None: "Near the target is better",
}


@dataclass(frozen=True)
class Judged:
    """Hold a target, the figure that it is for, and the judgement."""

    measure: Measure
    target: Target
    latest: Result | None

    @property
    def word(self) -> str:
        """Return whether the target is met."""
        latest = self.latest
        value = latest.value if latest and isinstance(latest.value, int | float) and not latest.qualified else None
        return judge_target(
            None if value is None else float(value), target=self.target.value, tolerance=self.target.tolerance,
            polarity=self.measure.polarity, interval=latest.interval if latest else None,
        )  # fmt: skip

    def aim(self) -> Result | None:
        """Return the target as a result of the figure's period; None without a figure."""
        return self._result("target", self.target.value) if self.latest else None

    def tolerance(self) -> Result | None:
        """Return how near counts as there; None where nothing but the target does."""
        if not self.latest or not self.target.tolerance:
            return None
        return self._result("tolerance", self.target.tolerance, unit=_difference_unit(self.latest))

    def distance(self) -> Result | None:
        """Return the figure less its target, with the judgement; None where the figure is not there."""
        latest = self.latest
        if latest is None or latest.fraction is None or latest.qualified:
            return None
        value = latest.fraction - exact(self.target.value)
        return self._result("distance-to-target", float(value), unit=_difference_unit(latest), signed=True,
                            kind="comparison", judgement=self.word)  # fmt: skip

    def _result(
        self, name: str, value: float, *, unit: str = "", signed: bool = False, kind: str = "level",
        judgement: str | None = None,
    ) -> Result:  # fmt: skip
        latest = self.latest
        assert latest is not None
        number = exact(value)
        decimals = max(latest.decimals, 1) if latest.decimals or number.denominator != 1 else 0
        unit = unit or latest.unit
        return Result(
            id=result_id(latest.measure, latest.area.key, latest.period, latest.breakdown, name),
            kind=kind, measure=latest.measure, area=latest.area, period=latest.period, breakdown=latest.breakdown,
            unit=unit, text=value_text(number, unit, decimals, signed=signed), decimals=decimals,
            value=plain(number), source=latest.source, judgement=judgement,
        )  # fmt: skip


def judged(section: SectionFigures, *measures: str) -> list[Judged]:
    """Return the targets of some measures, or of all of the section's when none is named, in catalogue order."""
    catalogue, targets = section.dataset.catalogue, section.report.targets
    wanted = measures or [measure.id for measure in catalogue.by_section[section.slug]]
    return [
        Judged(catalogue.measures[id], targets[id], section.measure(id).latest())
        for id in wanted
        if id in targets and catalogue.measures[id].kind == "level"
    ]


def every(section: SectionFigures) -> list[Judged]:
    """Return the targets of all measures, in catalogue order: the scorecard's."""
    known = section.dataset.catalogue.measures
    return judged(section, *known)


def statement(section: SectionFigures, found: Sequence[Judged]) -> Statement | None:
    """Say of each target with a figure whether it is met; None without any."""
    words: list[Piece] = []
    for one in found:
        aim, distance = one.aim(), one.distance()
        if aim is None or distance is None or one.latest is None:
            continue
        ends = {
            MET: "The target is met.",
            NOT_MET: "The target is not met.",
            CLOSE: "Whether it is met is too close to tell: the interval reaches both sides.",
        }
        near: list[Piece] = []
        if (tolerance := one.tolerance()) is not None:
            near = [", with a tolerance of ", figure(tolerance)]
        period = during(one.latest, one.measure).rstrip(",")
        words += [" " if words else "", f"{capital(one.measure.subject)} was ", figure(one.latest),
                  f"{period}, against a target of ", figure(aim), *near, ". ", (ends[one.word], distance)]  # fmt: skip
    return section.sentences("targets-say", *words) if words else None


def table(section: SectionFigures, found: Sequence[Judged]) -> Table | None:
    """Return the targets with figure, interval, distance and judgement; None without any."""
    if not found:
        return None
    columns = (
        Column("measure", "Measure", header=True), Column("target", "Target"), Column("value", "Latest figure"),
        Column("interval", "95% interval"), Column("distance", "Figure less target"), Column("judgement", "Judgement"),
    )  # fmt: skip
    notes = [f"{one.measure.title}: {one.target.note}" for one in found if one.target.note]
    for polarity, words in BETTER_IS.items():
        titles = [one.measure.title for one in found if one.measure.polarity == polarity]
        notes += [f"{words}: {'; '.join(titles)}."] if titles else []
    notes.append(
        "Met: the whole interval is at the target, within its tolerance, or better. Not met: none of it is. Too close"
        " to tell: it is on both sides."
    )
    if any(one.latest and one.latest.there and one.latest.interval is None for one in found):
        notes.append("Where no interval suits the measure the figure alone is compared with its target.")
    missing = [one.measure.title for one in found if one.latest is None]
    if missing:
        noun = plural(len(missing), "measure")
        notes.append(f"No figure is in the sources for the {noun} {'; '.join(missing)}.")
    caption = f"Targets for {section.report.year}, {section.service}"
    rows = [Row(_cells(one)) for one in found]
    return section.table_of(f"{section.slug}-targets", caption, columns, rows, notes)


def _cells(one: Judged) -> dict[str, Cell]:
    latest, aim, tolerance, distance = one.latest, one.aim(), one.tolerance(), one.distance()
    missing = Cell(latest.text if latest and not latest.there else "[x]")
    name = f"{one.measure.title}, {latest.period.words}" if latest else one.measure.title
    cells = {"measure": Cell(name), "target": missing, "value": Cell.of(latest) if latest else missing,
             "interval": missing, "distance": missing, "judgement": missing}  # fmt: skip
    if aim:
        near = f" \N{PLUS-MINUS SIGN} {tolerance.text.split(' ')[0]}" if tolerance else ""
        cells["target"] = Cell.of(aim, f"{aim.text}{near}")
    else:
        cells["target"] = Cell(value_text(exact(one.target.value), one.measure.unit))
    if latest and latest.there:
        cells["interval"] = Cell.of(latest, limits(latest)) if latest.interval else NOT_APPLICABLE
    if distance and one.word != UNTESTED:
        cells |= {"distance": Cell.of(distance), "judgement": Cell.of(distance, labelled(one.word))}
    return cells


def _difference_unit(item: Result) -> str:
    return "percentage_points" if item.unit == "percent" else item.unit
