"""Gather what the files of a service's year say into the documented tables, file by file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from yjreport.errors import InputStructure
from yjreport.inputs.files import ENDINGS, read_grids
from yjreport.inputs.folder import DOWNLOADS, Remarked, YearInputs, filled_twice
from yjreport.inputs.readers.base import Reading, Remark
from yjreport.inputs.schemas import SCHEMAS
from yjreport.inputs.tables import ROW, Origin, Table, combined, file_bytes, read_table
from yjreport.workbook.layout import SHEETS
from yjreport.workbook.reader import Registered, is_sheet, read_sheet, read_sources, workbook_sheets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pandas as pd

    from yjreport.inputs.grid import Grid
    from yjreport.inputs.readers.base import ReaderContext
    from yjreport.paths import Project

Part = tuple[Origin, "pd.DataFrame"]


class Collector:
    """Gather the parts of each kind of input, and the remarks, file by file."""

    def __init__(self, context: ReaderContext, project: Project, remarks: Iterable[Remarked]) -> None:
        self._context, self._project = context, project
        self._remarks = list(remarks)
        self._parts: dict[str, list[Part]] = {kind: [] for kind in SCHEMAS}
        self._files: dict[str, str] = {}
        self._registered = Registered()

    def collect(self, folder: Path, books: list[Path], texts: dict[str, Path], downloads: list[Path]) -> YearInputs:
        """Return everything; the register of sources is read first, for downloads are named in it."""
        sheets = self._sheets(folder, books, texts)
        if "sources" in sheets:
            grid = sheets.pop("sources")
            self._registered = read_sources(grid, self._context, folder=folder)
            self._all(grid, self._registered.remarks)
        for name, grid in sheets.items():
            self._add(grid, read_sheet(grid, name, self._context))
        for stem, path in texts.items():
            if stem in SCHEMAS and self._project.relative(path) not in self._files:
                table = read_table(path, SCHEMAS[stem], self._project)
                self._files[table.name] = table.sha256
                self._parts[stem].append((table.origins[0], table.frame))
        for path in downloads:
            self._download(path)
        for kind, parts in self._parts.items():
            for origin, frame in parts:
                self._check_sources(kind, origin, frame)
        name = self._project.relative(folder)
        return YearInputs(
            {kind: self._table(kind, parts, name) for kind, parts in self._parts.items()},
            dict(sorted(self._files.items())), dict(self._registered.sources), tuple(self._remarks),
        )  # fmt: skip

    def _sheets(self, folder: Path, books: list[Path], texts: dict[str, Path]) -> dict[str, Grid]:
        """Return the grid of each sheet, from the workbook or from a CSV file of its name in the same form."""
        found: dict[str, Grid] = {}
        for path in books:
            grids = self._grids(path)
            sheets, remarks = workbook_sheets(grids)
            if not sheets:
                raise InputStructure(
                    f"{self._project.relative(path)} has none of the sheets of the workbook.",
                    details=[f"found {', '.join(grid.part for grid in grids) or 'no sheet with a cell'}",
                             f"expected {', '.join(f'sheet {name}' for name in SHEETS)}"],
                    next_step=f"where it is a table that you received, move it to {DOWNLOADS}/; a new workbook is "
                    "made by `make new`.",
                )  # fmt: skip
            for remark in remarks:
                self._remark(self._project.relative(path), remark)
            found |= sheets
        for stem, path in texts.items():
            if stem not in SHEETS:
                continue
            grids = self._grids(path) if stem not in SCHEMAS or self._form(path, stem) else []
            for grid in grids:
                if stem in found and read_sheet(found[stem], stem, self._context).rows and stem != "sources":
                    filled_twice(folder, self._project, found[stem].name, grid.name, f"The sheet {stem}")
                found[stem] = grid
        return found

    def _form(self, path: Path, stem: str) -> bool:
        """Tell whether a register's CSV file is a sheet of the workbook saved as CSV, not the analysts' form."""
        return any(is_sheet(grid, stem) for grid in read_grids(path, self._project))

    def _grids(self, path: Path) -> list[Grid]:
        name = self._project.relative(path)
        self._files[name] = hashlib.sha256(file_bytes(path, name)).hexdigest()
        return read_grids(path, self._project)

    def _download(self, path: Path) -> None:
        """Read one file as it was downloaded, by the reader that recognises it."""
        from yjreport.inputs.readers.registry import READERS, reader_for

        name = self._project.relative(path)
        if path.suffix.casefold() not in ENDINGS:
            self._remark(name, Remark(0, "", f"a file that ends in {path.suffix or 'nothing'}",
                                     f"one of {', '.join(ENDINGS)}",
                                     "save it as an Excel workbook or as CSV UTF-8, or take it out of the folder.",
                                     "warning"))  # fmt: skip
            return
        grids = self._grids(path)
        reader = reader_for(grids)
        if reader is None:
            self._remark(name, Remark(0, "", "a file that no reader recognises, so nothing of it is used",
                                     f"one of: {', '.join(reader.name for reader in READERS)}",
                                     "see docs/formats.md for the columns that each has; or type its figures into the "
                                     "workbook, and take the file out of the folder.", "warning"))  # fmt: skip
            return
        source = self._registered.of_file(path.name)
        for grid, reading in reader.read(grids, self._context):
            if source is None and reading.rows:
                self._remark(name, Remark(0, "", f"a file of {reader.name} that the register of sources does not name",
                                         f"a row of the sheet sources with {path.name} in the column file",
                                         "add the row, with the day on which the file was released.", "error"))  # fmt: skip
                source = ""
            self._add(grid, reading, source or "")

    def _add(self, grid: Grid, reading: Reading, source: str = "") -> None:
        import pandas as pd

        names = SCHEMAS[reading.kind].names
        filled = [{**row, "source": row.get("source") or source} for row in reading.rows]
        frame = pd.DataFrame(
            {name: pd.Series([row.get(name, "") for row in filled], dtype=object) for name in names}
            | {ROW: pd.Series(list(reading.numbers), dtype="int64")}
        )
        origin = Origin(grid.path, grid.name, grid.sha256, len(filled), dict(reading.headers))
        self._parts[reading.kind].append((origin, frame))
        self._all(grid, reading.remarks)

    def _table(self, kind: str, parts: Sequence[Part], folder: str) -> Table:
        filled = [part for part in parts if part[0].rows] or list(parts[:1])
        if not filled:
            import pandas as pd

            names = SCHEMAS[kind].names
            frame = pd.DataFrame({name: pd.Series([], dtype=object) for name in names})
            frame[ROW] = pd.Series([], dtype="int64")
            place = self._project.root / folder
            filled = [(Origin(place, folder, hashlib.sha256(b"").hexdigest(), 0), frame)]
        return combined(kind, filled[0][0].name if len(filled) == 1 else folder, filled)

    def _check_sources(self, kind: str, origin: Origin, frame: pd.DataFrame) -> None:
        """Refuse the use of a source whose row in the register is not complete."""
        if "source" not in frame:
            return
        for source, same in frame.groupby("source", sort=False):
            remark = self._registered.incomplete.get(str(source))
            if remark is not None:
                number = int(same[ROW].iloc[0])
                used = f"{remark.found}; {origin.short_name}, row {number} uses it"
                self._remark(self._registered.name, Remark(remark.row, remark.column, used, remark.expected,
                                                          remark.next_step, "error"))  # fmt: skip

    def _all(self, grid: Grid, remarks: Iterable[Remark]) -> None:
        for remark in remarks:
            self._remark(grid.name, remark)

    def _remark(self, file: str, remark: Remark) -> None:
        remarked = Remarked(file, remark)
        if remarked not in self._remarks:
            self._remarks.append(remarked)
