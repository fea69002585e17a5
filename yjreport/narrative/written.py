"""What people wrote in a service's files, so that it is told apart from what the program says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yjreport.narrative.passages import spans

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST = 12
"""Letters below which a stretch of words is nobody's own."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Written:
    """
    Hold what people wrote.

    Args:
        notes: the notes of the service's own files.
        text: every text of the files and parameters, plain; see `of`.
    """

    notes: tuple[str, ...] = ()
    text: str = ""

    @classmethod
    def of(cls, notes: Iterable[str], texts: Iterable[str]) -> Written:
        """Return the words of notes and of other texts."""
        own = tuple(dict.fromkeys(note.strip() for note in notes if len(note.strip()) >= _LEAST))
        return cls(own, "\n".join(dict.fromkeys(_plain(text) for text in (*own, *texts) if len(text) >= _LEAST)))

    def without(self, text: str) -> str:
        """Return a text with blanks for the sentences that people wrote, whether or not a label stands before them."""
        for start, end in spans(text) if self.text else ():
            sentence = text[start:end]
            places = [0, *(match.end() for match in re.finditer(r":\s+", sentence))]
            if any(self._holds(sentence[place:]) for place in places):
                text = text[:start] + " " * (end - start) + text[end:]
        return text

    def around(self, sentence: str, start: int, end: int) -> bool:
        """Tell whether people wrote a stretch of a sentence with the two words before and behind it."""
        before = [match.start() for match in _WORD.finditer(sentence[:start])][-2:]
        behind = [match.end() for match in _WORD.finditer(sentence[end:])][:2]
        first, last = before[0] if before else start, end + behind[-1] if behind else end
        return self._holds(sentence[first:last])

    def _holds(self, words: str) -> bool:
        plain = _plain(words).rstrip(".")
        return len(plain) >= _LEAST and plain in self.text


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
