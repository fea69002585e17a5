"""`make check`: one service and all, its table, its codes, and the pages that it leaves."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from yjreport.cli import main
from yjreport.config.catalogue import load_catalogue
from yjreport.gate.suites import engine
from yjreport.paths import Project

ROOT = Project.here().root
LEFT_OUT = shutil.ignore_patterns("private", "published", ".ipynb_checkpoints")
PLANS = "data/plans"
WOLVERHAMPTON = f"{PLANS}/wolverhampton/2019-20"
GOOD = "the last good annex"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a copy of the project with two good annexes in place."""
    root = tmp_path_factory.mktemp("project")
    for name in ("params", "data", "expectations"):
        shutil.copytree(ROOT / name, root / name, ignore=LEFT_OUT)
    for name in ("checks.html", "annex.html"):
        path = root / "reports/wolverhampton/2019-20/public" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YJREPORT_PROJECT", str(root))
        patch.setenv("COLUMNS", "100")
        load_catalogue.cache_clear()
        yield root
    load_catalogue.cache_clear()


@pytest.fixture
def mended(project: Path) -> Iterator[Path]:
    """Return the project, and put back its plans afterwards."""
    yield project
    shutil.rmtree(project / PLANS)
    shutil.copytree(ROOT / PLANS, project / PLANS, ignore=LEFT_OUT)


def spoil(project: Path, file: str, old: str, new: str) -> None:
    """Change a text in a file."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return the code and what `check` prints."""
    code = main(["check", *arguments])
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    return code, said.out, said.err


def test_all_services_have_a_line_each_and_a_page_each(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every year of every service, then the open data, with counts; the overview links to every page."""
    code, printed, _ = run(capsys)
    lines = printed.splitlines()

    assert code == 0
    assert lines[0].split() == ["Service", "Year", "Result", "Errors", "Warnings", "Notes", "Rows", "Seconds"]
    named = [tuple(line.split()[:3]) for line in lines[2 : lines.index("")]]
    years = sorted((path.parent.name, path.stem) for path in (project / "params/reports").glob("*/*.yaml"))
    assert named == [*((service, year, "passed") for service, year in years), ("open", "data", "passed")]
    assert max(map(len, lines)) <= 100
    assert "reports/checks.html" in lines[-1]
    overview = (project / "reports/checks.html").read_text(encoding="utf-8")
    for service, year in years:
        assert f'href="{service}/{year}/checks.html"' in overview
        assert json.loads((project / f"reports/{service}/{year}/checks.json").read_bytes())["result"] != "failed"
    assert 'href="open-data/checks.html"' in overview
    assert (project / "reports/open-data/checks.html").exists()
    assert str(project) not in printed + overview


def test_unchanged_inputs_are_not_validated_again(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second look at the same files starts no validation, and leaves the same bytes."""
    run(capsys)
    pages = {path: path.read_bytes() for path in (project / "reports").rglob("checks.*")}
    monkeypatch.setattr(engine, "validate", lambda *_: pytest.fail("validated again"))

    code, printed, _ = run(capsys)

    assert code == 0
    assert "open data" in printed
    assert {path: path.read_bytes() for path in (project / "reports").rglob("checks.*")} == pages


def test_a_faulty_service_is_kept_in_mind_too(
    mended: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was refused is refused again with the same words, without a second validation, until it is mended."""
    spoil(mended, f"{WOLVERHAMPTON}/budget.csv", "1429136", "1429137")
    first = run(capsys, "AUTHORITY=wolverhampton")
    with monkeypatch.context() as patch:
        patch.setattr(engine, "validate", lambda *_: pytest.fail("validated again"))
        again = run(capsys, "AUTHORITY=wolverhampton")
    spoil(mended, f"{WOLVERHAMPTON}/budget.csv", "1429137", "1429136")

    assert first == again
    assert first[0] == 35
    assert run(capsys, "AUTHORITY=wolverhampton")[0] == 0


def test_one_service_prints_a_table_and_leaves_its_page(mended: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Row, column, found, expected and the next step, then the verdict; the last good annex stands."""
    spoil(mended, f"{WOLVERHAMPTON}/budget.csv", "1429136", "1429137")

    code, printed, said = run(capsys, "AUTHORITY=wolverhampton")

    assert code == 35
    lines = printed.splitlines()
    assert max(map(len, lines)) <= 100
    assert f"{WOLVERHAMPTON}/budget.csv" in lines
    assert any(line.split() == ["Where", "Found", "Expected", "What", "to", "do"] for line in lines)
    assert "REFUSED: " in lines[-2]
    assert lines[-1].endswith("reports/wolverhampton/2019-20/checks.html")
    assert "yjreport: The inputs have" in said and f"{WOLVERHAMPTON}/budget.csv, row " in said
    folder = mended / "reports/wolverhampton/2019-20"
    record = json.loads((folder / "checks.json").read_bytes())
    assert record["result"] == "failed"
    assert record["errors"] == len([fault for fault in record["faults"] if fault["severity"] == "error"])
    assert "<strong>Refused.</strong>" in (folder / "checks.html").read_text(encoding="utf-8")
    assert {path.read_text() for path in (folder / "public").iterdir()} == {GOOD}


def test_the_table_is_the_same_in_a_terminal_and_in_a_pipe(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """No colours and no control characters."""
    main(["check", "AUTHORITY=medway"])
    printed = capfd.readouterr().out

    assert "\x1b" not in printed
    assert all(letter.isprintable() or letter == "\n" for letter in printed)


def test_a_file_that_cannot_be_read_is_a_message_and_a_page(mended: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The reader's own message and code; the page says so instead of an old verdict."""
    path = mended / WOLVERHAMPTON / "risks.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("risk,", "danger,", 1), encoding="utf-8")

    code, _, said = run(capsys, "AUTHORITY=wolverhampton")

    assert code == 23
    assert "risks.csv" in said
    folder = mended / "reports/wolverhampton/2019-20"
    record = json.loads((folder / "checks.json").read_bytes())
    assert record["result"] == "failed"
    assert "risks.csv" in record["stopped"]["what"]
    page = (folder / "checks.html").read_text(encoding="utf-8")
    assert "What stopped the check" in page and "A file could not be read" in page


def test_one_bad_service_does_not_stop_the_others(mended: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be read and a refused value: both are told, the rest pass, and the code is 30."""
    spoil(mended, f"{WOLVERHAMPTON}/budget.csv", "1429136", "1429137")
    path = mended / PLANS / "medway/2020-21/risks.csv"
    path.write_bytes(b"\xff\xfe\x00")

    code, printed, said = run(capsys)
    summary = printed.partition("\n\n")[0].splitlines()
    lines = {tuple(line.split()[:2]): line for line in summary}

    assert code == 30
    assert "REFUSED" in lines["wolverhampton", "2019-20"]
    assert "could not be read" in lines["medway", "2020-21"]
    assert "passed" in lines["leicester", "2023-24"]
    assert "medway 2020-21, wolverhampton 2019-20" in said
    assert f"{WOLVERHAMPTON}/budget.csv" in printed.splitlines()
    overview = (mended / "reports/checks.html").read_text(encoding="utf-8")
    assert "<strong>Could not be read</strong>" in overview and "<strong>REFUSED</strong>" in overview


def test_all_failures_of_one_kind_have_its_code(mended: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two services whose budgets do not add end with the code of budgets."""
    spoil(mended, f"{WOLVERHAMPTON}/budget.csv", "1429136", "1429137")

    assert run(capsys)[0] == 35


def test_a_service_without_inputs_of_its_own_is_told_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its report rests on the open data, and what was found in these is shown."""
    code, printed, _ = run(capsys, "AUTHORITY=birmingham")

    assert code == 0
    assert "It has no inputs of its own" in printed
    assert "PASSED" in printed


def test_an_unknown_service_is_refused_before_anything_is_left(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The nearest slug is suggested, and no folder is made."""
    code, _, said = run(capsys, "AUTHORITY=wolverhamton")

    assert code == 10
    assert "wolverhampton" in said
    assert not (project / "reports/wolverhamton").exists()
