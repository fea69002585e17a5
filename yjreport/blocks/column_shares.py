"""
How the columns of a table share the width of a page, on a wide screen and on paper.

The shares are those of the PDF: a column is never narrower than its longest word, and the rest goes where it makes the
table shorter. On a narrow screen the browser shares the width out itself, and a wide table scrolls.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yjreport.blocks.page_fit import GAP, plan

POINT = 4 / 3
"""Pixels of a screen in a point."""
REM = 16
SCREEN = 832 / POINT
"""Points that a table has on a wide screen."""
SCREEN_SIZES = (12.0, 11.25, 10.5)
"""Sizes that letters of a table may have on a screen, in points: 16, 15 and 14 pixels."""
PAPER = 493.0
"""Points between the margins of an upright sheet of A4."""
PAPER_SIZES = (8.8, 8.4, 8.0, 7.6)
_EASE = 1.4
"""A table is not stretched to more than this many times what its texts need, so that a row can be followed."""
_LEAST = 56.0
"""Per cent of the width that even the smallest table has, for its caption's sake."""


@dataclass(frozen=True)
class Columns:
    """
    Say how wide the columns of a table are.

    Args:
        screen: per cent of the table's width by column on a wide screen.
        screen_size: the size of its letters there, of the page's 16 pixels.
        width: the width of the table there, in CSS: of the page's, or in rem of a table that is wider and scrolls.
        paper: per cent of the table's width by column on paper.
        paper_size: the size of its letters there, in points.
        turned: whether it needs a sheet on its side.
    """

    screen: tuple[float, ...]
    screen_size: float
    width: str
    paper: tuple[float, ...]
    paper_size: float
    turned: bool


def columns_of(table: Mapping[str, Any], *, bold: bool = False) -> Columns:
    """Return how wide the columns of a table are; `bold` where a style sets its rows in bold."""
    if bold:
        table = {**table, "rows": [{**row, "kind": "total"} for row in table["rows"]]}
    screen = plan(table, room=SCREEN, sizes=SCREEN_SIZES, paged=False)
    paper = plan(table, room=PAPER, sizes=PAPER_SIZES)
    wide = f"{(sum(screen.widths) + GAP) * POINT / REM:.1f}rem"
    needed = 100 * _EASE * (sum(screen.widths) + GAP) / SCREEN
    return Columns(
        screen=_shares(screen.widths),
        screen_size=round(screen.size / SCREEN_SIZES[0], 4),
        width=wide if screen.turned else f"{min(100.0, max(_LEAST, needed)):.1f}%",
        paper=_shares(paper.widths),
        paper_size=round(paper.size, 2),
        turned=paper.turned,
    )


def _shares(widths: tuple[float, ...]) -> tuple[float, ...]:
    # The last column has no gap after it: it gets one, so that all cells have the same padding.
    whole = (*widths[:-1], widths[-1] + GAP / 3)
    return tuple(round(100 * width / sum(whole), 2) for width in whole)
