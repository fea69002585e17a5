"""The helper columns of a budget: sums of rows and columns, total rows, what the expenditure agrees with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yjreport.gate.money.sums import HELPERS as MONEY_HELPERS
from yjreport.gate.money.sums import add_money
from yjreport.gate.reading import cells
from yjreport.gate.reading.rows import Row, add_repeats, groups, numbered, shown
from yjreport.gate.vocabulary.context import GateContext

PARTS = ("staffing", "payments_in_kind", "other_delegated")
MONEY = (*PARTS, "total")

HELPERS: dict[str, type] = {
    "contribution_agency": str, "expenditure_agency": str, "total_agency": str, "repeats_row": float,
    "lowest": float, "row_total": float, "row_sum": float, "row_words": str, "total_of_columns": str,
    **{f"{name}_{end}": float for name in MONEY for end in ("printed", "added")},
    **{f"{name}_words": str for name in MONEY},
    "columns_without_total": str, "totals_in_table": float, "lone_totals": float,
    "reconciles_to": str, "reconcile_words": str,
    **MONEY_HELPERS,
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""

_NAMES = {
    "staffing": "staffing costs",
    "payments_in_kind": "payments in kind",
    "other_delegated": "other delegated funds",
    "total": "the total",
}


def add_budget(rows: list[Row], context: GateContext, settings: Mapping[str, Any]) -> None:
    """Add every helper column of a budget to its rows."""
    add_repeats([row for row in rows if row["row"] != "total"], ("table", "agency", "label"))
    for row in rows:
        _add_agency(row)
        _add_row_sum(row)
    tables = groups(rows, ("table",))
    for same in tables.values():
        _add_column_sums(same)
        _add_totals(same)
    _reconcile(_total_row(tables.get(("expenditure",), [])), _total_row(tables.get(("contributions",), [])))
    add_money(rows, context)


def _add_agency(row: Row) -> None:
    if row["row"] == "total":
        row["total_agency"] = row["agency"]
    elif row["table"] == "expenditure":
        row["expenditure_agency"] = row["agency"]
    else:
        row["contribution_agency"] = row["agency"]


def _add_row_sum(row: Row) -> None:
    numbers = {name: cells.whole(row[name]) for name in MONEY}
    row["numbers"] = numbers
    known = [value for value in numbers.values() if value is not None]
    row["lowest"] = min(known) if known else None
    parts = {name: value for name, value in numbers.items() if name in PARTS and value is not None}
    unread = [name for name in MONEY if row[name] is not None and numbers[name] is None]
    if not parts or unread:
        return
    row["row_sum"], row["row_total"] = sum(parts.values()), numbers["total"]
    sums = " + ".join(f"{_NAMES[name]} {value:,}" for name, value in parts.items())
    row["row_words"] = f"{sum(parts.values()):,}, which is {sums}"
    row["total_of_columns"] = row["total"] or "blank"


def _add_column_sums(same: list[Row]) -> None:
    """Set on the only total row of a table what each of its columns prints and what the items add to."""
    total = _total_row(same)
    if total is None:
        return
    items = [row for row in same if row["row"] == "item" and not row.get("repeats_row")]
    without = []
    for name in MONEY:
        if any(row[name] is not None and row["numbers"][name] is None for row in items):
            continue
        values = [row["numbers"][name] for row in items]
        if name == "total":
            pairs = zip(items, values, strict=True)
            values = [row.get("row_sum") if value is None else value for row, value in pairs]
        added = sum(value for value in values if value is not None)
        if total[name] is None and added:
            without.append(f"{_NAMES[name]} ({added:,})")
        total[f"{name}_printed"], total[f"{name}_added"] = total["numbers"][name], added
        total[f"{name}_words"] = f"{added:,}, which the items in {numbered(items)} add to" if items else "0"
    total["columns_without_total"] = ", ".join(without) or None


def _add_totals(same: list[Row]) -> None:
    """Count the total rows of a table, on the second of them or, where there is none, on the last row."""
    totals = [row for row in same if row["row"] == "total"]
    marked = totals[1] if len(totals) > 1 else totals[0] if totals else same[-1]
    if marked["table"] in ("contributions", "expenditure"):
        marked["totals_in_table"] = len(totals)
    elif totals:
        marked["lone_totals"] = len(totals)


def _total_row(same: list[Row]) -> Row | None:
    totals = [row for row in same if row["row"] == "total"]
    return totals[0] if len(totals) == 1 else None


def _reconcile(spent: Row | None, given: Row | None) -> None:
    """Name the column of the contributions that the expenditure total agrees with."""
    if spent is None or given is None or spent["numbers"]["total"] is None:
        return
    amount, columns = spent["numbers"]["total"], given["numbers"]
    if columns["total"] is None:
        return
    agreeing = [name for name in ("total", *PARTS) if columns[name] == amount]
    spent["reconciles_to"] = agreeing[0] if agreeing else "nothing"
    printed = ", ".join(f"{_NAMES[name]} {value:,}" for name, value in columns.items() if value is not None)
    if agreeing:
        left = columns["total"] - amount
        name = _NAMES[agreeing[0]]
        spent["reconcile_words"] = f"{amount:,}, which is {name} only ({left:,} less than the total)"
    else:
        spent["reconcile_words"] = f"{amount:,}; the contributions (row {shown(given)}) are {printed}"
