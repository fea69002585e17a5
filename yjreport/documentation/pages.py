"""The documents that are made from the code: what makes each, and how it is kept."""

from __future__ import annotations

from collections.abc import Callable

from yjreport.documentation.architecture import PAGE, PICTURE, architecture_page, architecture_picture
from yjreport.documentation.credits import credits_page
from yjreport.documentation.measures import measures_reference
from yjreport.documentation.workbook import workbook_reference
from yjreport.paths import Project

PAGES: dict[str, Callable[[Project], str]] = {
    "docs/measures-reference.md": measures_reference,
    "docs/workbook.md": workbook_reference,
    PAGE: architecture_page,
    PICTURE: architecture_picture,
    "CREDITS.md": credits_page,
}
"""Every document that is made, by its path from the project's root, with the function that returns its text."""


def written(name: str, project: Project) -> bool:
    """Write one document if its text has changed, and tell whether it had."""
    path = project.root / name
    text = PAGES[name](project)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8", newline="\n")
    return True
