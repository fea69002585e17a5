"""Texts that a cell can hold, and the package of a workbook with its language."""

from __future__ import annotations

import re

from yjreport.annex.package import pack, unpack

CORE = "docProps/core.xml"
LONGEST = 32_767
"""Letters that a cell holds."""

_CUT = " [text cut short]"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return a text without what no XML can hold, cut where a cell ends."""
    said = _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    # The limit counts halves of letters beyond the first plane as two.
    if len(said.encode("utf-16-le")) // 2 <= LONGEST:
        return said
    cut = said.encode("utf-16-le")[: 2 * (LONGEST - len(_CUT))].decode("utf-16-le", errors="ignore")
    return cut + _CUT


def finished(package: bytes, *, language: str) -> bytes:
    """Return a workbook that says its language, with the same bytes for the same content."""
    parts = unpack(package)
    end = b"</cp:coreProperties>"
    parts[CORE] = parts[CORE].replace(end, f"<dc:language>{language}</dc:language>".encode() + end)
    return pack(parts, tuple(parts), mode=0o600)
