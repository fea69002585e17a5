"""
Keep the summary to two pages.

The type is set smaller, down to nine points. Where that is not enough, what matters least is left out, in this
order, and the summary says so: the definitions, the abbreviations, the answers of the sections from the last to the
first, the table of national measures, the headline findings from the last to the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from yjreport.annex.document import Document, Item
from yjreport.annex.pdf.compiler import pages
from yjreport.annex.pdf.typesetting import Sizes, set_document
from yjreport.errors import AssemblyFailed
from yjreport.formats import plural

LONGEST = 2
"""Pages that a summary may have."""

SIZES = tuple(
    Sizes(body, small, tight=True) for body, small in ((11.4, 9.4), (10.8, 9.0), (10.2, 8.6), (9.6, 8.2), (9.0, 8.0))
)
"""Sizes of type that a summary may have, the best first; running text is never under nine points."""


def set_summary(document: Document) -> bytes:
    """
    Return a summary as a PDF of at most two pages.

    Raises:
        AssemblyFailed: it cannot be set, or its first finding alone fills more than two pages.
    """
    for sizes in SIZES:
        pdf = set_document(document, sizes)
        if pages(pdf) <= LONGEST:
            return pdf
    steps = list(_shorter(document))
    low, high = 0, len(steps) - 1
    best = b""
    while low <= high:
        middle = (low + high) // 2
        shorter, words = steps[middle]
        pdf = set_document(shorter, SIZES[-1], words)
        if pages(pdf) <= LONGEST:
            best, high = pdf, middle - 1
        else:
            low = middle + 1
    if not best:
        raise AssemblyFailed(
            f"The summary does not fit on {LONGEST} pages.",
            details=["Its first headline finding alone is longer."],
            next_step="make the headline findings of the scorecard shorter.",
        )
    # What was left out has made room: the same words in larger type, where they fit.
    larger = (set_document(steps[low][0], sizes, steps[low][1]) for sizes in SIZES[:-1])
    return next((pdf for pdf in larger if pages(pdf) <= LONGEST), best)


def _shorter(document: Document) -> Iterator[tuple[Document, str]]:
    """Yield ever shorter documents, each with words for what it leaves out."""
    document = replace(document, front={**document.front, "definitions": [], "glossary": []})
    yield document, "what the terms mean."
    document = replace(document, front={**document.front, "abbreviations": []})
    yield document, "what the terms and the abbreviations mean."
    gone = 0
    for item in reversed(document.items):
        if item.kind != "table" and item.block.get("emphasis") != "headline":
            document, gone = _without(document, item), gone + 1
            yield document, f"the answers of {gone} more {plural(gone, 'section')}, and what the terms mean."
    for item in reversed(document.items):
        if item.kind == "table":
            document = _without(document, item)
            yield document, "the table of national measures, the answers of the sections, and what the terms mean."
    for item in reversed(document.items[1:]):
        document = _without(document, item)
        yield document, "more findings, their tables, and what the terms mean."


def _without(document: Document, gone: Item) -> Document:
    parts = (replace(part, items=tuple(item for item in part.items if item is not gone)) for part in document.parts)
    return replace(document, parts=tuple(part for part in parts if part.items))
