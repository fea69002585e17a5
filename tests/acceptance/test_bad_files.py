"""Bad files get the message that says what is wrong, where, and what to do; the last good annex stays."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import bad_cells
import pytest
from bad_corrections import corrected, row
from bad_documents import as_ods
from bad_many import MANY, ROWS
from bad_texts import says
from bad_year import (
    ANNEX,
    COMMENTARY,
    FOLDER,
    GOOD_ANNEX,
    SERVICE,
    YEAR,
    cells_said,
    figures_read,
    make_forms,
    make_project,
    what_was_said,
)
from good_downloads import CHILDREN

from yjreport.cli import main
from yjreport.config.catalogue import load_catalogue
from yjreport.gate.suites import engine
from yjreport.paths import Project

SOON = 60
"""Seconds of processor time in which a file of many rows is looked at, on a slow computer."""
TABLES = ("bad_csv", "bad_workbook", "bad_downloads", "bad_received", "bad_corrections", "bad_texts", "bad_documents")
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
    """Hold the project, the stubs of commentary, the good year in each form, and what is said of it there."""

    project: Path
    words: Path
    forms: dict[str, Path]
    said: dict[str, tuple[str, ...]]

    def put(self, form: str) -> Path:
        """Return the folder of the year with the good files of a form in it."""
        folder = self.project / FOLDER
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.forms[form], folder)
        words = self.project / COMMENTARY
        shutil.rmtree(words)
        shutil.copytree(self.words, words)
        return folder


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    """Return a project with a good year, where a table that was checked is not checked again."""
    root = tmp_path_factory.mktemp("bad")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YJREPORT_PROJECT", str(root / "project"))
        patch.setattr(engine, "validate", remembered(engine.validate))
        load_catalogue.cache_clear()
        (root / "project").mkdir()
        project = make_project(root / "project")
        made = Year(project.root, root / "commentary", make_forms(project, root), {})
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


@pytest.fixture(scope="module")
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


def checked(year: Year, form: str, change: Callable[[Path], object]) -> tuple[int, tuple[str, ...]]:
    """Return the exit code of a check of a changed year, and what is said that was not said of the good one."""
    change(year.put(form))
    code = main(["check", f"AUTHORITY={SERVICE}", f"YEAR={YEAR}"])
    return code, what_was_said(year.project, year.said[form])


def test_a_good_correction_and_good_words_pass(year: Year) -> None:
    """The cases of bad_corrections and bad_texts are wrong by what they change, not by their frame."""
    assert checked(year, "published", corrected(row())) == (0, ())
    assert checked(year, "tables", says("There were {{ custodial_sentences.local }}.")) == (0, ())


def test_an_open_document_says_what_the_workbook_says(year: Year) -> None:
    """The open data of the board are published as .ods: the same figures are read, and a withheld one is not 0."""
    year.put("children")
    good = [one[1:] for one in figures_read(Project(year.project))]
    as_ods(CHILDREN)(year.put("children"))
    assert [one[1:] for one in figures_read(Project(year.project))] == good
    assert len(good) >= 8

    rows = [list(cells) for cells in CHILDREN]
    rows[1][8] = "*"
    as_ods(rows)(year.put("children"))
    held = {one[9]: (one[12], one[15]) for one in figures_read(Project(year.project))}
    assert held["age=10 to 14"][0] == "" and held["age=10 to 14"][1]
    assert held[""][0] == ""
    assert held["age=15"] == ("14", "")


def test_many_rows_of_other_areas_are_counted(year: Year) -> None:
    """One remark for all of them, with the first names, in reasonable time."""
    began = time.process_time()
    code, said = checked(year, *MANY["areas"])

    assert code == 0
    assert said == (
        "note: downloads/fingertips.csv, the whole file\n"
        f"found {ROWS} rows of other areas: Area 0, Area 1, Area 10, Area 100, Area 1000, Area 10000 and {ROWS - 6} "
        "more\nexpected areas of the service, its region, nations and family\nNext: nothing.",
    )
    assert time.process_time() - began < SOON


def test_many_faults_are_told_first_in_full_and_then_counted(year: Year, capsys: pytest.CaptureFixture[str]) -> None:
    """The first rows stand there with what is wrong, the rest with their number and their rows."""
    began = time.process_time()
    code, said = checked(year, *MANY["outcomes"])

    record = json.loads((year.project / f"reports/{SERVICE}/{YEAR}/checks.json").read_text(encoding="utf-8"))
    assert code == 30
    assert said[1] == (
        'error: outcomes.csv, row 17, Figure as published (column H)\nfound "0 children"\nexpected a number in plain '
        "digits, such as 1234 or 32.3\nNext: write the number alone, in plain digits (0); a mark belongs in marks, "
        "words in note."
    )
    assert said[-1].startswith("error: outcomes.csv, row 216, Figure as published (column H)\n")
    assert {(one["check"], one["count"], *one["runs"][0]) for one in record["rest"]} == {
        (check, ROWS - 200, 217, ROWS + 16) for check in ("value-number", "row-not-contradicted")
    }
    assert "Traceback" not in "".join(capsys.readouterr())
    assert time.process_time() - began < SOON
