"""Show on the page of checks which words of officers the figures of the annex do not bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yjreport.checking.markup import sentence, table, wrappable
from yjreport.narrative.judge.verdicts import Verdict

WORDS = "Words that the figures do not bear out"
MOST_SHOWN = 100
"""Sentences that the page shows; all are in narrative.json."""

_ABOUT = (
    "<p>A program read these words of registers, notes and commentary and held them against the figures of the "
    "annex. It may misread them: a person decides. They stop nothing and are printed as they are; narrative.json "
    "beside this page holds them, and those that no figure bears on.</p>"
)


def words_against(found: Sequence[Verdict]) -> Iterator[str]:
    """Yield the part of the page on words that figures contradict: what is said, where, why, the nearest result."""
    yield _ABOUT
    rows = [
        [wrappable(one.sentence or one.words), wrappable(one.where), sentence(f"\u201c{one.words}\u201d: {one.reason}"),
         wrappable(one.nearest_text)]
        for one in found[:MOST_SHOWN]
    ]  # fmt: skip
    head = ["What is said", "Where in the annex", "Why it is not borne out", "The nearest result"]
    yield table("words-table", WORDS, head, rows)
    if found[MOST_SHOWN:]:
        yield f"<p>And {len(found) - MOST_SHOWN:,} more in narrative.json.</p>"
