"""Bad files get the message that says what is wrong, where, and what to do; the last good annex stays."""

from __future__ import annotations

import importlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import bad_cells
import pytest
from bad_year import (
    ANNEX,
    FOLDER,
    GOOD_ANNEX,
    SERVICE,
    YEAR,
    cells_said,
    make_forms,
    make_project,
    what_was_said,
)

from yjreport.cli import main
from yjreport.config.catalogue import load_catalogue
from yjreport.gate import engine

TABLES = ("bad_csv", "bad_workbook", "bad_downloads", "bad_received")
"""The modules of cases. Each says in FORM which form of the good year it spoils, and has its CASES by name."""



def form_of(module: ModuleType, name: str) -> str:
    """Return which form of the good year a case spoils."""
    return getattr(module, "FORMS", {}).get(name.partition(":")[0], module.FORM)


ALL = {
    f"{table.removeprefix('bad_')}: {name}": (form_of(module, name), case)
    for table in TABLES
    for module in [importlib.import_module(table)]
    for name, case in module.CASES.items()
}


@dataclass(frozen=True)
class Year:
    """Hold the project, the good year in each form, and what is said of it there."""

    project: Path
    forms: dict[str, Path]
    said: dict[str, tuple[str, ...]]

    def put(self, form: str) -> Path:
        """Return the folder of the year with the good files of a form in it."""
        folder = self.project / FOLDER
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.forms[form], folder)
        return folder


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    """Return a project with a good year, where a table that was checked is not checked again."""
    root = tmp_path_factory.mktemp("bad")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YJREPORT_PROJECT", str(root / "project"))
        patch.setattr(engine, "validate", remembered(engine.validate))
        load_catalogue.cache_clear()
        (root / "project").mkdir()
        project = make_project(root / "project")
        made = Year(project.root, make_forms(project, root), {})
        for form in made.forms:
            made.put(form)
            code = main(["check", f"AUTHORITY={SERVICE}", f"YEAR={YEAR}"])
            made.said[form] = what_was_said(project.root)
            assert code == 0, (form, made.said[form])
        yield made
    load_catalogue.cache_clear()


def remembered(validate: Callable[..., Any]) -> Callable[..., Any]:
    """Return the gate's engine with a memory: the same rows under the same rules are looked at once."""
    known: dict[Any, Any] = {}

    def look(suite: Any, frame: Any, parameters: Any) -> Any:
        key = (suite.kind, frame.to_json(default_handler=str), repr(sorted(parameters.items())))
        if key not in known:
            known[key] = validate(suite, frame, parameters)
        return known[key]

    return look


@pytest.fixture(scope="session")
def rows_said(year: Year) -> dict[str, tuple[str, int]]:
    """Return what is said of each row with a bad cell, when all of them stand in one year."""
    places = bad_cells.filled(year.put(bad_cells.FORM))
    main(["check", f"AUTHORITY={SERVICE}", f"YEAR={YEAR}"])
    return {name: cells_said(year.project, *place) for name, place in places.items()}


def test_there_are_enough_cases() -> None:
    """Each is another way to be wrong, and each is told with a place or a file and with what to do."""
    assert len({case.said for _, case in ALL.values()}) >= 120
    assert len(ALL) + len(bad_cells.CASES) >= 250
    for case in [case for _, case in ALL.values()] + [cell for cell in bad_cells.CASES.values() if cell.said]:
        assert "Next: " in case.said


@pytest.mark.parametrize("name", bad_cells.CASES)
def test_a_bad_cell_gets_its_message(name: str, rows_said: dict[str, tuple[str, int]]) -> None:
    """The row is named, what was found and expected, and what to do; the code is that of the fault."""
    cell = bad_cells.CASES[name]
    assert rows_said[name] == (cell.said, cell.code)


@pytest.mark.parametrize("name", ALL)
def test_a_bad_file_gets_its_message(name: str, year: Year, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole message is as the table has it, the code too, and nothing of the annex is touched."""
    form, case = ALL[name]
    folder = year.put(form)
    case.change(folder)

    code = main(["check", f"AUTHORITY={SERVICE}", f"YEAR={YEAR}"])

    printed = capsys.readouterr()
    said = "\n".join(what_was_said(year.project, year.said[form]))
    assert said == case.said
    assert code == case.code
    assert "Traceback" not in printed.out + printed.err
    assert str(year.project) not in printed.out + printed.err
    if code:
        assert "Next: " in printed.err
    public = year.project / ANNEX
    assert public.read_text(encoding="utf-8") == GOOD_ANNEX
    assert os.listdir(public.parent) == [public.name]
