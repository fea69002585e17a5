"""What a reader of a downloaded or received file gives, and what it is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from yjreport.config.catalogue import Area, Catalogue
from yjreport.config.schema import Service
from yjreport.files.grid import Grid


@dataclass(frozen=True)
class Remark:
    """
    Say what a reader did not understand, or understood in a way that a person should look at.

    Args:
        row: the row of the grid as a spreadsheet numbers it; 0 speaks of the whole grid.
        column: the column, as the file calls it; blank for a whole row.
        found: what stands there, as a message shows it.
        expected: what would be understood.
        next_step: what the person can do.
        severity: note (nothing of it is used, and it may be right so), warning, or error (the file is refused).
    """

    row: int
    column: str
    found: str
    expected: str
    next_step: str
    severity: str = "note"


MOST_ALIKE = 60
"""Remarks of one kind that are printed in full."""


def first_in_full(remarks: Iterable[Remark]) -> list[Remark]:
    """Return remarks with the first of each kind in full and the rest counted: a wrong column is wrong in every row."""
    alike: dict[tuple[str, str], list[Remark]] = {}
    for remark in remarks:
        alike.setdefault((remark.severity, remark.expected), []).append(remark)
    found: list[Remark] = []
    for same in alike.values():
        found += same[:MOST_ALIKE]
        rest = same[MOST_ALIKE:]
        if rest:
            rows = sorted(remark.row for remark in rest)
            found.append(replace(rest[0], row=0, column="", found=f"{len(rest)} more like these, in rows {rows[0]} to "
                                 f"{rows[-1]}", next_step="mend the first of them, and look whether the rest is "
                                 "like them."))  # fmt: skip
    return found


@dataclass(frozen=True)
class Reading:
    """
    Hold what one grid says, in the documented columns of an input.

    Args:
        kind: the kind of input, a key of `SCHEMAS`: observations, budget, actions, …
        rows: texts by column; a column that is left out is blank. `source` is left out: it is filled in later.
        numbers: the row of the grid that each of `rows` comes from, as a spreadsheet numbers it.
        headers: what the file calls a column, where it has one for it: {"staffing": "Staffing costs (column C)"}.
        remarks: what was not understood.
    """

    kind: str
    rows: tuple[dict[str, str], ...]
    numbers: tuple[int, ...]
    headers: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class ReaderContext:
    """
    Hold what a reader needs to know.

    Args:
        service: whose file it is; only its own areas, its region, its nations and its family are taken.
        year: the plan year, such as 2024-25.
        catalogue: the measures and the areas.
        areas: every area that a file of the service may name, by the word that its `area` column uses (local, an
            ONS code of an authority, keys of regions, nations and the family).
        folder: params/formats, which holds aliases and mappings, one YAML file a format.
    """

    service: Service
    year: str
    catalogue: Catalogue
    areas: Mapping[str, Area]
    folder: Path


class Reader(Protocol):
    """
    Read one format.

    A reader never guesses a number: what it cannot read in one way only is a remark, or an `InputStructure` error
    that names the file (`grid.name`), the row and the column.
    """

    name: str
    """What messages call the format."""

    def recognises(self, grids: Sequence[Grid]) -> bool:
        """Tell whether the grids of a file are of this format; never raises."""
        ...

    def read(self, grids: Sequence[Grid], context: ReaderContext) -> list[tuple[Grid, Reading]]:
        """Return what the grids say, each reading with the grid that it comes from."""
        ...
