"""The same figures are read however a program or a person has saved them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from bad_year import BOOK, FOLDER, figures_read, make_forms, make_project
from harmless import HARMLESS

from yjreport.config.catalogue import load_catalogue

NO_OFFICE = "no LibreOffice on this computer"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, Path]]]:
    """Return a project with a good year, and the folders of its forms."""
    root = tmp_path_factory.mktemp("harmless")
    (root / "project").mkdir()
    load_catalogue.cache_clear()
    project = make_project(root / "project")
    yield project.root, make_forms(project, root)
    load_catalogue.cache_clear()


def read(made: tuple[Path, dict[str, Path]], form: str, change: object = None) -> list[tuple[str, ...]]:
    """Return the figures of a form, changed or not."""
    from yjreport.paths import Project

    root, forms = made
    folder = root / FOLDER
    shutil.rmtree(folder)
    shutil.copytree(forms[form], folder)
    if callable(change):
        change(folder)
    return figures_read(Project(root))


def test_there_are_enough_harmless_changes() -> None:
    """The brief of the readers asks for twenty-five."""
    assert len(HARMLESS) >= 25


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_change_changes_no_figure(name: str, made: tuple[Path, dict[str, Path]]) -> None:
    """What is read of the changed files is what is read of the good ones, row by row and column by column."""
    form, change = HARMLESS[name]
    good = read(made, form)
    assert read(made, form, change) == good
    assert good


def test_a_workbook_saved_by_libreoffice_says_the_same(made: tuple[Path, dict[str, Path]], tmp_path: Path) -> None:
    """LibreOffice writes another XLSX of the same cells."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip(NO_OFFICE)
    forms = made[1]
    good = read(made, "workbook")
    subprocess.run([office, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path),
                    str(forms["workbook"] / BOOK)], check=True, capture_output=True, timeout=120)  # fmt: skip
    assert read(made, "workbook", lambda folder: shutil.copy(tmp_path / BOOK, folder / BOOK)) == good
