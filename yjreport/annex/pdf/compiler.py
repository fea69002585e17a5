"""Set a document with Typst, and say in words what it refuses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from yjreport.drawing.theme import font_folder
from yjreport.errors import AssemblyFailed

STANDARDS = ("ua-1", "a-2a")
"""Accessible (PDF/UA-1) and fit for an archive (PDF/A-2a); Typst refuses a document that is not."""

_ABSENT = re.compile(r'the (?:text|PDF contains the codepoint) `"((?:[^"\\]|\\.)*)"`')
_LINE = re.compile(r"main\.typ:(\d+):")
_BLOCK = re.compile(r"^//: (\S+)$")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@dataclass(frozen=True)
class LettersMissing(Exception):
    """Say which letters no font of the document holds."""

    letters: frozenset[str]


def compiled(files: Mapping[str, bytes], day: date | None) -> bytes:
    """
    Return the PDF of a Typst document.

    Args:
        files: the document by file name; `main.typ` is where it begins.
        day: the day that stands in its properties; no clock is read.

    Raises:
        LettersMissing: no font holds some of its letters.
        AssemblyFailed: Typst refuses the document.
    """
    import typst

    at = datetime.combine(day or date(1970, 1, 1), time(), UTC)
    try:
        pdf: bytes = typst.compile(  # type: ignore[call-overload]  # its types do not know a document of several files
            dict(files), font_paths=[str(font_folder())], ignore_system_fonts=True, format="pdf",
            pdf_standards=list(STANDARDS), timestamp=at,
        )  # fmt: skip
    except typst.TypstError as error:
        message = f"{error.message}\n{error.diagnostic}"
        texts = (_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in _ABSENT.findall(message))
        letters = frozenset(letter for text in texts for letter in text if ord(letter) > 126)
        if letters:
            raise LettersMissing(letters) from None
        raise _refused(error.message, message, files["main.typ"].decode()) from None
    return pdf


def pages(pdf: bytes) -> int:
    """Return how many pages a PDF of Typst has."""
    return len(_PAGE.findall(pdf))


def _refused(message: str, diagnosis: str, source: str) -> AssemblyFailed:
    lines = source.splitlines()
    found = _LINE.search(diagnosis)
    above = lines[: int(found[1])] if found else []
    block = next((match[1] for line in reversed(above) if (match := _BLOCK.match(line))), "")
    return AssemblyFailed(
        "The PDF of the annex cannot be set.",
        details=[*([f"block: {block}"] if block else []), message.splitlines()[0]],
        next_step="mend that block, or report this message with the notebook that makes it."
        if block
        else "report this message with the annex that it is about.",
    )
