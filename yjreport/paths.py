"""Where the folders of a project are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


def write_in_one_step(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the whole new one, whenever the run is killed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@dataclass(frozen=True)
class Project:
    """
    Name the folders of one yjreport project.

    Args:
        root: the folder that holds notebooks/, params/, data/, expectations/ and reports/.
    """

    root: Path

    @classmethod
    def here(cls) -> Project:
        """
        Return the project that this code belongs to.

        The environment variable YJREPORT_PROJECT names another folder, for tests and for a
        council that keeps its parameters and data apart from the code.
        """
        named = os.environ.get("YJREPORT_PROJECT")
        return cls(Path(named).resolve() if named else Path(__file__).resolve().parent.parent)

    @property
    def notebooks(self) -> Path:
        """Return the folder of the section notebooks."""
        return self.root / "notebooks"

    @property
    def params(self) -> Path:
        """Return the folder of parameters."""
        return self.root / "params"

    @property
    def data(self) -> Path:
        """Return the folder of inputs."""
        return self.root / "data"

    @property
    def open(self) -> Path:
        """Return the folder of open national data."""
        return self.data / "open"

    @property
    def expectations(self) -> Path:
        """Return the folder of expectation suites."""
        return self.root / "expectations"

    @property
    def reports(self) -> Path:
        """Return the folder in which annexes are left."""
        return self.root / "reports"

    def inputs_folder(self, service: str, year: str, named: str = "") -> Path:
        """Return the folder of one service's inputs for one year: the one that its parameters name, else the usual."""
        return self.root / named if named else self.data / "plans" / service / year

    def relative(self, path: Path) -> str:
        """Return a path as messages and manifests print it: from the root, with forward slashes."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()
