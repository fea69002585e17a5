"""Write every document that is made from the code: `python -m yjreport.documentation`."""

from __future__ import annotations

import sys

from yjreport.documentation.pages import PAGES, written
from yjreport.paths import Project


def main() -> None:
    """Write the documents, and say which changed."""
    project = Project.here()
    for name in PAGES:
        changed = written(name, project)
        sys.stdout.write(f"{name}: {'written' if changed else 'as it was'}\n")


if __name__ == "__main__":
    main()
