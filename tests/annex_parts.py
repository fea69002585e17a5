"""Makers of blocks and executed notebooks, for tests of the document."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode, v4

MIME = "application/vnd.yjreport.block+json"

SOURCE = {
    "id": "example-plan",
    "title": "Exampleshire Youth Justice Plan 2023-24",
    "publisher": "Exampleshire Council",
    "line": "44, 130",
    "released": "20 February 2024",
}
OPEN = {
    "id": "open-data",
    "title": "Youth justice statistics",
    "publisher": "Youth Justice Board",
    "line": "page 4",
    "released": "25 January 2024",
}


def run(text: str, result: str | None = None) -> dict[str, Any]:
    """Return a run."""
    return {"text": text, "result": result}


def cell(text: str, result: str | None = None, *marks: str) -> dict[str, Any]:
    """Return a cell."""
    return {"text": text, "result": result, "marks": list(marks)}


def column(key: str, label: str, align: str = "left", *, header: bool = False) -> dict[str, Any]:
    """Return a column."""
    return {"key": key, "label": label, "align": align, "header": header}


def row(kind: str = "body", **cells: dict[str, Any]) -> dict[str, Any]:
    """Return a row."""
    return {"cells": cells, "kind": kind}


def statement(id: str, *runs: dict[str, Any], emphasis: str | None = None) -> dict[str, Any]:
    """Return a statement block."""
    return {"block": "statement", "id": id, "runs": list(runs), "emphasis": emphasis, "results": []}


def notice(id: str, tone: str, title: str, *runs: dict[str, Any]) -> dict[str, Any]:
    """Return a notice block."""
    return {"block": "notice", "id": id, "tone": tone, "title": title, "runs": list(runs), "results": []}


def table(
    id: str, caption: str, columns: list[dict[str, Any]], rows: list[dict[str, Any]], *notes: str, **more: Any
) -> dict[str, Any]:
    """Return a table block."""
    return {
        "block": "table",
        "id": id,
        "caption": caption,
        "columns": columns,
        "rows": rows,
        "notes": list(notes),
        "sources": more.get("sources", [SOURCE]),
        "results": [],
    }


def chart(
    id: str, title: str, subtitle: str, spec: dict[str, Any], description: str, data: dict[str, Any]
) -> dict[str, Any]:
    """Return a chart block."""
    return {
        "block": "chart",
        "id": id,
        "title": title,
        "subtitle": subtitle,
        "spec": spec,
        "description": description,
        "data": {"columns": data["columns"], "rows": data["rows"]},
        "sources": [SOURCE, OPEN],
        "results": [],
    }


def notebook(slug: str, title: str, parts: list[Any]) -> NotebookNode:
    """Return an executed notebook: texts become Markdown cells, blocks become outputs."""
    cells = []
    for at, part in enumerate(parts):
        if isinstance(part, str):
            cells.append(v4.new_markdown_cell(part, id=f"m{at}"))
        else:
            output = v4.new_output("execute_result", data={MIME: part, "text/plain": "a block"}, execution_count=1)
            cells.append(v4.new_code_cell("section.show()", id=f"c{at}", outputs=[output], execution_count=1))
    return v4.new_notebook(cells=cells, metadata={"yjreport": {"section": slug, "title": title}})
