"""Parts of the HTML page that are more than a template: its name, its warnings, its colours and its sections."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from yjreport.annex.document import Document, Item, Part
from yjreport.annex.front import full_title
from yjreport.annex.grouping import is_commentary, list_of
from yjreport.annex.palette import palette
from yjreport.annex.views import SCORECARD
from yjreport.blocks.column_shares import columns_of
from yjreport.blocks.html import render
from yjreport.errors import AssemblyFailed
from yjreport.wording import capital

AT_BACK = {
    "sources": "Sources and licences",
    "definitions": "Definitions",
    "glossary": "Glossary",
    "shorthand": "Shorthand in tables",
    "abbreviations": "Abbreviations",
    "credits": "Licences and credits",
}
_HEAD = 110
"""How many letters of an answer are about as high as the heading over it."""

FINDINGS, COMMENTARY = '<div class="findings">', '<div class="commentary">'
LISTS = {"bullet": '<ul class="yj-list">', "number": '<ol class="yj-list">'}
ENDS = {FINDINGS: "</div>", COMMENTARY: "</div>", LISTS["bullet"]: "</ul>", LISTS["number"]: "</ol>"}
"""What begins and ends around blocks that stand together."""

LIGHT = {
    "band": "band",
    "band-ink": "band_ink",
    "edge": "line",
    "accent": "accent",
    "line": "accent_line",
    "tint": "tint",
}
DARK = {"band": "band_dark", "accent": "accent_dark", "tint": "tint_dark"}
"""Names of the style sheet and the colours that they stand for, on light and on dark screens."""


def title_of(document: Document) -> str:
    """Return the name of a document, which says whether it is the summary or one section."""
    whole = full_title(document.front)
    if document.view == "summary":
        return f"Summary: {whole}"
    if document.view == "section":
        return f"{document.parts[0].title}: {whole}"
    return whole


def flags_of(front: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return what a reader must know on every page: that data are synthetic, an edition restricted or a draft."""
    word, _, more = str(front["status"]).partition(":")
    flags = [
        ("Synthetic data", front["synthetic"]),
        ("Restricted", front["edition"] if front["restricted"] else ""),
        ("Draft", capital(more.strip()) or "Not yet final" if word.strip().lower() == "draft" else ""),
    ]
    return [{"word": name, "text": str(text)} for name, text in flags if text]


def lists_at_back(front: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the ids and titles of the lists at the back that hold anything."""
    return [(key, title) for key, title in AT_BACK.items() if front[key]]


def places_in(document: Document) -> frozenset[str]:
    """Return the ids that the words of a reference can link to."""
    return frozenset({item.id for item in document.items} | {f"section--{part.slug}" for part in document.parts})


def halves(parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Return sections in two columns about equally high, in their order."""
    texts = [[run["text"] for item in part.items for run in item.block.get("runs", ())] for part in parts]
    heights = [_HEAD + sum(map(len, each)) for each in texts]
    left = min(range(len(parts) + 1), key=lambda at: (abs(sum(heights[:at]) - sum(heights[at:])), -at))
    return list(parts[:left]), list(parts[left:])


def part_html(part: Part, document: Document, places: Collection[str], level: int) -> Markup:
    """
    Return the blocks of a section as HTML, with the headline findings together in one box.

    Args:
        part: the section.
        document: the document, for its sources and its numbers.
        places: ids that references can link to; see `places_in`.
        level: the level of the headings in the section.
    """
    anchors = frozenset(source["id"] for source in document.front["sources"])
    pieces: list[str] = []
    opened: list[str] = []
    for at, item in enumerate(part.items):
        wanted = _around(part.items, at)
        while opened != wanted[: len(opened)]:
            pieces.append(ENDS[opened.pop()])
        for beginning in wanted[len(opened) :]:
            pieces.append(beginning)
            opened.append(beginning)
        shown = item.grid.get("rows") and not item.data_in
        columns = columns_of(item.grid, bold=part.slug == SCORECARD) if shown else None
        table = (item.data_in, document.numbers[item.data_in]) if item.data_in else None
        try:
            html = render(
                item.block,
                number=item.number or None,
                level=level,
                standalone=False,
                anchors=anchors,
                places=places,
                data_in=table,
                columns=columns,
            )
        except ValueError as error:
            raise AssemblyFailed(
                f"The {item.kind} {item.id} cannot be printed.",
                details=[str(error)],
                next_step=f"mend the cell of the section {part.slug} that makes it.",
            ) from error
        pieces.append(html)
    pieces += [ENDS[beginning] for beginning in reversed(opened)]
    return Markup("\n".join(pieces))  # noqa: S704  escaped by its templates


def _around(items: Sequence[Item], at: int) -> list[str]:
    """Return what a block stands in: headline findings, commentary, a list; a heading stands with what follows."""
    item = items[at]
    following = items[at + 1] if item.kind == "heading" and at + 1 < len(items) else item
    if following.kind == "statement" and following.block["emphasis"] == "headline":
        return [FINDINGS]
    around = [COMMENTARY] if is_commentary(following.block) else []
    kind = list_of(item.block)
    return [*around, LISTS[kind]] if kind else around


def colours(given: Mapping[str, str]) -> Markup:
    """
    Return the rules that give a page its service's colours.

    Raises:
        AssemblyFailed: a colour is not written as #rrggbb.
    """
    made = {**palette(None), **given}
    wrong = [f"{name}: {colour!r}" for name, colour in made.items() if not re.fullmatch("#[0-9a-fA-F]{6}", str(colour))]
    if wrong:
        raise AssemblyFailed(
            "The colours of the annex are not colours.",
            details=wrong,
            next_step="make them with yjreport.annex.palette.palette.",
        )
    rules = [";".join(f"--{name}:{made[key]}" for name, key in names.items()) for names in (LIGHT, DARK)]
    return Markup(f":root{{{rules[0]}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{rules[1]}}}}}")  # noqa: S704
