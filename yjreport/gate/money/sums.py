"""
Helper columns of a budget beside its sums: money in two tables, a 0 over blanks, reserves, partners, the year.

Each is silent where the row's own note answers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from yjreport.formats import listing
from yjreport.gate.reading import cells
from yjreport.gate.reading.rows import Row, shown
from yjreport.gate.vocabulary.context import GateContext

HELPERS: dict[str, type] = {
    "double_words": str, "zero_over_blank": str, "reserve_words": str, "lacking_partners": str,
    "undated_budget": str, "grant_words": str,
}  # fmt: skip
"""Helper columns, all of text."""

COLUMNS = {
    "staffing": "staffing costs",
    "payments_in_kind": "payments in kind",
    "other_delegated": "other delegated funds",
}
_PARTNERS = {
    "local_authority": "the local authority",
    "police": "the police",
    "probation": "probation",
    "health": "health",
}
"""The partners that section 38 of the Crime and Disorder Act 1998 names."""

_RESERVE = re.compile(r"\breserves?\b|\bunderspends?\b|\b(?:carried|carry|brought)[\s-]+forward\b", re.IGNORECASE)
_ANSWERS = {
    "double": r"same (?:amount|sum)|one sum|double|counted twice|counted once|separate|not the same|another sum",
    "zero": r"blank",
    "reserve": r"reserve|underspend|forward",
    "partner": r"no row for|does not (?:contribute|pay)|no contribution",
    "grant": r"grant of|less £|outside (?:the|this) table|not in (?:the|this) table|includes?\b",
}
_YOUTH_JUSTICE_GRANT = re.compile(r"youth justice|\byjb\b|practice grant|core grant", re.IGNORECASE)
_LEAST = 1000


def add_money(rows: Sequence[Row], context: GateContext) -> None:
    """
    Set the helpers.

    Args:
        rows: of the budget, with `numbers`, the amounts of each.
        context: the report's budget period, and the grants among its observations.
    """
    given = [row for row in rows if row["table"] == "contributions"]
    items = [row for row in given if row["row"] == "item"]
    totals = [row for row in given if row["row"] == "total"]
    _add_double(items, [row for row in rows if row["table"] == "other_funding" and row["row"] == "item"])
    for row in items:
        if _RESERVE.search(row["label"] or "") and not _noted(row, "reserve"):
            row["reserve_words"] = row["label"]
    if len(totals) == 1:
        _add_zero(totals[0], items)
    _add_partners(items, totals)
    stated = context.report.budget_period
    if given and stated.casefold().startswith(("not stated", "unknown", "not known")):
        given[0]["undated_budget"] = stated
    _add_grant([row for row in items if row["agency"] == "yjb_grant"], context.texts.observations)


def _noted(row: Row, name: str) -> bool:
    return bool(re.search(_ANSWERS[name], row["note"] or "", re.IGNORECASE))


def _add_double(items: Iterable[Row], others: Sequence[Row]) -> None:
    """Name an amount that one agency gives in two tables."""
    for item in items:
        amounts = {value for value in item["numbers"].values() if value and value >= _LEAST}
        for other in others:
            amount = other["numbers"]["total"]
            same = other["agency"] == item["agency"] and amount in amounts
            if same and not _noted(item, "double") and not _noted(other, "double"):
                other["double_words"] = (
                    f"£{amount:,} from {other['label']}, and £{amount:,} from {item['label']} in row {shown(item)}"
                )


def _add_zero(total: Row, items: Sequence[Row]) -> None:
    """Name the columns in which the total row prints 0 while every item is blank."""
    zeros = [
        words
        for name, words in COLUMNS.items()
        if total["numbers"][name] == 0 and items and all(row[name] is None for row in items)
    ]
    if zeros and not _noted(total, "zero"):
        total["zero_over_blank"] = listing(zeros)


def _add_partners(items: Sequence[Row], totals: Sequence[Row]) -> None:
    """Name the statutory partner that has no row where the others have one."""
    there = {row["agency"] for row in items}
    lacking = [words for agency, words in _PARTNERS.items() if agency not in there]
    if items and len(lacking) == 1 and not any(_noted(row, "partner") for row in (*items, *totals)):
        items[0]["lacking_partners"] = lacking[0]


def _add_grant(items: Sequence[Row], observations: Iterable[Row]) -> None:
    """Compare the grant of the table with the grant among the observations, less any other grant named there."""
    grants = [row for row in observations if row.get("measure") == "grant" and cells.whole(row.get("value"))]
    main = [row for row in grants if not row.get("breakdown") or _YOUTH_JUSTICE_GRANT.search(row["breakdown"])]
    if len(items) != 1 or not main or items[0]["numbers"]["total"] is None or _noted(items[0], "grant"):
        return
    latest = max(main, key=lambda row: row.get("period_end") or "")
    amount, printed = cells.whole(latest["value"]) or 0, items[0]["numbers"]["total"]
    others = [cells.whole(row["value"]) for row in grants if row is not latest and row["period"] == latest["period"]]
    if printed != amount and amount - printed not in others:
        apart = f"£{abs(amount - printed):,} apart"
        items[0]["grant_words"] = f"£{printed:,}, where the observations have a grant of £{amount:,}: {apart}"
