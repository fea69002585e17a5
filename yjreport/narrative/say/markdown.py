"""
Read a commentary's Markdown: paragraphs, lists, bold and italic words; what an annex cannot print is refused.

Headings are refused, because the section's own order stands; so are tables, pictures, code and quotations, because
what they hold would not be looked at as sentences are. A link prints its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    """
    Return the paragraphs and items of a Markdown text in order, and what of it is refused.

    Args:
        text: the file, its comments taken off; lines are counted from 1.
    """
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
            if span.line:
                self.line = span.line
                placed += [Span(one.text, span.line, one.reference, one.style) for one in waiting]
                waiting = []
            else:
                waiting.append(span)
        placed += [Span(one.text, self.line, one.reference, one.style) for one in waiting]
        joined = _joined(placed)
        if joined:
            self.paragraphs.append(Paragraph(tuple(joined), joined[0].line, listed))

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
        position = 0
        for match in _MARK.finditer(text):
            if text[position : match.start()]:
                spans.append(Span(text[position : match.start()], 0, False, style))
            if match[1]:
                spans.append(Span("", int(match[1]), False, style))
            else:
                spans.append(Span(self.references[int(match[2])], 0, True, style))
            position = match.end()
        if text[position:]:
            spans.append(Span(text[position:], 0, False, style))

    def _line_of(self, token: dict[str, Any]) -> int:
        for part in (str(token.get("raw") or ""), str(token.get("text") or "")):
            found = re.search(rf"{_LINE_OPEN}(\d+){_LINE_CLOSE}", part)
            if found:
                return int(found[1])
        lines = [self._line_of(child) for child in token.get("children") or ()]
        return min(lines, default=self.line)


def _joined(spans: list[Span]) -> list[Span]:
    """Join stretches of words of one line and style, and take off the space around the whole."""
    made: list[Span] = []
    for span in spans:
        last = made[-1] if made else None
        if last and not span.reference and not last.reference and (last.line, last.style) == (span.line, span.style):
            made[-1] = Span(last.text + span.text, last.line, False, last.style)
        elif span.text:
            made.append(span)
    while made and not made[0].text.strip():
        made.pop(0)
    while made and not made[-1].text.strip():
        made.pop()
    if made and not made[0].reference:
        made[0] = Span(made[0].text.lstrip(), made[0].line, False, made[0].style)
    if made and not made[-1].reference:
        made[-1] = Span(made[-1].text.rstrip(), made[-1].line, False, made[-1].style)
    return made
