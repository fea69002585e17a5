"""Set one document at given sizes: lay it out, write its source, compile it, and tag its row headers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from yjreport.annex.document import Document
from yjreport.annex.front import cut_off_day, full_title
from yjreport.annex.palette import DEFAULT
from yjreport.annex.pdf.compiler import LettersMissing, compiled
from yjreport.annex.pdf.drawings import drawings, logo_file
from yjreport.annex.pdf.layout import appendix, header_cells, sections
from yjreport.annex.pdf.row_headers import with_row_headers
from yjreport.annex.pdf.typst_source import typst_templates
from yjreport.blocks.marks import explained
from yjreport.drawing.typeset import widest
from yjreport.errors import AssemblyFailed

LONGEST_HEAD = 84
"""Letters of the running head: a longer title is told by the service and the year."""
TRIES = 4


@dataclass(frozen=True)
class Sizes:
    """Hold the sizes of type in points; `tight` for a summary, whose text runs over the whole page."""

    body: float = 10.2
    small: float = 8.6
    tight: bool = False


SCORECARD_SIZES = {"middle.typ": Sizes(9.8, 8.2, tight=True), "small.typ": Sizes(9.2, 7.8, tight=True)}
"""Sizes of a scorecard that does not fit on one page in those of the document: files of the design."""


def set_document(document: Document, sizes: Sizes | None = None, left_out: str = "") -> bytes:
    """
    Return a document as PDF.

    Args:
        document: what to set.
        sizes: of the type.
        left_out: of a summary, what was left out to keep it short.

    Raises:
        AssemblyFailed: a picture has no words, or Typst refuses the document.
    """
    sizes = sizes or Sizes()
    files, drawn = drawings(document)
    made = sections(document, drawn)
    end = appendix(made)
    logo = logo_file(document.front)
    if logo:
        files[logo[0]] = logo[1]
    day = cut_off_day(document.front)
    content = _content(document, sizes, left_out, day, parts=made, appendix=end, logo=logo[0] if logo else "")
    absent: frozenset[str] = frozenset()
    for _ in range(TRIES):
        main, design = (typst_templates(absent).get_template(name) for name in ("annex.typ.j2", "design.typ.j2"))
        source = {"main.typ": main.render(content), "design.typ": design.render(content)}
        if any(part.compact for part in made):
            for name, smaller in SCORECARD_SIZES.items():
                source[name] = design.render({**content, "sizes": smaller})
        written = {name: text.encode() for name, text in source.items()}
        try:
            return with_row_headers(compiled({**written, **files}, day), header_cells(made, end))
        except LettersMissing as missing:
            absent |= missing.letters
    raise AssemblyFailed(
        "The PDF of the annex cannot be set: no font holds some of its letters.",
        details=[" ".join(f"U+{ord(letter):04X}" for letter in sorted(absent))],
        next_step="write these letters in another way.",
    )


def _content(document: Document, sizes: Sizes, left_out: str, day: date | None, **more: Any) -> dict[str, Any]:
    front = document.front
    service, title = front["service"], _title(document)
    named = service["name"] in service["calls_itself"]
    return {
        "front": front,
        "view": document.view,
        "palette": {**DEFAULT, **(front.get("palette") or {})},
        "sizes": sizes,
        "settings": list(SCORECARD_SIZES),
        "title": title,
        "running": _running(document, title),
        "foot": _foot(front),
        "who": service["calls_itself"] if named else f"{service['name']}: {service['calls_itself']}",
        "keywords": [service["name"], service["calls_itself"], front["year"], "youth justice", "performance annex"],
        "description": f"Annual performance annex of {service['calls_itself']}, {front['year']}. {front['status']}",
        "lines": _lines(document),
        "date": day,
        "anchors": {item.id for item in document.items} | {f"section--{part.slug}" for part in document.parts},
        "listed": {source["id"] for source in front["sources"]},
        "back": _back(front, left_out),
        **more,
    }


def _running(document: Document, title: str) -> str:
    if document.view == "full" and len(title) <= LONGEST_HEAD:
        return title
    name, year = document.front["service"]["name"], document.front["year"]
    return f"{name}, {year}: {'summary' if document.view == 'summary' else 'performance annex'}"


def _title(document: Document) -> str:
    title = full_title(document.front)
    if document.view == "summary":
        return f"{title}: summary"
    if document.view == "section" and document.parts:
        part = document.parts[0]
        return f"{part.title}: {title[0].lower() + title[1:] if title.startswith('The ') else title}"
    return title


def _lines(document: Document) -> list[str]:
    """Return the lines under the title of a document without a title page."""
    front = document.front
    return [
        f"{front['service']['calls_itself']}, {front['year']}. {front['edition']}.",
        f"{front['status']}. Figures released up to {front['cut_off']}.",
    ]


def _foot(front: Mapping[str, Any]) -> str:
    """Return what stands at the foot of every page: made-up data, who may read it, and the status in a word."""
    words = ["Synthetic data" if front["synthetic"] else "", "Restricted" if front["restricted"] else ""]
    return ". ".join([*(word for word in words if word), front["status"].partition(":")[0]])


def _back(front: Mapping[str, Any], left_out: str) -> dict[str, Any]:
    terms = [*front["definitions"], *front.get("glossary", ())]
    entries = [{"term": entry["term"], "text": _meaning(entry)} for entry in terms]
    return {
        "left_out": left_out,
        "widest": round(widest([entry["term"] for entry in front["abbreviations"]], size=10, bold=True) + 12, 1),
        "entries": sorted(entries, key=lambda entry: entry["term"].lower()),
        "credits": " ".join(_ended(credit) for credit in front.get("credits", ())),
        "shorthand": explained(entry["mark"] for entry in front["shorthand"]),
        "abbreviations": "; ".join(f"{entry['term']}, {entry['meaning']}" for entry in front["abbreviations"]) + "."
        if front["abbreviations"]
        else "",
    }


def _meaning(entry: Mapping[str, Any]) -> str:
    citation = entry.get("citation")
    return f"{_ended(entry['meaning'])} {_ended(citation)}" if citation else entry["meaning"]


def _ended(text: str) -> str:
    return text if re.search(r"[.!?]$", text) else f"{text}."
