"""The commands as a person starts them, in a process of their own."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from yjreport.paths import Project

ROOT = Project.here().root
LEFT_OUT = shutil.ignore_patterns("private", "published", ".ipynb_checkpoints")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return the variables of a process that works in a copy of the project."""
    for name in ("params", "data", "expectations", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=LEFT_OUT)
    return {**os.environ, "YJREPORT_PROJECT": str(tmp_path), "HOME": str(tmp_path)}


def start(*arguments: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    """Start the program as `python -m yjreport` does."""
    return subprocess.Popen(
        [sys.executable, "-m", "yjreport", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_lab_serves_the_working_copies(environment: dict[str, str]) -> None:
    """`python -m yjreport lab` starts JupyterLab on this computer alone, with the notebooks ready."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
    token = secrets.token_hex(8)
    process = start("lab", "--no-browser", "--port", str(port), environment={**environment, "JUPYTER_TOKEN": token})
    address = f"http://127.0.0.1:{port}/api/contents/06_reoffending.ipynb?content=0&token={token}"
    try:
        deadline = time.monotonic() + 120
        answer = b""
        while not answer and time.monotonic() < deadline and process.poll() is None:
            try:
                with urllib.request.urlopen(address, timeout=5) as response:
                    answer = response.read()
            except (urllib.error.URLError, OSError):
                time.sleep(0.3)
    finally:
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=60)

    assert b"06_reoffending.ipynb" in answer, said
    assert "Traceback" not in said


def test_list_names_every_service_and_its_years(environment: dict[str, str]) -> None:
    """`list` prints a line for each service, with the years of its own and those that open data can report."""
    process = start("list", environment=environment)
    printed, said = process.communicate(timeout=60)
    lines = printed.splitlines()
    own = [line.split(maxsplit=2)[:2] for line in lines if re.match(r"[a-z-]+ +20", line)]

    assert process.returncode == 0, said
    assert lines[0].split() == ["AUTHORITY", "YEAR", "Service"]
    assert own == [
        ["exampleshire", "2023-24;"],
        ["leicester", "2023-24;"],
        ["medway", "2020-21;"],
        ["warwickshire", "2019-20;"],
        ["west-mercia", "2024-25;"],
        ["wolverhampton", "2019-20;"],
    ]
    assert len([line for line in lines[1:] if not line.startswith(" ")]) == 156
    assert any(line.startswith("  shropshire ") for line in lines)


def test_list_may_be_read_in_part(environment: dict[str, str]) -> None:
    """Whoever reads only the first lines gets no traceback."""
    with start("list", environment=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()

        assert "Traceback" not in process.stderr.read()


def test_check_says_which_row_is_wrong_and_builds_nothing(environment: dict[str, str]) -> None:
    """`check` refuses a budget that does not add, with the code of its kind."""
    project = Path(environment["YJREPORT_PROJECT"])
    budget = project / "data/plans/wolverhampton/2019-20/budget.csv"
    budget.write_text(budget.read_text(encoding="utf-8").replace("1429136", "1429137"), encoding="utf-8")

    process = start("check", "AUTHORITY=wolverhampton", environment=environment)
    printed, said = process.communicate(timeout=120)

    assert process.returncode == 35, said
    assert "budget.csv, row" in printed + said
    left = sorted(path.name for path in (project / "reports/wolverhampton/2019-20").iterdir())
    assert left == ["checks.html", "checks.json"]
