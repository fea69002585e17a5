"""
Split a text into sentences, each with the bullets that follow it.

Sentences end at a full stop, a question mark or an exclamation mark before a capital; a decimal point, an
abbreviation such as "e.g." and the point of an initial end none. Markdown's marks are taken off; references such as
`{{ reoffending_binary.local }}` stay as they are.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

# A sentence without an end, such as a cell into which a whole page was pasted, is looked at in pieces.
_LONGEST = 1000
_LINK = re.compile(r"!?\[([^\][]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"\*{1,3}|`|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)")
_REFERENCE = re.compile(r"\{\{[^{}]*\}\}")
_BULLET = re.compile(r"^([ \t]*)(?:[-*+•–·▪]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_HEADING = re.compile(r"^#{1,6}[ \t]+")
_END = re.compile(r"(?<=[.!?])[\"')\]”’]*\s+(?=[\"'(\[“‘£{]*[A-Z0-9{£])")
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|no|nos|p|pp|para|fig|vol|ed|st|mr|mrs|ms|dr|prof|cllr|"
    r"sgt|insp|rev)|\b[A-Z])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """
    Hold one sentence.

    Args:
        text: the sentence on one line, without Markdown's marks.
        items: the bullets of the list that it introduces, in order; none for most.
    """

    text: str
    items: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Return a text on one line without Markdown's marks; references stay as they are."""
    pieces, position = [], 0
    for match in _REFERENCE.finditer(text):
        pieces += [_EMPHASIS.sub("", _LINK.sub(r"\1", text[position : match.start()])), match[0]]
        position = match.end()
    pieces.append(_EMPHASIS.sub("", _LINK.sub(r"\1", text[position:])))
    return " ".join("".join(pieces).split())


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order; a bullet is both an item of the sentence before it and its own."""
    found: list[Sentence] = []
    lines: list[str] = []
    items: list[str] = []
    depth = 0
    for line in text.splitlines():
        bullet = _BULLET.match(line)
        if bullet:
            indent = len(bullet[1].expandtabs())
            depth = depth if items else indent
            if indent <= depth:
                items.append(line[bullet.end() :][:_LONGEST])
            else:
                items[-1] = f"{items[-1]}; {line[bullet.end() :]}"
        elif items and line.strip() and line[:1] in " \t":
            items[-1] = f"{items[-1]} {line.strip()}"
        elif line.strip() or not items:
            if items:
                _close(found, lines, items)
                lines, items = [], []
            if line.strip() and not _HEADING.match(line):
                lines.append(line)
                continue
            found += map(Sentence, _split(" ".join(lines)))
            lines = []
            if line.strip():
                found.append(Sentence(plain(_HEADING.sub("", line))))
    if items:
        _close(found, lines, items)
    else:
        found += map(Sentence, _split(" ".join(lines)))
    return tuple(sentence for sentence in found if sentence.text)


def _close(found: list[Sentence], lines: list[str], items: list[str]) -> None:
    """Add the sentences before a list, the last of them with its items, and then each item."""
    texts = _split(" ".join(lines))
    before = list(map(Sentence, texts[:-1]))
    whole = tuple(plain(item) for item in items)
    if texts:
        found += [*before, Sentence(texts[-1], whole)]
    elif found and not found[-1].items:
        found[-1] = Sentence(found[-1].text, whole)  # A blank line stands between the sentence and its list.
    found += [Sentence(part) for item in items for part in _split(item)]


def _split(text: str) -> list[str]:
    clean = plain(text)
    parts: list[str] = []
    start = 0
    for match in _END.finditer(clean):
        if not _NO_END.search(clean[start : match.start()]):
            parts.append(clean[start : match.end()].strip())
            start = match.end()
    return [piece for part in [*parts, clean[start:].strip()] for piece in textwrap.wrap(part, _LONGEST)]


def quote(text: str, start: int, end: int) -> str:
    """Return a piece of a sentence for a message, with the words that it stands among."""
    first = text.rfind(" ", 0, max(start - 12, 0)) + 1 if start > 12 else 0
    last = text.find(" ", min(end + 14, len(text)))
    return text[first : len(text) if last < 0 else last].strip(" ,;")
