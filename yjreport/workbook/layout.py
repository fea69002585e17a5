"""What the sheets of the officer's workbook are, and which column a heading means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from yjreport.files.columns import SCHEMAS
from yjreport.workbook import fields
from yjreport.workbook.fields import Field

COVER, LISTS = "start here", "lists"
EXAMPLE, DATA = "example", "data"
"""The words of the column `Row type`; a blank cell is the same as data."""

FIGURES = ("numerator", "denominator", "value", "marks")
AMOUNTS = ("staffing", "payments_in_kind", "other_delegated", "total", "marks")
"""Cells of which one at least is filled where a listed row is filled in."""

_BRACKETS = re.compile(r"\([^()]*\)")
_OTHER = re.compile(r"[\W_]+")
_NOTED = re.compile(r"\[\s*notes?\b[^\]]*\]")


@dataclass(frozen=True)
class Sheet:
    """
    Describe one sheet.

    Args:
        name: what the sheet, or the CSV file in its place, is called.
        kind: the kind of input that its rows are, a key of `SCHEMAS`; `sources` for the source register.
        title: what stands in A1.
        notes: what stands in the rows below it.
        fields: the columns, in order.
        listed: cells of which one at least is filled where a row that the template lists is filled in.
    """

    name: str
    kind: str
    title: str
    notes: tuple[str, ...]
    fields: tuple[Field, ...]
    listed: tuple[str, ...] = ()

    @cached_property
    def headings(self) -> dict[str, str]:
        """Return the canonical column by heading, as `plain` writes it."""
        found: dict[str, str] = {}
        for field in self.fields:
            for heading in (field.title, field.name, _BRACKETS.sub("", field.title)):
                found.setdefault(plain(heading), field.name)
        return found

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Return the columns by their canonical names."""
        return {field.name: field for field in self.fields}

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Return the canonical columns that its rows have."""
        schema = SCHEMAS.get(self.kind)
        return schema.names if schema else tuple(field.name for field in self.fields if field is not fields.ROW_TYPE)


def plain(heading: str) -> str:
    """Return a heading in small letters, single spaces for all that is neither letter nor digit, without [note 1]."""
    return _OTHER.sub(" ", _NOTED.sub("", heading.casefold())).strip()


_ROWS = "One figure in each row. A listed row without a number is left out; delete it or leave it."
_OWN = "Add rows of your own below the last one. Rows marked example are not read."

SHEETS: dict[str, Sheet] = {
    sheet.name: sheet
    for sheet in (
        Sheet("context", "observations", "Local context: children, caseload, workforce and money", (
            _ROWS, "Populations and schools of your area come from open data by themselves.", _OWN,
        ), fields.observations("measure for context"), FIGURES),
        Sheet("outcomes", "observations", "Outcomes: first time entrants, reoffending, custody, remand", (
            _ROWS, "Type the days of each row as your source has them: calendar years, rolling years, cohorts.", _OWN,
        ), fields.observations("measure for outcomes"), FIGURES),
        Sheet("indicators", "observations", "Key performance indicators and what stands beside them", (
            _ROWS, "Give the number and the denominator; a percentage is worked out from them.", _OWN,
        ), fields.observations("measure for indicators"), FIGURES),
        Sheet("budget", "budget", "Budget: who pays, what is bought, in whole pounds", (
            "Type each amount of your own table. Blank is not 0: type 0 where it is nothing.",
            "The total row holds the totals that your table prints, so that they can be checked.",
            "A listed row without an amount is left out. " + _OWN,
        ), fields.BUDGET, AMOUNTS),
        Sheet("actions", "actions", "Actions, commitments and initiatives", (
            "One action in each row. Name roles and bodies, never people.", _OWN,
        ), fields.ACTIONS),
        Sheet("risks", "risks", "Risks", ("One risk in each row. Name roles and bodies, never people.", _OWN),
              fields.RISKS),
        Sheet("standards", "standards", "Standards, self-assessments and inspections", (
            "One judgement in each row. A result has a grade; what is pending or planned has none yet.", _OWN,
        ), fields.STANDARDS),
        Sheet("notes", "notes", "Notes on the quality of the data, which the annex prints", (
            "One note in each row: what a reader must know to read a section rightly.", _OWN,
        ), fields.NOTES),
        Sheet("sources", "sources", "Sources: where the figures come from", (
            "Each row of the other sheets names one of these ids. Fill in the day of release of those that you use.",
            "Change the titles to what your sources are called, and add rows for others.",
        ), fields.SOURCES),
    )
}  # fmt: skip
"""The sheets that are filled in, in the order of the workbook; the cover stands before them, the lists after."""

ALL_FIGURES = Sheet("observations", "observations", "Figures", (), SHEETS["outcomes"].fields, FIGURES)
"""A file observations.csv with the headings of a sheet of figures."""
