"""The readers of downloaded and received files, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from yjreport.files.grid import Grid
from yjreport.inputs.readers import fingertips
from yjreport.inputs.readers.actions.reader import READER as ACTIONS
from yjreport.inputs.readers.budget.reader import READER as BUDGET
from yjreport.inputs.readers.common.format_files import FormatReader, load_format
from yjreport.inputs.readers.common.formats import ToolFormat
from yjreport.inputs.readers.dfe.reader import READER as DFE
from yjreport.inputs.readers.population import nomis, ons_population
from yjreport.inputs.readers.quarterly.reader import READER as QUARTERLY
from yjreport.inputs.readers.yjb.reader import READER as YJB

PUBLISHED: tuple[FormatReader[Any], ...] = (fingertips.READER, nomis.READER, DFE, ons_population.READER, YJB)
"""Readers of publishers' formats, which know a file as a whole."""

READERS: tuple[FormatReader[Any], ...] = (*PUBLISHED, BUDGET, ACTIONS, QUARTERLY)
"""
Formats of publishers first, because their columns are told apart without doubt; tables of officers after them.

At most one should recognise a file. Where two do, the first of this order reads it.
"""


def check_formats(folder: Path) -> None:
    """
    Load the words of every format, so that a fault in one is told and no file goes unrecognised for it.

    Raises:
        ParameterFault: a file is missing, or has an unknown key or a wrong type.
    """
    for reader in READERS:
        load_format(folder, reader.file, reader.model)
    load_format(folder, "lait", ToolFormat)


def reader_for(grids: Sequence[Grid]) -> FormatReader[Any] | None:
    """Return the first reader that recognises the grids of a file, or None."""
    return next((reader for reader in READERS if reader.recognises(grids)), None)
