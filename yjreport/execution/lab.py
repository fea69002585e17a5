"""Open JupyterLab on working copies of the notebooks, so that exploring never changes the stored ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from yjreport.canonical import sha256
from yjreport.errors import InputMissing, SetupFailed
from yjreport.execution.managers import KERNEL
from yjreport.paths import Project, write_in_one_step

# In reports/, which is ignored by git.
FOLDER = "lab"
_RECORD = ".copied.json"
_SETTINGS = Path(__file__).resolve().parent / "lab_settings"


@dataclass(frozen=True)
class Prepared:
    """
    Tell what became of the working copies.

    Args:
        folder: where they are.
        fresh: names of copies that are the stored notebooks.
        kept: names of copies that the analyst has changed, and that were left alone.
        behind: those of the kept ones whose stored notebook has changed since they were copied.
    """

    folder: Path
    fresh: tuple[str, ...]
    kept: tuple[str, ...]
    behind: tuple[str, ...]


def prepare_lab(project: Project, folder: Path) -> Prepared:
    """
    Copy the stored notebooks into a folder, but never over a copy that was changed there.

    To have a fresh copy of a notebook, delete the changed one.

    Raises:
        InputMissing: there are no notebooks.
    """
    stored = sorted(project.notebooks.glob("*.ipynb"))
    if not stored:
        raise InputMissing(
            "There are no notebooks to open.",
            details=[f"looked in: {project.relative(project.notebooks)}"],
            next_step="take a whole copy of the project: `git checkout -- notebooks`.",
        )
    record = _read_record(folder)
    fresh, kept, behind = [], [], []
    for source in stored:
        copy, now = folder / source.name, sha256(source.read_bytes())
        held = sha256(copy.read_bytes()) if copy.exists() else None
        if held and held not in (now, record.get(source.name)):
            kept.append(source.name)
            if record.get(source.name) != now:
                behind.append(source.name)
            continue
        if held != now:
            write_in_one_step(copy, source.read_bytes())
        record[source.name] = now
        fresh.append(source.name)
    write_in_one_step(folder / _RECORD, (json.dumps(record, indent=1, sort_keys=True) + "\n").encode())
    return Prepared(folder, tuple(fresh), tuple(kept), tuple(behind))


def lab_command(folder: Path, *, port: int | None = None, browser: bool = True) -> list[str]:
    """
    Return the command that starts JupyterLab on a folder.

    It listens on this computer alone, fetches no news, offers no extensions, and has the project's kernel
    only: any other would not know the project.
    """
    settings = {
        "ServerApp.root_dir": folder,
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.open_browser": browser,
        "ServerApp.answer_yes": True,
        "LabApp.news_url": None,
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.extension_manager": "readonly",
        "LabApp.app_settings_dir": _SETTINGS,
        "MultiKernelManager.default_kernel_name": KERNEL,
        "KernelSpecManager.allowed_kernelspecs": KERNEL,
        "KernelSpecManager.ensure_native_kernel": False,
    }
    command = [sys.executable, "-m", "jupyterlab", *(f"--{name}={value}" for name, value in settings.items())]
    if port is not None:
        command.append(f"--ServerApp.port={port}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    return command


def open_lab(*, project: Project, port: int | None = None, browser: bool = True) -> int:
    """
    Prepare the working copies, start JupyterLab on them, and return its exit code when it ends.

    Args:
        project: whose notebooks.
        port: the first port to try; 8888 unless told.
        browser: open the person's browser.
    """
    prepared = prepare_lab(project, project.reports / FOLDER)
    shown = project.relative(prepared.folder)
    print(f"Working copies of the notebooks are in {shown}; what you change there stays there.", file=sys.stderr)
    if prepared.kept:
        print(f"Kept as you changed them: {', '.join(prepared.kept)}", file=sys.stderr)
    if prepared.behind:
        print(
            f"Their stored notebooks are newer; delete a copy to have it anew: {', '.join(prepared.behind)}",
            file=sys.stderr,
        )
    command = lab_command(prepared.folder.resolve(), port=port, browser=browser)
    environment = {**os.environ, "YJREPORT_PROJECT": str(project.root)}
    try:
        if os.name != "nt":
            # JupyterLab takes the place of this process: Ctrl-C is for it alone.
            sys.stdout.flush()
            os.execve(command[0], command, environment)
        return subprocess.call(command, env=environment)
    except OSError as error:
        raise SetupFailed(
            "JupyterLab could not be started.",
            details=[str(error)],
            next_step="run `python3 -m yjreport setup`.",
        ) from error


def _read_record(folder: Path) -> dict[str, str]:
    try:
        record = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}
