"""The map of the project leads to what is there, and rooms are laid out as it says."""

from __future__ import annotations

import ast
import json
import re

import pytest

from yjreport.documentation.architecture import layers
from yjreport.paths import Project

ROOT = Project.here().root
PAGES = ("docs/architecture.md", "CONTRIBUTING.md")
LOOSE = 12
"""Modules that may stand beside the rooms."""


def named_in(page: str) -> list[tuple[str, str]]:
    """Return each path that a page names in code letters, with the function named after it, if one is."""
    text = (ROOT / page).read_text(encoding="utf-8")
    paths = r"`((?:yjreport|tests|notebooks|params|data|docs|expectations)/[\w./-]*|\w+\.toml)`"
    return re.findall(rf"{paths}(?: `(\w+)`)?", text)


@pytest.mark.parametrize(("path", "function"), sorted({one for page in PAGES for one in named_in(page)}))
def test_what_the_map_names_is_there(path: str, function: str) -> None:
    """A path that has moved, or a function that has another name, is found out."""
    place = ROOT / path

    assert place.exists() or path == "downloads/"
    if function:
        defined = {node.name for node in ast.walk(ast.parse(place.read_text(encoding="utf-8")))
                   if isinstance(node, ast.FunctionDef | ast.ClassDef)}  # fmt: skip
        assert function in defined


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_paths(page: str) -> None:
    """The test above would hold of a page without any."""
    assert len(named_in(page)) > 3


@pytest.mark.parametrize("page", [*PAGES, "README.md"])
def test_links_lead_somewhere(page: str) -> None:
    """A link within the project leads to a file of it."""
    links = re.findall(r"\]\((?!http|#)([^)#]+)", (ROOT / page).read_text(encoding="utf-8"))

    assert links
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_the_map_is_found_from_the_readme() -> None:
    """A newcomer begins at the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert all(f"({page})" in readme for page in PAGES)


def test_few_modules_stand_beside_the_rooms() -> None:
    """What is loose is the way in and the ground; everything else has a room, and every room its layer."""
    package = ROOT / "yjreport"
    loose = {path.stem for path in package.glob("*.py")} - {"__init__"}
    rooms = {path.parent.name for path in package.glob("*/__init__.py")}

    assert len(loose) <= LOOSE
    assert loose | rooms == {room for layer in layers(Project.here()) for room in layer}


def test_a_notebook_leads_to_the_module_of_its_name() -> None:
    """Each notebook imports the section object, and what is in the module or room under its own name."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        source = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        modules = re.findall(r"^from (yjreport\S*) import", source, flags=re.MULTILINE)
        assert modules == ["yjreport.sections.section", f"yjreport.sections.{path.stem[3:]}"]
