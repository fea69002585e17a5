"""
Carry out the commands that look after the project itself: set up, test, lock, clean.

Standard library only: they work whatever the reporting part of the program is doing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from yjreport.errors import SetupFailed, UsageError
from yjreport.setup import bootstrap, installer

_CACHES = (".pytest_cache", ".hypothesis", ".ruff_cache", ".mypy_cache")


def setup(arguments: list[str]) -> int:
    """Make the environment in .venv, or bring it up to date."""
    _no_arguments("setup", arguments)
    bootstrap.say(f"yjreport is set up: {bootstrap.python_of()}")
    return 0


def test(arguments: list[str]) -> int:
    """
    Run every test and every stored notebook, in two workers.

    Any arguments are pytest's, and then choose what is run.
    """
    chosen = any(not argument.startswith("-") for argument in arguments)
    # One worker takes all tests of a file, and all cells of a notebook: they share a kernel. Files run in the order of
    # their names, the folder of the quick unit tests last, so that no worker is left alone with a slow file at the end.
    share = ["-n", "2", "--dist", "loadscope", "--no-loadscope-reorder"]
    command = [sys.executable, "-m", "pytest", "--nbval", *share, "-q", *arguments]
    if not chosen:
        command += ["tests", "notebooks"]
    return subprocess.call(command, cwd=str(bootstrap.ROOT))


def lock(arguments: list[str]) -> int:
    """Renew requirements/*.lock from pyproject.toml, with hashes and for every platform."""
    root = bootstrap.ROOT
    uv = installer.uv_of(bootstrap.environment(root))
    if uv is None:
        raise SetupFailed(
            "The installer uv is not in the environment, so the locks cannot be renewed.",
            next_step="delete .venv and run `python3 -m yjreport setup` with a network.",
        )
    settings = installer.uv_environment(bootstrap.python_of(root))
    common = [
        uv,
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--generate-hashes",
        "--no-annotate",
        "--no-header",
    ]
    # Without these an index or a folder of this computer would be written into the lock.
    common += ["--no-emit-index-url", "--no-emit-find-links"]
    for name, source in zip(bootstrap.LOCKS, (["pyproject.toml", "--group", "test"], ["--group", "lock"]), strict=True):
        partial = Path(root, name).with_suffix(".part")
        kept = Path(root, name)
        # uv reads what is locked from the output file, and changes no more than it was asked to.
        if kept.exists() and "--upgrade" not in arguments:
            shutil.copyfile(kept, partial)
        done = subprocess.run(
            [*common, *source, *arguments, "-o", str(partial)], cwd=str(root), env=settings, check=False
        )
        if done.returncode:
            partial.unlink(missing_ok=True)
            return done.returncode
        os.replace(partial, kept)
    bootstrap.say("requirements/*.lock are renewed; the next command brings the environment up to date.")
    return 0


def clean(arguments: list[str]) -> int:
    """Remove caches and what tests left; reports and the environment stay."""
    _no_arguments("clean", arguments)
    root = bootstrap.ROOT
    for name in _CACHES:
        shutil.rmtree(root / name, ignore_errors=True)
    for top in ("yjreport", "tests", "notebooks"):
        for folder in [*(root / top).rglob("__pycache__"), *(root / top).rglob(".ipynb_checkpoints")]:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {"setup": setup, "test": test, "lock": lock, "clean": clean}


def summary() -> str:
    """Return the part of the help that lists these commands."""
    lines = [
        f"    {name:9} {(command.__doc__ or '').strip().splitlines()[0].rstrip('.').lower()}"
        for name, command in COMMANDS.items()
    ]
    return "\n".join(["", "for the project itself:", *lines])


def run(name: str, arguments: list[str]) -> int:
    """Run one of these commands."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(f"python -m yjreport {name}: {' '.join((COMMANDS[name].__doc__ or '').split())}")
        return 0
    return COMMANDS[name](arguments)


def _no_arguments(name: str, arguments: list[str]) -> None:
    if arguments:
        raise UsageError(
            f"`{name}` takes no arguments.",
            details=[f"found: {' '.join(arguments)}"],
            next_step=f"run `python -m yjreport {name}`.",
        )
