"""The blocks of a section as nodes for pandoc."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from yjreport.annex.document import Document, Item, Part
from yjreport.annex.grouping import grouped, list_of
from yjreport.annex.word import nodes
from yjreport.annex.word.columns import Grid, described, layout, role_of
from yjreport.annex.word.pictures import Picture, draw, drawn, place_holder
from yjreport.annex.word.styles import KEPT, Looks
from yjreport.blocks.html import places
from yjreport.blocks.marks import explained, marks_of, printed
from yjreport.errors import AssemblyFailed

WHOLE_SHARE = 0.5
"""A table of at most so much of a page's height stays on one page."""
TONES = {"note": ("Note", "Note"), "warning": ("Caution", "Caution"), "gap": ("Gap", "Not available")}
"""The style of a notice and the word that says what it is."""
EMPHASIS = {"headline": "Headline", "answer": "Answer"}
"""The styles of statements that say the main thing."""
LETTERS = {"strong": "Strong", "emphasis": "Emphasis"}
"""The styles of words that stand out."""
FIGURES_TITLE = "Data behind the figures"
FIGURE_SHARE = 0.8
"""How much of a page's height a picture may take, so that its title stands with it."""
LOGO_HEIGHT = 52.0
SVG_TYPE, PNG_TYPE = "image/svg+xml", "image/png"


class Writer:
    """
    Turn blocks into nodes, and note the styles, tables, pictures and headings that they make.

    Args:
        document: the document, to know what may be referred to.
        looks: colours, margin and scale.
    """

    def __init__(self, document: Document, looks: Looks) -> None:
        self.looks = looks
        self.styles: set[str] = set()
        self.grids: list[Grid] = []
        self.pictures: list[Picture] = []
        self.headings: list[tuple[str, str]] = []
        self._items = document.items
        ids = [f"section--{part.slug}" for part in document.parts] + [item.id for item in document.items]
        ids += [f"source--{source['id']}" for source in document.front["sources"]]
        # A source of the list may stand for several that the blocks name: the sheets of one release.
        others = {f"source--{other}": f"source--{source['id']}" for source in document.front["sources"]
                  for other in source.get("ids", ())}  # fmt: skip
        ids += [f"{item.id}--data" for item in document.items if item.kind == "chart" and not item.data_in]
        # Word wants names of letters and digits, at most 40; these are the same in every build of a document.
        self.anchors = {id: f"{'section' if id.startswith('section--') else 'part'}_{at}"
                        for at, id in enumerate(ids, start=1)}  # fmt: skip
        self.anchors = {**{other: self.anchors[id] for other, id in others.items()}, **self.anchors}

    def paragraph(self, style: str, *inlines: nodes.Node) -> nodes.Node:
        """Return a paragraph in a style, and note the style."""
        self.styles.add(style)
        return nodes.paragraph(style, *inlines)

    def say(self, style: str, words: str) -> nodes.Node:
        """Return a paragraph of words in a style."""
        return self.paragraph(style, nodes.text(words))

    def strong(self, words: str, anchor: str = "") -> nodes.Node:
        """Return words that stand out, and note their style."""
        self.styles.add("Strong")
        return nodes.styled("Strong", nodes.text(words), anchor=anchor)

    def chief(self, words: str, anchor: str) -> nodes.Node:
        """Return a heading of level 1, which the contents list."""
        self.headings.append((words, anchor))
        return nodes.heading(1, words, anchor)

    def part(self, part: Part) -> Iterator[nodes.Node]:
        """Yield a section."""
        title = f"{part.number} {part.title}" if part.number else part.title
        yield self.chief(title, self.anchors[f"section--{part.slug}"])
        if part.question and not self.looks.brief:
            yield self.say("Question", part.question)
        for kind, items in grouped(part.items, list_of):
            if kind:
                last = self._item(items[-1], "List end")
                yield nodes.listing(kind, [*map(self._item, items[:-1]), last])
            else:
                yield from getattr(self, f"_{items[0].kind}")(items[0])

    def figures(self) -> Iterator[nodes.Node]:
        """Yield the data of the charts whose figures no table of the document holds."""
        charts = [item for item in self._items if item.kind == "chart" and not item.data_in]
        if charts:
            yield self.chief(FIGURES_TITLE, "figures_data")
        for item in charts:
            words = f": {item.block['subtitle'] or item.block['title']}"
            title = [nodes.text("Data for "), nodes.link(item.number, self.anchors[item.id]), nodes.text(words)]
            yield self._caption(f"{item.id}--data", title)
            data = {"notes": (), "sources": item.block["sources"], **item.block["data"]}
            yield from self._grid(f"Data for {item.number}{words}", data, explained(marks_of(item.block)))

    def notice(self, tone: str, title: str, words: Sequence[nodes.Node], *, word: str | None = None) -> nodes.Node:
        """Return a notice: the word that says what it is, its title and its words."""
        style, own = TONES[tone]
        own = own if word is None else word
        label = title if not own or title.startswith(own) else f"{own}: {title}" if title else own
        label += "" if not label or label.endswith((".", "?", "!", ":")) else "."
        return self.paragraph(style, self.strong(f"{label} "), *words)

    def logo(self, logo: Mapping[str, str] | None) -> Iterator[nodes.Node]:
        """Yield the logo of the service, if it has one."""
        if not logo:
            return
        data, kind = base64.b64decode(logo["data"]), logo["media_type"]
        if kind == SVG_TYPE:
            # A word processor of some years ago shows no SVG.
            data, kind = drawn(data.decode()), PNG_TYPE
        self.pictures.append(Picture(b"", 0, 0, logo["alt"], logo["alt"]))
        yield self.paragraph("Logo", nodes.image(data, kind, logo["alt"], LOGO_HEIGHT))

    def runs(self, runs: Sequence[Mapping[str, Any]]) -> list[nodes.Node]:
        """Return the runs of a statement or notice; one that refers to a block leads there."""
        return [self._run(run) for run in runs]

    def _run(self, run: Mapping[str, Any]) -> nodes.Node:
        anchor = self.anchors.get(run.get("ref") or "", "")
        made = nodes.link(run["text"], anchor) if anchor else nodes.text(run["text"])
        style = LETTERS.get(run.get("style") or "")
        if not style:
            return made
        self.styles.add(style)
        return nodes.styled(style, made)

    def _heading(self, item: Item) -> Iterator[nodes.Node]:
        level = min(item.block["level"], 3)
        self.styles.add(f"Heading {level}")
        yield nodes.heading(level, item.block["text"], self.anchors[item.id])

    def _statement(self, item: Item) -> Iterator[nodes.Node]:
        yield self._item(item, EMPHASIS.get(item.block["emphasis"], "Body Text"))

    def _item(self, item: Item, style: str = "List Paragraph") -> nodes.Node:
        return self.paragraph(style, *self._anchored(item.id, self.runs(item.block["runs"])))

    def _notice(self, item: Item) -> Iterator[nodes.Node]:
        words = self._anchored(item.id, self.runs(item.block["runs"]))
        yield self.notice(item.block["tone"], item.block["title"], words)

    def _table(self, item: Item) -> Iterator[nodes.Node]:
        words = f": {item.block['caption']}" if item.number else item.block["caption"]
        yield self._caption(item.id, [nodes.text(f"{item.number}{words}")])
        yield from self._grid(f"{item.number}{words}", item.block, explained(marks_of(item.block)))

    def _chart(self, item: Item) -> Iterator[nodes.Node]:
        block = item.block
        yield self._caption(item.id, [nodes.text(": ".join(filter(None, [item.number, block["title"]])))])
        if block["subtitle"]:
            yield self.say("Figure subtitle", block["subtitle"])
        picture = draw(block, item.number, (self.looks.width, self.looks.height * FIGURE_SHARE))
        self.pictures.append(picture)
        stand_in = place_holder(len(self.pictures))
        yield self.paragraph("Figure", nodes.image(stand_in, "image/png", picture.words, picture.height))
        number = next((other.number for other in self._items if other.id == item.data_in), "")
        there = self.anchors[item.data_in] if number else self.anchors.get(f"{item.id}--data", "")
        if there:
            yield self.paragraph(
                "Notes", nodes.text("Data: "), nodes.link(number or f"Data for {item.number}", there), nodes.text(".")
            )
        yield from self._sources(block["sources"])

    def _caption(self, id: str, words: list[nodes.Node]) -> nodes.Node:
        return self.paragraph("Caption", *self._anchored(id, words))

    def _anchored(self, id: str, words: list[nodes.Node]) -> list[nodes.Node]:
        """Return words whose first is an anchor."""
        return [nodes.styled("", *words[:1], anchor=self.anchors[id]), *words[1:]] if words else words

    def _grid(self, title: str, block: Mapping[str, Any], key: str) -> Iterator[nodes.Node]:
        """Yield a table, the key to its marks, its notes and its sources."""
        yield self.grid(title, block["columns"], block["rows"], followed=bool(key or block["notes"]))
        if key:
            yield self.say("Key", key)
        for at, note in enumerate(block["notes"], start=1):
            label = "Note: " if len(block["notes"]) == 1 else f"Note {at}: "
            yield self.paragraph("Notes", self.strong(label), nodes.text(note))
        yield from self._sources(block["sources"])

    def grid(
        self,
        title: str,
        columns: Sequence[Mapping[str, Any]],
        rows: Sequence[Mapping[str, Any]],
        *,
        followed: bool = False,
    ) -> nodes.Node:
        """Return a table and note its layout; `followed` says that notes stand under it."""
        if not columns:
            raise AssemblyFailed(f"{title} has no columns.", next_step="mend the cell that makes the table.")
        set_as = layout(columns, rows, self.looks)
        whole = set_as.height <= self.looks.height * WHOLE_SHARE
        head = [
            self.say(f"Table head{' number' if column['align'] == 'right' else ''}{set_as.size}", column["label"])
            for column in columns
        ]
        made = []
        for at, row in enumerate(rows):
            kept = KEPT if whole and (at < len(rows) - 1 or followed) else ""
            made.append([
                self.say(f"Table {role_of(column, row)}{set_as.size}{kept}", printed(row["cells"][column["key"]]))
                for column in columns
            ])  # fmt: skip
        heads = tuple(at for at, column in enumerate(columns) if column["header"])
        totals = tuple(at for at, row in enumerate(rows) if row["kind"] == "total")
        self.grids.append(Grid(title, described(columns, rows, heads), set_as, heads, totals, whole))
        shares = [width / sum(set_as.widths) for width in set_as.widths]
        return nodes.table(head, made, shares, len(heads) if heads == tuple(range(len(heads))) else 0)

    def _sources(self, sources: Sequence[Mapping[str, str]]) -> Iterator[nodes.Node]:
        if not sources:
            return
        pieces = [nodes.text("Sources: " if len(sources) > 1 else "Source: ")]
        for at, source in enumerate(sources):
            anchor = self.anchors.get(f"source--{source['id']}", "")
            name = source.get("short") or source["title"]
            pieces.append(nodes.link(name, anchor) if anchor else nodes.text(name))
            # A short name leads to the list at the back, which says who released it and when.
            brief = name != source["title"]
            details = [
                "" if brief else source["publisher"],
                places(source["line"]) if source["line"] else "",
                f"released {source['released']}" if source["released"] and not (brief and anchor) else "",
            ]
            following = "".join(f", {words}" for words in details if words)
            pieces.append(nodes.text(following + ("; " if at < len(sources) - 1 else ".")))
        yield self.paragraph("Sources", *pieces)
