"""Run one rule of the suite of observations over a few rows, with the project's own catalogue."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from gate_inputs import AREAS, EXPECTATIONS, LOOKUPS, Row, observation, table_of

from yjreport.config.catalogue import load_catalogue
from yjreport.gate.gate import run_gate
from yjreport.gate.validation import words_allowed
from yjreport.gate.vocabulary.context import GateContext, ReportTerms, SourceTerms
from yjreport.paths import Project

if TYPE_CHECKING:
    from pathlib import Path

    from yjreport.gate.suites.faults import Fault

SOURCES = {
    "a-plan": SourceTerms("plan", "", date(2023, 9, 30)),
    "an-extract": SourceTerms("local", "case management system", date(2023, 9, 30)),
    "a-release": SourceTerms("open", "Police National Computer", date(2023, 9, 30)),
    "a-later-release": SourceTerms("open", "Police National Computer", date(2024, 3, 31)),
}

REPORT = ReportTerms(
    year="2023-24",
    cut_off=date(2023, 9, 30),
    measure_set="three national outcome measures",
    measures=("first_time_entrants", "reoffending", "reoffending_frequency", "custody"),
    known=(("ete", "Education (local measure)"), ("kpi_ete", "KPI 2: Education"), ("kpi_victims", "KPI 10: Victims")),
    policy="already-published",
    threshold=5,
)

BLANK = ReportTerms()


@lru_cache(maxsize=1)
def context() -> GateContext:
    """Return the words of the project's catalogue, with areas and sources of the tests."""
    words = words_allowed(load_catalogue(Project.here()), {}, {})
    return replace(words, areas=AREAS, sources=SOURCES, lookups=LOOKUPS, report=REPORT)


@lru_cache(maxsize=1)
def _suite() -> dict:
    return json.loads((EXPECTATIONS / "observations.json").read_text(encoding="utf-8"))


def found(folder: Path, rule: str, *rows: Row, report: ReportTerms | None = None, **meta: object) -> list[Fault]:
    """
    Return the faults that one rule finds in some rows.

    Args:
        folder: where to put the rows and the suite of the one rule.
        rule: its id; what it comes after is left out.
        rows: observations.
        report: the report's terms; those of the tests when None.
        meta: figures of the suite to be changed.
    """
    suite = _suite()
    (entry,) = [one for one in suite["expectations"] if one["meta"]["id"] == rule]
    alone = {**entry, "meta": {key: value for key, value in entry["meta"].items() if key != "after"}}
    path = folder / "expectations" / "observations.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**suite, "meta": {**suite["meta"], **meta}, "expectations": [alone]}), encoding="utf-8")
    words = context() if report is None else context().reporting(report)
    outcome = run_gate([table_of(folder, "observations", list(rows))], words, expectations=path.parent)
    return list(outcome.faults)


def days(start: str, end: str, period: str = "") -> Row:
    """Return the cells of a period."""
    return {"period": period or f"{start} to {end}", "period_start": start, "period_end": end}


def year(first: int) -> Row:
    """Return the cells of a financial year."""
    return days(f"{first}-04-01", f"{first + 1}-03-31", f"{first}-{(first + 1) % 100:02d}")


def count(its_measure: str, value: object, when: Row, **cells: str) -> Row:
    """Return a row of a count."""
    return observation(its_measure, "count", value=str(value), **{**when, **cells})


def share(its_measure: str, value: object, when: Row, top: object = "", bottom: object = "", **cells: str) -> Row:
    """Return a row of a percentage."""
    counts = {"numerator": str(top), "denominator": str(bottom)}
    return observation(its_measure, "percent", value=str(value), **{**counts, **when, **cells})
