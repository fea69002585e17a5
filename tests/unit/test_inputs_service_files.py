"""A service's own files: those of the report's year, and the registers of the year before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from yjreport.config.catalogue import load_catalogue
from yjreport.config.services import find_request
from yjreport.dataset.dataset import build_dataset
from yjreport.errors import InputStructure
from yjreport.inputs.annex_inputs import read_inputs
from yjreport.inputs.service_files import inputs_folder_before
from yjreport.paths import Project

ROOT = Project.here().root
HEADER = "table,row,agency,label,staffing,payments_in_kind,other_delegated,total,marks,source,line,note"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project with West Mercia's year alone, and the register of sources."""
    shutil.copytree(ROOT / "params", tmp_path / "params")
    for name in ("data/sources", "data/plans/west-mercia"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return Project(tmp_path)


def before(project: Project, *rows: str) -> Path:
    """Write the budget of the year before."""
    folder = project.inputs_folder("west-mercia", "2023-24")
    folder.mkdir(parents=True)
    (folder / "budget.csv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return folder


def row(label: str, source: str) -> str:
    """Return one contribution."""
    return f"contributions,item,police,{label},100,,,100,,{source},1,"


def test_the_registers_of_the_year_before_are_those_that_are_there(project: Project) -> None:
    """A folder with a budget alone gives a budget; a source that nobody registered or that came later gives none."""
    folder = before(project, row("Police", "west-mercia-plan-2024-25"), row("Nobody", "nobody"),
                    row("Later", "lait-2026-04"))  # fmt: skip
    inputs = read_inputs(project, "west-mercia", "2024-25", "public")
    dataset = build_dataset(inputs)

    assert [entry["label"] for entry in dataset.before["budget"]] == ["Police"]
    assert dataset.before["risks"] == ()
    assert list(inputs.before.files) == [project.relative(folder / "budget.csv")]


def test_without_a_year_before_there_is_nothing_of_it(project: Project) -> None:
    """No folder is no fault."""
    request = find_request(project, load_catalogue(project), "west-mercia", "2024-25", "public")

    assert inputs_folder_before(project, request) is None
    assert build_dataset(read_inputs(project, "west-mercia", "2024-25", "public")).before == {}


def test_a_source_of_its_own_may_not_take_the_name_of_a_registered_one(project: Project) -> None:
    """Two sources of one id could not be told apart in the annex."""
    folder = project.inputs_folder("west-mercia", "2024-25")
    (folder / "sources.csv").write_text("id,title,released\nlait-2026-04,Our summary,2024-05-01\n", encoding="utf-8")

    with pytest.raises(InputStructure) as error:
        read_inputs(project, "west-mercia", "2024-25", "public")

    assert str(error.value) == (
        "The register of sources of West Mercia 2024-25 names a source that is there already.\n"
        "  found lait-2026-04, which is data/sources/lait-2026-04.yaml\n"
        "Next: give it an id of its own in the sheet sources, or delete the row to use the registered one."
    )
