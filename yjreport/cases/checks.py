"""Check an extract against itself: ids that join, days in order, words that follow from others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yjreport.cases import words
from yjreport.cases.columns import DATE, MOMENT
from yjreport.cases.exclusions import exclude
from yjreport.cases.extract import ROW, CaseTable, Statement
from yjreport.cases.findings import Finding, refuse
from yjreport.cases.schema import CASE_SCHEMAS
from yjreport.files.quoting import snippet

if TYPE_CHECKING:
    import pandas as pd

_ORDER = (
    ("coverage", "begins", "ends"),
    ("children", "date_of_birth", "moved_in"),
    ("children", "moved_in", "moved_out"),
    ("outcomes", "first_appearance", "outcome_date"),
    ("outcomes", "outcome_date", "release_date"),
    ("orders", "start", "end"),
    ("remands", "start", "end"),
    ("arrests", "arrested", "detained_at"),
    ("arrests", "detained_at", "released_at"),
)
"""A table, and two of its days of which the second is not before the first."""

_JOINS = (
    ("offences", "child_id", "children"),
    ("outcomes", "child_id", "children"),
    ("outcomes", "offence_id", "offences"),
    ("orders", "child_id", "children"),
    ("orders", "outcome_id", "outcomes"),
    ("kpi_returns", "order_id", "orders"),
    ("remands", "child_id", "children"),
    ("arrests", "child_id", "children"),
    ("victims", "outcome_id", "outcomes"),
    ("victims", "order_id", "orders"),
)
"""A table, its column, and the table that must hold the same id under the same name."""

_FOLLOWS = (
    ("kpi_returns", "mental_health_offered", "mental_health_need"),
    ("kpi_returns", "mental_health_attended", "mental_health_offered"),
    ("kpi_returns", "substance_offered", "substance_need"),
    ("kpi_returns", "substance_attended", "substance_offered"),
    ("arrests", "pace_provided", "pace_requested"),
    ("victims", "consented", "contacted"),
    *(("victims", name, "consented") for name in ("views_sought", "progress_given", "services_given", "rj_engaged")),
)
"""A table, and two of its columns of which the first can be yes only where the second is."""

RANGES = {
    ("offences", "gravity"): (1, 8),
    ("outcomes", "sentence_months"): (0, 600),
    ("kpi_returns", "ete_hours"): (0, 100),
    ("remands", "cost"): (0, 10_000_000),
    ("population", "year"): (1990, 2099),
    ("population", "population"): (0, 10_000_000),
}
"""The least and the most of every column of numbers."""
_EVENT = {"offences": "offence_date", "orders": "start", "remands": "start", "arrests": "arrested"}
"""The day of an event that a child must have been born for."""


@dataclass
class Checker:
    """Collect what is wrong with the tables of one extract."""

    tables: dict[str, CaseTable]
    findings: list[Finding] = field(default_factory=list)

    def __getitem__(self, kind: str) -> pd.DataFrame:
        """Return a frame."""
        return self.tables[kind].frame

    def add(self, kind: str, rows: pd.Series | Sequence[bool], column: str, expected: str, next_step: str) -> None:
        """Add a fault for each row that a mask names."""
        import numpy as np

        places = np.flatnonzero(np.asarray(rows, dtype=bool))
        if not len(places):
            return
        frame, name = self[kind].iloc[places], self.tables[kind].name
        for number, cell in zip(frame[ROW], frame[column], strict=True):
            self.findings.append(Finding(kind, name, int(number), column, _quoted(cell), expected, next_step))


def check_extract(
    tables: dict[str, CaseTable], authorities: Sequence[str]
) -> tuple[dict[str, CaseTable], tuple[Statement, ...]]:
    """
    Return the tables without what the rules leave out, and the statements that say so.

    Args:
        tables: typed tables whose every cell is what its column says.
        authorities: ONS codes of the service's authorities.

    Raises:
        GateFailed: rows contradict each other; every fault is counted, the first are in full.
    """
    found = Checker(tables)
    _keys(found)
    _one_coverage(found)
    _joins(found)
    _days(found)
    _ranges(found, authorities)
    _orders(found)
    _same_outcome(found)
    _follows(found)
    refuse(found.findings)
    return exclude(tables)


def _quoted(value: object) -> str:
    import pandas as pd

    if value is None or value is pd.NA or value is pd.NaT or value == "":
        return "a blank cell"
    text = str(value).removesuffix(" 00:00:00")
    return f'"{snippet(text, 40)}"'


def _keys(found: Checker) -> None:
    for kind, schema in CASE_SCHEMAS.items():
        key = list(schema.key)
        again = found[kind].duplicated(key)
        first = "a row that is there once" if len(key) == 1 else f"one row for each {' and '.join(key)}"
        found.add(kind, again, key[0], first, "delete one of the two, or give it an id of its own.")


def _one_coverage(found: Checker) -> None:
    rows = [place > 0 for place in range(len(found["coverage"]))]
    found.add("coverage", rows, "begins", "one row", "keep the row that says what the whole extract covers.")


def _joins(found: Checker) -> None:
    for kind, column, other in _JOINS:
        cells = found[kind][column]
        missing = (cells != "") & ~cells.isin(found[other][column])
        found.add(kind, missing, column, f"an id in {other}", f"export the row of {other} too, or mend the id.")
        if other != "children" and "child_id" in found[kind] and "child_id" in found[other]:
            owner = found[other].drop_duplicates(column).set_index(column)["child_id"]
            theirs = cells.map(owner)
            wrong = theirs.notna() & (theirs != found[kind]["child_id"])
            found.add(kind, wrong, column, f"an id of the same child as in {other}", "mend the id or the child.")


def _days(found: Checker) -> None:
    for kind, before, after in _ORDER:
        frame = found[kind]
        first = frame[before].dt.normalize() if kind == "arrests" and before == "arrested" else frame[before]
        found.add(kind, frame[after] < first, after, f"a day that is not before {before}", "check both days.")
    offence_days = found["offences"].drop_duplicates("offence_id").set_index("offence_id")["offence_date"]
    disposed = found["outcomes"]["offence_id"].map(offence_days)
    for column in ("outcome_date", "first_appearance"):
        early = found["outcomes"][column] < disposed
        found.add("outcomes", early, column, "a day that is not before the offence", "check both days.")
    born = found["children"].drop_duplicates("child_id").set_index("child_id")["date_of_birth"]
    for kind, column in _EVENT.items():
        early = found[kind][column] < found[kind]["child_id"].map(born)
        found.add(kind, early, column, "a day after the child's birth", "check the day and the date of birth.")
    _late(found)


def _late(found: Checker) -> None:
    if found["coverage"].empty:
        return
    import pandas as pd

    ends = found["coverage"]["ends"].iloc[0] + pd.Timedelta(days=1)
    for kind, schema in CASE_SCHEMAS.items():
        for column in schema.columns:
            if kind != "coverage" and column.form in (DATE, MOMENT):
                late = found[kind][column.name] >= ends
                found.add(kind, late, column.name, "a day within the extract",
                    "leave a planned day blank, or mend `ends` in coverage.")  # fmt: skip


def _ranges(found: Checker, authorities: Sequence[str]) -> None:
    for (kind, column), (low, high) in RANGES.items():
        cells = found[kind][column]
        outside = ((cells < low) | (cells > high)).fillna(False)
        found.add(kind, outside, column, f"a number from {low} to {high:,}", "check the number.")
    for kind in ("children", "population"):
        wrong = ~found[kind]["authority"].isin(authorities)
        expected = f"an authority of the service: {' or '.join(authorities)}"
        found.add(kind, wrong, "authority", expected, "mend the code, or the service's parameters.")


def _orders(found: Checker) -> None:
    orders, returns, victims = found["orders"], found["kpi_returns"], found["victims"]
    alone = (orders["outcome_id"] == "") & ~orders["order_type"].isin(words.NO_OUTCOME_NEEDED)
    found.add("orders", alone, "outcome_id", "the outcome that the order comes from",
        "export the outcome, or mend the type: only prevention and diversion need none.")  # fmt: skip
    early = (orders["completed"] != "") & orders["end"].isna()
    found.add("orders", early, "completed", "a blank cell for an order without an end", "fill the end, or blank this.")
    open_orders = set(orders.loc[orders["end"].isna(), "order_id"])
    unended = (returns["moment"] == "end") & returns["order_id"].isin(open_orders)
    found.add("kpi_returns", unended, "moment", "no end return for an order without an end",
        "fill the order's end, or take the return out.")  # fmt: skip
    neither = (victims["outcome_id"] == "") & (victims["order_id"] == "")
    found.add("victims", neither, "outcome_id", "the outcome or the order concerned", "fill one of the two.")


def _same_outcome(found: Checker) -> None:
    outcomes = found["outcomes"]
    first = outcomes.drop_duplicates("outcome_id").set_index("outcome_id")
    for column in ("child_id", "outcome_date", "outcome", "first_appearance", "release_date"):
        theirs = outcomes["outcome_id"].map(first[column])
        differs = (outcomes[column] != theirs) & ~(outcomes[column].isna() & theirs.isna())
        found.add("outcomes", differs, column, "the same in every row of one outcome", "mend it, or the outcome's id.")


def _follows(found: Checker) -> None:
    for kind, column, before in _FOLLOWS:
        wrong = (found[kind][column] == "yes") & (found[kind][before] != "yes")
        found.add(kind, wrong, column, f"yes only where {before} is yes", f"check {before} and {column}.")
