"""The lists at the back: sources and licences, definitions, glossary, shorthand, abbreviations, credits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from yjreport.annex.document import Document
from yjreport.annex.word import nodes
from yjreport.annex.word.blocks import Writer

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
    if front["sources"]:
        yield writer.chief("Sources and licences", "sources")
        for source in front["sources"]:
            yield from _source(writer, source)
    for key, title in (("definitions", "Definitions"), ("glossary", "Glossary")):
        if front[key]:
            yield writer.chief(title, key)
            yield from _terms(writer, front[key])
    if front["shorthand"]:
        yield writer.chief("Shorthand in tables", "shorthand")
        yield writer.say("Body Text", SHORTHAND)
        marks = [(f"[{entry['mark']}]", entry["meaning"]) for entry in front["shorthand"]]
        yield _pairs(writer, "Shorthand in tables", "Mark", marks)
    if front["abbreviations"]:
        yield writer.chief("Abbreviations", "abbreviations")
        terms = [(entry["term"], entry["meaning"]) for entry in front["abbreviations"]]
        yield _pairs(writer, "Abbreviations", "Short form", terms)
    yield writer.chief("Licences and credits", "credits")
    yield from _credits(writer, document)


def _brief(writer: Writer, document: Document) -> Iterator[nodes.Node]:
    """Yield what a summary has room for: its marks, its short words, its sources; the full annex defines its terms."""
    front = document.front
    yield writer.chief("Notes to this summary", "notes")
    marks = "; ".join(f"[{entry['mark']}] {entry['meaning']}" for entry in front["shorthand"])
    terms = "; ".join(f"{entry['term']} means {entry['meaning']}" for entry in front["abbreviations"])
    for label, words in (("Marks", marks), ("Abbreviations", terms)):
        if words:
            writer.styles.add("Strong")
            yield writer.paragraph("Notes", nodes.styled("Strong", nodes.text(f"{label}: ")), nodes.text(f"{words}."))
    for source in front["sources"]:
        anchor = writer.anchors[f"source--{source['id']}"]
        title = nodes.styled("Strong", nodes.text(f"Source: {source['title']}. "), anchor=anchor)
        writer.styles.add("Strong")
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


def _pairs(writer: Writer, title: str, first: str, pairs: Sequence[tuple[str, str]]) -> nodes.Node:
    """Return a table of short forms and what they mean."""
    columns = [
        {"key": "short", "label": first, "align": "left", "header": True},
        {"key": "meaning", "label": "Meaning", "align": "left", "header": False},
    ]
    rows = [
        {"cells": {"short": {"text": short, "marks": ()}, "meaning": {"text": meaning, "marks": ()}}, "kind": "body"}
        for short, meaning in pairs
    ]
    return writer.grid(title, columns, rows)
