"""The page of the workbook's columns: what each says, its form, and what may stay blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yjreport.formats import listing
from yjreport.paths import Project
from yjreport.workbook.fields import ROW_TYPE, Field
from yjreport.workbook.layout import SHEETS, Sheet

_FORMS = {
    "text": "text", "prose": "sentences", "whole": "whole number", "number": "number", "day": "day",
}  # fmt: skip

_HEAD = """# The workbook, column by column

`make new AUTHORITY=<service> YEAR=<year>` makes `data/plans/<service>/<year>/inputs.xlsx` with these sheets.
This page is made from the code; [onboarding.md](onboarding.md) is the guide, [inputs.md](inputs.md) says what else a
year's folder may hold.

- A sheet may be a CSV file instead, `<sheet>.csv` in the same folder: with the headings below or with the names of the
  columns, in any order. Columns that are not needed may be left out. A sheet that is filled in in the workbook and in a
  CSV file is refused.
- The first column of every sheet is `Row type`. Rows marked example show how a row is filled in and are not read; an
  example that was overtyped is refused until the word is cleared.
- Rows that the workbook lists and nobody filled in are left out, and counted.
- A cell is taken as Excel shows it: a cell formatted as 32.3% is 32.3%, a formula is its value. A formula that was
  saved without its value is refused, and so is a merged cell inside a table.
- Drop-downs help and do not bind: any measure, area or word that the column allows may be typed.
"""


def workbook_reference(project: Project) -> str:
    """Return docs/workbook.md."""
    alike: dict[str, list[Sheet]] = {}
    for sheet in SHEETS.values():
        alike.setdefault(sheet.kind, []).append(sheet)
    return "\n".join([_HEAD, *(line for sheets in alike.values() for line in _sheets(sheets))])


def _sheets(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield the part of one sheet, or of several that have the same columns."""
    sheet = sheets[0]
    yield f"## {listing([one.name for one in sheets])}\n"
    for one in sheets:
        yield f"- {one.name}: {one.title}. {' '.join(one.notes)}"
    yield ""
    yield "| heading | name | form | needed | what to type |"
    yield "| --- | --- | --- | --- | --- |"
    yield from (_row(field, sheet) for field in sheet.fields if field is not ROW_TYPE)
    yield ""


def _row(field: Field, sheet: Sheet) -> str:
    form = f"{_FORMS[field.form]}, from a list" if field.words else _FORMS[field.form]
    needed = "the column" if field.required else "one of these" if field.name in sheet.listed else "no"
    return f"| {field.title} | `{field.name}` | {form} | {needed} | {field.help.replace('|', chr(92) + '|')} |"
