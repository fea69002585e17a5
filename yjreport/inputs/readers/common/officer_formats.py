"""The aliases of the tables that officers receive, as params/formats/ holds them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from yjreport.config.schema import Strict

Words = tuple[Annotated[str, Field(min_length=1)], ...]
Aliases = dict[str, Words]
Count = Literal["numerator", "denominator"]


class BudgetFormat(Strict):
    """Hold the words of budget tables (params/formats/budget.yaml)."""

    columns: dict[Literal["agency", "staffing", "payments_in_kind", "other_delegated", "total", "note"], Words]
    contributions: Aliases
    contribution_endings: Aliases
    expenditure: Aliases
    other_funding_titles: Words
    totals: Words
    subtotals: Words
    blanks: Words
    contribution_beginnings: Aliases = Field(default_factory=dict)
    other_columns: Words = ()


class ActionsFormat(Strict):
    """Hold the words of action plans (params/formats/actions.yaml)."""

    columns: dict[
        Literal["ref", "theme", "action", "lead", "target", "status", "colour", "success_measure", "note", "impact"],
        Words,
    ]
    statuses: dict[Literal["completed", "on track", "in progress", "not started"], Words]
    questioned_statuses: dict[str, str]
    colours: Words
    roles: Words
    blanks: Words


class QuarterlyMeasure(Strict):
    """Say which row labels a measure has, and which rows are its counts."""

    measure: str
    labels: Words = ()
    breakdown: str = ""
    numerator: Words = ()
    denominator: Words = ()


class QuarterlyFormat(Strict):
    """Hold the words of quarterly summaries (params/formats/quarterly.yaml)."""

    columns: dict[
        Literal["measure", "area", "period", "value", "numerator", "denominator", "unit", "breakdown", "note"], Words
    ]
    measures: tuple[QuarterlyMeasure, ...]
    areas: Aliases
    questioned_areas: dict[str, Words]
    other_areas: Words
    not_figures: Words
    marks: dict[str, Literal["x", "c", "u", "z"]]
