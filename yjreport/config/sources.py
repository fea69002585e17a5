"""The source register: data/sources/, one file for each source."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from yjreport.config.schema import Source
from yjreport.config.yaml_files import load
from yjreport.paths import Project


def read_sources(project: Project) -> dict[str, Source]:
    """
    Return the source register by id.

    Raises:
        ParameterFault: when a file of it is wrong.
    """
    return {stem: _source(path, project) for stem, path in source_files(project).items()}


def source_files(project: Project) -> dict[str, Path]:
    """Return the files of the source register by the id of their source."""
    return {path.stem: path for path in sorted((project.data / "sources").glob("*.yaml"))}


@lru_cache(maxsize=256)
def _source(path: Path, project: Project) -> Source:
    return load(path, Source, project)
