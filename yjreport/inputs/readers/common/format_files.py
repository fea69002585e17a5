"""The files of params/formats/, which hold the aliases and mappings of what readers read, and the reader of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from yjreport.config.schema import Strict
from yjreport.config.yaml_files import load
from yjreport.errors import InputMissing, ParameterFault
from yjreport.files.grid import Grid
from yjreport.files.reading import ReaderContext, Reading
from yjreport.paths import Project

Format = TypeVar("Format", bound=Strict)


def load_format(folder: Path, name: str, model: type[Format]) -> Format:
    """
    Return what a file of params/formats/ says, by its name without its ending.

    Raises:
        ParameterFault: the file is missing, or has an unknown key or a wrong type.
    """
    path = folder / f"{name}.yaml"
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        changed = 0
    found = _load(path, changed, model)
    assert isinstance(found, model)
    return found


@lru_cache(maxsize=64)
def _load(path: Path, changed: int, model: type[Strict]) -> Strict:  # a changed file is read again
    return load(path, model, Project(path.parent.parent.parent))


def known_format(name: str, model: type[Format]) -> Format | None:
    """Return a format of the project that this code belongs to; None where its file has a fault: `read` tells it."""
    try:
        return load_format(Project.here().params / "formats", name, model)
    except (ParameterFault, InputMissing):
        return None


@dataclass(eq=False)
class FormatReader(Generic[Format]):
    """
    Read the files of one format.

    Args:
        name: what messages call the format.
        file: the name of its file in params/formats/, without its ending.
        model: what that file must hold.
        is_of: tells whether a grid is of the format.
        read_grids: returns what the grids of a file say, each reading with its grid.
    """

    name: str
    file: str
    model: type[Format]
    is_of: Callable[[Grid, Format], bool]
    read_grids: Callable[[Sequence[Grid], Format, ReaderContext], list[tuple[Grid, Reading]]]

    def recognises(self, grids: Sequence[Grid]) -> bool:
        """Tell whether one of the grids is of the format."""
        known = known_format(self.file, self.model)
        return known is not None and any(self.is_of(grid, known) for grid in grids)

    def read(self, grids: Sequence[Grid], context: ReaderContext) -> list[tuple[Grid, Reading]]:
        """
        Return what the grids say, each reading with its grid.

        Raises:
            InputStructure: a column that is needed is missing.
            ParameterFault: the file of the format is missing or has a fault.
        """
        return self.read_grids(grids, load_format(context.folder, self.file, self.model), context)
