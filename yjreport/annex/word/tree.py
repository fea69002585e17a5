"""The annex as a tree for pandoc: title page, contents, sections, figures' data and the lists at the back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yjreport.annex.document import Document
from yjreport.annex.html_page import flags_of, title_of
from yjreport.annex.word import back_matter, nodes
from yjreport.annex.word.blocks import Writer
from yjreport.annex.word.columns import Grid
from yjreport.annex.word.pictures import Picture
from yjreport.annex.word.styles import Looks, looks_of
from yjreport.errors import AssemblyFailed

KIND = "Annual performance annex"
CONTENTS = "Contents"


@dataclass(frozen=True)
class Tree:
    """
    Hold the document for pandoc and what the last pass must know.

    Args:
        blocks: pandoc's nodes.
        looks: colours, margin and scale.
        styles: the names of the styles that are used.
        grids: the tables in the order in which they stand.
        pictures: the pictures in the order in which they stand.
        whole: whether the document has a title page and contents.
    """

    blocks: list[nodes.Node]
    looks: Looks
    styles: frozenset[str]
    grids: list[Grid]
    pictures: list[Picture]
    whole: bool

    def check(self, form: str, tables: int, pictures: int) -> None:
        """
        Make sure that pandoc's document holds the tables and pictures that were given to it.

        Raises:
            AssemblyFailed: it does not.
        """
        if (tables, pictures) != (len(self.grids), len(self.pictures)):
            raise AssemblyFailed(
                f"The {form} does not hold every table and picture of the annex.",
                details=[f"tables: {tables} of {len(self.grids)}, pictures: {pictures} of {len(self.pictures)}"],
                next_step="report this as a fault of the program, with the service and the year.",
            )


def build(document: Document) -> Tree:
    """
    Return the tree of a document.

    Raises:
        AssemblyFailed: a chart cannot be drawn.
    """
    looks = looks_of(document.front, document.view)
    writer = Writer(document, looks)
    body = [node for part in document.parts for node in writer.part(part)]
    body += writer.figures()
    body += back_matter.lists(writer, document)
    whole = document.view == "full"
    first_picture = len(writer.pictures)
    opening = list(_title_page(writer, document, whole))
    # The logo stands before every chart.
    pictures = writer.pictures[first_picture:] + writer.pictures[:first_picture]
    if whole:
        opening.append(writer.say("TOC Heading", CONTENTS))
        opening += [writer.paragraph("toc 1", nodes.link(words, anchor)) for words, anchor in writer.headings]
    return Tree(opening + body, looks, frozenset(writer.styles), writer.grids, pictures, whole)


def _title_page(writer: Writer, document: Document, whole: bool) -> Iterator[nodes.Node]:
    """Yield what the document is: kind and year, title, service, status, cut-off, board, edition, notices."""
    front, service = document.front, document.front["service"]
    brief = "" if whole else " brief"
    yield from writer.logo(front["logo"])
    for flag in flags_of(front):
        yield writer.notice("warning", flag["word"], [nodes.text(flag["text"])], word="")
    view = {"full": KIND, "summary": f"Summary of the {KIND.lower()}", "section": f"A section of the {KIND.lower()}"}
    yield writer.say(f"Kind{brief}", f"{view[document.view]}, {front['year']}")
    yield writer.say(f"Title{brief}", title_of(document))
    calls_itself, name = service["calls_itself"], service["name"]
    yield writer.say(f"Subtitle{brief}", calls_itself if name in calls_itself else f"{name}: {calls_itself}")
    particulars = list(_particulars(document))
    if whole:
        for label, words in particulars:
            yield writer.say("Particular name", label)
            yield writer.say("Particular", words)
    else:
        pieces = [
            piece for label, words in particulars for piece in (writer.strong(f"{label}: "), nodes.text(f"{words}  "))
        ]
        yield writer.paragraph("Particulars brief", *pieces)
    if document.view != "summary":
        for notice in front["notices"]:
            yield writer.notice(notice["tone"], notice["title"], [nodes.text(notice["text"])])


def _particulars(document: Document) -> Iterator[tuple[str, str]]:
    front = document.front
    areas = front["service"]["authorities"]
    status, note = front["status"], front["status_note"]
    yield "Status", f"{status}{'' if status.endswith('.') else '.'} {note}" if note else status
    yield "Figures released up to", front["cut_off"]
    if front["board"] and document.view != "summary":
        yield "Board", front["board"]
    yield "Edition", front["edition"]
    if document.view != "summary":
        yield "Authority covered" if len(areas) == 1 else "Authorities covered", ", ".join(areas)
