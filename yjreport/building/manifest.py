"""The manifest of an annex: its inputs and files with their hashes, versions and the commit."""

from __future__ import annotations

import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

from yjreport import __version__
from yjreport.canonical import sha256
from yjreport.inputs.annex_inputs import Inputs

PACKAGES = ("altair", "gptables", "great-expectations", "nbconvert", "pandas", "papermill", "pypandoc-binary", "scipy",
            "typst", "vl-convert-python")  # fmt: skip
"""The packages that decide an annex, whose versions the manifest holds."""


def manifest(inputs: Inputs, used: dict[str, str], stage: Path) -> dict[str, Any]:
    """
    Return the manifest: inputs and parameters with their hashes, versions, commit, and the annex's files.

    Args:
        inputs: what was read.
        used: hash of every file that the annex rests on, by its path from the project's root.
        stage: the finished annex.
    """
    request = inputs.request
    return {
        "service": request.service.slug,
        "year": request.report.year,
        "edition": request.edition,
        "status": request.report.status,
        "cut_off": request.report.cut_off.isoformat(),
        "disclosure": request.report.disclosure.model_dump(mode="json"),
        "yjreport": __version__,
        "commit": _commit(inputs.project.root),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
        "inputs": dict(sorted(used.items())),
        "sources": {
            source.id: source.model_dump(mode="json")
            for source in sorted(inputs.sources.values(), key=lambda one: one.id)
        },
        "files": {
            path.relative_to(stage).as_posix(): sha256(path.read_bytes())
            for path in sorted(stage.rglob("*"))
            if path.is_file()
        },
    }


def _commit(root: Path) -> str | None:
    try:
        found = subprocess.run(
            ["git", "-C", str(root), "rev-parse", "HEAD"],
            capture_output=True, text=True, timeout=10, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return found.stdout.strip() or None if found.returncode == 0 else None
