"""Load the files of params/formats/, which hold the aliases and mappings of what readers read."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from yjreport.config.schema import Strict
from yjreport.config.yaml_files import load
from yjreport.errors import InputMissing, ParameterFault
from yjreport.paths import Project

Format = TypeVar("Format", bound=Strict)


def load_format(folder: Path, name: str, model: type[Format]) -> Format:
    """
    Return what a file of params/formats/ says.

    Args:
        folder: params/formats.
        name: the name of the file without its ending.
        model: what it must hold.

    Raises:
        ParameterFault: the file is missing, or has an unknown key or a wrong type.
    """
    path = folder / f"{name}.yaml"
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        changed = 0
    return _load(path, changed, model)  # type: ignore[return-value]


@lru_cache(maxsize=64)
def _load(path: Path, changed: int, model: type[Strict]) -> Strict:  # a changed file is read again
    return load(path, model, Project(path.parent.parent.parent))


def known_format(name: str, model: type[Format]) -> Format | None:
    """Return a format of the project that this code belongs to; None where its file has a fault: `read` tells it."""
    try:
        return load_format(Project.here().params / "formats", name, model)
    except (ParameterFault, InputMissing):
        return None
