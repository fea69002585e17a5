"""Read a case-level extract: its bytes, through a mapping, into typed and checked tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from yjreport.cases.cells import CellFault, read_cell, text_of
from yjreport.cases.checks import check_extract
from yjreport.cases.columns import CODE, DATE, ID, MOMENT, NUMBER, WORD, CaseColumn, CaseSchema
from yjreport.cases.extract import ROW, CaseTable, Extract
from yjreport.cases.findings import Finding, refuse
from yjreport.cases.headers import places_of
from yjreport.cases.mapping import Mapping, folded
from yjreport.cases.raw import RawTable, read_raw
from yjreport.cases.schema import CASE_SCHEMAS
from yjreport.config.schema import Service
from yjreport.errors import InputEmpty
from yjreport.files.quoting import snippet
from yjreport.paths import Project

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {
    ID: "object", CODE: "object", WORD: "object", DATE: "datetime64[s]", MOMENT: "datetime64[s]", NUMBER: "Float64",
}  # fmt: skip


def read_extract(place: Path, mapping: Mapping, service: Service, project: Project) -> Extract:
    """
    Return an extract whose every cell is what its column says, without the rows that the rules leave out.

    Args:
        place: a folder of CSV files, a folder with one workbook, or a workbook.
        mapping: what the system calls tables, columns and words.
        service: whose authorities the children belong to.
        project: for names in messages.

    Raises:
        InputMissing, InputEmpty, InputEncoding, InputStructure: a file is missing or is not what it should be.
        GateFailed: cells or rows contradict the schema; every fault is counted, the first are in full.
    """
    raw = read_raw(place, mapping, project)
    findings: list[Finding] = []
    tables = {kind: _table(schema, raw.get(kind), mapping, findings) for kind, schema in CASE_SCHEMAS.items()}
    refuse(findings)
    for kind, schema in CASE_SCHEMAS.items():
        if schema.needed and tables[kind].frame.empty:
            raise InputEmpty(
                f"{tables[kind].name} holds a header and no rows.",
                next_step="export the table again, or put back the one that was filled.",
            )
    kept, statements = check_extract(tables, [authority.code for authority in service.authorities])
    coverage = tables["coverage"].frame
    return Extract(
        tables=kept,
        begins=coverage["begins"].iloc[0].date(),
        ends=coverage["ends"].iloc[0].date(),
        mapping=mapping.id,
        statements=statements,
    )


def _table(schema: CaseSchema, raw: RawTable | None, mapping: Mapping, findings: list[Finding]) -> CaseTable:
    import pandas as pd

    if raw is None:
        columns = {column.name: _series([], column) for column in schema.columns}
        return CaseTable(schema.kind, "", "", pd.DataFrame({**columns, ROW: pd.Series([], dtype="int64")}))
    places = places_of(raw, schema, mapping)
    rows, numbers = raw.rows[1:], raw.numbers[1:]
    fixed = mapping.table(schema.kind).fixed
    columns = {}
    for column in schema.columns:
        place = places.get(column.name)
        cells = [fixed.get(column.name, "")] * len(rows) if place is None else [row[place] for row in rows]
        columns[column.name] = _series(_values(cells, numbers, column, raw, schema.kind, mapping, findings), column)
    frame = pd.DataFrame({**columns, ROW: pd.Series(numbers, dtype="int64")})
    return CaseTable(schema.kind, raw.name, raw.sha256, frame)


def _values(
    cells: Sequence[object],
    numbers: Sequence[int],
    column: CaseColumn,
    raw: RawTable,
    kind: str,
    mapping: Mapping,
    findings: list[Finding],
) -> list[object]:
    """Return what each cell says; a cell with a fault is None, and its fault is found. The same text is read once."""
    blanks = {folded(text) for text in mapping.blanks}
    words, dates = mapping.words(kind, column.name), mapping.dates_of(kind)
    known: dict[tuple[type, object], object] = {}
    values: list[object] = []
    for cell, number in zip(cells, numbers, strict=True):
        key = (type(cell), cell)
        if key not in known:
            blank = blanks and folded(text_of(cell)) in blanks
            try:
                known[key] = read_cell("" if blank else cell, column, words, dates)
            except CellFault as fault:
                known[key] = fault
        value = known[key]
        if isinstance(value, CellFault):
            text = text_of(cell)
            found = f'"{snippet(text, 40)}"' if text else "a blank cell"
            findings.append(Finding(kind, raw.name, number, column.name, found, value.expected, value.next_step))
            value = None
        values.append(value)
    return values


def _series(values: list[object], column: CaseColumn) -> pd.Series:
    import pandas as pd

    return pd.Series(values, dtype=_DTYPES.get(column.form, "Int64"))
