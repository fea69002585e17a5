"""The making of sentences: words in a row, ends, capitals and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from yjreport.blocks.parts import Piece
from yjreport.figures.results import Result

Words = list[Piece]
"""A stretch of prose: words, and words that belong to results."""


def sentence(text: str) -> str:
    """Return a text with a full stop, if it has no end of its own; nothing for nothing."""
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def capital(text: str) -> str:
    """Return a text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """Return a text with its first letter in lower case, unless its first word is a name in capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def unbracketed(text: str) -> str:
    """Return a name whose brackets are commas, so that it can stand within brackets: 'W360, substance misuse'."""
    return re.sub(r"\s*\(([^()]*)\)", r", \1", text).replace("(", "").replace(")", "").strip(", ")


def join_list(items: Sequence[Sequence[Piece]], last: str = "and") -> Words:
    """Join stretches of prose as a list does: a, b and c."""
    words: Words = []
    for number, item in enumerate(items):
        words += ["" if number == 0 else f" {last} " if number == len(items) - 1 else ", ", *item]
    return [piece for piece in words if piece]


def in_brackets(parts: Iterable[str | Sequence[Piece]]) -> Words:
    """Return parts in one pair of brackets, with commas between; nothing for none."""
    words: Words = []
    for part in filter(None, parts):
        words += [", " if words else " (", *([part] if isinstance(part, str) else part)]
    return [*words, ")"] if words else []


def join_sentences(*sentences: Sequence[Piece]) -> Words:
    """Return sentences one after another, without the empty ones."""
    words: Words = []
    for each in filter(None, sentences):
        words += [" ", *each] if words else each
    return words


def text_of(words: Iterable[Piece]) -> str:
    """Return prose as plain text."""
    texts = (piece.text if isinstance(piece, Result) else piece for piece in words)
    return "".join(text if isinstance(text, str) else text[0] for text in texts)


def length(words: Iterable[Piece]) -> int:
    """Return how many words prose has."""
    return len(text_of(words).split())
