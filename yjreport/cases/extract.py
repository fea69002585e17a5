"""A case-level extract as it was read: typed tables, what was left out, and which bytes it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

ROW = "row_number"
"""The column of every frame that holds the row, as a spreadsheet numbers it (the header is row 1)."""


@dataclass(frozen=True)
class CaseTable:
    """
    Hold one table.

    Args:
        kind: which table of `CASE_SCHEMAS` it is.
        name: its file, with the sheet of a workbook, as messages and manifests print it; "" where there is none.
        sha256: hash of the bytes of the file that were parsed; "" where there is none.
        frame: the typed columns of the schema, in its order, and `row_number`. Ids, words and codes are texts ("" is
            blank), dates and moments datetime64[s], whole numbers and pounds Int64, numbers Float64.
    """

    kind: str
    name: str
    sha256: str
    frame: pd.DataFrame

    @property
    def there(self) -> bool:
        """Return whether the extract has this table at all; one without rows was there and says zero."""
        return bool(self.name)


@dataclass(frozen=True)
class Statement:
    """
    Say what was left out of a table, or kept in spite of something, and how many rows it concerns.

    Args:
        table: the table.
        rule: a short name for the reason, the same in every extract.
        rows: the rows concerned, as a spreadsheet numbers them.
        text: the sentence that the annex prints, with the count in it.
        left_out: whether the rows were left out (False: kept, and mentioned).
    """

    table: str
    rule: str
    rows: tuple[int, ...]
    text: str
    left_out: bool = True

    @property
    def count(self) -> int:
        """Return how many rows are concerned."""
        return len(self.rows)


@dataclass(frozen=True)
class Extract:
    """
    Hold a whole extract, after the checks: nothing in it contradicts the schema, and exclusions are gone.

    Args:
        tables: every table by kind; one that was not there has an empty frame and no name.
        begins: first day from which events are complete.
        ends: last day to which they are.
        mapping: id of the column mapping that read it.
        statements: what was left out or mentioned, in the order of the tables.
    """

    tables: dict[str, CaseTable]
    begins: date
    ends: date
    mapping: str
    statements: tuple[Statement, ...] = ()

    def __getitem__(self, kind: str) -> pd.DataFrame:
        """Return the frame of a table."""
        return self.tables[kind].frame

    def has(self, kind: str) -> bool:
        """Return whether a table was there; what would be counted from one that was not is not available."""
        return self.tables[kind].there
