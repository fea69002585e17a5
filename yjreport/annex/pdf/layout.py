"""What stands on the pages of a document, in the shape that the templates of the PDF print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from yjreport.annex.document import Document, Item, Part
from yjreport.annex.grouping import grouped, is_commentary, list_of
from yjreport.annex.pdf.row_headers import HeaderCells
from yjreport.annex.views import SCORECARD
from yjreport.blocks.marks import explained, marks_of
from yjreport.blocks.page_fit import SIZES, Grid, plan
from yjreport.drawing.typeset import width_of

Drawn = Mapping[str, tuple[str, float]]

PAGE = 640.0
"""Points of a page that text can fill, about."""
SHORT = 0.4
"""A section that is judged to fill less than this part of a page is not parted over two."""
BESIDE = 8
"""Rows up to which the data of a chart stand under it; more go to the end of the document."""
WORDS = {"note": "Note", "warning": "Caution", "gap": "Not available"}
SCORECARD_SIZES = (8.8, 8.4, 8.0)
"""Type sizes in points that a table of the scorecard may have, the best first."""
LEADS = {"headline": "Headline findings", "answer": ""}

_CHART = 300.0
_READING = 385.0


@dataclass(frozen=True)
class Group:
    """
    Hold what one call of the design prints: a block, or the statements that share a panel.

    Args:
        id: of the block, or of the first block of a panel.
        kind: heading, statement, panel, list, commentary, notice, table or chart.
        blocks: of a panel or a list, its statements.
        inner: of commentary, its paragraphs and lists.
        lead: of a panel, the words above it.
        key: the meanings of the marks of a table or of a chart's data.
        grid: how a table, or a chart's data, is set.
        beside: whether the data of a chart stand under it.
        data_link: of a chart, the id of the table that holds its data.
        data_words: what the link to it says.
        word: of a notice, what kind it is.
        more: of a notice, its title after that word.
        height: about how high it is, in points.
        opens, closes: whether turned pages begin before it, and end after it.
    """

    id: str
    kind: str
    block: Mapping[str, Any]
    blocks: tuple[Mapping[str, Any], ...] = ()
    inner: tuple[Group, ...] = ()
    lead: str = ""
    number: str = ""
    key: str = ""
    grid: Grid | None = None
    beside: bool = False
    data_link: str = ""
    data_words: str = ""
    word: str = ""
    more: str = ""
    height: float = 0.0
    opens: bool = False
    closes: bool = False
    file: str = ""
    width: float = 0.0


@dataclass(frozen=True)
class Section:
    """
    Hold a section as it is printed.

    Args:
        fresh: whether it begins on a new page, as the scorecard does and the section after it.
        short: whether it is kept whole.
        flows: whether it follows on the page of the one before it, where enough of the page is left.
        compact: whether it is set smaller, so that it is one page where that can be.
    """

    slug: str
    number: str
    title: str
    question: str
    fresh: bool
    short: bool
    flows: bool
    compact: bool
    groups: tuple[Group, ...]


def sections(document: Document, drawn: Drawn) -> tuple[Section, ...]:
    """
    Return the sections of a document as they are printed.

    Args:
        document: what to print.
        drawn: the file of each chart's drawing, and its width in points, by the id of its block.
    """
    whole = document.view == "full"
    numbers = document.numbers
    made: list[Section] = []
    for part in document.parts:
        compact = whole and part.slug == SCORECARD
        sizes = SCORECARD_SIZES if compact else SIZES
        panels = document.view != "summary"
        groups = _turned(list(_groups(part, numbers, drawn, panels=panels, sizes=sizes)))
        height = 90 + sum(group.height for group in groups)
        turned = any(group.opens for group in groups)
        fresh = whole and (not made or made[-1].compact)
        short = whole and not fresh and height < PAGE * SHORT and not turned
        flows = whole and not fresh and not short
        compact = compact and not turned
        made.append(Section(part.slug, part.number, part.title, part.question, fresh, short, flows, compact, groups))
    return tuple(made)


def _turned(groups: list[Group]) -> tuple[Group, ...]:
    """Return the groups with each turned table on turned pages, its heading with it; neighbours share them."""
    inside = [group.kind == "table" and group.grid is not None and group.grid.turned for group in groups]
    for at in range(len(groups) - 1):
        inside[at] = inside[at] or (groups[at].kind == "heading" and inside[at + 1])
    edges = [False, *inside, False]
    return tuple(
        replace(group, opens=edges[at + 1] and not edges[at], closes=edges[at + 1] and not edges[at + 2])
        for at, group in enumerate(groups)
    )


def appendix(made: Sequence[Section]) -> tuple[Group, ...]:
    """Return the charts whose data stand at the end of the document."""
    return tuple(
        replace(group, opens=group.grid.turned, closes=group.grid.turned)
        for section in made
        for group in section.groups
        if group.kind == "chart" and group.grid and not group.beside
    )


def header_cells(made: Sequence[Section], end: Sequence[Group]) -> list[HeaderCells]:
    """Return the headers of each table in the order of the document."""
    groups = [
        group
        for section in made
        for group in section.groups
        if group.kind == "table" or (group.kind == "chart" and group.beside)
    ]
    grids = [group.block if group.kind == "table" else group.block["data"] for group in [*groups, *end]]
    return [HeaderCells.of(grid["columns"], len(grid["rows"])) for grid in grids]


def _groups(
    part: Part, numbers: Mapping[str, str], drawn: Drawn, *, panels: bool, sizes: Sequence[float]
) -> Iterator[Group]:
    def kind(block: Mapping[str, Any]) -> str:
        if block["block"] != "statement" or is_commentary(block):
            return "commentary" if is_commentary(block) else ""
        emphasis = block["emphasis"] or ""
        return emphasis if panels or emphasis == "headline" else list_of(block)

    for what, items in grouped(part.items, kind):
        if what == "commentary":
            inner = tuple(_list(run) if kind else _group(run[0], {}, {}) for kind, run in grouped(items, list_of))
            height = sum(group.height for group in inner) + 20
            yield Group(items[0].id, "commentary", items[0].block, inner=inner, height=height)
        elif what in LEADS:
            blocks = tuple(item.block for item in items)
            height = sum(_text_height(block, 15.5) for block in blocks) + 50
            yield Group(items[0].id, "panel", blocks[0], blocks, lead=LEADS[what], height=height)
        elif what:
            yield _list(items)
        else:
            yield _group(items[0], numbers, drawn, sizes)


def _list(items: Sequence[Item]) -> Group:
    blocks = tuple(item.block for item in items)
    height = sum(_text_height(block) + 5 for block in blocks) + 10
    return Group(items[0].id, "list", blocks[0], blocks, height=height)


def _group(item: Item, numbers: Mapping[str, str], drawn: Drawn, sizes: Sequence[float] = SIZES) -> Group:
    block, kind = item.block, item.kind
    if kind == "heading":
        return Group(item.id, kind, block, height=40)
    if kind == "statement":
        return Group(item.id, kind, block, height=_text_height(block) + 11)
    if kind == "notice":
        word = WORDS[block["tone"]]
        more = "" if block["title"].startswith(word) else block["title"]
        return Group(
            item.id, kind, block, word=block["title"] if not more else word, more=more,
            height=_text_height(block) + 60,
        )  # fmt: skip
    if kind == "table":
        grid = plan(block, sizes=sizes)
        height = grid.height + 55 + 13 * len(block["notes"])
        return Group(item.id, kind, block, number=item.number, key=explained(marks_of(block)), grid=grid, height=height)
    return _chart(item, numbers, drawn)


def _chart(item: Item, numbers: Mapping[str, str], drawn: Drawn) -> Group:
    block, data = item.block, item.block["data"]
    grid = None if item.data_in else plan(data)
    beside = grid is not None and len(data["rows"]) <= BESIDE and not grid.turned
    number = numbers.get(item.data_in, "") if item.data_in else f"data for {item.number or 'this chart'}"
    key = explained(marks_of(block)) if grid else ""
    file, width = drawn[item.id]
    return Group(
        item.id, "chart", block, number=item.number, key=key, grid=grid, beside=beside,
        data_link=item.data_in or ("" if beside else f"{item.id}--data"), data_words=number or "the table",
        height=_CHART + (grid.height + 40 if grid and beside else 0), file=file, width=width,
    )  # fmt: skip


def _text_height(block: Mapping[str, Any], line: float = 14.5) -> float:
    words = "".join(run["text"] for run in block["runs"])
    return line * (1 + width_of(words, size=10.5) // _READING)
