"""Check the header of a CSV file, and say what an unexpected one probably is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yjreport.errors import InputStructure, did_you_mean
from yjreport.files.columns import SCHEMAS, Schema
from yjreport.files.decoding import column_letter
from yjreport.files.quoting import snippet

DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}


def check_delimiter(text: str, schema: Schema, name: str) -> None:
    """
    Refuse a file whose first line names the columns with something else than commas between them.

    Raises:
        InputStructure: the cells are separated by semicolons, tabs or vertical bars.
    """
    first = text.lstrip().partition("\n")[0]
    for delimiter, words in DELIMITERS.items():
        cells = {cell.strip().strip('"') for cell in first.split(delimiter)}
        if len(cells & set(schema.names)) > 1:
            raise InputStructure(
                f"The cells of {name} are separated by {words}, not by commas.",
                details=[f"found in row 1: {snippet(first)}", f"expected in row 1: {','.join(schema.names)}"],
                next_step='save it with commas: in Excel as "CSV UTF-8 (Comma delimited)"; where Windows is '
                "set to another list separator, choose the comma in its regional settings first.",
            )


def check_header(records: Sequence[Sequence[str]], schema: Schema, name: str) -> None:
    """
    Refuse a header that is not the documented one.

    Columns may stand in any order; every one must be there, once, and no other.

    Args:
        records: the rows of the file, the header first, stripped.
        schema: what the file should hold.
        name: the file's name in messages.

    Raises:
        InputStructure: the header is missing, or a column is missing, unknown or there twice.
    """
    header = list(records[0])
    known = set(schema.names) & set(header)
    if len(known) * 3 < len(schema.names) or _other_kind(header, schema):
        raise _no_header(records, schema, name)
    problems = [*_unknown(header, schema), *_repeated(header), *_missing(header, schema)]
    if problems:
        raise InputStructure(
            f"The header of {name} is not the documented one.",
            details=[*problems[:12], f"expected: {','.join(schema.names)}"],
            next_step="mend row 1 of the file; the columns may stand in any order.",
        )


def _unknown(header: list[str], schema: Schema) -> list[str]:
    missing = [column for column in schema.names if column not in header]
    problems = []
    for index, column in enumerate(header):
        if not column:
            problems.append(f"column {column_letter(index)} has no name: delete the column, or name it")
        elif column not in schema.names:
            near = did_you_mean(_plain(column), missing) or did_you_mean(_plain(column), schema.names)
            problems.append(f"column {column_letter(index)}, {snippet(column, 40)}, is not known.{near}")
    return problems


def _repeated(header: list[str]) -> list[str]:
    return [
        f"the column {snippet(column, 40)} is there {header.count(column)} times"
        for column in dict.fromkeys(header)
        if column and header.count(column) > 1
    ]


def _missing(header: list[str], schema: Schema) -> list[str]:
    missing = [column for column in schema.names if column not in header]
    if not missing:
        return []
    return [f"{'a column is' if len(missing) == 1 else 'columns are'} missing: {', '.join(missing)}"]


def _no_header(records: Sequence[Sequence[str]], schema: Schema, name: str) -> InputStructure:
    first = ",".join(records[0])
    expected = f"expected in row 1: {','.join(schema.names)}"
    for number, cells in enumerate(records[1:20], start=2):
        if len(set(cells) & set(schema.names)) > 1:
            return InputStructure(
                f"{name} does not begin with its header.",
                details=[f"found the header in row {number}", f"found in row 1: {snippet(first)}"],
                next_step=f"delete the rows above it, so that row {number} becomes row 1.",
            )
    other = _other_kind(records[0], schema)
    seems = [f"these are the columns of {other.file}"] if other else []
    return InputStructure(
        f"{name} has no header with the documented columns.",
        details=[f"found in row 1: {snippet(first)}", *seems, expected],
        next_step="make the documented header the first row.",
    )


def _other_kind(header: Sequence[str], schema: Schema) -> Schema | None:
    """Return the kind of input whose columns these are, when they are all of another kind."""
    others = (other for other in SCHEMAS.values() if other.kind != schema.kind)
    return next((other for other in others if set(other.names) == set(header)), None)


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", text.strip().lower())
