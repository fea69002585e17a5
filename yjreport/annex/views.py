"""
The views of an annex: all of it, a summary of two pages, and one section alone.

The summary holds the scorecard's headlines and its table of national measures, and the answer of each other section
in short, unless a headline has given it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

FULL = "full"
SUMMARY = "summary"
SCORECARD = "scorecard"
LONGEST = 170
"""Letters that an answer has in the summary, unless its first sentence is longer."""

_END = re.compile(r"[.!?]$")


def summary_blocks(slug: str, blocks: Sequence[dict[str, Any]], said: Collection[str]) -> list[dict[str, Any]]:
    """
    Return the blocks of a section that the summary holds.

    Args:
        slug: the section's slug.
        blocks: all its blocks.
        said: ids of the results that the headlines print: an answer that begins with one of them is left out.
    """
    if slug == SCORECARD:
        first_table = next((block for block in blocks if block["block"] == "table"), None)
        return [block for block in blocks if _emphasis(block) in ("headline", "answer") or block is first_table]
    answers = [block for block in blocks if _emphasis(block) == "answer"]
    return [shortened(block) for block in answers if next(iter(results_of(block)), None) not in said]


def headline_results(blocks: Sequence[dict[str, Any]]) -> set[str]:
    """Return the ids of the results that the headlines among some blocks print."""
    return {id for block in blocks if _emphasis(block) == "headline" for id in results_of(block)}


def results_of(statement: dict[str, Any]) -> list[str]:
    """Return the ids of the results that a statement prints, in order."""
    return [run["result"] for run in statement["runs"] if run["result"]]


def shortened(statement: dict[str, Any], longest: int = LONGEST) -> dict[str, Any]:
    """Return a statement with the sentences that fit into a number of letters, the first one in any case."""
    runs, kept, letters = [], 0, 0
    for run in sentences_apart(statement["runs"]):
        runs.append(run)
        letters += len(run["text"])
        if letters > longest and kept:
            break
        if _END.search(run["text"].rstrip()):
            kept = len(runs)
    return {**statement, "runs": runs[:kept] if kept else runs}


def sentences_apart(runs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the same runs, each stretch of words parted where a sentence ends inside it."""
    for run in runs:
        if run["result"]:
            yield run
            continue
        for part in re.split(r"(?<=[.!?])(?=\s+[A-Z\u201c\"])", run["text"]):
            yield {**run, "text": part}


def _emphasis(block: dict[str, Any]) -> str | None:
    return block["emphasis"] if block["block"] == "statement" else None
