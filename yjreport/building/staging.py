"""
The folder in which an annex is made, and its publication.

A build happens in reports/.work/<annex>/; the finished annex then takes the place of the last one in
two renames. A run that is killed between them is recovered at the start of the next, so that a reader
never sees half an annex and a good one is never lost.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from yjreport.errors import AssemblyFailed, BuildLocked
from yjreport.paths import Project


@dataclass(frozen=True)
class StagingFolder:
    """
    Name the folders of one build.

    Args:
        project: the project.
        folder: the annex's folder under reports/, such as `leicester/2023-24/public`.
    """

    project: Project
    folder: str

    @property
    def target(self) -> Path:
        """Return where the finished annex goes."""
        return self.project.reports / self.folder

    @property
    def root(self) -> Path:
        """Return the build's own folder."""
        return self.project.reports / ".work" / self.folder.replace("/", "-")

    @property
    def stage(self) -> Path:
        """Return where the annex is made."""
        return self.root / "stage"

    @property
    def previous(self) -> Path:
        """Return where the last annex waits while the new one takes its place."""
        return self.root / "previous"

    @contextmanager
    def open(self) -> Iterator[Path]:
        """
        Hold the build's folder for one run, recover what a killed run left, and return the stage, empty.

        Raises:
            BuildLocked: when another run is building the same annex.
        """
        from filelock import FileLock, Timeout

        self.root.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.root.with_suffix(".lock"))
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise BuildLocked(
                f"The annex {self.folder} is being built by another run.",
                next_step="wait until it ends, then run the command again.",
            ) from None
        try:
            self._recover()
            shutil.rmtree(self.root, ignore_errors=True)
            self.stage.mkdir(parents=True)
            yield self.stage
        finally:
            lock.release()

    def _recover(self) -> None:
        if self.previous.exists() and not self.target.exists():
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self.previous.rename(self.target)

    def publish(self) -> None:
        """
        Put the stage in the place of the last annex.

        Raises:
            AssemblyFailed: when the last annex cannot be moved, because a program holds one of its
                files open; it then stays as it was.
        """
        self.target.parent.mkdir(parents=True, exist_ok=True)
        try:
            if self.target.exists():
                self.target.rename(self.previous)
            self.stage.rename(self.target)
        except OSError as error:
            self._recover()
            raise AssemblyFailed(
                f"The last annex in {self.project.relative(self.target)} cannot be replaced; it is as it was.",
                details=[f"the system says: {error.strerror}"],
                next_step="close the files of the annex that are open, then run the command again.",
            ) from None
        shutil.rmtree(self.root, ignore_errors=True)
