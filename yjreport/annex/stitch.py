"""
Stitch the executed notebooks of an annex into one numbered document.

What comes out is a notebook too, so that each format of the annex is an nbconvert exporter with templates of
its own: a Markdown cell opens each section, a code cell holds each block. The whole annex, its summary and one
section alone are views of the same sections: numbers are given before any is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from yjreport.annex.abbreviations import spelled_out
from yjreport.annex.cross_references import data_tables, numbered, refer
from yjreport.annex.front import closing, complete
from yjreport.annex.grouping import commentary_last, is_commentary
from yjreport.annex.headings import Headings, first_title
from yjreport.annex.views import FULL, SUMMARY, headline_results, summary_blocks
from yjreport.blocks.check import faults
from yjreport.blocks.model import MIME
from yjreport.errors import AssemblyFailed, UsageError, did_you_mean

if TYPE_CHECKING:
    from nbformat import NotebookNode


@dataclass
class _Section:
    """Hold a section while it is collected."""

    slug: str
    title: str
    question: str
    number: str = ""
    blocks: list[dict[str, Any]] = field(default_factory=list)


def stitch(executed: Sequence[NotebookNode], front: Mapping[str, Any], view: str = FULL) -> NotebookNode:
    """
    Return one notebook that holds the blocks of all sections, numbered, and the front.

    Args:
        executed: the executed notebooks in the order of their sections; one without blocks is left out.
        front: what stands around the sections; see `yjreport.annex.front.complete`.
        view: `full`, `summary`, or the slug of the one section to show.

    Sections are numbered 1 to n; tables and figures are numbered within their section, "Table 6.1", and keep
    their numbers in every view. A level-2 heading of a notebook is kept when a block follows it before the next
    one. The metadata `yjreport` holds the view, the front and the sections; each cell's metadata says what it is,
    its number, and of a chart the table that holds its data.

    Raises:
        AssemblyFailed: an id is there twice, a block cannot be rendered, the front is not complete, or the annex
            has no such section.
    """
    from nbformat import v4

    new_output: Callable[..., NotebookNode] = v4.new_output

    filled = complete(front)
    sections = [section for section in map(_collect, executed) if section.blocks]
    _check_ids(sections)
    numbers: dict[str, str] = {}
    for at, section in enumerate(sections, start=1):
        section.number = str(at)
        section.question = section.question or filled["questions"].get(section.slug, "")
        numbers |= numbered(section.blocks, at)
    home = {block["id"]: section.slug for section in sections for block in section.blocks}
    shown = _of_view(sections, view)
    blocks = [block for section in shown for block in section.blocks]
    held = data_tables(blocks)
    terms = {entry["term"]: entry["meaning"] for entry in filled["abbreviations"]}
    spelled = iter(spelled_out(refer(blocks, numbers, home), terms))
    cells, listed = [], []
    for section in shown:
        head = {"slug": section.slug, "number": section.number, "title": section.title, "question": section.question}
        listed.append(head)
        opening = {"kind": "section", **head}
        words = f"## {section.number} {section.title}"
        cells.append(_made(v4.new_markdown_cell, opening, id=f"section-{section.number}", source=words))
        section.blocks = [next(spelled) for _ in section.blocks]
        for order, block in enumerate(section.blocks, start=1):
            # As a text, for nbconvert copies a notebook deeply several times; the ledger holds the results.
            content = json.dumps({**block, "results": []}, ensure_ascii=False)
            output = new_output("display_data", data={MIME: content})
            meta = {
                "kind": "block",
                "section": section.slug,
                "number": numbers.get(block["id"]),
                "data_in": held.get(block["id"]),
            }
            cells.append(_made(v4.new_code_cell, meta, id=f"block-{section.number}-{order}", outputs=[output]))
    kind = view if view in (FULL, SUMMARY) else "section"
    printed = [block for section in shown for block in section.blocks]
    filled = closing(filled, printed, whole=kind == FULL, brief=kind == SUMMARY)
    return _made(v4.new_notebook, {"view": kind, "front": filled, "sections": listed}, cells=cells)


def _of_view(sections: list[_Section], view: str) -> list[_Section]:
    if view == FULL:
        return sections
    if view == SUMMARY:
        said = headline_results([block for section in sections for block in section.blocks])
        chosen = [(section, summary_blocks(section.slug, section.blocks, said)) for section in sections]
        return [replace(section, blocks=blocks) for section, blocks in chosen if blocks]
    found = [section for section in sections if section.slug == view]
    if not found:
        slugs = [section.slug for section in sections]
        raise UsageError(
            f"This annex has no section {view!r}.{did_you_mean(view, slugs)}",
            details=[f"Sections with figures: {', '.join(slugs)}"],
            next_step="name one of these as SECTION.",
        )
    return found


def _made(make: Callable[..., NotebookNode], meta: dict[str, Any], **more: Any) -> NotebookNode:
    return make(metadata={"yjreport": meta}, **more)


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
                # The heading that waits is for what the program says; commentary has one of its own.
                section.blocks += [block] if is_commentary(block) else [*headings.taken(), block]
    section.blocks = commentary_last(slug, section.blocks)
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
