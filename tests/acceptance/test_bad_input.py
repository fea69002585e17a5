"""Bad input gets a one-screen message, its own exit code, and leaves the last good annex as it was."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from yjreport.cli import main
from yjreport.config.catalogue import load_catalogue
from yjreport.paths import Project

ROOT = Project.here().root
PLAN = "data/plans/wolverhampton/2019-20"
GOOD = "the last good annex"
LEFT_OUT = shutil.ignore_patterns("private", "published", ".ipynb_checkpoints")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the project with a good annex of Wolverhampton in place."""
    for name in ("params", "data", "expectations", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=LEFT_OUT)
    annex = tmp_path / "reports/wolverhampton/2019-20/public/annex.html"
    annex.parent.mkdir(parents=True)
    annex.write_text(GOOD)
    monkeypatch.setenv("YJREPORT_PROJECT", str(tmp_path))
    load_catalogue.cache_clear()
    return tmp_path


def replace(file: str, old: str, new: str, *, times: int = 1) -> Callable[[Path], None]:
    """Return a change of one text in one file of the project."""

    def change(project: Path) -> None:
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, times), encoding="utf-8")

    return change


def write(file: str, data: bytes) -> Callable[[Path], None]:
    """Return a change that overwrites one file."""
    return lambda project: (project / file).write_bytes(data) and None


def remove(file: str) -> Callable[[Path], None]:
    """Return a change that removes one file."""
    return lambda project: (project / file).unlink()


def edit(file: str, function: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Return a change of a file's bytes."""

    def change(project: Path) -> None:
        path = project / file
        path.write_bytes(function(path.read_bytes()))

    return change


def repeat_last(data: bytes) -> bytes:
    """Return a file with its last row twice."""
    rows = data.splitlines(keepends=True)
    return b"".join([*rows, rows[-1]])


def cell(column: str, value: str, *, where: Callable[[dict[str, str]], bool]) -> Callable[[Path], None]:
    """Return a change of one cell of the observations, in the first row that fits."""
    import csv
    import io

    def function(data: bytes) -> bytes:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        target = next(row for row in rows if where(row))
        target[column] = value
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue().encode()

    return edit(f"{PLAN}/observations.csv", function)


def is_binary_2017(row: dict[str, str]) -> bool:
    """Tell whether a row is 22 of 65."""
    return row["measure"] == "reoffending_binary" and row["numerator"] == "22"


OBSERVATIONS = f"{PLAN}/observations.csv"
NO_CHANGE: Callable[[Path], None] = lambda _: None  # noqa: E731

CASES: dict[str, tuple[Callable[[Path], None], list[str], int, list[str]]] = {
    "a misspelt authority": (NO_CHANGE, ["AUTHORITY=liecester"], 10, ["Did you mean leicester?", "west-mercia"]),
    "a path for an authority": (NO_CHANGE, ["AUTHORITY=../../etc"], 10, ["'../../etc' is not a service's slug"]),
    "an absolute path": (NO_CHANGE, ["--authority", "/etc/passwd"], 10, ["is not a service's slug"]),
    "capital letters": (NO_CHANGE, ["AUTHORITY=Leicester"], 10, ["is not a service's slug", "lower-case"]),
    "no authority": (NO_CHANGE, [], 2, ["Which authority?", "make list"]),
    "a year that is not there": (NO_CHANGE, ["AUTHORITY=leicester", "YEAR=1999-00"], 11, ["Years of leicester: 2023-24"]),
    "a year out of shape": (NO_CHANGE, ["AUTHORITY=leicester", "YEAR=2023"], 11, ["A plan year is written like 2023-24."]),
    "a path for a year": (NO_CHANGE, ["AUTHORITY=leicester", "YEAR=../../x"], 11, ["There is no report of Leicester"]),
    "an edition that is not": (NO_CHANGE, ["AUTHORITY=leicester", "EDITION=secret"], 2, ["public (the default) and board"]),
    "an argument that is not": (NO_CHANGE, ["AUTORITY=leicester"], 2, ["Did you mean AUTHORITY?"]),
    "a missing parameter file": (
        remove("params/measure_sets.yaml"), [], 12, ["params/measure_sets.yaml is missing"]),
    "an unknown key": (
        replace("params/reports/wolverhampton/2019-20.yaml", "cut_off:", "cutoff:"), [], 12,
        ["params/reports/wolverhampton/2019-20.yaml", "cutoff", "did you mean cut_off?", "docs/parameters.md"]),
    "a wrong type": (
        replace("params/reports/wolverhampton/2019-20.yaml", "cut_off:", "cut_off: soon #"), [], 12,
        ["cut_off", "expected", "found 'soon'"]),
    "YAML that is not": (
        replace("params/services/wolverhampton.yaml", "name:", "name: [", times=1), [], 12,
        ["params/services/wolverhampton.yaml is not readable YAML", "line"]),
    "a missing CSV": (remove(OBSERVATIONS), [], 20, [OBSERVATIONS, "Next:"]),
    "an empty CSV": (write(OBSERVATIONS, b""), [], 21, [OBSERVATIONS, "empty"]),
    "a mis-encoded CSV": (
        edit(OBSERVATIONS, lambda data: data.replace(b"local", b"loc\xe9l", 1)), [], 22, [OBSERVATIONS, "UTF-8", "row"]),
    "a truncated CSV": (edit(OBSERVATIONS, lambda data: data[: len(data) * 2 // 3]), [], 23, [OBSERVATIONS, "row"]),
    "a CSV cut at its last cell": (edit(OBSERVATIONS, lambda data: data.rstrip(b"\n")), [], 23, [OBSERVATIONS]),
    "a duplicate row": (edit(OBSERVATIONS, repeat_last), [], 31, [OBSERVATIONS, "row"]),
    "a percentage above 100": (
        cell("value", "138", where=lambda row: row["measure"] == "victim_contact"), [], 32,
        [OBSERVATIONS, "value", "138"]),
    "a denominator smaller than its numerator": (
        cell("denominator", "20", where=is_binary_2017), [], 33, [OBSERVATIONS, "denominator", "22"]),
    "a date range backwards": (
        cell("period_end", "2016-12-31", where=is_binary_2017), [], 34, [OBSERVATIONS, "period_end"]),
    "a budget that does not add": (
        replace(f"{PLAN}/budget.csv", "1429136", "1429137"), [], 35, [f"{PLAN}/budget.csv", "1,429,136"]),
    "a percentage that its counts do not give": (
        cell("value", "38.3", where=is_binary_2017), [], 30, [OBSERVATIONS, "38.3", "33.8"]),
    "an unknown measure": (
        cell("measure", "reofending_binary", where=is_binary_2017), [], 36, [OBSERVATIONS, "reofending_binary"]),
    "a measure in another unit": (
        cell("unit", "count", where=is_binary_2017), [], 36, [OBSERVATIONS, "unit", "percent"]),
    "an area that joins to nothing": (
        cell("area", "E99999999", where=is_binary_2017), [], 36, [OBSERVATIONS, "area", "E99999999"]),
    "a source that is not registered": (
        cell("source", "a-plan", where=is_binary_2017), [], 36, [OBSERVATIONS, "source", "a-plan"]),
    "commentary with a number typed by hand": (
        lambda project: commentary(project, "Reoffending was 33.8% this year."), [], 38, ["33.8%", "reference"]),
    "commentary that names no result": (
        lambda project: commentary(project, "It was {{ reoffending_binary.lokal }}."), [], 38,
        ["Did you mean reoffending_binary.local", "line 1"]),
}  # fmt: skip


def commentary(project: Path, text: str) -> None:
    """Write commentary for the reoffending section."""
    path = project / "params/commentary/wolverhampton/2019-20/reoffending.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_bad_input_gets_a_message_and_a_code(name: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What, where and what to do next, on one screen, without a traceback; the last good annex stands."""
    change, arguments, code, parts = CASES[name]
    change(project)
    asked = arguments if arguments or name == "no authority" else ["AUTHORITY=wolverhampton"]

    found = main(["report", *asked])

    message = capsys.readouterr().err
    assert code == found, message
    assert [part for part in parts if part not in message] == [], message
    assert "Next:" in message
    assert "Traceback" not in message
    assert str(project) not in message
    assert len(message.splitlines()) <= 50
    assert max(map(len, message.splitlines())) <= 400
    assert GOOD == (project / "reports/wolverhampton/2019-20/public/annex.html").read_text()


def test_a_fault_in_a_notebook_names_section_cell_cause_and_file(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An exception inside a notebook gives service, section, heading, cause, next step and the executed file."""
    path = project / "notebooks/06_reoffending.ipynb"
    notebook = nbformat.read(path, as_version=4)
    index = next(i for i, one in enumerate(notebook.cells) if "reoffences_per_reoffender" in one.source)
    notebook.cells[index].source = "1 / 0"
    nbformat.write(notebook, path)

    found = main(["report", "AUTHORITY=wolverhampton"])

    message = capsys.readouterr().err
    assert found == 40, message
    for part in ("Wolverhampton", "Reoffending", "Reoffences per child",
                 "ZeroDivisionError", "Next:", "06_reoffending.ipynb"):  # fmt: skip
        assert part in message
    assert "Traceback" not in message
    named = next(word for word in message.split() if word.strip(".,").endswith("06_reoffending.ipynb"))
    assert (project / named.strip(".,")).exists()
    assert GOOD == (project / "reports/wolverhampton/2019-20/public/annex.html").read_text()


def test_two_runs_of_one_annex_do_not_meet(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While an annex is being built, a second run of it stops at once with its own code."""
    from yjreport.building.staging import StagingFolder

    with StagingFolder(Project(project), "wolverhampton/2019-20/public").open():
        found = main(["report", "AUTHORITY=wolverhampton"])

    assert found == 42
    assert "is being built by another run" in capsys.readouterr().err


def test_a_run_that_was_killed_between_two_renames_is_recovered(project: Path) -> None:
    """The last good annex, put aside by a killed run, is back before anything else happens."""
    from yjreport.building.staging import StagingFolder

    staging = StagingFolder(Project(project), "wolverhampton/2019-20/public")
    staging.root.mkdir(parents=True)
    staging.target.rename(staging.previous)

    with staging.open():
        assert GOOD == (staging.target / "annex.html").read_text()


def test_an_open_file_keeps_the_last_annex(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system refuses the rename, as Windows does for an open workbook, the old annex is put back."""
    from yjreport.building.staging import StagingFolder
    from yjreport.errors import AssemblyFailed

    staging = StagingFolder(Project(project), "wolverhampton/2019-20/public")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == staging.stage:
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    with staging.open():
        monkeypatch.setattr(Path, "rename", refuse)
        with pytest.raises(AssemblyFailed, match="cannot be replaced; it is as it was"):
            staging.publish()

    assert GOOD == (staging.target / "annex.html").read_text()
    assert os.listdir(staging.target) == ["annex.html"]
