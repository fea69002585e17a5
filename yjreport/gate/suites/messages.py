"""Turn a row that a rule refuses into a fault in an analyst's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import isnan
from typing import Any

from yjreport.errors import did_you_mean
from yjreport.files.questions import about_date, about_number, unusual
from yjreport.files.quoting import snippet
from yjreport.files.tables import Place
from yjreport.gate.suites.faults import Fault
from yjreport.gate.suites.rules import Rule
from yjreport.workbook.words import FIXED

SPECIAL = ("found", "near", "number_question", "date_question", "unusual")
"""Fields of a template that are not columns: the cell, and what it may mean."""


_UNIT_FIELDS = ("unit", "measure_unit")


@cache
def _units() -> dict[str, str]:
    """Return the words that a workbook offers for each unit."""
    return {unit: word for word, unit in FIXED["unit"].items()}


def fault_of(
    rule: Rule, row: Mapping[str, Any], place: Place, words: Sequence[str], shown: Mapping[int, str] | None = None
) -> Fault:
    """
    Return the fault of one row.

    Args:
        rule: the rule that refuses the row.
        row: the row with its helper columns.
        place: where it stands.
        words: the words that the rule allows, for a suggestion; empty when it has no list.
        shown: the words of other rows' numbers, where they are not the numbers themselves.
    """
    column = rule.column.format_map(_Fields(row, "", words, shown))
    cell = row.get(rule.column)  # None where the column is a template or names two
    text = "" if _blank(cell) else _text(cell)
    # Whoever filled in headings in words chose measures and units by their words too.
    headed = bool(place.headers)
    fields = _Fields(row, text, words, shown, headed=headed)
    if headed and rule.column == "unit":
        text = _units().get(text, text)
    found = rule.found.format_map(fields) if rule.found else quoted(text)
    return Fault(
        severity=rule.severity,
        kind=rule.kind,
        file=place.file,
        row=place.row,
        column=_headed(column, place.headers),
        found=found,
        expected=rule.expected.format_map(fields),
        next_step=rule.next_step.format_map(fields).strip(),
        check=rule.id,
    )


def _headed(column: str, headers: Mapping[str, str]) -> str:
    """Return columns as the file calls them."""
    if not headers:
        return column
    # A column may be followed by what is wrong with its cell: value (a formula).
    parts = (name.partition(" (") for name in column.split(", "))
    return ", ".join(f"{headers.get(name, name)}{bracket}{rest}" for name, bracket, rest in parts)


def quoted(text: str) -> str:
    """Return a cell as a message shows it: in quotation marks, or the words a blank cell."""
    return f'"{snippet(text)}"' if text else "a blank cell"


class _Fields(dict[str, str]):
    """Give a template the row's cells as text, and the questions that only some templates ask."""

    def __init__(
        self, row: Mapping[str, Any], text: str, words: Sequence[str], shown: Mapping[int, str] | None,
        *, headed: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._row, self._cell, self._words, self._shown, self._headed = row, text, words, shown, headed

    def __missing__(self, name: str) -> str:
        if name == "found":
            return quoted(self._cell)
        if name == "near":
            return did_you_mean(self._cell, self._words).strip()
        if name == "unusual":
            return unusual(self._cell)
        if name == "number_question":
            return about_number(self._cell)
        if name == "date_question":
            return about_date(self._cell)
        if name == "measure_title" and (not self._headed or _blank(self._row.get(name))):
            name = "measure"
        value = self._row[name]
        if self._headed and name in _UNIT_FIELDS and value in _units():
            return _units()[value]
        if self._shown and name.endswith("_row") and not _blank(value):
            return self._shown[int(value)]
        return "blank" if _blank(value) else snippet(_text(value), 160)


def _blank(value: object) -> bool:
    return value is None or (isinstance(value, float) and isnan(value))


def _text(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
