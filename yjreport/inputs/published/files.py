"""Read published.csv and corrections.csv, which may stand beside a service's inputs."""

from __future__ import annotations

from pathlib import Path

from yjreport.files.columns import CORRECTIONS, PUBLISHED, Schema
from yjreport.files.tables import Table, read_table
from yjreport.paths import Project


def read_published(folder: Path, project: Project) -> Table | None:
    """Return the figures as they were published, None where they never were; raise as `read_table` does."""
    return _read(folder, PUBLISHED, project)


def read_corrections(folder: Path, project: Project) -> Table | None:
    """Return what was corrected since, None without the file; raise as `read_table` does."""
    return _read(folder, CORRECTIONS, project)


def _read(folder: Path, schema: Schema, project: Project) -> Table | None:
    path = folder / schema.file
    return read_table(path, schema, project) if path.exists() else None
