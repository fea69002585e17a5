"""`make new`: everything that a service's new year needs, nothing overwritten, everything or nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from yjreport import cli
from yjreport.config.catalogue import load_catalogue
from yjreport.config.schema import Report, Service
from yjreport.config.yaml_files import load
from yjreport.files.any_file import read_grids
from yjreport.paths import Project
from yjreport.workbook.layout import SHEETS
from yjreport.workbook.sheets import workbook_sheets

ROOT = Project.here().root
FICTIONAL = ("params/services/exampleton.yaml", "params/reports/exampleton/2025-26.yaml",
             "data/plans/exampleton/2025-26/inputs.xlsx",
             "data/plans/exampleton/2025-26/downloads/README.txt")  # fmt: skip

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a copy of the project's parameters, lookups and plans."""
    shutil.copytree(ROOT / "params", tmp_path / "params")
    for name in ("sources", "plans", "open/lookups"):
        shutil.copytree(ROOT / "data" / name, tmp_path / "data" / name)
    monkeypatch.setenv("YJREPORT_PROJECT", str(tmp_path))
    return Project(tmp_path)


@pytest.fixture
def run(project: Project, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command as `python -m yjreport new` does: code, output, messages."""

    def command(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(["new", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def files(project: Project) -> dict[str, bytes]:
    """Return every file of a project."""
    return {project.relative(path): path.read_bytes() for path in project.root.rglob("*") if path.is_file()}


def test_an_unknown_slug_becomes_a_fictional_service(project: Project, run: Run) -> None:
    """The practice service is labelled synthetic everywhere, and the command says so and how to undo it."""
    before = files(project)
    code, said, _ = run("AUTHORITY=exampleton", "YEAR=2025-26")
    made = sorted(files(project).keys() - before.keys())
    sections = load_catalogue(project).sections

    assert code == 0
    assert made == sorted([*FICTIONAL, *(f"params/commentary/exampleton/2025-26/{slug}.md" for slug in sections)])
    assert all(name in said for name in FICTIONAL)
    assert "There is no service called 'exampleton' in England and Wales. Did you mean exampleshire" in said
    assert "Exampleton is a FICTIONAL service for practice" in said
    assert "To undo it, delete params/services/exampleton.yaml" in said
    assert [line for line in said.splitlines() if line.startswith("  2. ")] == [
        "  2. make check AUTHORITY=exampleton YEAR=2025-26"
    ]
    service = load(project.root / FICTIONAL[0], Service, project)
    report = load(project.root / FICTIONAL[1], Report, project)
    assert service.synthetic
    assert service.region.key == "example-region"
    assert [one.code[0] for one in service.authorities] == ["X"]
    assert "fictional" in service.calls_itself
    assert "(synthetic)" in report.title
    assert report.cut_off == min(date(2027, 5, 31), date.today())
    assert report.measure_set == "four_outcomes_ten_kpis"
    assert report.disclosure.policy == "suppress"


def test_the_workbook_is_one_that_is_read(project: Project, run: Run) -> None:
    """The workbook has every sheet."""
    run("AUTHORITY=exampleton", "YEAR=2025-26")
    sheets, remarks = workbook_sheets(read_grids(project.root / FICTIONAL[2], project))

    assert list(sheets) == list(SHEETS)
    assert remarks == []


def test_again_there_is_nothing_to_do(project: Project, run: Run) -> None:
    """A second run leaves every byte as it is, and says so."""
    run("AUTHORITY=exampleton", "YEAR=2025-26")
    before = files(project)
    code, said, _ = run("--authority", "exampleton", "--year", "2025-26")

    assert code == 0
    assert said.startswith("Nothing to do: exampleton 2025-26 has all its files.")
    assert files(project) == before


def test_it_makes_the_same_files_each_time(project: Project, run: Run) -> None:
    """What is deleted is made again byte for byte."""
    run("AUTHORITY=exampleton", "YEAR=2025-26")
    before = files(project)
    for name in FICTIONAL:
        (project.root / name).unlink()
    shutil.rmtree(project.params / "commentary" / "exampleton")
    run("AUTHORITY=exampleton", "YEAR=2025-26")

    assert files(project) == before


def test_a_service_of_the_lookup_gets_its_authorities(project: Project, run: Run) -> None:
    """Cornwall is known: two authorities, its region, its police area, and nothing fictional."""
    _, said, _ = run("AUTHORITY=cornwall", "YEAR=2025-26")
    service = load(project.params / "services" / "cornwall.yaml", Service, project)

    assert [one.code for one in service.authorities] == ["E06000052", "E06000053"]
    assert (service.region.key, service.police_area, service.synthetic) == ("south-west", "Devon and Cornwall", False)
    assert "FICTIONAL" not in said


def test_an_authority_of_a_joint_service_has_its_own(project: Project, run: Run) -> None:
    """Shropshire is served by West Mercia, and the parameters say so."""
    _, said, _ = run("AUTHORITY=shropshire", "YEAR=2024-25")
    report = load(project.params / "reports" / "shropshire" / "2024-25.yaml", Report, project)

    assert "Shropshire is served by West Mercia Youth Justice Service" in said
    assert "this annex shows Shropshire alone" in report.status_note
    assert report.cut_off == min(date(2026, 5, 31), date.today())


def test_the_year_before_is_carried_over(project: Project, run: Run) -> None:
    """Board, targets and the decision to withhold counts go on; a service's own file is left."""
    own = (project.params / "services" / "exampleshire.yaml").read_bytes()
    _, said, _ = run("AUTHORITY=exampleshire", "YEAR=2025-26")
    before = load(project.params / "reports" / "exampleshire" / "2024-25.yaml", Report, project)
    report = load(project.params / "reports" / "exampleshire" / "2025-26.yaml", Report, project)

    assert (report.board, report.targets, report.sections) == (before.board, before.targets, before.sections)
    assert report.disclosure == before.disclosure
    assert report.cases is None
    assert "taken over from 2024-25" in said
    assert (project.params / "services" / "exampleshire.yaml").read_bytes() == own


def test_small_counts_are_withheld_until_it_is_decided_again(project: Project, run: Run) -> None:
    """That a plan of last year had printed small counts does not show those of this year."""
    _, said, _ = run("AUTHORITY=leicester", "YEAR=2024-25")
    report = load(project.params / "reports" / "leicester" / "2024-25.yaml", Report, project)

    assert report.disclosure.policy == "suppress"
    assert "For 2024-25 they are withheld until your service decides again." in said


def test_what_is_there_is_left_and_said(project: Project, run: Run) -> None:
    """A year that has CSV inputs gets no workbook, and its parameters stay as they are."""
    before = files(project)
    _, said, _ = run("AUTHORITY=leicester", "YEAR=2023-24")
    after = files(project)

    assert {name: after[name] for name in before} == before
    assert not any(name.endswith(".xlsx") for name in after.keys() - before.keys())
    assert "inputs.xlsx is not made: the folder has budget.csv" in said
    assert "Left as it is: params/reports/leicester/2023-24.yaml is there already" in said


def test_an_officers_file_is_never_overwritten(project: Project, run: Run) -> None:
    """A commentary that was written before stays, and the rest is made around it."""
    own = project.params / "commentary" / "cornwall" / "2025-26" / "custody.md"
    own.parent.mkdir(parents=True)
    own.write_text("My own words.\n", encoding="utf-8")
    _, said, _ = run("AUTHORITY=cornwall", "YEAR=2025-26")

    assert own.read_text(encoding="utf-8") == "My own words.\n"
    assert (own.parent / "remand.md").exists()
    assert "Left as it is: 1 files of commentary are there already" in said


def test_everything_or_nothing(project: Project, run: Run) -> None:
    """Where one file cannot be written, what was made before it is removed again."""
    (project.root / "data" / "plans" / "cornwall").write_text("a file where a folder should be", encoding="utf-8")
    before = files(project)
    folders = {path for path in project.root.rglob("*") if path.is_dir()}
    code, said, message = run("AUTHORITY=cornwall", "YEAR=2025-26")

    assert code == 12
    assert said == ""
    assert "so nothing was made" in message
    assert "Next: " in message
    assert "Traceback" not in message
    assert files(project) == before
    assert {path for path in project.root.rglob("*") if path.is_dir()} == folders


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["AUTHORITY=Exampleton", "YEAR=2025-26"], 10, "is not a service's slug"),
        (["AUTHORITY=../x", "YEAR=2025-26"], 10, "is not a service's slug"),
        (["AUTHORITY=" + "x" * 300, "YEAR=2025-26"], 10, "is too long for a service's slug"),
        (["AUTHORITY=exampleton", "YEAR=2025"], 11, "A plan year is written like 2025-26."),
        (["AUTHORITY=exampleton", "YEAR=2025-27"], 11, "A plan year is written like 2025-26."),
        (["AUTHORITY=exampleton"], 2, "make new AUTHORITY=exampleton YEAR=2025-26"),
        (["YEAR=2025-26"], 2, "Which authority?"),
        (["leicester"], 2, "is not understood"),
    ],
)  # fmt: skip
def test_what_is_not_understood_makes_nothing(
    project: Project, run: Run, arguments: list[str], code: int, words: str
) -> None:
    """A wrong slug or year, or none, is a message with a next step, and no file is made."""
    before = files(project)
    found, _, message = run(*arguments)

    assert found == code
    assert words in message
    assert "Next: " in message
    assert files(project) == before


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make on this computer")
def test_make_new_is_the_command(project: Project) -> None:
    """`make new AUTHORITY=… YEAR=…` does the same."""
    done = subprocess.run(
        ["make", "new", "AUTHORITY=exampleton", "YEAR=2025-26", f"PYTHON={sys.executable}"],
        cwd=ROOT, env={**os.environ, "YJREPORT_PROJECT": str(project.root)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert (project.root / FICTIONAL[2]).exists()
