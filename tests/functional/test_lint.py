"""What `make lint` and `make types` refuse: each mistake in a copy of the package, with what a person is told."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from yjreport.setup.bootstrap import ROOT

DIRECTIONS = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the package with its settings."""
    shutil.copytree(ROOT / "yjreport", tmp_path / "yjreport", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    return tmp_path


def said(copy: Path, *arguments: str) -> tuple[int, str]:
    """Run a tool in the copy, and return its exit code and what it printed."""
    done = subprocess.run([sys.executable, *arguments], cwd=copy, capture_output=True, text=True, check=False)
    return done.returncode, " ".join((done.stdout + done.stderr).split())


def spoil(path: Path, line: str) -> None:
    """Add a line at the end of a module."""
    path.write_text(f"{path.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")


def test_an_import_against_the_direction_names_both_modules_and_layers(copy: Path) -> None:
    """The gate stands below the building of an annex."""
    assert said(copy, "-c", DIRECTIONS)[0] == 0
    spoil(copy / "yjreport/gate/record.py", "from yjreport.building import build")

    code, told = said(copy, "-c", DIRECTIONS)

    assert code == 1
    assert (
        "yjreport.gate is not allowed to import yjreport.building: - yjreport.gate.record -> yjreport.building" in told
    )


def test_an_import_for_types_counts(copy: Path) -> None:
    """What only a type checker sees is an import all the same."""
    spoil(copy / "yjreport/periods.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import yjreport.cli")

    code, told = said(copy, "-c", DIRECTIONS)

    assert code == 1
    assert "yjreport.periods is not allowed to import yjreport.cli" in told


def test_a_circle_within_a_room_is_named(copy: Path) -> None:
    """Two modules of one room that import each other are refused with the import that closes the circle."""
    spoil(copy / "yjreport/blocks/marks.py", "from yjreport.blocks import html")

    code, told = said(copy, "-c", DIRECTIONS)

    assert code == 1
    assert "No cycles are allowed in yjreport.blocks." in told
    assert ".marks -> .html" in told


def test_a_room_without_a_layer_is_refused(copy: Path) -> None:
    """The contract names every room, so that none escapes it."""
    (copy / "yjreport/elsewhere.py").write_text('"""Stand nowhere."""\n', encoding="utf-8")

    code, told = said(copy, "-c", DIRECTIONS)

    assert code == 1
    assert "elsewhere" in told


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("VALUE = 1\n", "D100"),
        (
            '"""Hold a function."""\n\n\ndef double(value):\n    """Return twice a value."""\n    return 2 * value\n',
            "ANN201",
        ),
    ],
)
def test_a_module_without_words_or_types_is_refused(copy: Path, text: str, rule: str) -> None:
    """A module says what is in it, and a function what it takes and gives."""
    (copy / "yjreport/bare.py").write_text(text, encoding="utf-8")

    code, told = said(copy, "-m", "ruff", "check", "--no-cache", "yjreport/bare.py")

    assert code == 1
    assert rule in told


def test_a_package_without_words_is_refused(copy: Path) -> None:
    """A room says what may be in it."""
    (copy / "yjreport/tables/__init__.py").write_text("", encoding="utf-8")

    code, told = said(copy, "-m", "ruff", "check", "--no-cache", "yjreport/tables")

    assert code == 1
    assert "D104" in told


def test_a_folder_without_an_init_is_refused(copy: Path) -> None:
    """The layers do not see a folder of modules that is no package, so ruff does."""
    (copy / "yjreport/newroom").mkdir()
    (copy / "yjreport/newroom/thing.py").write_text('"""Stand nowhere."""\n', encoding="utf-8")

    code, told = said(copy, "-m", "ruff", "check", "--no-cache", "yjreport/newroom")

    assert code == 1
    assert "INP001" in told
