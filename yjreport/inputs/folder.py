"""
Read everything that a service's year has: the workbook, CSV files, downloads, all as the documented tables.

A row keeps its place: the file, the sheet and the row that a spreadsheet shows. What a reader did not understand is
remarked; what it could not read in one way only is a remark of severity error, which the gate makes a fault.
"""

from __future__ import annotations

from pathlib import Path

from yjreport.errors import InputMissing, InputStructure, did_you_mean
from yjreport.files.any_file import TEXTS, WORKBOOKS
from yjreport.files.columns import BESIDE, SCHEMAS
from yjreport.files.reading import ReaderContext, Remark
from yjreport.files.tables import read_folder
from yjreport.inputs.collector import Collector
from yjreport.inputs.year_inputs import DOWNLOADS, Remarked, YearInputs, refuse_filled_twice
from yjreport.paths import Project
from yjreport.workbook.layout import SHEETS

_IDLE = ("readme", "desktop", "thumbs")
_MOST_NAMES = 8
_OWN_FORM = (*SCHEMAS, *BESIDE)
"""CSV files that may stand in the folder in the analysts' form, by their names without ending."""


def read_year(folder: Path, context: ReaderContext, project: Project, *, whole: bool = True) -> YearInputs:
    """
    Return what a service's year holds.

    Args:
        folder: the service's folder of the year.
        context: the words that its files may use.
        project: for names in messages.
        whole: whether the CSV files in the analysts' form, where the folder has no others, must all be there.

    Raises:
        UserError: a file cannot be read at all, a sheet is filled in in two places, or there is nothing to read.
    """
    books, texts, remarks = _standing(folder, project)
    downloads = _downloads(folder)
    if whole and not books and not downloads and set(texts) <= set(_OWN_FORM):
        if not set(texts) & set(SCHEMAS):
            raise _nothing(folder, project)
        return _strict(folder, project, remarks)
    return Collector(context, project, remarks).collect(folder, books, texts, downloads)


def _strict(folder: Path, project: Project, remarks: list[Remarked]) -> YearInputs:
    """Return the six CSV files in the analysts' form, which must all be there."""
    tables = {table.kind: table for table in read_folder(folder, project)}
    files = {table.name: table.sha256 for table in tables.values()}
    return YearInputs(tables, files, remarks=tuple(remarks))


def _nothing(folder: Path, project: Project) -> InputMissing:
    names = sorted(path.name for path in folder.iterdir())
    return InputMissing(
        f"{project.relative(folder)} holds no inputs.",
        details=[f"found {', '.join(names[:_MOST_NAMES]) or 'no file'}",
                 "expected inputs.xlsx, or CSV files called after its sheets, or files in downloads"],
        next_step="run `make new` for the service and the year, or put the inputs there under these names.",
    )  # fmt: skip


def _standing(folder: Path, project: Project) -> tuple[list[Path], dict[str, Path], list[Remarked]]:
    """Return the workbooks of a folder, its CSV files by name, and a note on every file that is neither."""
    if not folder.is_dir():
        raise InputMissing(
            f"The folder {project.relative(folder)} is missing.",
            next_step="run `make new` for the service and the year, or put the inputs there.",
        )
    books: list[Path] = []
    texts: dict[str, Path] = {}
    remarks: list[Remarked] = []
    known = list(dict.fromkeys((*SHEETS, *_OWN_FORM)))
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        stem, ending = path.stem.casefold().strip(), path.suffix.casefold()
        if path.name.startswith((".", "~$")) or stem in _IDLE:
            continue
        if ending in WORKBOOKS:
            books.append(path)
        elif ending in TEXTS and stem in known:
            if stem in texts:
                refuse_filled_twice(folder, project, texts[stem].name, path.name, stem)
            texts[stem] = path
        else:
            near = did_you_mean(stem, known)
            remark = Remark(
                0, "", f"a file that nothing reads.{near}", f"inputs.xlsx, or a CSV file called {', '.join(known)}",
                f"rename it, or move it to {DOWNLOADS}/ where it is a table as it was downloaded or received.",
                "warning",
            )  # fmt: skip
            remarks.append(Remarked(project.relative(path), remark))
    if len(books) > 1:
        raise InputStructure(
            f"{project.relative(folder)} holds {len(books)} workbooks.",
            details=[f"found {', '.join(path.name for path in books)}"],
            next_step=f"leave the one that is filled in; move tables that you received to {DOWNLOADS}/.",
        )
    return books, texts, remarks


def _downloads(folder: Path) -> list[Path]:
    place = folder / DOWNLOADS
    if not place.is_dir():
        return []
    return sorted(
        path
        for path in place.iterdir()
        if path.is_file() and not path.name.startswith((".", "~$")) and path.stem.casefold() not in _IDLE
    )
