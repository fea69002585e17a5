"""Marks in words: prose is read aloud, so an [e] beside a figure is the word 'estimated' there; tables keep marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yjreport.blocks.parts import Piece
from yjreport.figures.results import Result
from yjreport.formats import listing
from yjreport.wording.texts import Words

SAID: dict[str, str] = {
    "e": "estimated",
    "p": "provisional",
    "r": "revised",
    "u": "of low reliability",
    "b": "on a new basis",
    "k": "rounded to zero",
}
"""What is said of a figure that is there and carries a mark."""


def mark_words(result: Result, *, break_too: bool = True) -> list[str]:
    """
    Return in words what the marks of a figure say; nothing for one that is not there, whose mark is printed.

    A break in the series before it need not be said.
    """
    if not result.there:
        return []
    hedged = result.text.startswith("about ")
    return [SAID[mark] for mark in result.shown_marks if mark in SAID and not (mark == "e" and hedged)
            and (break_too or mark != "b")]  # fmt: skip


def marks_sentence(results: Sequence[Result]) -> str:
    """Return a sentence that says what the marks of several figures say, such as: The figures are provisional."""
    there = [item for item in results if item.there]
    if not there:
        return ""
    said = [mark_words(item) for item in there]
    every = [word for word in SAID.values() if all(word in words for words in said)]
    some = [word for word in SAID.values() if word not in every and any(word in words for words in said)]
    noun = "The figure is" if len(there) == 1 else "The figures are"
    sentences = [f"{noun} {listing(every)}."] if every else []
    sentences += [f"{'One' if _holding(said, word) == 1 else 'Some'} of the figures"
                  f" {'is' if _holding(said, word) == 1 else 'are'} {word}." for word in some]  # fmt: skip
    return " ".join(sentences)


def _holding(said: Iterable[list[str]], word: str) -> int:
    return sum(word in words for words in said)


def with_marks_in_words(pieces: Iterable[Piece]) -> Words:
    """
    Return prose without marks beside its figures, and a sentence at the end that says what they said.

    A mark that stands in the place of a figure stays.
    """
    words: Words = []
    seen: dict[str, Result] = {}
    for piece in pieces:
        if not isinstance(piece, Result):
            words.append(piece)
            continue
        words.append((piece.text, piece))
        if piece.kind == "level" and piece.unit not in ("text", "date"):
            seen[piece.id] = piece
    if words and isinstance(words[0], str):
        words[0] = words[0].lstrip()
    if words and isinstance(words[-1], str):
        words[-1] = words[-1].rstrip()
    said = marks_sentence(list(seen.values()))
    return [*words, f" {said}"] if said else words
