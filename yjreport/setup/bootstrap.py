"""
Make the project's environment in .venv, with nothing but the standard library.

This module and `yjreport.setup.installer` run on a bare Python, and must still be readable by Python 3.8, so
that an old Python is told what is wrong instead of meeting a syntax error.

A stamp in .venv says what it was made from. It is written last: a set-up that was killed leaves a stamp
that is not finished, and the next one starts over.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import Callable, Iterator

from yjreport.errors import SetupFailed
from yjreport.setup import faults, installer

MINIMUM = (3, 11)
ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = ("requirements/environment.lock", "requirements/installer.lock")
KERNEL = "yjreport"

# Raised when the lay-out that this module makes changes, so that older environments are made again.
_LAYOUT = 1
_STAMP = "yjreport.json"

Say = Callable[[str], None]


def say(line: str) -> None:
    """Tell the person at the keyboard, on standard error: a command's output stays its own."""
    print(line, file=sys.stderr, flush=True)


def environment(root: Path = ROOT) -> Path:
    """Return the folder of the project's environment."""
    return root / ".venv"


def python_of(root: Path = ROOT) -> Path:
    """Return the interpreter of the project's environment, which may not be there yet."""
    if os.name == "nt":
        return environment(root) / "Scripts" / "python.exe"
    return environment(root) / "bin" / "python"


def is_inside(root: Path = ROOT) -> bool:
    """Tell whether this very process runs in the project's environment."""
    return os.path.realpath(sys.prefix) == os.path.realpath(str(environment(root)))


def is_ready(root: Path = ROOT) -> bool:
    """
    Tell whether the environment is the one that the locks describe, in a millisecond or so.

    A folder that was moved or copied is not ready: an environment holds absolute paths.
    """
    return _can_be_updated(root) and _read_stamp(root).get("locks") == _hash_of_locks(root)


def ensure(root: Path = ROOT, tell: Say = say) -> Path:
    """
    Make the environment if it is not there or not the right one, and return its interpreter.

    Raises:
        SetupFailed: the message names what is missing and the command that mends it.
    """
    if is_ready(root):
        return python_of(root)
    faults.check_version(MINIMUM)
    with _alone(root, tell):
        if not is_ready(root):
            _make(root, tell)
    return python_of(root)


def main() -> int:
    """Set up the project, and return the exit code."""
    try:
        ensure()
    except SetupFailed as error:
        say(str(error))
        return error.exit_code
    return 0


def _make(root: Path, tell: Say) -> None:
    folder = environment(root)
    # An environment that is only out of date is brought up to date in place, which keeps what is the same.
    if _can_be_updated(root):
        tell("Bringing the environment in .venv up to date.")
        _write_stamp(root, finished=False)
    else:
        tell("Setting up yjreport in .venv (once; about a minute).")
        _clear(folder, tell)
        folder.mkdir(parents=True)
        _write_stamp(root, finished=False)
        installer.make_environment(_base_python(), folder)
    installer.install(python_of(root), folder, root / LOCKS[0], root / LOCKS[1], tell)
    _join_project(root)
    _register_kernel(root)
    _write_stamp(root, finished=True)
    tell("The environment is ready.")


def _can_be_updated(root: Path) -> bool:
    """Tell whether the environment is one that this module finished here, whatever the locks were then."""
    stamp, python = _read_stamp(root), python_of(root)
    return (
        stamp.get("finished") is True
        and stamp.get("layout") == _LAYOUT
        and stamp.get("root") == str(root)
        and python.is_file()
        and stamp.get("executable") == os.path.realpath(str(python))
    )


def _clear(folder: Path, tell: Say) -> None:
    """Remove what an earlier set-up left, and put aside what somebody else made."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists() and (folder / _STAMP).exists():
        shutil.rmtree(str(folder))
    elif folder.exists() and any(folder.iterdir()):
        aside = next(
            path for path in (folder.with_name(f".venv-before-{n}") for n in range(1, 1000)) if not path.exists()
        )
        folder.rename(aside)
        tell(f"  the .venv that was here was not made by yjreport; it is kept as {aside.name}")
    elif folder.exists():
        folder.rmdir()


def _base_python() -> str:
    """Return the interpreter below any virtual environment, for ours may be the one being replaced."""
    return getattr(sys, "_base_executable", None) or sys.executable


def _join_project(root: Path) -> None:
    """Make `import yjreport` work in every process of the environment, kernels of JupyterLab included."""
    pattern = "Lib/site-packages" if os.name == "nt" else "lib/*/site-packages"
    # A line that begins with "import" is run: ascii() keeps a folder with accents safe in any code page.
    line = f"import sys; p = {str(root)!a}; p in sys.path or sys.path.append(p)\n"
    for packages in environment(root).glob(pattern):
        (packages / "yjreport-project.pth").write_text(line, encoding="ascii")


def _register_kernel(root: Path) -> None:
    folder = environment(root) / "share" / "jupyter" / "kernels" / KERNEL
    folder.mkdir(parents=True, exist_ok=True)
    spec = {
        "argv": [str(python_of(root)), "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "yjreport",
        "language": "python",
        "metadata": {"debugger": True},
    }
    (folder / "kernel.json").write_text(json.dumps(spec, indent=1) + "\n", encoding="utf-8")


def _hash_of_locks(root: Path) -> str:
    digest = hashlib.sha256()
    for name in LOCKS:
        path = root / name
        if not path.is_file():
            raise SetupFailed(
                "The list of packages is missing.",
                details=[f"expected: {name}"],
                next_step="take a whole copy of the project: `git checkout -- requirements`.",
            )
        # Line ends are made one kind: a copy on Windows may hold CRLF.
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _read_stamp(root: Path) -> dict[str, object]:
    try:
        stamp = json.loads((environment(root) / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _version_of(root: Path) -> str:
    """Return the version of the environment's Python, from the note that venv leaves."""
    try:
        lines = (environment(root) / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition("=")[2].strip() for line in lines if line.startswith("version")), "")


def _write_stamp(root: Path, finished: bool) -> None:
    stamp = {
        "finished": finished,
        "layout": _LAYOUT,
        "locks": _hash_of_locks(root),
        "root": str(root),
        "executable": os.path.realpath(str(python_of(root))),
        "python": _version_of(root),
    }
    path = environment(root) / _STAMP
    partial = path.with_suffix(".part")
    partial.write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")
    os.replace(str(partial), str(path))


@contextmanager
def _alone(root: Path, tell: Say) -> Iterator[None]:
    """Let one set-up of a project run at a time, and say what is wrong when files cannot be written."""
    try:
        with open(str(root / ".venv.lock"), "a+b") as handle:
            if not installer.try_lock(handle):
                tell("Another set-up of this project is running; waiting for it.")
                installer.wait_for_lock(handle)
            yield
    except OSError as error:
        raise SetupFailed(
            "The environment could not be written.",
            details=[str(error)],
            next_step=(
                f"close programs that use {environment(root)} (JupyterLab, an editor), see that the folder "
                "can be written and that the disk has 2 GB free, then run the command again."
            ),
        ) from error


if __name__ == "__main__":
    sys.exit(main())
