"""The pictures of a document: each chart as SVG, and the logo."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from typing import Any

from yjreport.annex.document import Document
from yjreport.blocks.page_fit import UPRIGHT
from yjreport.drawing.svg import chart_svg, size_of
from yjreport.errors import AssemblyFailed

_TALLEST = 540.0
_LANGUAGE = 0.52
"""Share of letters from which words are language, and not a list of figures."""
_SENTENCE = re.compile(r"(?<=\.)\s+")
_KINDS = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}


def drawings(document: Document) -> tuple[dict[str, bytes], dict[str, tuple[str, float]]]:
    """
    Return the files of all charts, and by the id of each chart its file and its width in points.

    Raises:
        AssemblyFailed: a chart has no words that say what it shows, or cannot be drawn.
    """
    files, drawn = {}, {}
    for item in document.items:
        if item.kind != "chart":
            continue
        block = item.block
        if not str(block["description"]).strip():
            raise AssemblyFailed(
                f"{item.number or 'A chart'} has no alternative text.",
                details=[f"block: {item.id}"],
                next_step="give it a description in words: use charts.describe.",
            )
        try:
            svg = chart_svg(block["spec"], title=block["title"], description=block["description"], id=item.id)
        except ValueError as error:
            raise AssemblyFailed(
                f"The chart {item.id} cannot be printed.",
                details=[str(error)],
                next_step="mend the cell that makes it.",
            ) from error
        name = f"charts/{item.id}.svg"
        files[name] = svg.encode()
        wide, high = size_of(svg)
        # It fills the page, or less where it would be too high.
        drawn[item.id] = (name, round(min(UPRIGHT, _TALLEST * wide / high), 2))
    return files, drawn


def alternative_text(block: Mapping[str, Any], place: str) -> str:
    """
    Return the words for a chart: its description, as long as that is language.

    A list of figures is hard to follow by ear and cannot be walked: where figures are most of a description, its
    sentences of figures give way to the title and to the place of the table that holds them.
    """
    words = str(block["description"])
    if _letters(words) >= _LANGUAGE:
        return words
    kept = [sentence for sentence in _SENTENCE.split(words) if _letters(sentence) >= _LANGUAGE]
    parts = [block["title"], block["subtitle"], *kept, f"Its figures stand in {place}, to be read cell by cell."]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _letters(words: str) -> float:
    return sum(letter.isalpha() for letter in words) / max(1, len(words))


def logo_file(front: Mapping[str, Any]) -> tuple[str, bytes] | None:
    """
    Return the file of the service's logo; nothing when it has none.

    Raises:
        AssemblyFailed: the logo has no words that say what it shows, or is of no known kind.
    """
    logo = front.get("logo")
    if not logo:
        return None
    kind = _KINDS.get(logo["media_type"])
    if kind is None or not str(logo.get("alt", "")).strip():
        raise AssemblyFailed(
            "The logo cannot be printed.",
            details=[f"kind: {logo['media_type']}", f"alternative text: {logo.get('alt') or 'none'}"],
            next_step=f"give a logo of the kind {', '.join(_KINDS)} and words for it.",
        )
    return f"logo.{kind}", base64.b64decode(logo["data"])
