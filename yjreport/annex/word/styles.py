"""
The styles of the Word and OpenDocument annex, stated once for both.

Sizes and distances are in points. What a thing is stands in words, borders and weight: colour only repeats it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from yjreport.annex.palette import DEFAULT

FONT = "Atkinson Hyperlegible"
FALLBACK = "Arial"
INK, SOFT = "#1a1a1a", "#4a4f55"
HAIRLINE = "#c3ccd6"
CAUTION, CAUTION_TINT = "#801650", "#fbf0f5"

MILLIMETRE = 72 / 25.4
PAGE = (210 * MILLIMETRE, 297 * MILLIMETRE)
EDGE = 0.6
"""How much of the margin lies outside the head and the foot of a page."""
SIZES = {"": 9.5, " small": 8.5}
"""Sizes of a table's text."""
TIGHTER = 0.9
"""How much smaller a summary is set."""

KEPT = " kept"
"""Ends the name of the style of a table row that stays on the page of the next."""


@dataclass(frozen=True)
class Style:
    """
    Hold one style; whatever is not given is as in its base.

    Args:
        name: as Word shows it; Word's own names are kept, so that its own features know them.
        kind: paragraph or character.
        base: the name of the style that it changes.
        before, after: space above and below.
        line: height of a line as a multiple of the font's own.
        left: indent on the left.
        keep: whether the paragraph stays with the next.
        whole: whether its lines stay together.
        page: whether it begins a page.
        fill: the colour behind it.
        edge, above, below: colour and width of the line on the left, above and below.
        level: its level among headings.
        right_stop: a stop for a tab at this distance, to which text is set flush right.
    """

    name: str
    kind: str = "paragraph"
    base: str = ""
    size: float = 0
    bold: bool | None = None
    italic: bool = False
    colour: str = ""
    before: float | None = None
    after: float | None = None
    line: float = 0
    left: float = 0
    align: str = ""
    keep: bool | None = None
    whole: bool = False
    page: bool = False
    fill: str = ""
    edge: tuple[str, float] | None = None
    above: tuple[str, float] | None = None
    below: tuple[str, float] | None = None
    underline: bool = False
    level: int = 0
    right_stop: float = 0


@dataclass(frozen=True)
class Looks:
    """Hold the colours of a service, the margin of the page and the scale of the text."""

    palette: Mapping[str, str]
    margin: float
    scale: float

    @property
    def brief(self) -> bool:
        """Tell whether the document is a summary."""
        return self.scale < 1

    @property
    def width(self) -> float:
        """Return the width of the text on an upright page."""
        return PAGE[0] - 2 * self.margin

    @property
    def broad(self) -> float:
        """Return the width of the text on a page that lies on its side."""
        return PAGE[1] - 2 * self.margin

    @property
    def height(self) -> float:
        """Return the height of the text on an upright page."""
        return PAGE[1] - 2 * self.margin

    def styles(self, used: Iterable[str]) -> list[Style]:
        """Return the styles that a document uses and those that they rest on, scaled."""
        known = {style.name: style for style in (*_texts(self), *_furniture(self), *_cells(self))}
        wanted: dict[str, None] = dict.fromkeys(ALWAYS)
        for name in sorted(used):
            while name:
                wanted[name] = None
                name = known[name].base
        return [
            replace(
                style, size=style.size * self.scale,
                before=style.before and style.before * self.scale, after=style.after and style.after * self.scale,
            )
            for name, style in known.items() if name in wanted
        ]  # fmt: skip


OPENING = "Heading 1 opening"
"""The heading of the first section after the contents, which begins a page."""
BREAK = "Section break"
"""An empty paragraph that only ends a section of pages, where no other can."""
ALWAYS = (
    "Normal", "Body Text", "Heading 1", "Heading 2", "Heading 3", "Hyperlink", "Strong", "Header", "Footer",
    "Header landscape", "Footer landscape", "Index Link", OPENING, BREAK,
)  # fmt: skip


def looks_of(front: Mapping[str, Any], view: str) -> Looks:
    """Return the looks of a document: those of its service, set tighter in a summary."""
    palette = {**DEFAULT, **front["palette"]}
    tight = view == "summary"
    return Looks(palette, (15 if tight else 20) * MILLIMETRE, TIGHTER if tight else 1.0)


def _texts(looks: Looks) -> Iterable[Style]:
    """Return the styles of running text."""
    accent, rule, tint = looks.palette["accent"], looks.palette["accent_line"], looks.palette["tint"]
    box = Style("", base="Body Text", before=6, after=6, left=9, whole=True)
    heading = Style("Heading 1", base="Normal", bold=True, colour=accent, keep=True)
    return (
        Style("Normal", size=11, colour=INK, after=6, line=1.15),
        Style("Body Text", base="Normal"),
        Style("Strong", "character", bold=True),
        Style("Emphasis", "character", italic=True),
        Style("List Paragraph", base="Body Text", before=0, after=3),
        Style("List end", base="List Paragraph", after=8),
        Style("Index Link", "character"),
        Style("Hyperlink", "character", colour=accent, underline=True),
        replace(heading, size=12, before=7, after=1, line=1, level=1)
        if looks.brief
        else replace(heading, size=19, before=26, after=6, line=1.05, above=(rule, 2.25), level=1),
        Style(OPENING, base="Heading 1", keep=True, page=True, level=1),
        Style(BREAK, base="Normal", size=1, before=0, after=0, line=1),
        replace(heading, name="Heading 2", size=14, before=16, after=4, line=1.05, level=2),
        replace(heading, name="Heading 3", size=12, before=12, after=3, level=3),
        Style("Question", base="Normal", size=12, colour=SOFT, after=8, keep=True),
        Style("Answer", base="Body Text", size=10.5, after=2, whole=True)
        if looks.brief
        else Style("Answer", base="Body Text", size=12, before=2, after=8, left=9, whole=True, edge=(rule, 3)),
        replace(box, name="Headline", size=10.5 if looks.brief else 12.5, fill=tint, edge=(rule, 4.5)),
        replace(box, name="Note", fill=tint, edge=(HAIRLINE, 3)),
        replace(box, name="Caution", fill=CAUTION_TINT, edge=(CAUTION, 3)),
        replace(box, name="Gap", edge=(SOFT, 3)),
        Style("Figure", base="Normal", before=2, after=2, keep=True),
        Style("Caption", base="Normal", bold=True, colour=accent, before=12, after=3, keep=True),
        Style("Figure subtitle", base="Normal", size=10, colour=SOFT, after=2, keep=True),
        Style("Notes", base="Normal", size=9, colour=INK, before=3, after=3, line=1.08),
        Style("Key", base="Notes", colour=SOFT),
        Style("Sources", base="Notes", colour=SOFT, after=12),
        Style("Term", base="Normal", bold=True, before=6, after=0, keep=True),
        Style("Meaning", base="Normal", size=10.5, after=4, whole=True),
        Style("Source title", base="Term"),
        Style("Source details", base="Meaning", size=9.5, colour=SOFT),
        Style("Credits", base="Notes", colour=SOFT),
    )  # fmt: skip


def _furniture(looks: Looks) -> Iterable[Style]:
    """Return the styles of the title page, the contents and the running head."""
    accent, rule = looks.palette["accent"], looks.palette["accent_line"]
    head = Style("Header", base="Normal", size=8.5, colour=SOFT, line=1, after=0, below=(HAIRLINE, 0.5),
                 right_stop=looks.width)  # fmt: skip
    foot = replace(head, name="Footer", above=(HAIRLINE, 0.5), below=None)
    return (
        Style("Logo", base="Normal", after=12, keep=True),
        Style("Kind", base="Normal", size=13, colour=SOFT, before=40, after=14, keep=True),
        Style("Title", base="Normal", size=30, bold=True, colour=accent, after=10, line=1.0, keep=True,
              above=(rule, 6)),
        Style("Subtitle", base="Normal", size=15, after=20, keep=True),
        Style("Kind brief", base="Kind", size=10.5, before=0, after=4),
        Style("Title brief", base="Title", size=19, after=3, above=(rule, 3)),
        Style("Subtitle brief", base="Subtitle", size=11.5, after=6),
        Style("Particular name", base="Normal", size=9.5, bold=True, colour=SOFT, before=9, after=0, keep=True,
              above=(HAIRLINE, 0.75)),
        Style("Particular", base="Normal", size=12, after=4, whole=True),
        Style("Particulars brief", base="Normal", size=9.5, colour=SOFT, after=6, below=(HAIRLINE, 0.75)),
        Style("TOC Heading", base="Normal", size=19, bold=True, colour=accent, after=10, keep=True, page=True,
              above=(rule, 2.25)),
        Style("toc 1", base="Normal", size=11.5, before=3, after=3, right_stop=looks.width),
        head,
        foot,
        replace(head, name="Header landscape", right_stop=looks.broad),
        replace(foot, name="Footer landscape", right_stop=looks.broad),
    )  # fmt: skip


def _cells(looks: Looks) -> Iterable[Style]:
    """Return the styles of tables: heads, row headers, words, numbers and totals, in two sizes, free or kept."""
    accent = looks.palette["accent"]
    for size, points in SIZES.items():
        yield Style(f"Table text{size}", base="Normal", size=points, before=0, after=0, line=1.06)
        yield Style(f"Table number{size}", base=f"Table text{size}", align="right")
        yield Style(f"Table row head{size}", base=f"Table text{size}")
        yield Style(f"Table row number{size}", base=f"Table text{size}", align="right")
        yield Style(f"Table total{size}", base=f"Table text{size}", bold=True)
        yield Style(f"Table total number{size}", base=f"Table number{size}", bold=True)
        yield Style(f"Table head{size}", base=f"Table text{size}", bold=True, colour=accent, keep=True)
        yield Style(f"Table head number{size}", base=f"Table head{size}", align="right")
        for role in ("text", "number", "row head", "row number", "total", "total number"):
            yield Style(f"Table {role}{size}{KEPT}", base=f"Table {role}{size}", keep=True)
