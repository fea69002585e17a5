"""The lists at the back: sources and licences, definitions, glossary, shorthand, abbreviations, credits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from yjreport.annex.document import Document
from yjreport.annex.html_page import AT_BACK
from yjreport.annex.word import nodes
from yjreport.annex.word.blocks import Writer
from yjreport.blocks.marks import explained
from yjreport.blocks.parts import Cell, Column, Row

CREDIT = (
    "Made with yjreport. Set in Atkinson Hyperlegible, Copyright 2020 Braille Institute of America, SIL Open Font "
    "License 1.1."
)
SHORTHAND = "A letter in square brackets stands beside a figure, or in its place."


def lists(writer: Writer, document: Document) -> Iterator[nodes.Node]:
    """Yield the lists that a document has; a summary has what its marks, its short words and its sources mean."""
    if document.view == "summary":
        yield from _brief(writer, document)
        return
    front = document.front
    for key, title in AT_BACK.items():
        if front[key] or key == "credits":
            yield writer.chief(title, key)
        if key == "sources":
            for source in front["sources"]:
                yield from _source(writer, source)
        elif key in ("definitions", "glossary"):
            yield from _terms(writer, front[key])
        elif key == "credits":
            yield from _credits(writer, document)
        elif front[key]:
            yield from _short_forms(writer, title, front[key])


def _brief(writer: Writer, document: Document) -> Iterator[nodes.Node]:
    """Yield what a summary has room for: its marks, its short words, its sources; the full annex defines its terms."""
    front = document.front
    yield writer.chief("Notes to this summary", "notes")
    marks = explained(entry["mark"] for entry in front["shorthand"])
    terms = "; ".join(f"{entry['term']} means {entry['meaning']}" for entry in front["abbreviations"])
    for label, words in (("Marks", marks), ("Abbreviations", f"{terms}." if terms else "")):
        if words:
            yield writer.paragraph("Notes", writer.strong(f"{label}: "), nodes.text(words))
    for source in front["sources"]:
        title = writer.strong(f"Source: {source['title']}. ", writer.anchors[f"source--{source['id']}"])
        yield writer.paragraph("Notes", title, nodes.text(_details(source)))
    yield from _credits(writer, document)


def _credits(writer: Writer, document: Document) -> Iterator[nodes.Node]:
    front = document.front
    yield writer.say("Credits", f"{front['edition_id'] or front['title']}.")
    for credit in front["credits"] or (CREDIT,):
        yield writer.say("Credits", credit)


def _source(writer: Writer, source: Mapping[str, str]) -> Iterator[nodes.Node]:
    anchor = writer.anchors[f"source--{source['id']}"]
    yield writer.paragraph("Source title", nodes.styled("", nodes.text(source["title"]), anchor=anchor))
    words = _details(source)
    if words:
        yield writer.say("Source details", words)


def _details(source: Mapping[str, str]) -> str:
    released = f"released {source['released']}" if source.get("released") else ""
    licence = f"Licence: {source['licence']}" if source.get("licence") else ""
    parts = [", ".join(filter(None, [source.get("publisher", ""), released])), source.get("attribution", ""), licence]
    return " ".join(f"{part.rstrip()}{'' if part.rstrip().endswith('.') else '.'}" for part in parts if part)


def _terms(writer: Writer, entries: Sequence[Mapping[str, str]]) -> Iterator[nodes.Node]:
    for entry in entries:
        yield writer.say("Term", entry["term"])
        citation = entry.get("citation") or ""
        words = " ".join(filter(None, [entry["meaning"], f"Source: {citation.rstrip('.')}." if citation else ""]))
        yield writer.say("Meaning", words)


def _short_forms(writer: Writer, title: str, entries: Sequence[Mapping[str, str]]) -> Iterator[nodes.Node]:
    """Yield a table of marks or abbreviations and what they mean."""
    marks = "mark" in entries[0]
    if marks:
        yield writer.say("Body Text", SHORTHAND)
    columns = [Column("short", "Mark" if marks else "Short form", header=True), Column("meaning", "Meaning")]
    shorts = (f"[{entry['mark']}]" if marks else entry["term"] for entry in entries)
    rows = [
        Row({"short": Cell(short), "meaning": Cell(entry["meaning"])}).record()
        for short, entry in zip(shorts, entries, strict=True)
    ]
    yield writer.grid(title, [vars(column) for column in columns], rows)
