"""The readers of downloaded and received files, in the order in which they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.inputs.readers import (
    action_plan,
    budget_table,
    dfe,
    fingertips,
    nomis,
    ons_population,
    quarterly,
    yjb_open,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yjreport.inputs.grid import Grid
    from yjreport.inputs.readers.base import Reader

READERS: tuple[Reader, ...] = (
    fingertips.READER,
    nomis.READER,
    dfe.READER,
    ons_population.READER,
    yjb_open.READER,
    budget_table.READER,
    action_plan.READER,
    quarterly.READER,
)
"""
Formats of publishers first, because their columns are told apart without doubt; tables of officers after them.

At most one should recognise a file. Where two do, the first of this order reads it.
"""


def reader_for(grids: Sequence[Grid]) -> Reader | None:
    """Return the first reader that recognises the grids of a file, or None."""
    return next((reader for reader in READERS if reader.recognises(grids)), None)
