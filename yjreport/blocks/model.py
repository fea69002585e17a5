"""
Blocks: what a section is made of, as the JSON from which every format of the annex is rendered.

A block is shown by Jupyter through `_repr_mimebundle_`: our JSON (the content), HTML for the reader
in JupyterLab (generated from it) and a short plain text.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Literal

from yjreport.blocks.parts import Column, Row, Run, SourceLine, results_of
from yjreport.figures.results import Result

MIME = "application/vnd.yjreport.block+json"

DERIVED = "YJREPORT_DERIVED"
"""
The variable that a build sets to `later`: its kernels emit the content alone, and the build, which draws each
chart for the annex anyway, adds the HTML for JupyterLab, the same as a kernel would.
"""

Bundle = dict[str, Any]
"""Contents by MIME type, or what is to be known of them."""


@dataclass(frozen=True)
class Block(ABC):
    """Stand at the head of every block: an id and the section whose results it prints."""

    id: str
    section: str

    @abstractmethod
    def results(self) -> list[Result]:
        """Return the results that the block prints."""

    @abstractmethod
    def content(self) -> dict[str, Any]:
        """Return the block's own keys."""

    @abstractmethod
    def plain(self) -> str:
        """Return a line for the terminal."""

    def metadata(self) -> Bundle:
        """Return what other converters want to know, by MIME type."""
        return {}

    def record(self) -> dict[str, Any]:
        """Return the block as JSON."""
        unique = {item.id: item for item in self.results()}
        return {**self.content(), "results": [item.record(self.section) for item in unique.values()]}

    def _repr_mimebundle_(self, **_: object) -> tuple[Bundle, Bundle]:
        bundle = {MIME: self.record(), "text/plain": self.plain()}
        return bundle if os.environ.get(DERIVED) == "later" else with_html(bundle), self.metadata()


@dataclass(frozen=True)
class Statement(Block):
    """
    Hold sentences whose figures are results.

    Args:
        runs: the sentences.
        emphasis: whether they are a headline finding or the answer that opens a section.
        listed: the kind of list whose item they are; neighbours of one kind are one list.
        item: which item of a numbered list they are, from 1.
        by: who wrote them, where that is not the program: "service" for commentary.
    """

    runs: tuple[Run, ...]
    emphasis: Literal["headline", "answer"] | None = None
    listed: Literal["bullet", "number"] | None = None
    item: int = 0
    by: Literal["service"] | None = None

    def results(self) -> list[Result]:
        """Return the results that the sentences print."""
        return results_of(self.runs)

    def content(self) -> dict[str, Any]:
        """Return the block's own keys."""
        more = {"list": self.listed, "item": self.item, "by": self.by}
        return {
            "block": "statement", "id": self.id, "runs": [run.record() for run in self.runs],
            "emphasis": self.emphasis, **{key: value for key, value in more.items() if value},
        }  # fmt: skip

    def plain(self) -> str:
        """Return the sentences."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Notice(Block):
    """Hold a note, a warning or a statement that something is not available."""

    tone: Literal["note", "warning", "gap"]
    title: str
    runs: tuple[Run, ...]

    def results(self) -> list[Result]:
        """Return the results that the notice prints."""
        return results_of(self.runs)

    def content(self) -> dict[str, Any]:
        """Return the block's own keys."""
        return {
            "block": "notice", "id": self.id, "tone": self.tone, "title": self.title,
            "runs": [run.record() for run in self.runs],
        }  # fmt: skip

    def plain(self) -> str:
        """Return the title and the words."""
        return f"{self.title}: {''.join(run.text for run in self.runs)}"


@dataclass(frozen=True)
class Table(Block):
    """Hold a table with a caption, column and row headers, notes and sources."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    sources: tuple[SourceLine, ...] = ()

    def results(self) -> list[Result]:
        """Return the results that the cells print."""
        return [cell.result for row in self.rows for cell in row.cells.values() if cell.result]

    def grid(self) -> dict[str, Any]:
        """Return columns and rows as JSON."""
        return {
            "columns": [dict(vars(column)) for column in self.columns],
            "rows": [row.record() for row in self.rows],
        }

    def content(self) -> dict[str, Any]:
        """Return the block's own keys."""
        return {
            "block": "table", "id": self.id, "caption": self.caption, **self.grid(),
            "notes": list(self.notes), "sources": [source.record() for source in self.sources],
        }  # fmt: skip

    def plain(self) -> str:
        """Return the caption and the size."""
        return f"Table: {self.caption} ({len(self.rows)} rows)"


@dataclass(frozen=True)
class Chart(Block):
    """Hold a chart: a message, a subtitle, a Vega-Lite specification, alt text and its data."""

    title: str
    subtitle: str
    spec: dict[str, Any]
    description: str
    data: Table
    sources: tuple[SourceLine, ...] = ()

    def results(self) -> list[Result]:
        """Return the results that the chart shows."""
        return self.data.results()

    def content(self) -> dict[str, Any]:
        """Return the block's own keys."""
        return {
            "block": "chart", "id": self.id, "title": self.title, "subtitle": self.subtitle,
            "spec": self.spec, "description": self.description, "data": self.data.grid(),
            "sources": [source.record() for source in self.sources],
        }  # fmt: skip

    def plain(self) -> str:
        """Return the message and the alt text."""
        return f"Chart: {self.title}. {self.description}"

    def metadata(self) -> Bundle:
        """Return the alt text, which other converters read from the output's metadata."""
        return {"text/html": {"alt": self.description}}


def with_html(bundle: Bundle) -> Bundle:
    """Return a block's MIME bundle with the HTML that is generated from its JSON."""
    from yjreport.blocks.html import render

    return {**bundle, "text/html": render(bundle[MIME])}
