"""Export a stitched annex to Word or OpenDocument: tree, pandoc, last pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.annex.document import read
from yjreport.annex.word import nodes, open_finish, open_styles, word_finish, word_styles
from yjreport.annex.word.pandoc import convert
from yjreport.annex.word.running import properties, running
from yjreport.annex.word.tree import build

if TYPE_CHECKING:
    from nbformat import NotebookNode


def export_docx(stitched: NotebookNode) -> bytes:
    """
    Return a stitched annex as a Word document; the same notebook gives the same bytes.

    Raises:
        AssemblyFailed: the notebook was not made by `stitch`, a chart cannot be drawn, or pandoc refuses.
    """
    document = read(stitched)
    about, tree = properties(document), build(document)
    raw = convert(nodes.document(tree.blocks), "docx", word_styles.reference(tree.looks, tree.styles))
    return word_finish.finish(raw, tree, running(document, tree.looks), about)


def export_odt(stitched: NotebookNode) -> bytes:
    """
    Return a stitched annex as an OpenDocument text; the same notebook gives the same bytes.

    Raises:
        AssemblyFailed: the notebook was not made by `stitch`, a chart cannot be drawn, or pandoc refuses.
    """
    document = read(stitched)
    about, tree = properties(document), build(document)
    heads = running(document, tree.looks)
    raw = convert(nodes.document(tree.blocks), "odt", open_styles.reference(tree.looks, tree.styles, heads))
    return open_finish.finish(raw, tree, about)
