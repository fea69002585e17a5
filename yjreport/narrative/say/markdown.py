"""
Read a commentary's Markdown: paragraphs, lists, bold and italic words; what an annex cannot print is refused.

Headings are refused, because the section's own order stands; so are tables, pictures, code and quotations, because
what they hold would not be looked at as sentences are. A link prints its words.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import Any, Literal

from yjreport.narrative.say.references import REFERENCE

Style = Literal["", "strong", "emphasis"]
Listed = Literal["bullet", "number"] | None
"""The kind of list that a paragraph is an item of."""

_LINE_OPEN, _LINE_CLOSE, _REF_OPEN, _REF_CLOSE = "\ue000", "\ue001", "\ue002", "\ue003"
_MARK = re.compile(rf"{_LINE_OPEN}(\d+){_LINE_CLOSE}|{_REF_OPEN}(\d+){_REF_CLOSE}")
_REFUSED = {
    "heading": "a heading: the section has its own; begin the paragraph with a few words in bold, **like these**",
    "table": "a table: the section prints the figures; say in a sentence what matters",
    "block_code": "words set in by four spaces or fenced as code: begin the line at the margin",
    "block_html": "HTML: write plain words",
    "inline_html": "HTML: write plain words",
    "block_quote": "a quotation that begins with >: write it as a paragraph",
    "image": "a picture: say in words what it shows",
}


@dataclass(frozen=True)
class Span:
    """Hold a stretch of words, or what stands between the brackets of a reference, with its line and style."""

    text: str
    line: int
    reference: bool = False
    style: Style = ""


@dataclass(frozen=True)
class Paragraph:
    """Hold a paragraph or an item of a list."""

    spans: tuple[Span, ...]
    line: int
    listed: Listed = None


@dataclass(frozen=True)
class Refused:
    """Say which line holds what cannot be printed."""

    line: int
    what: str


def read(text: str) -> tuple[list[Paragraph], list[Refused]]:
    """Return the paragraphs and items of a Markdown text without comments in order, and what of it is refused."""
    import mistune

    references: list[str] = []

    def keep(match: re.Match[str]) -> str:
        references.append(match[1])
        return f"{_REF_OPEN}{len(references) - 1}{_REF_CLOSE}" + "\n" * match[0].count("\n")

    lines = REFERENCE.sub(keep, text.replace("\r\n", "\n")).split("\n")
    marked = [
        f"{line}{_LINE_OPEN}{number}{_LINE_CLOSE}" if re.search(r"[^\W_]|\ue002", line) else line
        for number, line in enumerate(lines, start=1)
    ]
    tokens: Any = mistune.create_markdown(renderer=None, plugins=["table"])("\n".join(marked))
    reader = _Reader(references)
    for token in tokens:
        reader.block(token, None)
    return reader.paragraphs, reader.refused


class _Reader:
    def __init__(self, references: list[str]) -> None:
        self.references = references
        self.paragraphs: list[Paragraph] = []
        self.refused: list[Refused] = []
        self.line = 1

    def block(self, token: dict[str, Any], listed: Listed) -> None:
        kind = token["type"]
        if kind in _REFUSED:
            self.refused.append(Refused(self._line_of(token), _REFUSED[kind]))
        elif kind == "list":
            inside: Listed = "number" if token["attrs"].get("ordered") else "bullet"
            for item in token["children"]:
                for child in item["children"]:
                    self.block(child, inside)
        elif kind in ("paragraph", "block_text"):
            spans: list[Span] = []
            self._inline(token["children"], "", spans)
            self._close(spans, listed)

    def _close(self, spans: list[Span], listed: Listed) -> None:
        """Add a paragraph; each stretch stands on the line whose mark comes next."""
        placed: list[Span] = []
        waiting: list[Span] = []
        for span in spans:
            if not span.line:
                waiting.append(span)
                continue
            self.line = span.line
            placed += [replace(one, line=span.line) for one in waiting]
            waiting = []
        placed += [replace(one, line=self.line) for one in waiting]
        bare = _without_space_around([span for span in placed if span.text])
        if bare:
            self.paragraphs.append(Paragraph(tuple(bare), bare[0].line, listed))

    def _inline(self, tokens: list[dict[str, Any]], style: Style, spans: list[Span]) -> None:
        for token in tokens:
            kind = token["type"]
            if kind in _REFUSED:
                self.refused.append(Refused(self._line_of(token) or self.line, _REFUSED[kind]))
            elif kind in ("text", "codespan"):
                self._text(token["raw"], style, spans)
            elif kind in ("softbreak", "linebreak"):
                spans.append(Span(" ", 0, False, style))
            elif kind in ("strong", "emphasis"):
                self._inline(token["children"], kind, spans)
            else:
                self._inline(token.get("children") or [], style, spans)

    def _text(self, text: str, style: Style, spans: list[Span]) -> None:
        first, *pieces = _MARK.split(text)
        spans.append(Span(first, 0, False, style))
        for line, reference, words in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
            marked = Span("", int(line)) if line else Span(self.references[int(reference)], 0, True, style)
            spans += [marked, Span(words, 0, False, style)]

    def _line_of(self, token: dict[str, Any]) -> int:
        for part in (str(token.get("raw") or ""), str(token.get("text") or "")):
            found = re.search(rf"{_LINE_OPEN}(\d+){_LINE_CLOSE}", part)
            if found:
                return int(found[1])
        lines = [self._line_of(child) for child in token.get("children") or ()]
        return min(lines, default=self.line)


def _without_space_around(spans: list[Span]) -> list[Span]:
    """Take off the space before the first words and behind the last."""
    bare = list(itertools.dropwhile(_blank, spans))
    while bare and _blank(bare[-1]):
        bare.pop()
    if bare and not bare[0].reference:
        bare[0] = replace(bare[0], text=bare[0].text.lstrip())
    if bare and not bare[-1].reference:
        bare[-1] = replace(bare[-1], text=bare[-1].text.rstrip())
    return bare


def _blank(span: Span) -> bool:
    return not span.text.strip()
