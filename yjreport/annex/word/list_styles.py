"""The lists of the Word and OpenDocument annex: one bullet of the annex's own font, one indent for both kinds."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from yjreport.annex.word.elements import add, child
from yjreport.annex.word.open_styles import SPACES
from yjreport.annex.word.word_styles import MAIN, twips

INDENT = 18.0
"""Points from the margin to the words of an item; its bullet or number stands before them."""
BULLET = "\N{BULLET}"
W = f"{{{MAIN}}}"


def word_lists(numbering: bytes) -> bytes:
    """Return pandoc's list definitions with the indent of the annex, and with a bullet that needs no symbol font."""
    root = etree.fromstring(numbering)
    for level in root.iter(f"{W}lvl"):
        depth = int(level.attrib[f"{W}ilvl"]) + 1
        place = child(level, f"{W}pPr/{W}ind")
        place.set(f"{W}left", str(twips(INDENT * depth)))
        place.set(f"{W}hanging", str(twips(INDENT)))
        if child(level, f"{W}numFmt").get(f"{W}val") == "bullet":
            for letters in level.findall(f"{W}rPr"):
                level.remove(letters)
            child(level, f"{W}lvlText").set(f"{W}val", BULLET)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def open_lists(styles: _Element) -> list[_Element]:
    """
    Return the list styles of an OpenDocument text as the annex prints them.

    Args:
        styles: the automatic styles that pandoc wrote; its own list styles hold levels that no annex uses.
    """
    text, style, fo = (f"{{{SPACES[name]}}}" for name in ("text", "style", "fo"))
    made = []
    for old in styles.findall(f"{text}list-style"):
        numbered = old.find(f"{text}list-level-style-number") is not None
        new = etree.Element(f"{text}list-style", {f"{style}name": old.attrib[f"{style}name"]}, nsmap=old.nsmap)
        level = add(new, f"{text}list-level-style-{'number' if numbered else 'bullet'}", level="1")
        level.attrib.update(
            {f"{style}num-format": "1", f"{style}num-suffix": "."} if numbered else {f"{text}bullet-char": BULLET}
        )
        given = {f"{text}list-level-position-and-space-mode": "label-alignment"}
        properties = etree.SubElement(level, f"{style}list-level-properties", given)
        etree.SubElement(properties, f"{style}list-level-label-alignment", {
            f"{text}label-followed-by": "listtab", f"{text}list-tab-stop-position": f"{INDENT:g}pt",
            f"{fo}text-indent": f"-{INDENT:g}pt", f"{fo}margin-left": f"{INDENT:g}pt",
        })  # fmt: skip
        made.append(new)
    return made
