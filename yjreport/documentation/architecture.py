"""The picture of the layers in docs/architecture.md, drawn from the import-linter contract so that it cannot drift."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from yjreport.paths import Project

PAGE = "docs/architecture.md"
BEGIN = "<!-- The picture of the layers is made by `python -m yjreport.documentation`. -->"
END = "<!-- The picture ends here. -->"


def layers(project: Project) -> list[list[str]]:
    """Return the rooms of each layer of the contract in pyproject.toml, those at the top first."""
    settings = tomllib.loads((project.root / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (one for one in settings["tool"]["importlinter"]["contracts"] if one["type"] == "layers")
    return [[room.strip() for room in layer.split("|")] for layer in contract["layers"]]


def says(room: str, project: Project) -> str:
    """Return the first sentence of a room's docstring."""
    package = project.root / "yjreport" / room
    path = package / "__init__.py" if package.is_dir() else package.with_suffix(".py")
    return _first_line(path)


def architecture_page(project: Project) -> str:
    """Return docs/architecture.md with the picture of the layers as the contract has them."""
    before, _, rest = (project.root / PAGE).read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    return "\n".join([f"{before}{BEGIN}", "", *_picture(project), "", f"{END}{after}"])


def _picture(project: Project) -> Iterator[str]:
    """Yield a Mermaid picture: each room above those that it may import, and a table of what each holds."""
    rows = layers(project)
    yield "```mermaid"
    yield "flowchart TB"
    for number, rooms in enumerate(rows):
        yield f'    layer{number}["{" · ".join(rooms)}"]'
    yield f"    {' --> '.join(f'layer{number}' for number in range(len(rows)))}"
    yield "```"
    yield ""
    yield "| room | what is in it |"
    yield "| --- | --- |"
    for rooms in rows:
        for room in rooms:
            yield f"| `{room}` | {says(room, project)} |"


def _first_line(path: Path) -> str:
    words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return words.splitlines()[0]
