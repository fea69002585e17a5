"""
Take the prose out of an annex's blocks: computed sentences, titles and captions, and the words of officers.

What officers wrote stands in results of unit text (actions, risks, notes) and in the notes of their files. The
program's own notes under tables explain methods by fixed numbers; they are no statement about the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yjreport.config.catalogue import Catalogue
from yjreport.narrative.check.checker import Placed
from yjreport.narrative.check.officers_texts import OfficersTexts
from yjreport.narrative.judge.verdicts import COMMENTARY, COMPUTED, REGISTER
from yjreport.narrative.look_up.fact import Fact

_REFERENCE = re.compile(r"^\W*(?:(?:[A-Za-z]{1,3}[-.]?)?\d+(?:\.\d+)*[a-z]?\s*[.:)]|[A-Z]{1,3}[-.]?\d+(?:\.\d+)*)\s+")
"""The reference of a row before its words: "4.1: Remand", "R3 Staffing"."""
_WORD = re.compile(r"[A-Za-z]{3,}")
OF_PROGRAM = ("check_warning",)
"""Measures of unit text whose words the program writes."""


@dataclass(frozen=True)
class Prose:
    """
    Hold a stretch of prose of a block.

    Args:
        origin: commentary, computed or register.
        placed: where results stand in it.
        measures: those that the block's results are of, where they are few enough to know which is meant.
    """

    where: str
    text: str
    origin: str
    placed: tuple[Placed, ...] = ()
    section: str = ""
    measures: tuple[str, ...] = ()


def prose_of(
    block: Mapping[str, Any], by_id: Mapping[str, Fact], catalogue: Catalogue, officers: OfficersTexts | None = None
) -> Iterator[Prose]:
    """
    Yield the prose of a block: its sentences, titles, captions, descriptions, and the words of officers in it.

    Without what officers wrote in the files, every note of a table is taken for an officer's.
    """
    where, kind = block["id"], block["block"]
    section = next((slug for slug in catalogue.sections if where.startswith(slug)), "")
    if kind in ("statement", "notice"):
        if block.get("title"):
            yield Prose(where, block["title"], COMPUTED, (), section)
        yield from _of_runs(block["runs"], where, by_id, section)
    elif kind == "chart":
        measures = tuple(dict.fromkeys(record["measure"] for record in block["results"]))
        yield Prose(where, block["title"], COMPUTED, (), section, measures if len(measures) == 1 else ())
        for key in ("subtitle", "description"):
            yield Prose(where, block[key], COMPUTED, (), section)
    elif kind == "table":
        yield Prose(where, block["caption"], COMPUTED, (), section)
        for note in block["notes"]:
            text = note if isinstance(note, str) else str(note.get("text", ""))
            for words in [text] if officers is None else [own for own in officers.notes if own in text]:
                yield from _of_officers(words, where, section)
        for row in block["rows"]:
            for cell in row["cells"].values():
                fact = by_id.get(cell["result"] or "")
                if fact is not None and fact.unit == "text" and fact.measure not in OF_PROGRAM:
                    yield from _of_officers(cell["text"], where, section)


def _of_officers(text: str, where: str, section: str) -> Iterator[Prose]:
    """Yield an officer's words without the reference of their row; a mere reference, date or code is no prose."""
    words = _REFERENCE.sub("", text)
    if len(_WORD.findall(words)) > 1:
        yield Prose(where, words, REGISTER, (), section)


def _of_runs(runs: Iterable[Mapping[str, Any]], where: str, by_id: Mapping[str, Fact], section: str) -> Iterator[Prose]:
    """Yield the officers' words within a statement or notice, and then the rest of it."""
    text = ""
    placed: list[Placed] = []
    for run in runs:
        words, fact = run["text"], by_id.get(run["result"] or "")
        if fact is not None and fact.unit == "text":
            if fact.measure not in OF_PROGRAM:
                yield from _of_officers(words, where, section)
            words = " " * len(words)
        elif fact is not None:
            placed.append(Placed(len(text), len(text) + len(words), fact))
        text += words
    if text.strip():
        origin = COMMENTARY if f"{section}-commentary" in where else COMPUTED
        yield Prose(where, text, origin, tuple(placed), section)
