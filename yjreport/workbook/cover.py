"""What the first sheet of the workbook says."""

from __future__ import annotations

from yjreport.blocks.marks import MEANINGS
from yjreport.config.schema import Report, Service
from yjreport.workbook.layout import LISTS, SHEETS

_FICTIONAL = "This service is fictional and every figure here is synthetic: the workbook is for practice."


def cover_title(service: Service, year: str) -> str:
    """Return the title of the workbook."""
    synthetic = " (fictional, synthetic data)" if service.synthetic else ""
    return f"{service.name} {year}: inputs of the youth justice performance annex{synthetic}"


def cover_rows(service: Service, report: Report) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Return the rows of the cover's table, and the notes above it."""
    choice = f"AUTHORITY={service.slug} YEAR={report.year}"
    notes = [
        *([_FICTIONAL] if service.synthetic else []),
        "Fill in this workbook and save it under the same name: it is what the annex is made from.",
        "1. On the sheet sources, fill in the day of release of each source that you use.",
        "2. On the other sheets, fill in the listed rows and add your own below; what you do not have stays blank.",
        f"3. Save, and run: make check {choice}",
        f"4. When the checks pass, run: make report {choice}",
        "Rows marked example in the first column show how a row is filled in. They are never read.",
        "Choose a cell to see what belongs there. Type days as 2025-03-31, so that no computer turns them round.",
        "Blank is never 0. Totals, percentages and comparisons are worked out; nothing is added up in this workbook.",
        "Never write the name of a child or of a person here: roles and bodies only.",
    ]
    rows = [("Sheet", sheet.name, f"{sheet.title}. {sheet.notes[0]}") for sheet in SHEETS.values()]
    rows.append(("Sheet", LISTS, "The words that the drop-downs offer. Nothing is typed there."))
    rows += [("Mark", f"[{letter}]", words) for letter, words in MEANINGS.items()]
    sheets_by_field: dict[tuple[str, str], list[str]] = {}
    for sheet in SHEETS.values():
        for field in sheet.fields:
            sheets_by_field.setdefault((field.title, field.help), []).append(sheet.name)
    rows += [("Column", _column(title, sheets), words) for (title, words), sheets in sheets_by_field.items()]
    return rows, notes


def _column(title: str, sheets: list[str]) -> str:
    return title if len(sheets) == len(SHEETS) else f"{title}, on {', '.join(sheets)}"
