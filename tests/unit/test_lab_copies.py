"""The working copies of `make lab`: fresh ones follow the stored notebooks, changed ones are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from yjreport.errors import InputMissing
from yjreport.execution.lab import lab_command, prepare_lab
from yjreport.paths import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project of two notebooks."""
    (tmp_path / "notebooks").mkdir()
    for name in ("01_a.ipynb", "02_b.ipynb"):
        (tmp_path / "notebooks" / name).write_text(f"stored {name}", encoding="utf-8")
    (tmp_path / "notebooks" / "conftest.py").touch()
    return Project(tmp_path)


def test_every_notebook_is_copied(project: Project) -> None:
    """The first time all notebooks are copied, and nothing else."""
    prepared = prepare_lab(project, project.reports / "lab")

    assert prepared.fresh == ("01_a.ipynb", "02_b.ipynb")
    assert prepared.kept == ()
    assert sorted(path.name for path in prepared.folder.glob("[!.]*")) == ["01_a.ipynb", "02_b.ipynb"]


def test_a_changed_copy_is_kept(project: Project) -> None:
    """A copy that the analyst changed is left alone, also when the stored notebook changes."""
    copy = prepare_lab(project, project.reports / "lab").folder / "01_a.ipynb"
    copy.write_text("mine", encoding="utf-8")

    assert prepare_lab(project, project.reports / "lab").kept == ("01_a.ipynb",)
    assert prepare_lab(project, project.reports / "lab").behind == ()

    (project.notebooks / "01_a.ipynb").write_text("newer", encoding="utf-8")
    prepared = prepare_lab(project, project.reports / "lab")

    assert prepared.behind == ("01_a.ipynb",)
    assert copy.read_text(encoding="utf-8") == "mine"


def test_an_unchanged_copy_follows_the_stored_notebook(project: Project) -> None:
    """A copy that nobody touched is brought up to date."""
    folder = prepare_lab(project, project.reports / "lab").folder
    (project.notebooks / "02_b.ipynb").write_text("newer", encoding="utf-8")

    prepared = prepare_lab(project, folder)

    assert prepared.kept == ()
    assert (folder / "02_b.ipynb").read_text(encoding="utf-8") == "newer"


def test_a_copy_that_was_there_before_is_not_overwritten(project: Project) -> None:
    """A notebook of unknown origin in the folder is the analyst's."""
    folder = project.reports / "lab"
    folder.mkdir(parents=True)
    (folder / "01_a.ipynb").write_text("whose?", encoding="utf-8")

    assert prepare_lab(project, folder).kept == ("01_a.ipynb",)


def test_a_deleted_copy_comes_back_fresh(project: Project) -> None:
    """To have a notebook anew, the analyst deletes the copy."""
    folder = prepare_lab(project, project.reports / "lab").folder
    (folder / "01_a.ipynb").write_text("mine", encoding="utf-8")
    prepare_lab(project, folder)
    (folder / "01_a.ipynb").unlink()

    assert prepare_lab(project, folder).kept == ()
    assert (folder / "01_a.ipynb").read_text(encoding="utf-8") == "stored 01_a.ipynb"


def test_the_stored_notebooks_are_never_touched(project: Project) -> None:
    """Preparing reads the stored notebooks and writes only copies."""
    before = {path: path.read_bytes() for path in project.notebooks.iterdir()}

    prepare_lab(project, project.reports / "lab")

    assert {path: path.read_bytes() for path in project.notebooks.iterdir()} == before


def test_no_notebooks_is_a_message(tmp_path: Path) -> None:
    """A project without notebooks is told how to become whole."""
    with pytest.raises(InputMissing, match="no notebooks to open"):
        prepare_lab(Project(tmp_path), tmp_path / "lab")


def test_the_server_listens_on_this_computer_alone() -> None:
    """JupyterLab binds to the loopback address, asks for no news, and opens a browser only if wanted."""
    command = lab_command(Path("/copies"), port=8899, browser=False)

    assert "--ServerApp.ip=127.0.0.1" in command
    assert "--ServerApp.open_browser=False" in command
    assert "--ServerApp.port=8899" in command
    assert "--LabApp.news_url=None" in command
    assert "--LabApp.extension_manager=readonly" in command
    assert "--MultiKernelManager.default_kernel_name=yjreport" in command
