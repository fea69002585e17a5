"""
Runs of statements that every format prints together: the items of a list, and commentary at the end of its section.

Consecutive statements of the same kind of list are one list. What the service says in its own words stands after
everything that the program says, under a heading of its own, so that no reader takes the one for the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from yjreport.annex.document import Item

COMMENTARY = "Commentary by the service"
"""The heading over what officers wrote."""


def list_of(block: Mapping[str, Any]) -> str:
    """Return the kind of list whose item a block is, "bullet" or "number"; nothing for any other block."""
    return block.get("list") or "" if block["block"] == "statement" else ""


def is_commentary(block: Mapping[str, Any]) -> bool:
    """Tell whether officers wrote a block."""
    return bool(block.get("by")) and block["block"] == "statement"


def commentary_last(slug: str, blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the blocks of a section with commentary after all others, under its heading."""
    said = [block for block in blocks if is_commentary(block)]
    if not said:
        return blocks
    heading = {"block": "heading", "id": f"{slug}-h-commentary-by-the-service", "level": 2, "text": COMMENTARY}
    return [*(block for block in blocks if not is_commentary(block)), heading, *said]


def grouped(items: Iterable[Item], kind: Callable[[Mapping[str, Any]], Any]) -> Iterator[tuple[Any, tuple[Item, ...]]]:
    """
    Yield neighbours that belong together, with what they are; every other item alone.

    Args:
        items: the items of a section in order.
        kind: what a block is, such as `list_of`; nothing where it stands alone.
    """
    for what, run in groupby(items, key=lambda item: kind(item.block)):
        if what:
            yield what, tuple(run)
        else:
            yield from ((what, (item,)) for item in run)
