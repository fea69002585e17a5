"""
Stitch the executed notebooks of an annex into one numbered document.

What comes out is a notebook too, so that each format of the annex is an nbconvert exporter with templates of
its own: a Markdown cell opens each section, a code cell holds each block.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from yjreport.annex.front import abbreviations_in, complete, shorthand
from yjreport.annex.headings import Headings, first_title
from yjreport.blocks.check import faults
from yjreport.blocks.marks import marks_of
from yjreport.errors import AssemblyFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nbformat import NotebookNode

MIME = "application/vnd.yjreport.block+json"
NUMBERED = {"table": "Table", "chart": "Figure"}


@dataclass
class _Section:
    """Hold a section while it is collected."""

    slug: str
    title: str
    question: str
    blocks: list[dict[str, Any]] = field(default_factory=list)


def stitch(executed: Sequence[NotebookNode], front: Mapping[str, Any]) -> NotebookNode:
    """
    Return one notebook that holds the blocks of all sections, numbered, and the front.

    Args:
        executed: the executed notebooks in the order of their sections; one without blocks is left out.
        front: what stands around the sections; see `yjreport.annex.front.complete`.

    Sections are numbered 1 to n; tables and figures are numbered within their section, "Table 6.1". A level-2
    heading of a notebook is kept when a block follows it before the next one. The metadata `yjreport` holds
    the front and the sections; each cell's metadata says what it is and its number.

    Raises:
        AssemblyFailed: an id is there twice, a block cannot be rendered, or the front is not complete.
    """
    from nbformat import v4

    filled = complete(front)
    sections = [section for section in map(_collect, executed) if section.blocks]
    _check_ids(sections)
    cells, listed = [], []
    for at, section in enumerate(sections, start=1):
        question = section.question or filled["questions"].get(section.slug, "")
        head = {"slug": section.slug, "number": str(at), "title": section.title, "question": question}
        listed.append(head)
        cells.append(
            _cell(
                v4.new_markdown_cell, f"section-{at}", f"## {at} {section.title}", {"kind": "section", **head}
            )
        )
        for order, (block, number) in enumerate(_numbered(section.blocks, at), start=1):
            # As a text, for nbconvert copies a notebook deeply several times; the ledger holds the results.
            content = json.dumps({**block, "results": []}, ensure_ascii=False)
            output = v4.new_output("display_data", data={MIME: content})
            meta = {"kind": "block", "section": section.slug, "number": number}
            cells.append(_cell(v4.new_code_cell, f"block-{at}-{order}", "", meta, outputs=[output]))
    blocks = [block for section in sections for block in section.blocks]
    filled["shorthand"] = shorthand(filled, (mark for block in blocks for mark in marks_of(block)))
    words = " ".join(
        _texts([blocks, filled["notices"], filled["definitions"], filled["status_note"], filled["board"]])
    )
    filled["abbreviations"] = abbreviations_in(filled, words)
    return v4.new_notebook(cells=cells, metadata={"yjreport": {"front": filled, "sections": listed}})


def _cell(make: Any, id: str, source: str, meta: dict[str, Any], **more: Any) -> NotebookNode:
    return make(id=id, source=source, metadata={"yjreport": meta}, **more)


def _collect(notebook: NotebookNode) -> _Section:
    """Return the blocks of one notebook in order, its level-2 headings among them."""
    meta = notebook.metadata.get("yjreport", {})
    slug = meta.get("section", "")
    title = meta.get("title") or first_title(notebook) or slug
    if not slug:
        raise AssemblyFailed(
            f"A notebook does not say which section it makes{f' ({title})' if title else ''}.",
            next_step='give its metadata "yjreport": {"section": …, "title": …}.',
        )
    section = _Section(slug, title, meta.get("question", ""))
    headings = Headings(slug)
    for at, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "markdown":
            headings.read(cell.source)
        for block in _blocks_of(cell):
            found = faults(block)
            if found:
                raise AssemblyFailed(
                    f"A block of the section {title} cannot be printed.",
                    details=[f"cell {at}: {fault}" for fault in found[:6]],
                    next_step="mend the cell that emits it and run the report again.",
                )
            if block["block"] == "heading":
                headings.open(block)
            else:
                section.blocks += [*headings.taken(), block]
    return section


def _blocks_of(cell: NotebookNode) -> Iterator[Any]:
    for output in cell.get("outputs", ()):
        data = output.get("data", {})
        if MIME in data:
            yield json.loads(data[MIME]) if isinstance(data[MIME], str) else data[MIME]


def _check_ids(sections: Sequence[_Section]) -> None:
    where: dict[str, list[str]] = {}
    for section in sections:
        where.setdefault(f"section {section.slug}", []).append(section.title)
        for block in section.blocks:
            where.setdefault(block["id"], []).append(f"{block['block']} in {section.title}")
    twice = {id: places for id, places in where.items() if len(places) > 1}
    if twice:
        raise AssemblyFailed(
            "An id is used more than once: links and the ledger would be ambiguous.",
            details=[f"{id}: {'; '.join(places)}" for id, places in list(twice.items())[:8]],
            next_step="give each block an id of its own.",
        )


def _numbered(blocks: Iterable[dict[str, Any]], section: int) -> Iterator[tuple[dict[str, Any], str | None]]:
    counts = dict.fromkeys(NUMBERED, 0)
    for block in blocks:
        kind = block["block"]
        if kind in NUMBERED:
            counts[kind] += 1
            yield block, f"{NUMBERED[kind]} {section}.{counts[kind]}"
        else:
            yield block, None


def _texts(value: Any) -> Iterator[str]:
    """Return every text inside a value, to find the abbreviations that it uses."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("spec", "id", "results", "result"):
                yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
