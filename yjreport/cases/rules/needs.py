"""Counting rules of the key performance indicators 4 and 5: needs, and in the first wording what was offered."""

from __future__ import annotations

from yjreport.cases.book import Book
from yjreport.cases.counted import Counted
from yjreport.cases.rules.endings import HEADLINE, ORDERS, SINCE, TABLES, ended, known, share
from yjreport.cases.rules.registry import counts
from yjreport.cases.windows import Window

LABELS = {"yes": "need identified", "no": "no need identified", "not known": "not known"}


@counts(*TABLES, by=("moment", "order", "status"), since=SINCE)
def kpi4_mental_health_need(book: Book, window: Window) -> Counted:
    """Count the orders that ended with a screened or identified need in mental health: need, not performance."""
    return share(ended(book, window), "mental_health_need", "yes", LABELS)


@counts(*TABLES, by=("moment", "order"), since=SINCE)
def kpi4_offered(book: Book, window: Window) -> Counted:
    """Count the orders with support planned or offered, over those with a need for it (first wording)."""
    return _funnel(book, window, ("mental_health_need",), "mental_health_offered")


@counts(*TABLES, by=("moment", "order"), since=SINCE)
def kpi4_attended(book: Book, window: Window) -> Counted:
    """Count the orders with support attended, over those with a need that it was offered for (first wording)."""
    return _funnel(book, window, ("mental_health_need", "mental_health_offered"), "mental_health_attended")


@counts(*TABLES, by=("moment", "order"), since=SINCE)
def kpi4_known(book: Book, window: Window) -> Counted:
    """Count the orders that ended of which a need in mental health is recorded as there or not there."""
    return known(ended(book, window), "mental_health_need")


@counts(*TABLES, by=("moment", "order", "status"), since=SINCE)
def kpi5_substance_need(book: Book, window: Window) -> Counted:
    """Count the orders that ended with a screened or identified need in substance misuse: need, not performance."""
    return share(ended(book, window), "substance_need", "yes", LABELS)


@counts(*TABLES, by=("moment", "order"), since=SINCE)
def kpi5_offered(book: Book, window: Window) -> Counted:
    """Count the orders with treatment planned or offered, over those with a need for it (first wording)."""
    return _funnel(book, window, ("substance_need",), "substance_offered")


@counts(*TABLES, by=("moment", "order"), since=SINCE)
def kpi5_attended(book: Book, window: Window) -> Counted:
    """Count the orders with treatment attended, over those with a need that it was offered for (first wording)."""
    return _funnel(book, window, ("substance_need", "substance_offered"), "substance_attended")


@counts(*TABLES, by=("moment", "order"), since=SINCE)
def kpi5_known(book: Book, window: Window) -> Counted:
    """Count the orders that ended of which a need in substance misuse is recorded as there or not there."""
    return known(ended(book, window), "substance_need")


def _funnel(book: Book, window: Window, before: tuple[str, ...], step: str) -> Counted:
    rows = ended(book, window)
    rows = rows[rows[list(before)].eq("yes").all(axis=1)]
    return Counted(rows.assign(met=rows[step] == "yes"), met="met", headline=HEADLINE, note=ORDERS)
