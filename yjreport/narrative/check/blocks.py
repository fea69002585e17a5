"""
Check the prose of an annex's blocks against its ledger, before it is published.

What the program computed must be borne out: an unborne number or a contradicted claim there is a fault of ours. What
an officer wrote in a register or a note is an officer's own words: it is marked, not refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from yjreport.config.catalogue import Catalogue
from yjreport.errors import AssemblyFailed
from yjreport.narrative.check.block_prose import Prose, prose_of
from yjreport.narrative.check.checker import Checker, placed_within
from yjreport.narrative.check.computed_sentences import PrintedNumbers, runs_that_differ, verdicts_on_computed
from yjreport.narrative.check.officers_texts import OfficersTexts
from yjreport.narrative.find.sentences import spans
from yjreport.narrative.judge.benefit_of_doubt import says_anything
from yjreport.narrative.judge.verdicts import COMMENTARY, COMPUTED, REFUSED, REGISTER, SUPPORTED, Verdict

MOST_TOLD = 8


def check_blocks(
    blocks: Iterable[Mapping[str, Any]], ledger: Mapping[str, Any], catalogue: Catalogue,
    officers: OfficersTexts | None = None,
) -> list[Verdict]:  # fmt: skip
    """
    Return the verdicts on the prose of blocks: what is not supported, and every claim of an officer's own words.

    Without what officers wrote in the files, every note of a table is taken for an officer's.
    """
    checker = Checker(ledger["results"], catalogue)
    printed = PrintedNumbers(checker)
    found: list[Verdict] = []
    seen: set[tuple[str, str, str]] = set()
    for block in blocks:
        for prose in prose_of(block, checker.facts.by_id, catalogue, officers):
            key = (prose.origin, prose.text, "" if prose.origin == REGISTER else prose.section)
            if key not in seen:
                seen.add(key)
                verdicts = _verdicts_on(prose, checker, printed, officers or OfficersTexts())
                found += [replace(one, where=prose.where, origin=prose.origin) for one in verdicts]
        found += runs_that_differ(block, checker, printed)
    return found


def _verdicts_on(prose: Prose, checker: Checker, printed: PrintedNumbers, officers: OfficersTexts) -> Iterable[Verdict]:
    """Return the verdicts on prose: of commentary and of ours without what is borne, of registers all."""
    text = prose.text
    if prose.origin == REGISTER:
        return checker.text(text, doubting=True) if says_anything(text, checker.words) else []
    if prose.origin == COMMENTARY:
        found = checker.text(text, section=prose.section, placed=prose.placed)
        return [one for one in found if one.verdict != SUPPORTED]
    return [
        verdict
        for start, end in spans(text)
        for verdict in verdicts_on_computed(
            text[start:end], placed_within(prose.placed, start, end), checker, printed, prose, officers
        )
    ]


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
            details=[f"{one.where}: {one.sentence} {one.message()}" for one in ours][:MOST_TOLD],
            next_step="this is a fault of the program: report it with these lines.",
        )
    return [one for one in verdicts if one.origin != COMPUTED]
