"""Check the words of an annex against its ledger, before any document of it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from yjreport.dataset.dataset import Dataset
from yjreport.inputs.annex_inputs import Inputs
from yjreport.narrative.check.blocks import check_blocks, require
from yjreport.narrative.check.officers_texts import OfficersTexts
from yjreport.narrative.judge.verdicts import REFUSED, Verdict


def check_words(
    blocks: Sequence[Mapping[str, Any]], ledger: Mapping[str, Any], inputs: Inputs, dataset: Dataset
) -> list[Verdict]:
    """
    Return what officers wrote that the ledger contradicts or does not bear.

    Raises:
        AssemblyFailed: when a sentence of the program disagrees with the ledger.
    """
    found = require(check_blocks(blocks, ledger, dataset.catalogue, written(inputs, dataset)))
    return [one for one in found if one.verdict in REFUSED]


def written(inputs: Inputs, dataset: Dataset) -> OfficersTexts:
    """Return what people wrote in the files and parameters of an annex, and what importers noted of figures."""
    frames = [table.frame for table in inputs.tables.values()]
    notes = [str(note) for frame in frames if "note" in frame.columns for note in frame["note"]]
    cells = [cell for frame in frames for column in frame.columns for cell in frame[column] if isinstance(cell, str)]
    request = inputs.request
    params = [*_texts(request.report.model_dump(mode="json")), *_texts(request.service.model_dump(mode="json"))]
    entries = [text for register in dataset.registers.values() for entry in register for text in entry.cells.values()]
    sources = [text for source in inputs.sources.values() for text in _texts(source.model_dump(mode="json"))]
    imported = [one.note for one in dataset.observations]
    return OfficersTexts.of(notes, (*cells, *params, *entries, *sources, *imported, *dataset.uncovered))


def _texts(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for value in content.values():
            yield from _texts(value)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from _texts(value)
