"""
Ledgers for the tests of claims: those of the five plans, and a fictional service with series and comparators.

Of the fictional service: reoffending fell beyond chance and is below England's; entrants rose within chance four years
running up to the last; custody is not detectably different from the family; most children were suitably housed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from yjreport.config.catalogue import Area, Catalogue, load_catalogue
from yjreport.figures.differences import change, choose_base, compare
from yjreport.figures.ledger import collect
from yjreport.figures.observations import Observation
from yjreport.figures.results import Result, evaluate
from yjreport.narrative.check.checker import Checker
from yjreport.narrative.judge.verdicts import ORDER, SUPPORTED, Verdict
from yjreport.paths import Project
from yjreport.periods import Period

REFERENCES = Path(__file__).parents[1] / "references"
PLANS = {
    "leicester": "leicester-2023-24", "medway": "medway-2020-21", "warwickshire": "warwickshire-2019-20",
    "west-mercia": "west-mercia-2024-25", "wolverhampton": "wolverhampton-2019-20",
}  # fmt: skip
AREAS = {
    "local": Area("local", None, "Fictonia", "local"),
    "family": Area("family", None, "Fictional family", "family"),
    "england": Area("england", "E92000001", "England", "national"),
    "west-midlands": Area("west-midlands", "E12000005", "West Midlands", "region"),
}
Figures = dict[int, tuple[int | None, int | None] | float]

FICTION: dict[str, dict[str, Figures]] = {
    "reoffending_binary": {
        "local": {2019: (120, 300), 2020: (110, 290), 2021: (95, 280), 2022: (62, 270)},
        "family": {2022: (900, 2700)},
        "england": {2022: (10200, 31000)},
    },
    "reoffences_per_reoffender": {"local": {2021: (310, 95), 2022: (260, 62)}},
    "fte_rate": {
        "local": {2019: (70, 41000), 2020: (74, 41200), 2021: (79, 41500), 2022: (85, 41900)},
        "family": {2022: (700, 420000)},
        "england": {2022: (8100, 5400000)},
    },
    "fte_number": {"local": {2019: 70, 2020: 74, 2021: 79, 2022: 85}},
    "custodial_sentences": {"local": {2019: 14, 2020: 12, 2021: 9, 2022: 5}},
    "custody_rate": {
        "local": {2021: (9, 41500), 2022: (5, 41900)},
        "family": {2022: (55, 420000)},
        "england": {2022: (630, 5400000)},
    },
    "kpi1_accommodation": {"local": {2021: (70, 100), 2022: (93, 120)}},
    "ete_school_age": {"local": {2021: (60, 80), 2022: (44, 82)}},
    "remand_nights": {"local": {2021: 410, 2022: 777}},
    "remand_children": {"local": {2021: 11, 2022: 8}},
    "remand_budget": {"local": {2021: 52000, 2022: 61250}},
    "kpi10_victims_rj": {"local": {2022: (31, 64)}},
}


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Return the project's measures."""
    return load_catalogue(Project.here())


def observed(measure: str, area: str, year: int, figure: tuple[int | None, int | None] | float) -> Observation:
    """Return an observation of a calendar year from counts or from a value."""
    from decimal import Decimal

    counts = figure if isinstance(figure, tuple) else (None, None)
    return Observation(
        measure=measure, area=AREAS[area], period=Period(str(year), date(year, 1, 1), date(year, 12, 31)), base=None,
        breakdown=(), numerator=counts[0], denominator=counts[1],
        value=None if isinstance(figure, tuple) else Decimal(str(figure)), qualifier="",
        unit=catalogue().measures[measure].unit, marks=(), source="fiction", line="", note="",
        released=date(2024, 1, 1),
    )  # fmt: skip


def results_of(figures: dict[str, dict[str, Figures]]) -> list[Result]:
    """Return the results of figures by measure, area and year: levels, the last change, and comparisons."""
    made: list[Result] = []
    for id, areas in figures.items():
        measure = catalogue().measures[id]
        levels = {
            area: [evaluate(observed(id, area, year, figure), measure) for year, figure in sorted(years.items())]
            for area, years in areas.items()
        }
        made += [level for held in levels.values() for level in held]
        mine = levels["local"]
        base = choose_base(mine[-1], mine[:-1], cohort=measure.cohort)
        if base is not None:
            made += change(mine[-1], base, measure).results
        for area, held in levels.items():
            for other in held:
                pair = compare(mine[-1], other, measure) if area != "local" else None
                made += pair.results if pair is not None else ()
    return made


def records_of(results: list[Result]) -> list[dict[str, Any]]:
    """Return results as a ledger holds them."""
    measures = catalogue().measures
    block = {"results": [result.record(measures[result.measure].section) for result in results]}
    return collect([block], service="fiction", year="2023-24", edition="public", catalogue=catalogue())["results"]


@lru_cache(maxsize=8)
def checker(name: str) -> Checker:
    """Return the checker of a plan's ledger, or of the fictional service's."""
    if name == "fictonia":
        return Checker(records_of(results_of(FICTION)), catalogue())
    ledger = json.loads((REFERENCES / f"{PLANS[name]}.json").read_text(encoding="utf-8"))
    return Checker(ledger["results"], catalogue())


def worst(verdicts: Iterable[Verdict]) -> Verdict | None:
    """Return the verdict that decides a sentence; None where nothing is claimed."""
    return max(verdicts, key=lambda one: ORDER.index(one.verdict), default=None)


def overall(verdicts: Iterable[Verdict]) -> str:
    """Return the worst of some verdicts in a word; supported where nothing is claimed."""
    found = worst(verdicts)
    return found.verdict if found else SUPPORTED
