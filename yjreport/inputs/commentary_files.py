"""Files of commentary that no section prints: a name that is no section's, a document, another folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from yjreport.config.services import Request
from yjreport.errors import did_you_mean
from yjreport.files.reading import Remark
from yjreport.inputs.year_inputs import Remarked
from yjreport.paths import Project

LEFT_BY_PROGRAMS = (".", "~", "Thumbs.db", "desktop.ini")
"""How the names of files begin that programs leave in a folder."""


def commentary_folder(project: Project, request: Request) -> Path:
    """Return the folder of a year's commentary; it need not be there."""
    return project.params / "commentary" / request.service.slug / request.report.year


def unprinted(project: Project, request: Request, sections: Iterable[str]) -> tuple[Remarked, ...]:
    """
    Return a warning for each file in a year's folder of commentary that is printed nowhere.

    Args:
        project: the project.
        request: whose year it is.
        sections: the slugs of the sections, whose files are printed.
    """
    folder = commentary_folder(project, request)
    known = sorted(f"{slug}.md" for slug in sections)
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(
        Remarked(project.relative(path), _remark(path, known))
        for path in paths
        if path.name not in known and not path.name.startswith(LEFT_BY_PROGRAMS)
    )


def _remark(path: Path, known: list[str]) -> Remark:
    name = path.stem.lower().replace("_", "-").replace(" ", "-")
    near = did_you_mean(f"{name}.md", known).strip()
    return Remark(
        0, "", "a file of commentary that no section prints",
        "a text file named after a section of params/sections.yaml, such as custody.md",
        f"{near} Put the words into the file of their section as plain text, and take this one away.".strip(),
        "warning",
    )  # fmt: skip
