"""Split prose into sentences with their places, so that results that stand in them keep theirs."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?])[\"')\]”’]*\s+(?=[\"'(\[“‘£{]*[A-Z0-9{£])")
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|no|nos|p|pp|para|fig|vol|ed|st|mr|mrs|ms|dr|prof|cllr|sgt|insp|rev)|\b[A-Z])\.$",
    re.IGNORECASE,
)


def spans(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text begin and end."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if not _NO_END.search(text[start : match.start()]):
            found.append((start, match.start()))
            start = match.end()
    return [*found, (start, len(text))] if text[start:].strip() else found
