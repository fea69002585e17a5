"""
The annex as PDF: tagged (PDF/UA-1), set by Typst from templates of its own; nothing of other formats.

    pdf = export(stitch(executed, front))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbformat import NotebookNode


def export(stitched: NotebookNode) -> bytes:
    """
    Return a stitched annex as a PDF; the same notebook gives the same bytes.

    Raises:
        AssemblyFailed: a chart has no alternative text or cannot be drawn, Typst refuses the document, or the
            notebook was not made by `stitch`.
    """
    from yjreport.annex.document import read
    from yjreport.annex.pdf.summary import set_summary
    from yjreport.annex.pdf.typesetting import set_document

    document = read(stitched)
    return set_summary(document) if document.view == "summary" else set_document(document)
