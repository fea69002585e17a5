"""Read one CSV file of a service's year into a table of texts, with the rows that a spreadsheet shows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yjreport.errors import InputEmpty, InputStructure
from yjreport.files.columns import SCHEMAS, Schema
from yjreport.files.csv_header import check_delimiter, check_header
from yjreport.files.csv_text import parse_csv
from yjreport.files.decoding import decode, file_bytes
from yjreport.files.quoting import snippet
from yjreport.paths import Project

if TYPE_CHECKING:
    import pandas as pd

_MOST_SHOWN = 8

ROW = "row_number"
"""The column of a frame that numbers its rows; the files' own columns `row` and `line` are something else."""
ORIGIN, ORIGIN_ROW = "origin", "origin_row"
"""The columns of a frame that say where a row stands: the place of its file in `Table.origins`, and the row there."""


@dataclass(frozen=True)
class Origin:
    """
    Name one file, or one sheet of a workbook, that rows come from.

    Args:
        path: the file.
        name: it, and the sheet, as messages print them: from the project's root.
        sha256: hash of the bytes that were parsed.
        rows: how many rows it gives.
        headers: what it calls a column, where that is not the documented name: {"value": "Figure (column H)"}.
    """

    path: Path
    name: str
    sha256: str
    rows: int
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def short_name(self) -> str:
        """Return the name without its folders: inputs.xlsx, sheet outcomes."""
        return self.name[self.name.rfind(self.path.name) :]


@dataclass(frozen=True)
class Place:
    """Say where a row stands: the file or sheet, the row that a spreadsheet shows, and what it calls its columns."""

    file: str
    row: int
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """
    Hold one input as it was read, from one file or from several.

    Args:
        kind: which of the inputs it is.
        name: the file, or the folder where there are several, as messages and manifests print it.
        frame: one column of texts for each column of the schema, in its order (a blank cell is ""), `row_number`
            (unique in the table; where there is one origin, and each of its rows gives one row, it is the row that a
            spreadsheet shows, the header being row 1), and where a row stands: `origin` (a place in `origins`) and
            `origin_row`.
        origins: the files and sheets that the rows come from; at least one.
    """

    kind: str
    name: str
    frame: pd.DataFrame
    origins: tuple[Origin, ...]

    @property
    def sha256(self) -> str:
        """Return the hash of what was parsed: of the file, or of the hashes of several."""
        if len(self.origins) == 1:
            return self.origins[0].sha256
        return hashlib.sha256("".join(origin.sha256 for origin in self.origins).encode()).hexdigest()

    @property
    def numbered_anew(self) -> bool:
        """Tell whether `row_number` is not what a spreadsheet shows: of several files, or of a wide table."""
        return len(self.origins) > 1 or not self.frame[ROW].equals(self.frame[ORIGIN_ROW])

    def rows(self) -> list[dict[str, Any]]:
        """Return the rows, each as its cells by column; texts but for the columns that say where a row stands."""
        return [{str(column): cell for column, cell in row.items()} for row in self.frame.to_dict("records")]

    def places(self) -> dict[int, Place]:
        """Return where each row stands, by its number."""
        found = self.frame[[ROW, ORIGIN, ORIGIN_ROW]].itertuples(index=False)
        return {
            int(number): Place(self.origins[origin].name, int(row), self.origins[origin].headers)
            for number, origin, row in found
        }


def combined(kind: str, name: str, parts: Sequence[tuple[Origin, pd.DataFrame]]) -> Table:
    """
    Return one table of the rows of several files, in their order.

    Args:
        kind: a key of `SCHEMAS`.
        name: what messages call the whole.
        parts: each origin with its frame, which has the schema's columns and `row_number`, the row there.
    """
    import pandas as pd

    frames = [frame.assign(origin=place, origin_row=frame[ROW]) for place, (_, frame) in enumerate(parts)]
    frame = pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]
    if len(parts) > 1 or not frame[ROW].is_unique:  # a row of a wide table holds several figures
        frame[ROW] = range(1, len(frame) + 1)
    return Table(kind, name, frame, tuple(origin for origin, _ in parts))


def read_folder(folder: Path, project: Project) -> tuple[Table, ...]:
    """Return the six inputs of one service's year, in the order of `SCHEMAS`; raise as `read_table` does."""
    return tuple(read_table(folder / schema.file, schema, project) for schema in SCHEMAS.values())


def read_table(path: Path, schema: Schema, project: Project) -> Table:
    """
    Read one CSV file.

    Args:
        path: the file: UTF-8 (a byte order mark is accepted), commas, the header in row 1, every line ended.
        schema: the columns that it must have, in any order.
        project: the project that the file belongs to, for its name in messages.

    Raises:
        InputMissing: the file is not there or cannot be opened.
        InputEmpty: it holds nothing, or a header only where rows are required.
        InputEncoding: it is not UTF-8 text.
        InputStructure: it is cut short, or its header, delimiter, quotes or number of cells are wrong.
    """
    name = project.relative(path)
    data = file_bytes(path, name)
    text = decode(data, name)
    check_delimiter(text, schema, name)
    records = parse_csv(text, name)
    if not any(records[0]):
        raise InputStructure(
            f"Row 1 of {name} is blank.",
            details=[f"expected: {','.join(schema.names)}"],
            next_step="make the documented header the first row.",
        )
    check_header(records, schema, name)
    while not any(records[-1]):
        records.pop()
    rows = records[1:]
    _check_widths(rows, len(records[0]), name)
    again = [str(number) for number, row in enumerate(rows, start=2) if row == records[0]]
    if again:
        raise InputStructure(
            f"{name} holds its header again.",
            details=[f"found in row {', '.join(again[:_MOST_SHOWN])}", "expected one header, in row 1"],
            next_step="delete the row; where the rows below it are a second copy of those above, delete them too.",
        )
    if schema.rows_required and not rows:
        raise InputEmpty(
            f"{name} holds a header and no rows.",
            details=["expected at least one figure"],
            next_step="fill the file, or put back the one that was filled.",
        )
    origin = Origin(path, name, hashlib.sha256(data).hexdigest(), len(rows))
    by_name = (dict(zip(records[0], row, strict=True)) for row in rows)
    return combined(schema.kind, name, [(origin, text_frame(by_name, schema.names, range(2, len(rows) + 2)))])


def read_table_if_there(folder: Path, schema: Schema, project: Project) -> Table | None:
    """Return the CSV file of a schema, None where it is not there; raise as `read_table` does."""
    path = folder / schema.file
    return read_table(path, schema, project) if path.exists() else None


def text_frame(rows: Iterable[Mapping[str, str]], names: Iterable[str], numbers: Iterable[int]) -> pd.DataFrame:
    """Return a frame of texts, a column for each name (blank where a row lacks it), with the number of each row."""
    import pandas as pd

    rows = list(rows)
    columns = {name: pd.Series([row.get(name, "") for row in rows], dtype=object) for name in names}
    return pd.DataFrame({**columns, ROW: pd.Series(list(numbers), dtype="int64")})


def _check_widths(rows: Sequence[Sequence[str]], width: int, name: str) -> None:
    problems = []
    for number, row in enumerate(rows, start=2):
        if not any(row):
            problems.append(f"row {number} is blank, and rows follow it")
        elif len(row) != width:
            problems.append(f"row {number} has {len(row)} cells: {snippet(','.join(row), 40)}")
    if not problems:
        return
    shown = problems[:_MOST_SHOWN]
    if len(problems) > len(shown):
        shown.append(f"and {len(problems) - len(shown)} more rows")
    raise InputStructure(
        f"Rows of {name} do not have the {width} cells of its header.",
        details=shown,
        next_step="a cell with a comma in it needs quotation marks around it, a number needs no comma, and a "
        "row with too few cells may have been cut short; delete blank rows.",
    )
