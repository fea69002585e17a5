"""What people wrote in a service's files, so that it is told apart from what the program says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LEAST = 12
"""Letters below which a stretch of words is nobody's own."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class OfficersTexts:
    """
    Hold what people wrote.

    Args:
        notes: the notes of the service's own files.
        text: every text of the files and parameters that holds a digit, in lower case; see `of`.
    """

    notes: tuple[str, ...] = ()
    text: str = ""

    @classmethod
    def of(cls, notes: Iterable[str], texts: Iterable[str]) -> OfficersTexts:
        """Return the words of notes and of other texts."""
        own = tuple(dict.fromkeys(note.strip() for note in notes if len(note.strip()) >= _LEAST))
        return cls(own, "\n".join(dict.fromkeys(_plain(text) for text in (*own, *texts) if _DIGIT.search(text))))

    def hold(self, sentence: str, start: int, end: int) -> bool:
        """
        Tell whether people wrote a stretch of a sentence: the sentence itself, or the stretch with two words around.

        A label may stand before what was written.
        """
        before = [match.start() for match in _WORD.finditer(sentence[:start])][-2:]
        behind = [end + match.end() for match in _WORD.finditer(sentence[end:])][:2]
        around = sentence[min([*before, start]) : max([*behind, end])]
        labels = [match.end() for match in re.finditer(r":\s+", sentence) if match.end() <= start]
        words = (_plain(part).rstrip(".") for part in (around, sentence, *(sentence[place:] for place in labels)))
        return any(len(plain) >= _LEAST and plain in self.text for plain in words)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
