"""
Carry out the commands that look after the project itself: set up, lint, check types, test, lock, clean.

Standard library only: they work whatever the reporting part of the program is doing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from yjreport.errors import SetupFailed, UsageError
from yjreport.setup import bootstrap, installer

_CACHES = (".pytest_cache", ".hypothesis", ".ruff_cache", ".mypy_cache", ".import_linter_cache")
_CODE = ("yjreport", "tests", "notebooks")


def setup(arguments: list[str]) -> int:
    """Make the environment in .venv, or bring it up to date."""
    _no_arguments("setup", arguments)
    bootstrap.say(f"yjreport is set up: {bootstrap.python_of()}")
    return 0


def lint(arguments: list[str]) -> int:
    """Check style, formatting, and that imports run one way between rooms and in no circle."""
    _no_arguments("lint", arguments)
    checks = [
        ["-m", "ruff", "check", *_CODE],
        ["-m", "ruff", "format", "--check", *_CODE],
        ["-c", "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"],
        ["-m", "vulture"],
    ]
    # Every check is run, so that one look shows everything that is wrong.
    return max(_python(*check) for check in checks)


def types(arguments: list[str]) -> int:
    """Check the types of the package, strictly."""
    _no_arguments("types", arguments)
    return _python("-m", "mypy")


def test(arguments: list[str]) -> int:
    """
    Check style, imports and types, then run every test and every stored notebook, in two workers.

    A path, or the slug of a section, runs only the tests that belong to it; other arguments are pytest's.
    """
    chosen, options = _choice(arguments)
    if chosen:
        return _pytest("--nbval", *options, *chosen)
    return lint([]) or types([]) or _pytest("--nbval", *options, "tests", "notebooks")


def test_fast(arguments: list[str]) -> int:
    """Run the unit tests, for the loop of work; those of a path or a section, if one is named."""
    chosen, options = _choice(arguments)
    return _pytest(*options, *(chosen or ["tests/unit"]))


def coverage(arguments: list[str]) -> int:
    """Measure which branches of the package the tests take, and list what they leave out."""
    chosen, options = _choice(arguments)
    where = ["--cov=yjreport", "--cov-branch", "--cov-report=term-missing:skip-covered"]
    return _pytest("--nbval", *where, *options, *(chosen or ["tests", "notebooks"]))


def _choice(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Return the tests that are named, and pytest's own options: all that stands from the first one on."""
    first = next((place for place, one in enumerate(arguments) if one.startswith("-")), len(arguments))
    return [path for one in arguments[:first] for path in _tests_of(one)], arguments[first:]


def _python(*arguments: str) -> int:
    return subprocess.call([sys.executable, *arguments], cwd=str(bootstrap.ROOT))


def _pytest(*arguments: str) -> int:
    # One worker takes all tests of a file, and all cells of a notebook: they share a kernel. Files run in the order of
    # their names, the folder of the quick unit tests last, so that no worker is left alone with a slow file at the end.
    return _python("-m", "pytest", "-n", "2", "--dist", "loadscope", "--no-loadscope-reorder", "-q", *arguments)


def _tests_of(choice: str) -> list[str]:
    """Return a path of tests as it is, and of a section its notebook and the tests that name it."""
    root = bootstrap.ROOT
    if Path(root, choice.partition("::")[0]).exists():
        return [choice]
    name = choice.replace("-", "_")
    notebooks = {path.stem[3:]: path for path in sorted((root / "notebooks").glob("*.ipynb"))}
    if name not in notebooks:
        raise UsageError(
            f"There are no tests called {choice!r}.",
            details=[f"expected: a path, or a section: {', '.join(one.replace('_', '-') for one in notebooks)}"],
            next_step="run `make test` for all of them, or name one: `make test TESTS=reoffending`.",
        )
    named = re.compile(rf"\bsections\.{name}\b|\bsections import [^\n]*\b{name}\b")
    files = [
        path
        for path in sorted((root / "tests").rglob("test_*.py"))
        if name in path.stem or named.search(path.read_text(encoding="utf-8"))
    ]
    return [path.relative_to(root).as_posix() for path in [notebooks[name], *files]]


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


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "setup": setup,
    "lint": lint,
    "types": types,
    "test": test,
    "test-fast": test_fast,
    "coverage": coverage,
    "lock": lock,
    "clean": clean,
}


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
