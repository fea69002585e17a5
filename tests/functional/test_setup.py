"""The set-up, for real: a small copy of the project, a package that lies on the disk, and no network."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from yjreport.errors import SetupFailed
from yjreport.setup import bootstrap, installer

ROOT = bootstrap.ROOT
EARLY = (
    "__init__", "__main__", "errors", "setup/__init__", "setup/bootstrap", "setup/faults", "setup/installer",
    "setup/pip_settings", "setup/project_commands",
)  # fmt: skip
# Stands for the reporting part: says where it runs, and fails as a report would.
CLI = """
import sys

def main(arguments):
    import yjtiny
    print("ran", *arguments, "with", yjtiny.WORD, "in", sys.prefix)
    return 12
"""


def wheel(folder: Path) -> str:
    """Make a package on the disk, and return its line for a lock."""
    files = {
        "yjtiny.py": "WORD = 'tiny'\n",
        "yjtiny-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: yjtiny\nVersion: 1.0\n",
        "yjtiny-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(
        f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b'=').decode()},"
        f"{len(text)}\n"
        for name, text in files.items()
    )
    files["yjtiny-1.0.dist-info/RECORD"] = record + "yjtiny-1.0.dist-info/RECORD,,\n"
    path = folder / "yjtiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return f"yjtiny==1.0 \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    """Return a folder for packages."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    return folder


@pytest.fixture
def copy(tmp_path: Path, wheels: Path) -> Path:
    """Return a copy of the project that needs one package, which lies on the disk."""
    root = tmp_path / "a copy"
    (root / "yjreport" / "setup").mkdir(parents=True)
    for name in EARLY:
        shutil.copyfile(ROOT / "yjreport" / f"{name}.py", root / "yjreport" / f"{name}.py")
    (root / "yjreport" / "cli.py").write_text(CLI, encoding="utf-8")
    (root / "requirements").mkdir()
    (root / bootstrap.LOCKS[0]).write_text(wheel(wheels), encoding="utf-8")
    shutil.copyfile(ROOT / bootstrap.LOCKS[1], root / bootstrap.LOCKS[1])
    return root


def start(root: Path, *arguments: str, **more: str) -> subprocess.Popen[str]:
    """Start a command of the copy on the bare Python below the test's environment, without any network."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_", "YJ"))}
    environment |= {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "UV_NO_CONFIG": "1", **more}
    return subprocess.Popen(
        [getattr(sys, "_base_executable", sys.executable), "-m", "yjreport", *arguments],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_fresh_copy_runs_its_commands_at_once(copy: Path, wheels: Path) -> None:
    """
    Two commands at once make one environment, by pip where uv cannot be had, and run in it.

    The second waits for the first; both have the exit code of their command; a third installs nothing.
    """
    both = [start(copy, "report", "AUTHORITY=leicester", PIP_FIND_LINKS=str(wheels)) for _ in range(2)]
    said = [process.communicate() for process in both]

    ran = f"ran report AUTHORITY=leicester with tiny in {copy / '.venv'}\n"
    assert [out for out, _ in said] == [ran, ran], said
    assert [process.returncode for process in both] == [12, 12]
    assert sorted("by pip, for uv could not" in words for _, words in said) == [False, True]

    began = time.monotonic()
    out, words = start(copy, "list", PIP_FIND_LINKS=str(wheels)).communicate()

    assert out.startswith("ran list with tiny")
    assert words == ""
    assert time.monotonic() - began < 5


def test_no_network_is_a_message(copy: Path) -> None:
    """Where the packages cannot be reached the person is told so, not shown a traceback."""
    nowhere = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    process = start(copy, "setup", **nowhere)
    _, words = process.communicate()

    assert process.returncode == 50
    assert "Next: check the network." in words
    assert "Traceback" not in words
    assert len(words.splitlines()) < 24


def test_uv_installs_and_refuses_what_is_not_the_locked_file(
    copy: Path, wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The installer uv learns from pip's settings where the packages are, and checks every hash."""
    uv = installer.uv_of(bootstrap.environment(ROOT))
    if uv is None:
        pytest.skip("this environment was made without uv")
    monkeypatch.setattr(installer, "_obtain_uv", lambda *_: (uv, ""))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    monkeypatch.setenv("UV_NO_CONFIG", "1")
    monkeypatch.setenv("UV_CACHE_DIR", str(wheels / "cache"))
    lock = copy / bootstrap.LOCKS[0]
    right = lock.read_text(encoding="utf-8")
    lines: list[str] = []

    lock.write_text("yjtiny==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")
    with pytest.raises(SetupFailed, match="hash differs"):
        bootstrap.ensure(copy, lines.append)
    assert not bootstrap.is_ready(copy)

    lock.write_text(right, encoding="utf-8")
    python = bootstrap.ensure(copy, lines.append)

    code = "import yjtiny, yjreport; print(yjreport.__file__)"
    done = subprocess.run([python, "-c", code], cwd="/", capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(copy / "yjreport" / "__init__.py")
    assert not any("by pip" in line for line in lines)
    assert bootstrap.is_ready(copy)
