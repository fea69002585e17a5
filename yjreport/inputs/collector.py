"""Gather what the files of a service's year say into the documented tables, file by file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from yjreport.errors import InputStructure
from yjreport.files.any_file import ENDINGS, read_grids
from yjreport.files.columns import SCHEMAS
from yjreport.files.decoding import file_bytes
from yjreport.files.grid import Grid
from yjreport.files.reading import Reader, ReaderContext, Reading, Remark, first_in_full
from yjreport.files.tables import Origin, Table, combined, read_table, text_frame
from yjreport.inputs.readers.budget.reader import READER as BUDGET
from yjreport.inputs.readers.registry import PUBLISHED, READERS, check_formats, reader_for
from yjreport.inputs.year_inputs import DOWNLOADS, Remarked, YearInputs, refuse_filled_twice
from yjreport.paths import Project
from yjreport.periods import slugify
from yjreport.workbook.heading import heading_row
from yjreport.workbook.layout import SHEETS
from yjreport.workbook.reader import read_sheet
from yjreport.workbook.sheets import workbook_sheets
from yjreport.workbook.sources import SourceRegister

if TYPE_CHECKING:
    import pandas as pd

Part = tuple[Origin, "pd.DataFrame"]

UNREGISTERED = "that no source is registered for"
"""What is found wrong with a download that the sheet sources does not name."""


class Collector:
    """Gather the parts of each kind of input, and the remarks, file by file."""

    def __init__(self, context: ReaderContext, project: Project, remarks: Iterable[Remarked]) -> None:
        self._context, self._project = context, project
        self._remarks = list(remarks)
        self._seen = set(self._remarks)
        self._parts: dict[str, list[Part]] = {kind: [] for kind in SCHEMAS}
        self._files: dict[str, str] = {}
        self._register: SourceRegister | None = None

    def collect(self, folder: Path, books: list[Path], texts: dict[str, Path], downloads: list[Path]) -> YearInputs:
        """Return everything; the register of sources is read first, for downloads are named in it."""
        sheets = self._workbook(books)
        if "sources" in texts:
            for grid in self._grids(texts["sources"]):
                if "sources" in sheets and SourceRegister(sheets["sources"], self._context).sources:
                    refuse_filled_twice(folder, self._project, sheets["sources"].name, grid.name, "The sheet sources")
                sheets["sources"] = grid
        register_grid = sheets.pop("sources", None)
        if register_grid is not None:
            self._register = SourceRegister(register_grid, self._context)
            self._remark_all(register_grid, self._register.remarks)
        for name, grid in sheets.items():
            self._add(grid, read_sheet(grid, name, self._context))
        for stem, path in texts.items():
            if stem in SHEETS or stem in SCHEMAS:
                self._text(folder, stem, path, sheets)
        if downloads:
            check_formats(self._context.folder)
        for path in downloads:
            self._download(path)
        if register_grid is not None and self._register is not None:
            used = (str(source) for parts in self._parts.values() for _, frame in parts for source in frame["source"])
            self._remark_all(register_grid, self._register.undated_faults(used))
        name = self._project.relative(folder)
        return YearInputs(
            tables={kind: self._table(kind, parts, name) for kind, parts in self._parts.items()},
            files=dict(sorted(self._files.items())),
            sources=self._register.sources if self._register else {},
            undated_sources=tuple(self._register.undated) if self._register else (),
            remarks=tuple(self._remarks),
        )

    def _workbook(self, books: list[Path]) -> dict[str, Grid]:
        """Return the grid of each sheet of the workbook by its name."""
        found: dict[str, Grid] = {}
        for path in books:
            grids = self._grids(path)
            found, remarks = workbook_sheets(grids)
            if not found:
                raise InputStructure(
                    f"{self._project.relative(path)} has none of the sheets of the workbook.",
                    details=[f"found {', '.join(grid.part for grid in grids) or 'no sheet with a cell'}",
                             f"expected {', '.join(f'sheet {name}' for name in SHEETS)}"],
                    next_step=f"where it is a table that you received, move it to {DOWNLOADS}/; a new workbook is "
                    "made by `make new`.",
                )  # fmt: skip
            for remark in remarks:
                self._remark(self._project.relative(path), remark)
        return found

    def _text(self, folder: Path, stem: str, path: Path, sheets: dict[str, Grid]) -> None:
        """Read a CSV file: a sheet that was saved as CSV, or a register in the analysts' form."""
        if stem == "sources":
            return
        if stem in SCHEMAS and not _sheet_form(read_grids(path, self._project), stem):
            table = read_table(path, replace(SCHEMAS[stem], rows_required=False), self._project)
            self._files[table.name] = table.sha256
            part = (table.origins[0], table.frame)
            self._parts[stem].append(part)
        else:
            (grid,) = self._grids(path)
            reading = read_sheet(grid, stem, self._context)
            part = self._add(grid, reading)
        if stem in sheets and part[0].rows and read_sheet(sheets[stem], stem, self._context).rows:
            refuse_filled_twice(folder, self._project, sheets[stem].name, part[0].name, f"The sheet {stem}")

    def _grids(self, path: Path) -> list[Grid]:
        name = self._project.relative(path)
        self._files[name] = hashlib.sha256(file_bytes(path, name)).hexdigest()
        return read_grids(path, self._project)

    def _download(self, path: Path) -> None:
        """Read one file as it was downloaded, by the reader that recognises it."""
        name, ending = self._project.relative(path), path.suffix.casefold()
        digest = hashlib.sha256(file_bytes(path, name)).hexdigest()
        source = self._register.files.get(digest) if self._register else None
        if ending not in ENDINGS:
            self._files[name] = digest
            if source is None:  # a file that only proves where a figure comes from is registered
                self._remark_file(
                    name, "warning", f"a file that ends in {path.suffix or 'nothing'}", f"one of {', '.join(ENDINGS)}",
                    "save it as an Excel workbook or as CSV UTF-8, or take it out of the folder.",
                )  # fmt: skip
            return
        grids = self._grids(path)
        found = _readers(grids)
        for grid in grids if found else ():
            if not any(grid in known for _, known in found):
                self._remark_file(
                    grid.name, "note", "a table that no reader recognises, so nothing of it is used",
                    "a table of figures, a budget or an action plan",
                    "nothing, if it is none of these; else see docs/formats.md.",
                )  # fmt: skip
        if not found:
            self._remark_file(
                name, "note" if source and ending == ".docx" else "warning",
                "a file that no reader recognises, so nothing of it is used",
                f"one of: {', '.join(reader.name for reader in READERS)}",
                "see docs/formats.md for the columns that each has; or type its figures into the workbook, and take "
                "the file out of the folder.",
            )  # fmt: skip
        for reader, known in found:
            for grid, reading in reader.read(known, self._context):
                if source is None and reading.rows:
                    self._remark_file(
                        name, "error", f"a file of {reader.name} {UNREGISTERED}",
                        f"a row of the sheet sources with {path.name} in the column File",
                        "on that sheet, type the name of the file in the column File of the row that it belongs to, or "
                        "add a row; give the day of its release. Its own cells need no source.",
                    )  # fmt: skip
                    source = ""
                if grid.hidden and reading.rows and not any("is hidden" in one.found for one in reading.remarks):
                    self._remark_file(
                        grid.name, "warning", "the sheet is hidden, and it is read", "a sheet that can be seen",
                        "if it is an old one, delete it or take it out of the file; else show it (right-click on a "
                        "sheet's name, Unhide).",
                    )  # fmt: skip
                self._add(grid, self._own_ids(grid, reading), source or "")

    def _own_ids(self, grid: Grid, reading: Reading) -> Reading:
        """Return rows whose ids, which a reader counts from one in each file, are not those of another file."""
        taken = {id for _, frame in self._parts[reading.kind] if "id" in frame for id in frame["id"]}
        if not any(row.get("id") in taken for row in reading.rows):
            return reading
        own = slugify(f"{grid.path.stem} {grid.part}")
        rows = tuple({**row, "id": f"{own}-{row['id']}"} if row.get("id") else row for row in reading.rows)
        return replace(reading, rows=rows)

    def _add(self, grid: Grid, reading: Reading, source: str = "") -> Part:
        """Keep what a grid says, and return it."""
        filled = [{**row, "source": row.get("source") or source} for row in reading.rows]
        frame = text_frame(filled, SCHEMAS[reading.kind].names, reading.numbers)
        origin = Origin(grid.path, grid.name, grid.sha256, len(filled), dict(reading.headers))
        self._parts[reading.kind].append((origin, frame))
        self._remark_all(grid, reading.remarks)
        return origin, frame

    def _table(self, kind: str, parts: Sequence[Part], folder: str) -> Table:
        filled = [part for part in parts if part[0].rows] or list(parts[:1])
        if not filled:
            frame = text_frame((), SCHEMAS[kind].names, ())
            place = self._project.root / folder
            filled = [(Origin(place, folder, hashlib.sha256(b"").hexdigest(), 0), frame)]
        return combined(kind, filled[0][0].name if len(filled) == 1 else folder, filled)

    def _remark_all(self, grid: Grid, remarks: Iterable[Remark]) -> None:
        for remark in first_in_full(remarks):
            self._remark(grid.name, remark)

    def _remark_file(self, file: str, severity: str, found: str, expected: str, next_step: str) -> None:
        self._remark(file, Remark(0, "", found, expected, next_step, severity))

    def _remark(self, file: str, remark: Remark) -> None:
        remarked = Remarked(file, remark)
        if remarked not in self._seen:
            self._seen.add(remarked)
            self._remarks.append(remarked)


def _readers(grids: list[Grid]) -> list[tuple[Reader, list[Grid]]]:
    """Return the readers of a file with their grids: one that knows the whole file, or one for each of its tables."""
    if len(grids) == 1 or (whole := reader_for(grids)) in PUBLISHED:
        reader = reader_for(grids)
        return [(reader, grids)] if reader else []
    found: list[tuple[Reader, list[Grid]]] = []
    for grid in grids:
        reader = reader_for([grid])
        together = next((known for one, known in found if one is reader is BUDGET), None)
        if together is not None:  # the sheets of several years' budgets are chosen from
            together.append(grid)
        elif reader is not None:
            found.append((reader, [grid]))
    return found or ([(whole, grids)] if whole else [])


def _sheet_form(grids: Sequence[Grid], stem: str) -> bool:
    """Tell whether a register's CSV file is a sheet of the workbook saved as CSV, not the analysts' form."""
    names = set(SCHEMAS[stem].names)
    for grid in grids:
        row = heading_row(grid, SHEETS[stem]) if stem in SHEETS else None
        if row is not None and not names.issuperset(filter(None, grid.rows[row])):
            return True
    return False
