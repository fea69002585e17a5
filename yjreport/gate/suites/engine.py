"""
Run suites with Great Expectations: the only module that imports it, and only inside functions.

Its import takes seconds, so it happens once in a process and never in a notebook. It works in memory, says
nothing, opens no connection and leaves no file.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from yjreport.errors import YjReportError
from yjreport.files.tables import ROW
from yjreport.gate.suites.rules import Rule, Suite

if TYPE_CHECKING:
    import pandas as pd


_COLUMNS = ("column", "column_A", "column_B")
_ABOUT_BLANKS = ("expect_column_values_to_be_null", "expect_column_values_to_not_be_null")


@dataclass(frozen=True)
class Finding:
    """
    Hold what one rule found in one table.

    Args:
        rule: the rule.
        looked_at: rows that it applied to.
        rows: numbers of the rows that it refuses, in order.
    """

    rule: Rule
    looked_at: int
    rows: tuple[int, ...]


def warm() -> None:
    """Import Great Expectations and make its context, so that a later check does not wait for it."""
    _batches()


def validate(suite: Suite, frame: pd.DataFrame, parameters: Mapping[str, Sequence[str]]) -> list[Finding]:
    """
    Return what every rule of a suite finds in a table.

    A rule that applies to no row is not run, nor one that forbids a value in a column of blanks, and rows are
    asked for only where a rule fails: most never do, and asking takes as long again.

    Args:
        suite: the rules.
        frame: a table with its helper columns; blanks are None.
        parameters: the lists that rules name as `{"$PARAMETER": …}`.

    Raises:
        YjReportError: a rule could not be computed, which is a fault of the program and never passes.
    """
    if frame.empty:
        return [Finding(rule, 0, ()) for rule in suite.rules]
    frame = frame.reset_index(drop=True)
    there = {str(name): column.notna().to_numpy() for name, column in frame.items()}
    looked_at = {rule.id: _looked_at(rule, there, len(frame)) for rule in suite.rules}
    asked = [rule for rule in suite.rules if looked_at[rule.id] and not _cannot_fail(rule, there)]
    results = _run(asked, frame, parameters, {"result_format": "BOOLEAN_ONLY"})
    failed = [rule for rule, result in zip(asked, results, strict=True) if not result.success]
    # Great Expectations names rows by the frame's own index; by a column it takes a second for every few thousand.
    numbers = frame[ROW].to_numpy()
    wanted = {"result_format": "COMPLETE"}
    rows = {
        rule.id: tuple(sorted(int(numbers[place]) for place in result.result["unexpected_index_list"]))
        for rule, result in zip(failed, _run(failed, frame, parameters, wanted), strict=True)
    }
    return [Finding(rule, looked_at[rule.id], rows.get(rule.id, ())) for rule in suite.rules]


def _cannot_fail(rule: Rule, there: Mapping[str, Any]) -> bool:
    """Tell whether a rule forbids a value in a column that has none."""
    return rule.type == "expect_column_values_to_be_null" and not there[rule.arguments["column"]].any()


def _looked_at(rule: Rule, there: Mapping[str, Any], rows: int) -> int:
    """Return how many rows a rule applies to: those whose cells are not blank, unless it is about blanks."""
    if rule.type in _ABOUT_BLANKS:
        return rows
    first, *second = (there[rule.arguments[name]] for name in _COLUMNS if name in rule.arguments)
    for other in second:
        both = rule.arguments.get("ignore_row_if") == "both_values_are_missing"
        first = first | other if both else first & other
    return int(first.sum())


def _run(
    rules: Sequence[Rule], frame: pd.DataFrame, parameters: Mapping[str, Sequence[str]], form: dict[str, Any]
) -> list[Any]:
    if not rules:
        return []
    batches = _batches()
    from great_expectations import ExpectationSuite

    # What a rule says to people stays with us: Great Expectations copies it a hundred times in a check.
    entries = [{"type": rule.type, "kwargs": rule.arguments, "meta": {"id": rule.id}} for rule in rules]
    suite = ExpectationSuite(name="gate", expectations=entries)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        checked = batches.get_batch({"dataframe": frame}).validate(
            suite, result_format=form, expectation_parameters=dict(parameters)
        )
    found = {result.expectation_config.meta["id"]: result for result in checked.results}
    for rule in rules:
        # Where a metric fails, the key is missing: the information is then one entry for each metric.
        trouble = found[rule.id].exception_info
        if trouble.get("raised_exception", True):
            raise YjReportError(f"the expectation {rule.id} could not be computed: {trouble}")
    return [found[rule.id] for rule in rules]


@lru_cache(maxsize=1)
def _batches() -> Any:
    """Return the definition of a batch that is a whole dataframe, in a context that lives in memory."""
    os.environ["GX_ANALYTICS_ENABLED"] = "False"
    logging.getLogger("great_expectations").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import great_expectations
        from great_expectations.data_context.types.base import ProgressBarsConfig

        context = great_expectations.get_context(mode="ephemeral")
        context.variables.progress_bars = ProgressBarsConfig(globally=False)
        asset = context.data_sources.add_pandas("inputs").add_dataframe_asset("table")
        return asset.add_batch_definition_whole_dataframe("all rows")
