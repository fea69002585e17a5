"""
Add to a table the helper columns that its suite refers to.

A helper is blank where its check does not apply, or where an earlier check has already refused the cells
that it is made of; so one mistake is reported once, at its root. Suites hold the rules and their limits;
here stands only what Great Expectations cannot compute by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from yjreport.files.columns import BESIDE, SCHEMAS
from yjreport.files.tables import ORIGIN, ORIGIN_ROW, Table
from yjreport.gate.corrections import CORRECTION_HELPERS, PUBLISHED_HELPERS, add_nothing
from yjreport.gate.figures.observations import HELPERS as OBSERVATION_HELPERS
from yjreport.gate.figures.observations import add_observations
from yjreport.gate.money.budget import HELPERS as BUDGET_HELPERS
from yjreport.gate.money.budget import add_budget
from yjreport.gate.open_data import KIND as OPEN
from yjreport.gate.open_data import TITLE as OPEN_TITLE
from yjreport.gate.open_data import open_columns
from yjreport.gate.reading import cells
from yjreport.gate.reading.rows import ROW, SHOWN, Row, add_repeats, add_span, numbered, rows_of
from yjreport.gate.registers import ACTION_HELPERS, STANDARD_HELPERS
from yjreport.gate.registers import add_actions as add_action_register
from yjreport.gate.registers import add_standards as add_standard_register
from yjreport.gate.texts.columns import HELPERS as TEXT_HELPERS
from yjreport.gate.texts.columns import prepare_texts
from yjreport.gate.vocabulary.context import GateContext
from yjreport.inputs.texts import KIND as TEXTS
from yjreport.inputs.texts import SCHEMA as TEXT_SCHEMA

if TYPE_CHECKING:
    import pandas as pd

_DAMAGED = ("\N{REPLACEMENT CHARACTER}", "â€", "Â£", "Â ", "Ã©", "Ã¢")
_BLANK = "blank"
_INPUTS = {**SCHEMAS, **BESIDE, TEXTS: TEXT_SCHEMA}

HELPERS: dict[str, dict[str, type]] = {
    "observations": OBSERVATION_HELPERS,
    "budget": BUDGET_HELPERS,
    "actions": {
        "repeats_row": float,
        "target_date_iso": str,
        "odd_year": float,
        "without_lead": float,
        "without_lead_words": str,
        "without_target": float,
        "without_target_words": str,
        **ACTION_HELPERS,
    },
    "risks": {"repeats_row": float},
    "standards": {
        "repeats_row": float,
        "period_start_iso": str,
        "period_end_iso": str,
        "period_dates": float,
        "period_start_day": float,
        "period_end_day": float,
        "odd_year": float,
        "grade_of_result": str,
        "grade_without_result": str,
        **STANDARD_HELPERS,
    },
    "notes": {"repeats_row": float},
    "corrections": CORRECTION_HELPERS,
    "published": PUBLISHED_HELPERS,
    TEXTS: TEXT_HELPERS,
}
"""The helper columns of each kind of input, with str for text and float for numbers."""

EVERY_KIND: dict[str, type] = {"damaged_cells": str}
"""The helper columns that every kind has."""


def columns(kind: str) -> tuple[str, ...]:
    """Return every column that a suite of a kind may refer to."""
    if kind == OPEN:
        return open_columns()
    return (*_INPUTS[kind].names, ROW, *EVERY_KIND, *HELPERS[kind])


def title_of(kind: str) -> str:
    """Return what the inputs of a kind hold, for people."""
    return OPEN_TITLE if kind == OPEN else _INPUTS[kind].title


def prepare(table: Table, context: GateContext, settings: Mapping[str, Any]) -> pd.DataFrame:
    """
    Return a table with its helper columns, blanks as None, ready for its suite.

    Args:
        table: an input as it was read.
        context: the vocabulary; observations need the measures' units.
        settings: the `meta` of the suite: ranges, pairs of nested counts.
    """
    import pandas as pd

    rows = rows_of(table.frame)
    if table.numbered_anew:
        several = len(table.origins) > 1
        files = [origin.short_name if several else "" for origin in table.origins]
        for row in rows:
            row[SHOWN] = (files[row[ORIGIN]], row[ORIGIN_ROW])
    _add_damage(rows, _INPUTS[table.kind].names)
    _ADDERS[table.kind](rows, context, settings)
    types = {**EVERY_KIND, **HELPERS[table.kind]}
    series = {
        name: pd.Series(
            [row.get(name) for row in rows],
            dtype="int64" if name == ROW else "float64" if types.get(name, str) is float else object,
        )
        for name in columns(table.kind)
    }
    return pd.DataFrame(series)


def _add_damage(rows: list[Row], names: tuple[str, ...]) -> None:
    """Name the cells that hold a spreadsheet formula, or text that was decoded wrongly before."""
    for row in rows:
        damaged = []
        for name in names:
            text = row[name] or ""
            if text.startswith("="):
                damaged.append(f"{name} (a formula)")
            elif any(sign in text for sign in _DAMAGED):
                damaged.append(f"{name} (garbled letters)")
        row["damaged_cells"] = ", ".join(damaged) or None


def _add_actions(rows: list[Row], context: GateContext, settings: Mapping[str, Any]) -> None:
    add_repeats(rows, ("id",))
    for row in rows:
        row["target_date_iso"] = cells.iso(row["target_date"])
        row["odd_year"] = cells.odd_year(row["target_date"])
    actions = [row for row in rows if row["kind"] == "action"]
    _count_lacking(actions, "without_lead", [row for row in actions if not row["lead"]])
    undated = [row for row in actions if not (row["target"] or row["target_date"])]
    _count_lacking(actions, "without_target", undated)
    add_action_register(rows, context)


def _count_lacking(actions: list[Row], name: str, lacking: list[Row]) -> None:
    """Set once, on the first row that lacks something, how many do: some plans never state it."""
    if actions:
        row = lacking[0] if lacking else actions[0]
        row[name] = len(lacking)
        row[f"{name}_words"] = f"{len(lacking)} of {len(actions)} actions, in {numbered(lacking)}"


def _add_identified(rows: list[Row], context: GateContext, settings: Mapping[str, Any]) -> None:
    add_repeats(rows, ("id",))


def _add_standards(rows: list[Row], context: GateContext, settings: Mapping[str, Any]) -> None:
    key = ("framework", "number", "standard", "dimension", "element", "period", "period_start", "period_end")
    add_repeats(rows, (*key, "state"))
    for row in rows:
        add_span(row, "period")
        row["odd_year"] = cells.odd_year(row["period_start"], row["period_end"])
        if row["state"] == "result":
            row["grade_of_result"] = row["grade"] or _BLANK
        elif row["state"]:
            row["grade_without_result"] = row["grade"]
    add_standard_register(rows)


_ADDERS = {
    "observations": add_observations,
    "budget": add_budget,
    "actions": _add_actions,
    "risks": _add_identified,
    "standards": _add_standards,
    "notes": _add_identified,
    "corrections": add_nothing,
    "published": add_nothing,
    TEXTS: prepare_texts,
}
