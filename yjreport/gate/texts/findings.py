"""What a rule about wording finds, and the rules that are a pattern with its advice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from yjreport.text_patterns.sentences import quote


@dataclass(frozen=True)
class Finding:
    """Say what stands in a text, in its own words, and what to do about it."""

    found: str
    advice: str

    @classmethod
    def at(cls, text: str, place: re.Match[str] | tuple[int, int], advice: str) -> Finding:
        """Return a finding that quotes a place of a text, with the words around it."""
        start, end = place if isinstance(place, tuple) else place.span()
        return cls(quote(text, start, end), advice)


@dataclass(frozen=True)
class Wording:
    """
    State a wording that needs another.

    Args:
        pattern: finds it in a sentence.
        advice: what to do: words in which the groups of the pattern may be named, or what makes them of a match and
            returns nothing where that match is well said.
        quoted: the group of the pattern from which on it is quoted.
    """

    pattern: re.Pattern[str]
    advice: str | Callable[[re.Match[str]], str]
    quoted: str | int = 0

    def __call__(self, text: str) -> Iterator[Finding]:
        """Return every place of a sentence that is worded so."""
        for match in self.pattern.finditer(text):
            if advice := self.advice_on(match):
                yield Finding.at(text, (match.start(self.quoted), match.end()), advice)

    def advice_on(self, match: re.Match[str]) -> str:
        """Return what to do about a match of the pattern, nothing where it is well said."""
        return self.advice.format(**match.groupdict()) if isinstance(self.advice, str) else self.advice(match)
