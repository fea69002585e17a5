"""
The views of an annex: all of it, a summary of two pages, and one section alone.

The summary holds the scorecard's headlines and its table of national measures, and the answer of each other section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

FULL = "full"
SUMMARY = "summary"
SCORECARD = "scorecard"


def summary_blocks(slug: str, blocks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the blocks of a section that the summary holds; none where the section says no answer."""
    if slug == SCORECARD:
        first_table = next((block for block in blocks if block["block"] == "table"), None)
        kept = [block for block in blocks if _emphasis(block) in ("headline", "answer") or block is first_table]
        return kept
    return [block for block in blocks if _emphasis(block) == "answer"]


def _emphasis(block: dict[str, Any]) -> str | None:
    return block["emphasis"] if block["block"] == "statement" else None
