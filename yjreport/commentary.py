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
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read_commentary(path: Path, project: Project, results: Mapping[str, Result]) -> list[list[Piece]]:
    """
    Return the paragraphs of a commentary file, with its references replaced by results.

    A comment (<!-- … -->) is not printed; a file that holds nothing else has no paragraphs.

    Args:
        path: the Markdown file.
        project: for the file's name in messages.
        results: results by id and by alias.

    Raises:
        CommentaryFault: when the file is not UTF-8, opens a comment without closing it, names a result that is
            not there, or states a number that is not a reference.
    """
    name = project.relative(path)
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise CommentaryFault(
            f"The commentary {name} is not UTF-8 text.", next_step="save it as UTF-8 and run the command again."
        ) from None
    text = _without_comments(text, name)
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


def _without_comments(text: str, name: str) -> str:
    """Return a text with the line ends alone of its comments, so that lines keep their numbers."""
    rest = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    if "<!--" in rest:
        line = rest[: rest.index("<!--")].count("\n") + 1
        raise CommentaryFault(
            f"The commentary {name} opens a comment that does not end.",
            details=[f"line {line}: found <!-- and no --> after it"],
            next_step="write --> where the comment ends, on a line of its own; the text below it is printed.",
        )
    return rest


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
