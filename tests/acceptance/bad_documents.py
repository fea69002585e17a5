"""Documents of other programs: an open data table saved as OpenDocument, and a Word table inside a table."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from bad_changes import both, remove, text, write
from bad_year import Case, Change
from good_downloads import ACTIONS, CHILDREN

FORM = "children"
FORMS = {"ODS": "children", "Word": "actions"}

ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


class Share(float):
    """A number that its cell shows as a per cent."""


def ods_bytes(rows: Sequence[Sequence[Any]]) -> bytes:
    """Return an OpenDocument spreadsheet of one sheet."""
    body = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} office:version="1.3"><office:body>'
        f'<office:spreadsheet><table:table table:name="Children">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f"{entry.format('/', ODS)}{entry.format('content.xml', 'text/xml')}</manifest:manifest>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in (("mimetype", ODS), ("content.xml", content), ("META-INF/manifest.xml", manifest)):
            made.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, (int, float)):
        kind = "percentage" if isinstance(value, Share) else "float"
        shown = f"{value:.0%}" if isinstance(value, Share) else value
        return (f'<table:table-cell office:value-type="{kind}" office:value="{float(value):g}">'
                f"<text:p>{shown}</text:p></table:table-cell>")  # fmt: skip
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


def as_ods(rows: Sequence[Sequence[Any]]) -> Change:
    """Return a change of the downloaded workbook into an OpenDocument spreadsheet of some rows."""
    return both(
        remove("downloads/children.xlsx"), write("downloads/children.ods", ods_bytes(rows)),
        text("sources.csv", "children.xlsx", "children.ods"),
    )  # fmt: skip


def cell(row: int, column: int, value: Any) -> Change:
    """Return the OpenDocument spreadsheet with one cell changed, counted from 0."""
    rows = [list(cells) for cells in CHILDREN]
    rows[row][column] = value
    return as_ods(rows)


def without(column: int) -> Change:
    """Return the OpenDocument spreadsheet without a column."""
    return as_ods([[*row[:column], *row[column + 1 :]] for row in CHILDREN])


def nested(row: int, column: int) -> bytes:
    """Return the action plan with a table inside one of its cells."""
    import docx

    made = docx.Document()
    table = made.add_table(rows=len(ACTIONS), cols=len(ACTIONS[0]))
    for place, cells in zip(table.rows, ACTIONS, strict=True):
        for held, words in zip(place.cells, cells, strict=True):
            held.text = words
    inner = table.rows[row].cells[column].add_table(rows=2, cols=2)
    for held, words in zip((one for line in inner.rows for one in line.cells),
                           ("Step", "By", "Ask the school", "May 2026"), strict=True):  # fmt: skip
        held.text = words
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


CASES: dict[str, Case] = {
    "ODS: a category nobody knows": Case(cell(1, 5, "Teenagers"),
        30,
        "error: downloads/children.ods, sheet Children, row 2, Age_Group (column F)\n"
        "found Teenagers\n"
        "expected a category of age that is known\n"
        "Next: add the category to the list of its word in params/formats/yjb.yaml; or to `totals`, if it "
        "holds the others.",
    ),
    "ODS: an ethnic group nobody knows": Case(cell(1, 6, "Martian"),
        30,
        "error: downloads/children.ods, sheet Children, row 2, Ethnicity_Group (column G)\n"
        "found Martian\n"
        "expected a category of ethnicity that is known\n"
        "Next: add the category to the list of its word in params/formats/yjb.yaml; or to `totals`, if it "
        "holds the others.",
    ),
    "ODS: a blank cell": Case(cell(1, 8, ""),
        30,
        "error: downloads/children.ods, sheet Children, row 2, Number_Children (column I)\n"
        "found nothing\n"
        "expected a number: a blank is not 0\n"
        "Next: compare the row with the publisher's own file, mend it or download the file again.",
    ),
    "ODS: a number in words": Case(cell(1, 8, "twelve"),
        30,
        "error: downloads/children.ods, sheet Children, row 2, Number_Children (column I)\n"
        "found twelve\n"
        "expected a whole number, or a mark of the publisher\n"
        "Next: compare the row with the publisher's own file, mend it or download the file again.",
    ),
    "ODS: half a child": Case(cell(1, 8, 12.5),
        30,
        "error: downloads/children.ods, sheet Children, row 2, Number_Children (column I)\n"
        "found 12.5\n"
        "expected a whole number, or a mark of the publisher\n"
        "Next: compare the row with the publisher's own file, mend it or download the file again.",
    ),
    "ODS: a cell formatted as a per cent": Case(cell(1, 8, Share(0.12)),
        23,
        "data/plans/cornwall/2024-25/downloads/children.ods has cells formatted as per cents, which an "
        "OpenDocument file keeps as fractions.\n"
        "Next: save it as an Excel workbook (.xlsx), or give these cells the format Number.",
    ),
    "ODS: no column of numbers": Case(without(8),
        0,
        "warning: downloads/children.ods, the whole file\n"
        "found a file that no reader recognises, so nothing of it is used\n"
        "expected one of: Fingertips, Nomis population estimates, Department for Education, ONS mid-year "
        "population estimates, YJB local level open data, a budget table, an action plan, a quarterly "
        "summary\n"
        "Next: see docs/formats.md for the columns that each has; or type its figures into the workbook, "
        "and take the file out of the folder.",
    ),
    "ODS: no column of services": Case(without(1),
        0,
        "warning: downloads/children.ods, the whole file\n"
        "found a file that no reader recognises, so nothing of it is used\n"
        "expected one of: Fingertips, Nomis population estimates, Department for Education, ONS mid-year "
        "population estimates, YJB local level open data, a budget table, an action plan, a quarterly "
        "summary\n"
        "Next: see docs/formats.md for the columns that each has; or type its figures into the workbook, "
        "and take the file out of the folder.",
    ),
    "ODS: no column of years": Case(without(0),
        30,
        "error: downloads/children.ods, sheet Children, row 1, the whole row\n"
        "found no column of years, and no one year in the title or the name of the file\n"
        "expected a column Financial_Year\n"
        "Next: name the file after its year, such as outcomes-2015-16.xlsx.",
    ),
    "ODS: a damaged file": Case(both(cell(1, 8, 12), write("downloads/children.ods", ods_bytes(CHILDREN)[:400])),
        22,
        "data/plans/cornwall/2024-25/downloads/children.ods is not a workbook that can be read.\n"
        "expected an Excel workbook (.xlsx) without a password\n"
        "Next: open it in Excel, choose Save As, Excel Workbook (.xlsx), without a password, and run again.",
    ),
    "Word: a table inside a cell": Case(write("downloads/actions.docx", nested(1, 2)),
        23,
        "data/plans/cornwall/2024-25/downloads/actions.docx has a table inside a cell of another table, "
        "which cannot be read.\n"
        "found in table 1, row 2: Step By Ask the school May 2026\n"
        "expected cells that hold text alone\n"
        "Next: in Word turn the inner table into text (Layout, Convert to Text), or move it out of the "
        "cell, save, and run again.",
    ),
    "Word: a table inside an empty cell of the status": Case(write("downloads/actions.docx", nested(2, 5)),
        23,
        "data/plans/cornwall/2024-25/downloads/actions.docx has a table inside a cell of another table, "
        "which cannot be read.\n"
        "found in table 1, row 3: Step By Ask the school May 2026\n"
        "expected cells that hold text alone\n"
        "Next: in Word turn the inner table into text (Layout, Convert to Text), or move it out of the "
        "cell, save, and run again.",
    ),
}  # fmt: skip
