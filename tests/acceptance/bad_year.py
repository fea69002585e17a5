"""A good year of a service, made as an officer makes it, in five forms; and ways to spoil its files."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from good_downloads import good_downloads

from yjreport.paths import Project

SERVICE, YEAR = "cornwall", "2024-25"
FOLDER = f"data/plans/{SERVICE}/{YEAR}"
COMMENTARY = f"params/commentary/{SERVICE}/{YEAR}"
ANNEX = f"reports/{SERVICE}/{YEAR}/public/annex.html"
GOOD_ANNEX = "the last good annex"
BOOK = "inputs.xlsx"

Change = Callable[[Path], object]
"""What is done to the folder of the year."""

FIRST, LAST = date(2024, 4, 1), date(2025, 3, 31)
CASES, SUMMARY, FINANCE, PLAN = (f"{SERVICE}-{YEAR}-{what}" for what in ("cases", "ysb", "finance", "plan"))

FILLED: dict[str, dict[str, Any]] = {
    "sources": {
        "G6": date(2025, 4, 30), "G7": date(2025, 6, 30), "G8": date(2025, 5, 15), "G9": date(2025, 6, 30),
    },
    "context": {"H7": 214, "F8": 30, "G8": 214},
    "outcomes": {
        "D10": FIRST, "E10": LAST, "H10": 62,
        "D11": date(2023, 4, 1), "E11": date(2024, 3, 31), "F11": 42, "G11": 130, "H11": 32.3, "L11": "provisional (p)",
        "D15": FIRST, "E15": LAST, "H15": 3,
    },
    "indicators": {"F8": 38, "G8": 45, "F9": 40, "G9": 65, "H9": 61.5},
    "budget": {
        "F7": 1117694, "G7": 12574, "H7": 298868, "I7": 1429136,
        "F8": 27360, "G8": 66100, "H8": 0, "I8": 93460,
        "F14": 1145054, "G14": 78674, "H14": 298868, "I14": 1522596,
    },
    "actions": {
        "A6": "data", "B6": "a1", "C6": "2.1", "D6": "action", "E6": "custody", "F6": "Write a resettlement policy",
        "G6": "Service manager", "H6": "end of March 2025", "I6": date(2025, 3, 31), "J6": "on track",
        "K6": "progress starting", "M6": PLAN, "N6": 12,
        "A7": "data", "B7": "a2", "C7": "2.2", "D7": "action", "F7": "Train the board", "G7": "Head of service",
        "H7": "June 2025", "J7": "not started", "K7": "not stated", "M7": PLAN, "N7": 13,
    },
    "risks": {
        "A6": "data", "B6": "r1", "C6": "register", "D6": "finance", "E6": "The grant falls", "F6": "A reserve is held",
        "G6": 3, "H6": 4, "I6": 12, "J6": "Management board", "K6": PLAN,
    },
    "standards": {
        "A6": "data", "B6": "Standards for children in the youth justice system 2019", "C6": "2", "D6": "At court",
        "E6": "strategic", "G6": "good", "H6": "result", "I6": date(2024, 10, 1), "J6": date(2024, 10, 31),
        "L6": "Management board", "M6": PLAN,
    },
    "notes": {
        "A6": "data", "B6": "n1", "C6": "live tracker (DQ14)", "D6": "Reoffending", "E6": "gap",
        "F6": "The cohort is not complete yet.", "G6": "It has been followed for nine of twelve months.", "H6": PLAN,
    },
}  # fmt: skip
"""What an officer types into the workbook as `make new` makes it, by sheet and cell."""

REGISTERED = "a-plan-of-cornwall"
SOURCE = f"""\
id: {REGISTERED}
title: A plan of Cornwall
publisher: Cornwall Youth Justice Service
licence: Figures of the publisher, used in this report of the service.
attribution: "Source: a plan of Cornwall."
released: 2025-06-30
retrieved: 2025-06-30
sha256: "{"0" * 64}"
basis: ""
kind: plan
"""
"""A source of the project's own register, which the analysts' form names."""


@dataclass(frozen=True)
class Case:
    """
    Spoil a good year.

    Args:
        change: what is done to its folder.
        code: the exit code of `make check`.
        said: all that the check says of it, and did not say of the good year.
    """

    change: Change
    code: int
    said: str


def make_project(root: Path) -> Project:
    """Make a project with the parts of this one, a good year of a service in it and a good annex of that year."""
    from yjreport.workbook.new import make_new

    here = Path(__file__).resolve().parents[2]
    shutil.copytree(here / "params", root / "params", ignore=shutil.ignore_patterns("private"))
    (root / "data").mkdir()
    for name in ("data/open", "expectations", "notebooks"):
        (root / name).symlink_to(here / name)
    shutil.copytree(here / "data/sources", root / "data/sources")
    (root / f"data/sources/{REGISTERED}.yaml").write_text(SOURCE, encoding="utf-8")
    project = Project(root)
    make_new(project, SERVICE, YEAR)
    report = root / f"params/reports/{SERVICE}/{YEAR}.yaml"
    told = report.read_text(encoding="utf-8").replace("cut_off: 2026-05-31", "cut_off: 2025-06-30")
    assert "2025-06-30" in told
    report.write_text(told, encoding="utf-8")
    (root / FOLDER / "downloads/README.txt").unlink()
    (root / FOLDER / "downloads").rmdir()
    book = openpyxl.load_workbook(root / FOLDER / BOOK)
    for sheet, cells in FILLED.items():
        for place, value in cells.items():
            book[sheet][place] = value
    book.save(root / FOLDER / BOOK)
    annex = root / ANNEX
    annex.parent.mkdir(parents=True)
    annex.write_text(GOOD_ANNEX, encoding="utf-8")
    return project


def make_forms(project: Project, root: Path) -> dict[str, Path]:
    """Return folders that hold the good year in each form, by the name of the form."""
    from yjreport.building.publish import publish
    from yjreport.inputs.annex_inputs import read_inputs

    forms = {name: root / name for name in ("workbook", "sheets", "tables", "published")}
    shutil.copytree(project.root / FOLDER, forms["workbook"])
    for name in ("sheets", "tables"):
        forms[name].mkdir()
    sheets_as_csv(forms["workbook"] / BOOK, forms["sheets"])
    analysts_csv(read_inputs(project, SERVICE, YEAR, "public").tables, forms["tables"], source=REGISTERED)
    shutil.rmtree(project.root / FOLDER)
    shutil.copytree(forms["tables"], project.root / FOLDER)
    publish(project, authority=SERVICE, year=YEAR, published="2025-05-31")
    shutil.copytree(project.root / FOLDER, forms["published"])
    shutil.copytree(project.root / COMMENTARY, root / "commentary")
    return {**forms, **good_downloads(root)}


def sheets_as_csv(book: Path, folder: Path) -> None:
    """Save every sheet of a workbook as a CSV file, as a spreadsheet does."""
    from yjreport.workbook.layout import SHEETS

    for sheet in openpyxl.load_workbook(book):
        if sheet.title in SHEETS:
            rows = [["" if cell is None else shown(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
            (folder / f"{sheet.title}.csv").write_bytes(csv_bytes(rows))


def shown(value: Any) -> str:
    """Return a value as a spreadsheet saves it as CSV."""
    return value.strftime("%Y-%m-%d") if isinstance(value, date) else str(value)


def analysts_csv(tables: Mapping[str, Any], folder: Path, *, source: str) -> None:
    """Save the tables of a year as the six CSV files in the analysts' form."""
    from yjreport.files.columns import SCHEMAS

    for kind, schema in SCHEMAS.items():
        names = list(schema.names)
        rows = tables[kind].frame[names].assign(source=source).values.tolist()
        (folder / schema.file).write_bytes(csv_bytes([names, *rows]))


def csv_bytes(rows: Iterable[Iterable[str]], delimiter: str = ",") -> bytes:
    """Return rows as UTF-8 text."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def cells_said(project: Path, file: str, row: int) -> tuple[str, int]:
    """Return what checks.json says of one row of a file, and the exit code that its errors alone would have."""
    from yjreport.gate.suites.faults import Fault, exit_code

    record = json.loads((project / f"reports/{SERVICE}/{YEAR}/checks.json").read_text(encoding="utf-8"))
    faults = [Fault(**one) for one in record["faults"] if (one["file"], one["row"]) == (f"{FOLDER}/{file}", row)]
    errors = [fault for fault in faults if fault.severity == "error"]
    said = (f"{one.severity}: {one.column}: found {one.found}; expected {one.expected}\nNext: {one.next_step}"
            for one in errors or faults)  # fmt: skip
    return "\n".join(said), exit_code(errors) if errors else 0


def what_was_said(project: Path, good: Iterable[str] = ()) -> tuple[str, ...]:
    """
    Return what checks.json of the year holds, each fault as one text, without what was said of the good year.

    Where there are errors, they alone are returned: they are what stops the report.
    """
    record = json.loads((project / f"reports/{SERVICE}/{YEAR}/checks.json").read_text(encoding="utf-8"))
    if "stopped" in record:
        stop = record["stopped"]
        return ("\n".join([stop["what"], *stop["details"], f"Next: {stop['next_step']}"]),)
    errors = [fault for fault in record["faults"] if fault["severity"] == "error"]
    known = set(good)
    texts = (
        "\n".join([
            f"{fault['severity']}: {fault['file'].removeprefix(FOLDER + '/')}"
            + (f", row {fault['row']}" if fault["row"] else "") + f", {fault['column']}",
            f"found {fault['found']}", f"expected {fault['expected']}", f"Next: {fault['next_step']}",
        ])
        for fault in errors or record["faults"]
    )  # fmt: skip
    return tuple(text for text in texts if text not in known)


def figures_read(project: Project) -> list[tuple[str, ...]]:
    """Return every row that the year gives, as sorted texts without the places that they come from."""
    from yjreport.inputs.annex_inputs import read_inputs

    inputs = read_inputs(project, SERVICE, YEAR, "public")
    return sorted(
        (kind, *map(str, row))
        for kind, table in inputs.tables.items()
        for row in table.frame.drop(columns=["row_number", "origin", "origin_row"]).values.tolist()
    )
