"""
The annex as a Word document and as an OpenDocument text; nothing of other formats.

    docx = export_docx(stitch(executed, front))
    odt = export_odt(stitch(executed, front))

`tree` states the document as pandoc's own JSON, so that no text of a file is ever read as markup; pandoc writes the
package with a reference document made for this annex (its colours, its running head); a last pass gives tables and
pictures what pandoc cannot: row headers, titles, descriptions, widths, rows that stay whole.
"""

from __future__ import annotations

from yjreport.annex.word.export import export_docx, export_odt

__all__ = ["export_docx", "export_odt"]
