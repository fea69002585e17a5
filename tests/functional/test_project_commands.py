"""The face of the project: make's targets, the help, and the commands that look after the project itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from yjreport.errors import UsageError
from yjreport.setup import project_commands
from yjreport.setup.bootstrap import ROOT

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make on this computer")


def run(*command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the project's folder."""
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **more}, capture_output=True, text=True, check=False)


@needs_make
def test_make_alone_lists_its_targets() -> None:
    """Every target that a person may want is listed with what it does."""
    listed = run("make")

    assert listed.returncode == 0
    targets = re.findall(r"^  ([a-z]+) +\S", listed.stdout, re.MULTILINE)
    assert {"report", "check", "list", "lab", "test", "references", "lock", "clean", "setup"} < set(targets)


@needs_make
def test_every_target_is_a_command_and_has_help() -> None:
    """No target of the Makefile does more than its command, and none is without a word of help."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = dict(re.findall(r"^([a-z]+):.*\n((?:\t.*\n)+)", text, re.MULTILINE))
    del targets["help"]

    assert all(f"$(YJREPORT) {name}" in recipe and recipe.count("\n") == 1 for name, recipe in targets.items())
    assert len(re.findall(r"^[a-z]+:.*## \S", text, re.MULTILINE)) == len(targets) + 1


@needs_make
def test_a_value_is_a_word_and_never_a_command(tmp_path: Path) -> None:
    """What a person gives as AUTHORITY reaches the program whole, and is not read by the shell."""
    trap = f"{tmp_path}/sprung"

    refused = run("make", "report", f"AUTHORITY=x; touch {trap} `touch {trap}` \" ' $", PYTHON=sys.executable)

    assert not Path(trap).exists()
    assert f"touch {trap}" in refused.stderr
    assert refused.returncode == 2


def test_help_is_there_at_once() -> None:
    """Help lists all commands, and imports nothing that takes long."""
    code = (
        "import sys, yjreport.__main__ as face\nface.main([])\n"
        "print(*sorted({'pandas', 'numpy', 'jupyter_client', 'great_expectations'} & set(sys.modules)), sep='')"
    )

    shown = run(sys.executable, "-c", code).stdout

    for command in ("report", "check", "list", "lab", "references", *project_commands.COMMANDS):
        assert re.search(rf"^ +{command}\b", shown, re.MULTILINE), command
    assert shown.splitlines()[-1] == ""


def test_setup_takes_no_arguments() -> None:
    """A word too many is a message, not something to be ignored."""
    with pytest.raises(UsageError, match="`setup` takes no arguments"):
        project_commands.run("setup", ["now"])


def test_clean_removes_caches_and_leaves_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caches go; what was built and the environment stay."""
    root = tmp_path
    for name in (".pytest_cache", "yjreport/__pycache__", "reports/leicester", ".venv"):
        (root / name).mkdir(parents=True)
    monkeypatch.setattr(project_commands.bootstrap, "ROOT", root)

    assert project_commands.run("clean", []) == 0

    left = sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))
    assert left == [".venv", "reports", "reports/leicester", "yjreport"]


@pytest.mark.parametrize(
    ("command", "arguments", "run"),
    [
        ("test-fast", ["tests/unit/test_periods.py"], ["tests/unit/test_periods.py"]),
        ("test-fast", ["-x"], ["-x", "tests/unit"]),
        ("test-fast", ["custody", "-k", "rate"], ["-k", "rate", "notebooks/07_custody.ipynb"]),
        ("test", ["custody"], ["--nbval", "notebooks/07_custody.ipynb"]),
    ],
)
def test_chosen_tests_alone_are_run(
    command: str, arguments: list[str], run: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path or a section chooses tests for each command that runs some; the rest is pytest's."""
    asked: list[list[str]] = []
    monkeypatch.setattr(project_commands, "_pytest", lambda *given: asked.append(list(given)) or 0)

    assert project_commands.run(command, arguments) == 0
    assert asked == [run]


def test_a_section_that_is_not_there_is_named() -> None:
    """The message lists the sections."""
    with pytest.raises(UsageError, match="no tests called 'knife'"):
        project_commands.run("coverage", ["knife"])
