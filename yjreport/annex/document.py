"""
The stitched annex as every format reads it: its front, its sections and their blocks.

    document = read(stitch(executed, front))
    for part in document.parts:
        for item in part.items:
            ...
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yjreport.blocks.model import MIME
from yjreport.errors import AssemblyFailed

if TYPE_CHECKING:
    from nbformat import NotebookNode


@dataclass(frozen=True)
class Item:
    """
    Hold one block of a section.

    Args:
        block: the block as JSON, without its results; see `yjreport.blocks.model`.
        number: "Table 3.1", "Figure 3.2", or nothing.
        data_in: of a chart, the id of the table in this document that holds all its figures, or nothing.
    """

    block: Mapping[str, Any]
    number: str = ""
    data_in: str = ""

    @property
    def id(self) -> str:
        """Return the id of the block."""
        return str(self.block["id"])

    @property
    def kind(self) -> str:
        """Return heading, statement, notice, table or chart."""
        return str(self.block["block"])

    @property
    def title(self) -> str:
        """Return the title of a chart or the caption of a table."""
        return str(self.block["title"] if self.kind == "chart" else self.block["caption"])

    @property
    def grid(self) -> Mapping[str, Any]:
        """Return the block of a table, or the data of a chart: columns and rows."""
        return grid_of(self.block)


@dataclass(frozen=True)
class Part:
    """Hold one section: its slug, number, title, question and blocks."""

    slug: str
    number: str
    title: str
    question: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Document:
    """Hold one document: `view` is full, summary or section; `front` is what stands around the sections."""

    view: str
    front: Mapping[str, Any]
    parts: tuple[Part, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the blocks of all sections in order."""
        return tuple(item for part in self.parts for item in part.items)

    @property
    def numbers(self) -> dict[str, str]:
        """Return the numbers of the tables and figures by id."""
        return {item.id: item.number for item in self.items if item.number}


def grid_of(block: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the columns and rows of a table, or of the data of a chart."""
    grid: Mapping[str, Any] = block["data"] if block["block"] == "chart" else block
    return grid


def read(stitched: NotebookNode) -> Document:
    """
    Return a stitched annex as its parts.

    Raises:
        AssemblyFailed: the notebook was not made by `stitch`.
    """
    meta = stitched.metadata.get("yjreport", {})
    if "front" not in meta:
        raise AssemblyFailed(
            "This notebook is not a stitched annex.", next_step="make one with yjreport.annex.stitch.stitch."
        )
    heads: list[tuple[Any, list[Item]]] = []
    for cell in stitched.cells:
        about = cell.metadata.yjreport
        if about.kind == "section":
            heads.append((about, []))
        else:
            block = json.loads(cell.outputs[0].data[MIME])
            heads[-1][1].append(Item(block, about.get("number") or "", about.get("data_in") or ""))
    parts = tuple(Part(head.slug, head.number, head.title, head.question, tuple(items)) for head, items in heads)
    return Document(meta["view"], meta["front"], parts)
