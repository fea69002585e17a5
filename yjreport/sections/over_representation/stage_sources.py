"""Where the counts of children by stage come from: case-level data, or what there is of counts and shares."""

from __future__ import annotations

from fractions import Fraction

from yjreport.figures.results import Result
from yjreport.periods import Period
from yjreport.sections.over_representation.stages import POPULATION, Stages, group_name, read
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.computed import computed_result

YEAR_DAYS = range(360, 371)

ALSO: dict[str, str] = {"children_by_ethnicity": "worked with", "fte_by_ethnicity": "first time entrants"}
"""Measures that count children by ethnicity alone, with the stage that each stands for where no other is known."""

CENSUS = "ethnic_group_10_17_share"
"""The measure whose numerators are the population aged 10 to 17 of each group."""

CENSUS_NOTE = "Population aged 10 to 17 by ethnic group: the census."


def years(section: SectionFigures) -> list[Stages]:
    """Return the counts of each whole year, the latest last; years that share days with a later one are left out."""
    found = read(section.measure("children_by_stage").local) or _by_ethnicity(section)
    census = _census(section)
    kept: list[Stages] = []
    for period, stages in reversed(found.items()):
        if period.days in YEAR_DAYS and not any(period.overlaps(later.period) for later in kept):
            kept.insert(0, _with_population(stages, census))
    return kept


def _by_ethnicity(section: SectionFigures) -> dict[Period, Stages]:
    """Return children by ethnicity of measures that know no other stage."""
    found: dict[Period, dict[tuple[str, str], Result]] = {}
    known = section.dataset.catalogue.measures
    for id, stage in ALSO.items():
        for item in section.measure(id).local if id in known else ():
            if len(item.breakdown) == 1 and item.breakdown[0][0] == "ethnicity":
                found.setdefault(item.period, {})[stage, group_name(item.breakdown[0][1])] = item
    return {period: Stages(period, found[period], {}) for period in sorted(found, key=lambda one: one.order())}


def _census(section: SectionFigures) -> dict[str, Result]:
    """Return the latest population of each group aged 10 to 17."""
    if CENSUS not in section.dataset.catalogue.measures:
        return {}
    found: dict[str, Result] = {}
    for item in sorted(section.measure(CENSUS).local, key=lambda one: one.period.order()):
        if len(item.breakdown) == 1 and item.breakdown[0][0] == "ethnicity" and item.numerator is not None:
            found[group_name(item.breakdown[0][1])] = item
    return found


def _with_population(stages: Stages, census: dict[str, Result]) -> Stages:
    """Return the stages with the population of the census, where they have none of their own."""
    if not census or any(stage == POPULATION for stage, _ in stages.counts):
        return stages
    population = {
        (POPULATION, group): computed_result(
            item, "children_by_stage", Fraction(item.numerator or 0), period=stages.period, unit="count",
            breakdown=(("stage", POPULATION), ("ethnicity", group)),
        )
        for group, item in census.items()
    }  # fmt: skip
    return Stages(stages.period, {**population, **stages.counts}, stages.totals, CENSUS_NOTE)
