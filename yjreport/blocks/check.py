"""Whether a block is the JSON that every format of the annex expects."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

KEYS: dict[str, tuple[str, ...]] = {
    "heading": ("level", "text"),
    "statement": ("runs", "emphasis", "results"),
    "notice": ("tone", "title", "runs", "results"),
    "table": ("caption", "columns", "rows", "notes", "sources", "results"),
    "chart": ("title", "subtitle", "spec", "description", "data", "sources", "results"),
}
"""Keys of each kind of block, beside `block` and `id`."""

TONES = ("note", "warning", "gap")

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.]*(-[A-Za-z0-9_.]+)*")
"""An id that works in a page, a file name and a link; two hyphens are for ids made from it."""


def faults(block: object) -> list[str]:
    """Return what is wrong with a block, in words; nothing when it can be rendered."""
    if not isinstance(block, dict):
        return [f"a block is a JSON object, not {type(block).__name__}"]
    kind = block.get("block")
    if kind not in KEYS:
        return [f"there is no block called {kind!r}: use {', '.join(KEYS)}"]
    found = [f"{kind} without {key!r}" for key in ("id", *KEYS[kind]) if key not in block]
    if found:
        return found
    if not isinstance(block["id"], str) or not _ID.fullmatch(block["id"]):
        found.append(f"the id {block['id']!r} is not letters, digits, dots and single hyphens")
    if kind == "notice" and block["tone"] not in TONES:
        found.append(f"a notice is {', '.join(TONES)}, not {block['tone']!r}")
    if kind == "statement" and block.get("list") not in (None, "bullet", "number"):
        found.append(f"an item of a list is bullet or number, not {block['list']!r}")
    if kind == "chart" and not str(block["description"]).strip():
        found.append("a chart without alternative text: use charts.describe")
    grid = block["data"] if kind == "chart" else block
    return found + (_grid_faults(grid) if kind in ("table", "chart") else [])


def _grid_faults(grid: Mapping[str, Any]) -> list[str]:
    keys = [column["key"] for column in grid["columns"]]
    found = [f"two columns have the key {key!r}" for key in sorted({key for key in keys if keys.count(key) > 1})]
    for number, row in enumerate(grid["rows"], start=1):
        gone = [key for key in keys if key not in row["cells"]]
        found += [f"row {number} has no cell for the column {key!r}" for key in gone]
    return found
