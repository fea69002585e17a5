"""
Check the prose of an annex's blocks against its ledger, before it is published.

What the program computed must be borne out: an unborne number or a contradicted claim there is a fault of ours. What
an officer wrote in a register or a note is an officer's own words: it is marked, not refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from yjreport.config.catalogue import Catalogue
from yjreport.errors import AssemblyFailed
from yjreport.narrative.check.checker import Checker, Placed
from yjreport.narrative.check.computed import Figures, computed, runs_that_differ
from yjreport.narrative.check.prose import Prose, prose_of
from yjreport.narrative.check.written import Written
from yjreport.narrative.find.sentences import spans
from yjreport.narrative.judge.officers import speaks
from yjreport.narrative.judge.verdicts import COMPUTED, REFUSED, REGISTER, SUPPORTED, Verdict

MOST_TOLD = 8


def check_blocks(
    blocks: Iterable[Mapping[str, Any]], ledger: Mapping[str, Any], catalogue: Catalogue,
    written: Written | None = None,
) -> list[Verdict]:  # fmt: skip
    """
    Return the verdicts on the prose of blocks: what is not supported, and every claim of an officer's own words.

    Args:
        blocks: the blocks that the notebooks emitted, as JSON.
        ledger: their ledger.
        catalogue: the measures.
        written: what people wrote in the files; every note of a table is taken for an officer's if not told.
    """
    checker = Checker(ledger["results"], catalogue)
    figures = Figures(checker)
    found: list[Verdict] = []
    seen: set[tuple[str, str, str]] = set()
    for block in blocks:
        for prose in prose_of(block, checker.facts.by_id, catalogue, written):
            key = (prose.origin, prose.text, "" if prose.origin == REGISTER else prose.section)
            if key not in seen:
                seen.add(key)
                found += _of_prose(prose, checker, figures, written or Written())
        found += list(runs_that_differ(block, checker, figures))
    return found


def require(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """
    Return the verdicts on officers' own words, after refusing prose of ours that the ledger does not bear.

    Raises:
        AssemblyFailed: naming the block, the sentence and the nearest result.
    """
    verdicts = list(verdicts)
    ours = [one for one in verdicts if one.origin == COMPUTED and one.verdict in REFUSED]
    if ours:
        raise AssemblyFailed(
            "A sentence of the annex disagrees with its figures.",
            details=[f"{one.where}: {one.sentence} {one.told()}" for one in ours][:MOST_TOLD],
            next_step="this is a fault of the program: report it with these lines.",
        )
    return [one for one in verdicts if one.origin != COMPUTED]


def _said(prose: Prose, placed: list[Placed], checker: Checker) -> list[Verdict]:
    """Return the verdicts on what an officer wrote: of commentary without what is borne, of registers all."""
    if prose.origin == REGISTER:
        return checker.text(prose.text, doubting=True) if speaks(prose.text, checker.words) else []
    found = checker.text(prose.text, section=prose.section, placed=placed)
    return [one for one in found if one.verdict != SUPPORTED]


def _of_prose(prose: Prose, checker: Checker, figures: Figures, written: Written) -> list[Verdict]:
    placed = [Placed(start, end, checker.facts.by_id[id]) for start, end, id in prose.placed]
    if prose.origin != COMPUTED:
        return [one.placed(where=prose.where, origin=prose.origin) for one in _said(prose, placed, checker)]
    found = []
    text = prose.text
    for start, end in spans(text):
        inside = [Placed(one.start - start, one.end - start, one.fact) for one in placed if start <= one.start < end]
        found += computed(text[start:end], inside, checker, figures, prose, written)
    return [one.placed(where=prose.where, origin=COMPUTED) for one in found]
