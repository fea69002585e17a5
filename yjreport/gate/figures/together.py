"""The helper columns of observations that look at several rows, at their sources and at the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yjreport.gate.figures.changes import HELPERS as CHANGE_HELPERS
from yjreport.gate.figures.changes import add_changes
from yjreport.gate.figures.cohorts import HELPERS as COHORT_HELPERS
from yjreport.gate.figures.cohorts import add_cohorts
from yjreport.gate.figures.comparisons import HELPERS as COMPARISON_HELPERS
from yjreport.gate.figures.comparisons import add_comparisons
from yjreport.gate.figures.limits import HELPERS as LIMIT_HELPERS
from yjreport.gate.figures.limits import add_limits
from yjreport.gate.figures.marks import HELPERS as MARK_HELPERS
from yjreport.gate.figures.marks import add_marks
from yjreport.gate.figures.printed import HELPERS as PRINTED_HELPERS
from yjreport.gate.figures.printed import add_printed
from yjreport.gate.figures.readings import readings
from yjreport.gate.figures.reoffending import HELPERS as REOFFENDING_HELPERS
from yjreport.gate.figures.reoffending import add_reoffending
from yjreport.gate.figures.shares import HELPERS as SHARE_HELPERS
from yjreport.gate.figures.shares import add_shares
from yjreport.gate.figures.times import HELPERS as TIME_HELPERS
from yjreport.gate.figures.times import add_times
from yjreport.gate.figures.windows import HELPERS as WINDOW_HELPERS
from yjreport.gate.figures.windows import add_windows
from yjreport.gate.reading.rows import Row
from yjreport.gate.vocabulary.context import GateContext

HELPERS: dict[str, type] = {
    **CHANGE_HELPERS, **COHORT_HELPERS, **COMPARISON_HELPERS, **LIMIT_HELPERS, **MARK_HELPERS, **PRINTED_HELPERS,
    **REOFFENDING_HELPERS, **SHARE_HELPERS, **TIME_HELPERS, **WINDOW_HELPERS,
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""


def add_together(rows: list[Row], context: GateContext, settings: Mapping[str, Any]) -> None:
    """Add to observations that have their own helpers those that compare them with each other and with the report."""
    items = readings(rows, context)
    add_changes(items, settings, context.report.threshold)
    add_cohorts(items, context, settings)
    add_comparisons(items, context)
    add_limits(items, settings)
    add_marks(rows, items, context, settings)
    add_printed(items, context, settings)
    add_reoffending(items, settings)
    add_shares(items, settings)
    add_times(rows, items, context)
    add_windows(items, settings)
