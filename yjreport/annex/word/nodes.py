"""
The nodes of pandoc's JSON, as few as the annex needs.

A text is only ever the content of a `Str`: whatever a file holds, it prints as it stands.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from typing import Any

Node = dict[str, Any]

API = (1, 23, 1)
"""The version of pandoc's types that these nodes follow."""

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DEFAULT = {"t": "AlignDefault"}
_EMPTY = ["", [], []]


def text(words: str) -> Node:
    """Return words, as they stand; characters that XML cannot hold become the replacement character."""
    return {"t": "Str", "c": clean(words)}


def clean(words: str) -> str:
    """Return words without characters that no XML document can hold."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", words)


def styled(style: str, *inlines: Node, anchor: str = "") -> Node:
    """Return inlines in a character style, or only with an anchor where the style is empty."""
    return {"t": "Span", "c": [[anchor, [], [["custom-style", style]] if style else []], list(inlines)]}


def link(words: str, anchor: str) -> Node:
    """Return words that lead to an anchor of the same document."""
    return {"t": "Link", "c": [_EMPTY, [text(words)], [f"#{anchor}", ""]]}


def paragraph(style: str, *inlines: Node) -> Node:
    """Return a paragraph in a style."""
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], [{"t": "Para", "c": list(inlines)}]]}


def listing(kind: str, items: Sequence[Node]) -> Node:
    """Return a list of paragraphs with bullets, or with numbers from 1."""
    contents = [[item] for item in items]
    if kind == "bullet":
        return {"t": "BulletList", "c": contents}
    return {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], contents]}


def heading(level: int, words: str, anchor: str) -> Node:
    """Return a heading."""
    return {"t": "Header", "c": [level, [anchor, [], []], [text(words)]]}


def image(data: bytes, media_type: str, words: str, height: float) -> Node:
    """Return a picture that the document carries, with its height in points; its width follows."""
    address = f"data:{media_type};base64,{base64.b64encode(data).decode()}"
    size = [["height", f"{height / 72:.4f}in"]]
    return {"t": "Image", "c": [["", [], size], [text(words)], [address, ""]]}


def table(head: Sequence[Node], rows: Sequence[Sequence[Node]], shares: Sequence[float], row_heads: int) -> Node:
    """Return a table of paragraphs: a row of heads, rows, the share of the width of each column, row headers."""
    columns = [[_DEFAULT, {"t": "ColWidth", "c": round(share, 5)}] for share in shares]
    body = [_EMPTY, row_heads, [], [_row(row) for row in rows]]
    return {"t": "Table", "c": [_EMPTY, [None, []], columns, [_EMPTY, [_row(head)]], [body], [_EMPTY, []]]}


def document(blocks: Sequence[Node]) -> str:
    """Return a whole document as JSON."""
    meta = {"lang": {"t": "MetaString", "c": "en-GB"}}
    return json.dumps({"pandoc-api-version": list(API), "meta": meta, "blocks": list(blocks)}, ensure_ascii=False)


def _row(cells: Sequence[Node]) -> list[Any]:
    return [_EMPTY, [[_EMPTY, _DEFAULT, 1, 1, [cell]] for cell in cells]]
