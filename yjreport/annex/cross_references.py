"""
Numbers of tables and figures, and the words that refer to them.

A run with the key `ref` is a reference: its text says "Table 3.1", and `ref` is the id of that block in the
same document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from yjreport.annex.views import results_of

NUMBERED = {"table": "Table", "chart": "Figure"}
OPENINGS = ("headline", "answer")
"""The statements that say the main thing and refer to where its figures stand."""


def numbered(blocks: Iterable[Mapping[str, Any]], section: int) -> dict[str, str]:
    """Return the numbers of a section's tables and figures by id: "Table 6.1", "Figure 6.1"."""
    counts = dict.fromkeys(NUMBERED, 0)
    found = {}
    for block in blocks:
        kind = block["block"]
        if kind in NUMBERED:
            counts[kind] += 1
            found[block["id"]] = f"{NUMBERED[kind]} {section}.{counts[kind]}"
    return found


def data_tables(blocks: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return, by the id of each chart, the table that already holds all its figures; no chart without any."""
    tables = [(block["id"], results_in(block)) for block in blocks if block["block"] == "table"]
    found = {}
    for block in blocks:
        if block["block"] == "chart" and (shown := results_in(block["data"])):
            holding = [(len(held), id) for id, held in tables if shown <= held]
            if holding:
                found[block["id"]] = min(holding)[1]
    return found


def results_in(grid: Mapping[str, Any]) -> set[str]:
    """Return the ids of the results that a table prints."""
    return {cell["result"] for row in grid["rows"] for cell in row["cells"].values() if cell["result"]}


def refer(blocks: list[dict[str, Any]], numbers: Mapping[str, str], home: Mapping[str, str]) -> list[dict[str, Any]]:
    """
    Return blocks of which each answer and each headline names the table or figure that holds its figures.

    Args:
        blocks: the blocks of the document in order.
        numbers: the numbers of the whole annex by id of block.
        home: the section of each block by id; an answer refers to its own section, a headline to another's.
    """
    places = {block["id"]: results_in(block.get("data", block)) for block in blocks if block["block"] in NUMBERED}
    made = []
    for block in blocks:
        emphasis = block["emphasis"] if block["block"] == "statement" else None
        said = results_of(block) if emphasis in OPENINGS else []
        found = []
        for at, (id, held) in enumerate(places.items()):
            same = home[id] == home[block["id"]]
            if (same or emphasis == "headline") and (holding := [result in held for result in said]) and any(holding):
                # Where the first figure stands, a table before a picture of it, and the first such.
                elsewhere = same == (emphasis == "headline")
                found.append((elsewhere, not holding[0], numbers[id].startswith("Figure"), at, id))
        if found:
            block = {**block, "runs": with_reference(block["runs"], reference(min(found)[-1], numbers))}
        made.append(block)
    return made


def with_reference(runs: list[dict[str, Any]], said: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the runs of a statement with a reference before its full stop, or at its end where it has none."""
    last = runs[-1]
    if last["result"] or not last["text"].endswith("."):
        return [*runs, *said]
    *first, end = said
    shorter = last["text"].removesuffix(".")
    kept = [*runs[:-1], *([{**last, "text": shorter}] if shorter else [])]
    return [*kept, *first, {**end, "text": f"{end['text']}."}]


def reference(id: str, numbers: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the runs of a reference in brackets, to stand at the end of a sentence."""
    return [
        {"text": " (", "result": None},
        {"text": numbers[id], "result": None, "ref": id},
        {"text": ")", "result": None},
    ]
