"""Leave out of an extract what the catalogue's rules do not count, with what hangs on it, and say how much."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from yjreport.cases import words
from yjreport.cases.ages import OLDEST, YOUNGEST, age_on
from yjreport.cases.extract import ROW, CaseTable, Statement

if TYPE_CHECKING:
    import pandas as pd

_AGES = f"the child was under {YOUNGEST} or over {OLDEST} on the day"
_NOUNS = {
    "offences": ("offence", "offences"),
    "outcomes": ("row of outcomes", "rows of outcomes"),
    "orders": ("order", "orders"),
    "kpi_returns": ("return for the key performance indicators", "returns for the key performance indicators"),
    "remands": ("remand", "remands"),
    "arrests": ("arrest", "arrests"),
    "victims": ("victim", "victims"),
}


def exclude(tables: dict[str, CaseTable]) -> tuple[dict[str, CaseTable], tuple[Statement, ...]]:
    """
    Return the tables without the rows that are not counted, and a statement for each reason.

    Ages are those of the catalogue: 10 to 17 on the day of the event. A child of 18 at the
    outcome who was 17 at the first appearance in court is counted, as in the national tables, and mentioned.
    """
    work = _Exclusions(tables)
    work.by_age("offences", "offence_date", {})
    work.hanging("outcomes", "offence_id", work.gone("offences", "offence_id"), "the offence was left out")
    work.outcomes_by_age()
    work.by_age("orders", "start", {"order_type": words.NO_OUTCOME_NEEDED})
    work.hanging("orders", "outcome_id", work.gone("outcomes", "outcome_id"), "the outcome was left out")
    work.hanging("kpi_returns", "order_id", work.gone("orders", "order_id"), "the order was left out")
    work.by_age("remands", "start", {})
    work.by_age("arrests", "arrested", {})
    work.hanging("victims", "outcome_id", work.gone("outcomes", "outcome_id"), "the outcome was left out")
    work.hanging("victims", "order_id", work.gone("orders", "order_id"), "the order was left out")
    return work.kept, tuple(work.statements)


class _Exclusions:
    """Take rows out of tables one reason at a time."""

    def __init__(self, tables: dict[str, CaseTable]) -> None:
        self.first = tables
        self.kept = dict(tables)
        self.statements: list[Statement] = []
        self.born = tables["children"].frame.set_index("child_id")["date_of_birth"]

    def frame(self, kind: str) -> pd.DataFrame:
        """Return what is left of a table."""
        return self.kept[kind].frame

    def age(self, kind: str, column: str) -> pd.Series:
        """Return each row's age on a day; NA where the day is blank."""
        frame = self.frame(kind)
        return age_on(frame["child_id"].map(self.born), frame[column])

    def gone(self, kind: str, column: str) -> set[str]:
        """Return the ids of which no row is left; a blank is no id."""
        return set(self.first[kind].frame[column]) - set(self.frame(kind)[column]) - {""}

    def by_age(self, kind: str, column: str, only: dict[str, tuple[str, ...]]) -> None:
        """Leave out the rows of children outside the ages, of some words only where they are given."""
        ages = self.age(kind, column)
        out = ((ages < YOUNGEST) | (ages > OLDEST)).fillna(False)
        for name, allowed in only.items():
            out &= self.frame(kind)[name].isin(allowed)
        self._leave_out(kind, out, "age", _AGES)

    def hanging(self, kind: str, column: str, gone: set[str], why: str) -> None:
        """Leave out the rows that name an id of which nothing is left."""
        self._leave_out(kind, self.frame(kind)[column].isin(gone), f"{column}_left_out", why)

    def outcomes_by_age(self) -> None:
        """Leave out outcomes of adults, but for those who were children when the court first saw them."""
        over = (self.age("outcomes", "outcome_date") > OLDEST).fillna(False)
        seen = (self.age("outcomes", "first_appearance") <= OLDEST).fillna(False)
        self._state("outcomes", over & seen, "turned_18", "kept",
            "the child was 18 or over on the day, and 17 or under at the first appearance in court")  # fmt: skip
        why = f"the child was over {OLDEST} on the day, and no first appearance at {OLDEST} or under is recorded"
        self._leave_out("outcomes", over & ~seen, "age", why)

    def _leave_out(self, kind: str, out: pd.Series, rule: str, why: str) -> None:
        self._state(kind, out, rule, "left out", why)
        self.kept[kind] = replace(self.kept[kind], frame=self.frame(kind).loc[~out].reset_index(drop=True))

    def _state(self, kind: str, rows: pd.Series, rule: str, what: str, why: str) -> None:
        numbers = tuple(int(number) for number in self.frame(kind).loc[rows, ROW])
        if not numbers:
            return
        one, many = _NOUNS[kind]
        single = len(numbers) == 1
        text = f"{len(numbers):,} {one if single else many} {'was' if single else 'were'} {what}: {why}."
        self.statements.append(Statement(kind, rule, numbers, text, left_out=what == "left out"))
