"""The picture of the layers in docs/architecture.md, drawn from the import-linter contract so that it cannot drift."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from html import escape

from yjreport.paths import Project

PAGE = "docs/architecture.md"
PICTURE = "docs/architecture.svg"
BEGIN = "<!-- This part is made by `python -m yjreport.documentation`. -->"
END = "<!-- Here it ends. -->"

_WIDTH, _LINE, _PADDING, _GAP = 1040, 20, 6, 5
_LEFT, _WORDS = 60, 190


def layers(project: Project) -> list[list[str]]:
    """Return the rooms of each layer of the contract in pyproject.toml, those at the top first."""
    settings = tomllib.loads((project.root / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (one for one in settings["tool"]["importlinter"]["contracts"] if one["type"] == "layers")
    return [[room.strip() for room in layer.split("|")] for layer in contract["layers"]]


def says(room: str, project: Project) -> str:
    """Return the first line of a room's docstring."""
    package = project.root / "yjreport" / room
    path = package / "__init__.py" if package.is_dir() else package.with_suffix(".py")
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").splitlines()[0]


def architecture_page(project: Project) -> str:
    """Return docs/architecture.md with the layers in words as the contract has them."""
    before, _, rest = (project.root / PAGE).read_text(encoding="utf-8").partition(BEGIN)
    rooms = [room for layer in layers(project) for room in layer]
    table = ["| room | what is in it |", "| --- | --- |", *(f"| `{room}` | {says(room, project)} |" for room in rooms)]
    return "\n".join([f"{before}{BEGIN}", "", *table, "", f"{END}{rest.partition(END)[2]}"])


def architecture_picture(project: Project) -> str:
    """Return docs/architecture.svg: a box for each layer, each importing only those below it."""
    rows = layers(project)
    height = sum(len(rooms) * _LINE + 2 * _PADDING + _GAP for rooms in rows) + _GAP
    return "\n".join([*_frame(height), *_boxes(rows, project), "</svg>", ""])


def _frame(height: int) -> Iterator[str]:
    """Yield the paper, the words for those who do not see it, and the arrow at its side."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        'font-family="Arial, Helvetica, sans-serif" font-size="13">'
    )
    yield "<title>The layers of yjreport</title>"
    yield "<desc>Each room stands above those that it may import; data flow from the bottom to the top.</desc>"
    yield f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>'
    yield (
        f'<path d="M30 {_GAP * 2}V{height - 20}M22 {height - 34}l8 14l8 -14" fill="none" stroke="#1d4e6b" '
        'stroke-width="3"/>'
    )
    middle = height // 2
    yield f'<text transform="translate(20 {middle}) rotate(-90)" text-anchor="middle">imports</text>'


def _boxes(rows: list[list[str]], project: Project) -> Iterator[str]:
    """Yield the box of each layer, a line for each of its rooms."""
    top = _GAP
    for rooms in rows:
        tall = len(rooms) * _LINE + 2 * _PADDING
        yield (
            f'<rect x="{_LEFT}" y="{top}" width="{_WIDTH - _LEFT - _GAP}" height="{tall}" rx="4" fill="#eef4f7" '
            'stroke="#1d4e6b"/>'
        )
        for number, room in enumerate(rooms, start=1):
            line = top + _PADDING + number * _LINE - 5
            yield f'<text x="{_LEFT + 10}" y="{line}" font-weight="bold">{room}</text>'
            yield f'<text x="{_WORDS}" y="{line}">{escape(says(room, project).replace("`", ""), quote=False)}</text>'
        top += tall + _GAP
