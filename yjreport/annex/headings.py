"""Headings of the annex, from the level-2 headings of notebooks."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode

_HEADING = re.compile(r"^(#{1,2})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_FENCE = re.compile(r"^\s*(```|~~~)")
_MARKUP = re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


def headings_of(source: str) -> list[tuple[int, str]]:
    """Return the levels and texts of the level-1 and level-2 headings of Markdown, code fences left out."""
    found, fenced = [], False
    for line in source.splitlines():
        if _FENCE.match(line):
            fenced = not fenced
        match = None if fenced else _HEADING.match(line)
        if match:
            found.append((len(match[1]), plain(match[2])))
    return found


def plain(text: str) -> str:
    """Return the words of a line of Markdown without its emphasis, code and links."""
    previous = ""
    while previous != text:
        previous, text = text, _MARKUP.sub(r"\2", _LINK.sub(r"\1", text))
    return text.strip()


def first_title(notebook: NotebookNode) -> str:
    """Return the first level-1 heading of a notebook, or nothing."""
    titles = (
        text
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for level, text in headings_of(cell.source)
        if level == 1
    )
    return next(titles, "")


def slug_of(text: str) -> str:
    """Return letters and digits of a text joined by single hyphens."""
    simple = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", simple)) or "heading"


class Headings:
    """
    Keep the last heading until a block needs it.

    Args:
        section: the section's slug, which begins the id of each heading.
    """

    def __init__(self, section: str) -> None:
        self._section = section
        self._waiting: dict[str, Any] | None = None
        self._used: dict[str, int] = {}

    def read(self, source: str) -> None:
        """Take the headings of a Markdown cell: only the last one can have a block after it."""
        for level, text in headings_of(source):
            self._waiting = None
            if level == 2:
                self._waiting = {"block": "heading", "id": "", "level": 2, "text": text}

    def open(self, block: dict[str, Any]) -> None:
        """Take a heading that a notebook emitted as a block."""
        self._waiting = block

    def taken(self) -> list[dict[str, Any]]:
        """Return the heading that waits, once, with an id of its own."""
        block, self._waiting = self._waiting, None
        if block is None:
            return []
        if not block["id"]:
            stem = f"{self._section}-h-{slug_of(block['text'])}"
            self._used[stem] = self._used.get(stem, 0) + 1
            block = {**block, "id": stem if self._used[stem] == 1 else f"{stem}-{self._used[stem]}"}
        return [block]
