"""
Install locked packages into an environment: by uv, which is several times faster than pip, else by pip.

Standard library only, and readable by Python 3.8: see `yjreport.setup.bootstrap`. Whatever the user told pip about
indexes, certificates and proxies is passed on to uv, for a council's network often has its own.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import IO, Callable

from yjreport.errors import SetupFailed
from yjreport.setup import faults
from yjreport.setup.pip_settings import settings_for_uv

_EXACTLY = ["install", "--require-hashes", "--no-deps"]


def make_environment(python: str, folder: Path) -> None:
    """
    Make an empty virtual environment with pip in it, if this Python can.

    Raises:
        SetupFailed: this Python has no venv or no pip of its own.
    """
    has_pip = importlib.util.find_spec("ensurepip") is not None
    if importlib.util.find_spec("venv") is None or not (has_pip or shutil.which("uv")):
        raise SetupFailed(
            "This Python cannot make an environment: its venv part is not installed.",
            details=[f"Python: {python}"],
            next_step="`{}`, then run the command again.".format(faults.how_to_install("venv")),
        )
    done = _run([python, "-I", "-m", "venv", *([] if has_pip else ["--without-pip"]), str(folder)])
    if done.returncode:
        raise SetupFailed(
            "This Python could not make an environment.",
            details=[f"Python: {python}", *faults.last_lines(done.stdout)],
            next_step="`{}`, then run the command again.".format(faults.how_to_install("venv")),
        )


def install(python: Path, folder: Path, lock: Path, tools: Path, tell: Callable[[str], None]) -> None:
    """
    Install exactly what a lock names, every file checked against its hash.

    Args:
        python: the interpreter of the environment.
        folder: the environment.
        lock: the packages of the environment.
        tools: the lock of uv itself.
        tell: takes a line for the person who waits.

    Raises:
        SetupFailed: neither uv nor pip could install.
    """
    count = sum(1 for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line and line[:1].isalpha())
    uv, trouble = _obtain_uv(python, folder, tools)
    if uv:
        tell(f"  installing about {count} packages")
        # Compiled now, by all cores, or else by every process that imports, some of which may not keep it.
        command = [uv, "pip", "sync", "--quiet", "--compile-bytecode", "--require-hashes"]
        command += ["--python", str(python), str(lock)]
        done = _run(command, uv_environment(python))
        if done.returncode == 0:
            return
        trouble = done.stdout
        if faults.kind_of(trouble) == "hashes":
            raise faults.failure(trouble)
    why = faults.reason(trouble)
    tell(f"  installing about {count} packages by pip, for uv could not ({why}); some minutes")
    _ensure_pip(python)
    done = _pip(python, [*_EXACTLY, "--requirement", str(lock)])
    if done.returncode:
        raise faults.failure(done.stdout)


def uv_environment(python: Path) -> dict[str, str]:
    """Return the variables for uv: this process's own, and pip's configuration where they say nothing."""
    found: dict[str, str] = {}
    done = _pip(python, ["config", "list"], plain=True)
    if done.returncode == 0:
        found = settings_for_uv(done.stdout.splitlines())
    environment = {**found, **os.environ}
    # A council's network often answers with its own certificate, which only the system's store knows.
    environment.setdefault("UV_SYSTEM_CERTS", "1")
    # pip looks for a file in every index it is told of. The hashes make the order harmless.
    environment.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    environment["UV_PYTHON_DOWNLOADS"] = "never"
    environment["NO_COLOR"] = "1"
    return environment


def _obtain_uv(python: Path, folder: Path, tools: Path) -> tuple[str | None, str]:
    """Return uv's path and nothing, or nothing and what went wrong."""
    home = folder / "installer"
    marker = home / "installed"
    wanted = tools.read_text(encoding="utf-8")
    if not (marker.is_file() and marker.read_text(encoding="utf-8") == wanted):
        if home.exists():
            shutil.rmtree(str(home))
        if _run([str(python), "-I", "-c", "import pip"]).returncode and importlib.util.find_spec("ensurepip") is None:
            return shutil.which("uv"), ""
        _ensure_pip(python)
        done = _pip(python, [*_EXACTLY, "--target", str(home), "--requirement", str(tools)])
        if done.returncode:
            return None, done.stdout
        marker.write_text(wanted, encoding="utf-8")
    return uv_of(folder), "it is not in its package"


def uv_of(folder: Path) -> str | None:
    """Return the uv that was installed into an environment, if it is there."""
    name = "uv.exe" if os.name == "nt" else "uv"
    places = [folder / "installer" / sub / name for sub in ("bin", "Scripts")]
    return next((str(path) for path in places if path.is_file()), None)


def _ensure_pip(python: Path) -> None:
    if _run([str(python), "-I", "-c", "import pip"]).returncode:
        _run([str(python), "-I", "-m", "ensurepip"])


def _pip(python: Path, arguments: list[str], plain: bool = False) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ)
    if not plain:
        # A user's "install for me alone" or version constraints cannot go with an exact lock.
        environment.update(PIP_USER="0", PIP_CONSTRAINT=os.devnull, PIP_NO_INPUT="1")
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    quiet = [] if plain else ["--quiet", "--no-color"]
    return _run([str(python), "-I", "-m", "pip", *quiet, *arguments], environment)


def _run(command: list[str], environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def try_lock(handle: IO[bytes]) -> bool:
    """Lock an open file without waiting; the system unlocks it when it is closed or the process dies."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def wait_for_lock(handle: IO[bytes]) -> None:
    """Wait until `try_lock` succeeds."""
    while not try_lock(handle):
        time.sleep(0.2)
