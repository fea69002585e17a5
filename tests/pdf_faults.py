"""What is wrong with a PDF for somebody who does not see it: two checkers, and a reading of the tags themselves."""

from __future__ import annotations

import io
import re
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SIDE = 42.5
"""Points that no word crosses at the sides of a page."""

STANDARD = {"H1", "H2", "H3", "H4", "H5", "H6"}


def faults(pdf: bytes) -> list[str]:
    """Return what pdfua and outloud find, and what a reading of the tags finds; nothing when all is well."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annex.pdf"
        path.write_bytes(pdf)
        found = [*_pdfua(path), *_outloud(path)]
    return [*found, *read_tags(pdf)]


def _pdfua(path: Path) -> Iterator[str]:
    from pdfua import Severity, validate

    report = validate(str(path))
    for outcome in report.outcomes:
        # This rule of pdfua 0.1.3 fails on any heading of several parts; `_marks` reads what it would.
        known = outcome.rule_id == "UA-14-001" and "is_integer" in (outcome.skipped_reason or "")
        if outcome.skipped_reason and not known:
            yield f"pdfua {outcome.rule_id}: not checked, {outcome.skipped_reason}"
    for finding in report.findings:
        if finding.severity is not Severity.INFO:
            yield f"pdfua {finding.rule_id}: {finding.message} ({finding.location.describe()})"


def _outloud(path: Path) -> Iterator[str]:
    from outloud import check

    with warnings.catch_warnings():
        # It imports a library by its old name, and leaves rules out when that warning is an error.
        warnings.simplefilter("ignore")
        result = check(str(path))
    if result.error:
        yield f"outloud: {result.error}"
    known = [finding for finding in result.findings if finding.severity != "info"]
    title, headers = _title(path), _headers(path) if any(finding.rule == "TAG-002" for finding in known) else []
    for finding in known:
        if not _mere_repetition(finding, title) and not _header_row(finding, headers):
            yield f"outloud {finding.rule}: {finding.message}, page {finding.page}, {finding.evidence}"
    for ran in result.runs:
        if ran.status == "crashed":
            yield f"outloud {ran.rule}: not checked, {ran.reason}"


def _title(path: Path) -> str:
    import pikepdf

    with pikepdf.open(path) as file:
        return str(file.docinfo.get("/Title", ""))


def _headers(path: Path) -> list[set[str]]:
    """Return the words of the headers of each table, as its tags hold them."""
    from outloud.model import Document
    from outloud.rules.tables import grids

    document = Document(str(path))
    return [
        {word for cell in grid.cells if cell.kind == "TH" for word in cell.text.split()} for grid in grids(document)
    ]


def _header_row(finding: Any, headers: list[set[str]]) -> bool:
    """Return whether the header row that a table prints again on its next page was taken for a lost sentence."""
    told = [word for word in re.split(r"[\s;]+", str(finding.evidence)) if word]
    words = {word for word in told if "\N{HORIZONTAL ELLIPSIS}" not in word}
    return finding.rule == "TAG-002" and any(words <= header for header in headers)


def _mere_repetition(finding: Any, title: str) -> bool:
    """Return whether rows or sources that stand at the edge of several pages were taken for running heads."""
    words = str(finding.evidence)
    return finding.rule == "PAG-001" and not re.search(r"Page \d+ of \d+", words) and words[:20] not in title


def read_tags(pdf: bytes) -> list[str]:
    """Return what a reading of the catalogue, the tags and the annotations finds."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as file:
        elements = list(_elements(file.Root.StructTreeRoot.K))
        return [*_catalogue(file), *_of_elements(elements), *_of_pages(file), *_of_fonts(file)]


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page as a reader copies it."""
    import pymupdf

    with pymupdf.open(stream=pdf, filetype="pdf") as file:
        return [page.get_text() for page in file]


def words_outside(pdf: bytes) -> list[str]:
    """Return the words that stand outside the margins of their page: 15 millimetres at the sides."""
    import pymupdf

    with pymupdf.open(stream=pdf, filetype="pdf") as file:
        return [
            word[4]
            for page in file
            for word in page.get_text("words")
            if word[0] < SIDE or word[2] > page.rect.width - SIDE or word[3] > page.rect.height
        ]


def tree(pdf: bytes) -> list[tuple[str, Any]]:
    """Return the tags of a PDF in order: each with its words, alternative text or scope where it has them."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [
            (_kind(element), str(element.get("/Alt", "")) or _scope(element))
            for element in _elements(file.Root.StructTreeRoot.K)
        ]


def _elements(node: Any) -> Iterator[Any]:
    import pikepdf

    if isinstance(node, pikepdf.Array):
        for inner in node:
            yield from _elements(inner)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _elements(node.get("/K"))


def _kind(element: Any) -> str:
    return str(element.S).lstrip("/")


def _scope(element: Any) -> str:
    import pikepdf

    given = element.get("/A")
    owners = [given] if isinstance(given, pikepdf.Dictionary) else list(given or [])
    return next((str(owner.Scope).lstrip("/") for owner in owners if "/Scope" in owner), "")


def _catalogue(file: Any) -> Iterator[str]:
    root = file.Root
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "the file is not marked as tagged"
    if root.get("/Lang", "") != "en-GB":
        yield f"the language is {root.get('/Lang')}"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title is not shown"
    with file.open_metadata() as meta:
        if not meta.get("dc:title"):
            yield "there is no title"
        if meta.get("pdfuaid:part") != "1":
            yield "the file does not say that it is PDF/UA-1"
    if "/Outlines" not in root or "/First" not in root.Outlines:
        yield "there are no bookmarks"


def _of_elements(elements: list[Any]) -> Iterator[str]:
    level, titles = 0, 0
    for element in elements:
        kind = _kind(element)
        titles += kind == "Title"
        if kind in STANDARD:
            if int(kind[1]) > level + 1:
                yield f"a heading {kind} follows level {level}: {element.get('/T', '')}"
            level = int(kind[1])
            if not _marks(element.get("/K")):
                yield f"a heading {kind} is empty"
        if kind == "Figure" and not str(element.get("/Alt", "")).strip():
            yield "a figure has no alternative text"
        if kind == "Table":
            yield from _of_table(element)
        if kind == "TH" and _scope(element) not in ("Row", "Column", "Both"):
            yield "a header cell has no scope"
    if titles != 1:
        yield f"there are {titles} titles"


def _marks(node: Any) -> bool:
    """Return whether a tag holds something of a page, itself or in a tag under it."""
    import pikepdf

    if isinstance(node, int):
        return True
    if isinstance(node, pikepdf.Array):
        return any(_marks(inner) for inner in node)
    return isinstance(node, pikepdf.Dictionary) and (node.get("/Type") == "/MCR" or _marks(node.get("/K")))


def _of_table(table: Any) -> Iterator[str]:
    rows = [element for element in _elements(table) if _kind(element) == "TR"]
    cells = [[_kind(cell) for cell in _elements(row.get("/K"))] for row in rows]
    named = next((element.get("/ID") for element in _elements(table) if "/ID" in element), "")
    if not cells or "TH" not in cells[0] or "TD" in cells[0][1:]:
        yield f"the table {named} has no header row"
    without = sum("TH" not in row for row in cells[1:])
    if without:
        yield f"{without} rows of the table {named} have no header"


def _of_pages(file: Any) -> Iterator[str]:
    for number, page in enumerate(file.pages, start=1):
        notes = list(page.get("/Annots", []))
        if notes and page.get("/Tabs") != "/S":
            yield f"page {number} is not walked in the order of its tags"
        for note in notes:
            if note.Subtype == "/Link" and not str(note.get("/Contents", "")).strip():
                yield f"a link on page {number} has no words"


def _of_fonts(file: Any) -> Iterator[str]:
    for page in file.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            for inner in font.get("/DescendantFonts", [font]):
                described = inner.get("/FontDescriptor", {})
                if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()):
                    yield f"the font {font.get('/BaseFont')} is not embedded"
