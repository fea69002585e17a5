"""Whatever happens to the files of a year: a message for people, or numbers that stand in the files."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
from bad_year import FOLDER, SERVICE, YEAR, csv_bytes, make_forms, make_project
from good_downloads import sheet_bytes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yjreport.config.catalogue import load_catalogue
from yjreport.config.services import find_service
from yjreport.errors import UserError
from yjreport.files.any_file import read_grids
from yjreport.files.columns import SCHEMAS
from yjreport.files.entries import area_index
from yjreport.files.reading import ReaderContext
from yjreport.inputs.folder import read_year
from yjreport.paths import Project

ODD = [
    "", "-", "..", "*", "c", "[x]", "1,234", "1,23", "1.234,5", "12%", "0", "-5", "1e5", "3.5", "2024", "Total", "All",
    "England", "=1+1", "#DIV/0!", "0.0000001", "45383", "03/04/2024", "£12", "12 345", "l2", "<5", "data", "example",
    "local", "Police", "Q1 2024", "\u0661\u0662",
]  # fmt: skip
COPIED = {"sheets": ["actions.csv", "budget.csv", "context.csv", "indicators.csv", "outcomes.csv", "sources.csv"],
          "tables": ["observations.csv", "budget.csv"], "fingertips": ["downloads/fingertips.csv"],
          "looked-after": ["downloads/looked-after.csv"], "summary": ["downloads/summary.xlsx"],
          "budget": ["downloads/budget.xlsx"]}  # fmt: skip
"""Files of each form whose figures are copied, not added up."""
NUMBERS = ("numerator", "denominator", "value", "staffing", "payments_in_kind", "other_delegated", "total")


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, Path], ReaderContext]]:
    """Return a project with a good year, its forms, and what readers are told of the service."""
    root = tmp_path_factory.mktemp("any")
    (root / "project").mkdir()
    load_catalogue.cache_clear()
    project = make_project(root / "project")
    service, catalogue = find_service(project, SERVICE), load_catalogue(project)
    context = ReaderContext(service, YEAR, catalogue, area_index(service, catalogue), project.params / "formats")
    yield project.root, make_forms(project, root), context
    load_catalogue.cache_clear()


@st.composite
def spoiled(draw: st.DrawFn, rows: list[list[str]]) -> list[list[str]]:
    """Return a table with a few cells, rows or columns changed."""
    made = [list(row) for row in rows]
    for _ in range(draw(st.integers(1, 3))):
        if not made or not made[0]:
            break
        row = draw(st.integers(0, len(made) - 1))
        column = draw(st.integers(0, max(len(made[row]) - 1, 0)))
        what = draw(st.sampled_from(["cell", "cell", "cell", "text", "drop", "double", "move", "out", "twice", "turn"]))
        if what in ("cell", "text") and made[row]:
            made[row][column] = draw(st.sampled_from(ODD) if what == "cell" else st.text(max_size=9))
        elif what == "drop":
            made.pop(row)
        elif what == "double":
            made.insert(draw(st.integers(0, len(made))), list(made[row]))
        elif what == "move":
            made.insert(draw(st.integers(0, len(made) - 1)), made.pop(row))
        elif what == "out":
            made = [cells[:column] + cells[column + 1 :] for cells in made]
        elif what == "twice":
            made = [cells[: column + 1] + cells[column:] for cells in made]
        else:
            made = [cells[:column] + cells[column + 1 :] + cells[column : column + 1] for cells in made]
    return made


def printed(rows: list[list[str]]) -> set[Decimal]:
    """Return every number that a table prints, commas taken out."""
    found = set()
    for text in (cell for row in rows for cell in row):
        for word in re.findall(r"-?[0-9][0-9,]*(?:\.[0-9]+)?", text.replace("−", "-")):
            for shape in (word, word.lstrip("-"), f"-{word.lstrip('-')}"):
                try:
                    found.add(Decimal(shape.replace(",", "")))
                except InvalidOperation:
                    continue
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_number_read_stands_in_the_files(
    data: st.DataObject, year: tuple[Path, dict[str, Path], ReaderContext]
) -> None:
    """Cells, rows and columns are changed; a number that is read was printed, and none is made up."""
    root, forms, context = year
    form = data.draw(st.sampled_from(sorted(COPIED)))
    file = data.draw(st.sampled_from(COPIED[form]))
    folder = root / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(forms[form], folder)
    project = Project(root)
    good = [list(row) for row in read_grids(folder / file, project)[0].rows]
    bad = data.draw(spoiled(good))
    if file.endswith(".csv"):
        (folder / file).write_bytes(csv_bytes(bad).decode().encode("utf-8", "replace"))
    else:
        (folder / file).write_bytes(sheet_bytes([[cell for cell in row if cell.isprintable()] for row in bad]))
    try:
        tables = read_year(folder, context, project).tables
        grids = [grid for path in [*folder.glob("*.csv"), *folder.glob("downloads/*")]
                 for grid in read_grids(path, project)]  # fmt: skip
    except UserError as error:
        assert error.what
        assert error.next_step
        return
    known = printed([list(row) for grid in grids for row in grid.rows])
    for kind, table in tables.items():
        for name in set(NUMBERS) & set(SCHEMAS[kind].names):
            for text in table.frame[name]:
                if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
                    assert Decimal(text) in known, (form, file, kind, name, text)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damaged_bytes_give_a_message(data: st.DataObject, year: tuple[Path, dict[str, Path], ReaderContext]) -> None:
    """Bytes are changed, cut off or put in, in any file: a message that says what next, never a traceback."""
    root, forms, context = year
    form = data.draw(st.sampled_from(["workbook", "sheets", "tables", "downloads"]))
    folder = root / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(forms[form], folder)
    path = data.draw(st.sampled_from(sorted(one for one in folder.rglob("*") if one.is_file())))
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole)))
    span = data.draw(st.sampled_from([1, 1, 2, 40, 5000]))
    put = data.draw(st.binary(max_size=6))
    path.write_bytes(whole[:place] + put + whole[place + span :])
    try:
        read = read_year(folder, context, Project(root))
    except UserError as error:
        assert error.what
        assert error.next_step
        return
    assert set(read.tables) == set(SCHEMAS)
