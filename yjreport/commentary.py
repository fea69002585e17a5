"""
Commentary that an officer writes for a section, in Markdown, with figures by reference.

`{{ reoffending_binary.local }}` prints the latest result of that alias. A digit outside a reference is
refused: a number typed by hand can disagree with the table beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yjreport.blocks.model import Piece
from yjreport.errors import CommentaryFault, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from yjreport.paths import Project
    from yjreport.results import Result

REFERENCE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
DIGIT = re.compile(r"\d")


def read_commentary(path: Path, project: Project, results: Mapping[str, Result]) -> list[list[Piece]]:
    """
    Return the paragraphs of a commentary file, with its references replaced by results.

    Args:
        path: the Markdown file.
        project: for the file's name in messages.
        results: results by id and by alias.

    Raises:
        CommentaryFault: when the file is not UTF-8, names a result that is not there, or states a
            number that is not a reference.
    """
    name = project.relative(path)
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise CommentaryFault(
            f"The commentary {name} is not UTF-8 text.", next_step="save it as UTF-8 and run the command again."
        ) from None
    faults: list[str] = []
    paragraphs: list[list[Piece]] = []
    line = 1
    for block in text.split("\n\n"):
        body = block.strip()
        if body:
            start = line + block[: block.index(body[0])].count("\n")
            paragraphs.append(_pieces(" ".join(body.split("\n")), results, faults, start))
        line += block.count("\n") + 2
    if faults:
        raise CommentaryFault(
            f"The commentary {name} has numbers that no result supports.",
            details=faults[:8],
            next_step="write a figure as a reference, such as {{ reoffending_binary.local }}; "
            "ledger.json lists the ids.",
        )
    return paragraphs


def _pieces(text: str, results: Mapping[str, Result], faults: list[str], line: int) -> list[Piece]:
    pieces: list[Piece] = []
    position = 0
    for match in REFERENCE.finditer(text):
        pieces.append(_words(text[position : match.start()], faults, line))
        found = results.get(match[1])
        if found is None:
            faults.append(f"line {line}: no result is called {match[1]!r}.{did_you_mean(match[1], results)}")
        else:
            pieces.append(found)
        position = match.end()
    pieces.append(_words(text[position:], faults, line))
    return [piece for piece in pieces if piece]


def _words(text: str, faults: list[str], line: int) -> str:
    for word in text.split():
        if DIGIT.search(word):
            faults.append(f"line {line}: {word!r} is typed by hand")
    return text
