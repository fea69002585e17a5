"""Keep rates per 1,000 apart from percentages (DQ03, V10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yjreport.gate.texts.evidence import Evidence
from yjreport.gate.texts.findings import Finding
from yjreport.text_patterns.changes import ABOUT, way
from yjreport.text_patterns.figures import PERCENT, figures

_RATE = (
    r"per\s+(?:head\s+of\s+)?(?:1,?000|10,?000|100,?000|(?:a\s+|one\s+|ten\s+|a\s+hundred\s+|"
    r"one\s+hundred\s+)?thousand)\b"
)
_PER = re.compile(_RATE, re.IGNORECASE)
_STUCK = re.compile(rf"^[\s,(]*(?:[\w-]+\s+){{0,2}}{_RATE}", re.IGNORECASE)
_IS = re.compile(
    rf"{_RATE}[^.;%]*?(?:\b(?:is|was|are|were|at|of|to|from|stood\s+at|stands\s+at|remains|reached)\b|[:=,(])\s*"
    rf"(?:(?:now|currently|still|{ABOUT})\s+)*$",
    re.IGNORECASE,
)


def rates_in_percent(text: str, evidence: Evidence) -> Iterator[Finding]:
    """Return rates that carry a per cent sign, and results whose unit is typed a second time."""
    for one in figures(text, evidence.lookup):
        if one.reference and one.typed_unit:
            yield Finding(one.text, "leave the unit out: the reference prints it")
            continue
        if one.unit != PERCENT or way(one, text):
            continue
        start, end = one.start, one.end
        if stuck := _STUCK.match(text[one.end :]):
            end += stuck.end()
        elif _IS.search(text[: one.start]):
            start = [match.start() for match in _PER.finditer(text[: one.start])][-1]
        else:
            continue
        bare = re.sub(r"\s*(?:%|per\s?cent)$", "", one.text, flags=re.IGNORECASE)
        told = f"write the rate as {bare} with its per 1,000, 10,000 or 100,000, or the percentage without it"
        yield Finding.at(text, (start, end), told)
