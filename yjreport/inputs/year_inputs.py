"""What stands in the folder of one service's year, once it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from yjreport.config.schema import Source
from yjreport.errors import InputStructure
from yjreport.files.reading import Remark
from yjreport.files.tables import Table
from yjreport.paths import Project

DOWNLOADS = "downloads"


@dataclass(frozen=True)
class Remarked:
    """Hold a remark with the file or sheet that it is about, as messages print it."""

    file: str
    remark: Remark


@dataclass(frozen=True)
class YearInputs:
    """
    Hold what stands in the folder of one service's year.

    Args:
        tables: by kind, in the order of `SCHEMAS`.
        files: the hash of every file that was read, by its name from the project's root.
        sources: the service's own register of sources, by id.
        undated_sources: ids of sources without a day of release, of which nothing can be used.
        remarks: what readers did not understand, or refuse.
    """

    tables: dict[str, Table]
    files: dict[str, str] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    undated_sources: tuple[str, ...] = ()
    remarks: tuple[Remarked, ...] = ()


def refuse_filled_twice(folder: Path, project: Project, one: str, other: str, what: str) -> NoReturn:
    """Raise `InputStructure` for an input that stands in two files of a folder."""
    raise InputStructure(
        f"{what} is filled in in two places in {project.relative(folder)}.",
        details=[f"found {one} and {other}"],
        next_step="keep the one that is right, and take the other away (or empty that sheet).",
    )
