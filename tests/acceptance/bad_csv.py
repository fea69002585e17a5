"""The six CSV files in the analysts' form, spoiled as files: encodings, delimiters, headers, rows, sizes."""

from __future__ import annotations

import io
import zipfile

from bad_changes import both, copy, damage, lines, remove, rename, text, write
from bad_year import Case

FORM = "tables"
FIGURES, BUDGET = "observations.csv", "budget.csv"


def archive() -> bytes:
    """Return a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("observations.csv", "measure,area")
    return out.getvalue()


def swapped(row: list[str]) -> list[str]:
    """Return lines with the first two cells of the header exchanged for words of people."""
    return [row[0].replace("measure", "Indicator").replace("numerator", "Number of children"), *row[1:]]


CASES: dict[str, Case] = {
    "no bytes": Case(
        write(FIGURES, b""),
        21,
        "data/plans/cornwall/2024-25/observations.csv is empty.\n"
        "found 0 bytes, and no header\n"
        "Next: put the file back, or export it again.",
    ),
    "blanks only": Case(
        write(BUDGET, b" \r\n\t\r\n"),
        21,
        "data/plans/cornwall/2024-25/budget.csv is empty.\n"
        "found 6 bytes, and no header\n"
        "Next: put the file back, or export it again.",
    ),
    "a byte order mark and nothing else": Case(
        write(FIGURES, b"\xef\xbb\xbf"),
        21,
        "data/plans/cornwall/2024-25/observations.csv is empty.\n"
        "found 3 bytes, and no header\n"
        "Next: put the file back, or export it again.",
    ),
    "a header and no figures": Case(
        lines(FIGURES, lambda rows: rows[:1]),
        21,
        "data/plans/cornwall/2024-25/observations.csv holds a header and no rows.\n"
        "expected at least one figure\n"
        "Next: fill the file, or put back the one that was filled.",
    ),
    "UTF-16": Case(
        damage(FIGURES, lambda data: data.decode().encode("utf-16")),
        22,
        'data/plans/cornwall/2024-25/observations.csv is UTF-16, which Excel calls "Unicode Text", and not '
        "UTF-8.\n"
        "expected UTF-8 text with commas\n"
        'Next: in Excel choose File, Save As, "CSV UTF-8 (Comma delimited)", and run the command again.',
    ),
    "UTF-16 without a mark": Case(
        damage(BUDGET, lambda data: data.decode().encode("utf-16-le")),
        22,
        'data/plans/cornwall/2024-25/budget.csv is UTF-16, which Excel calls "Unicode Text", and not UTF-8.\n'
        "expected UTF-8 text with commas\n"
        'Next: in Excel choose File, Save As, "CSV UTF-8 (Comma delimited)", and run the command again.',
    ),
    "Windows-1252": Case(
        damage(BUDGET, lambda data: data.replace(b"Police", "Police – £".encode("cp1252"), 1)),
        22,
        "data/plans/cornwall/2024-25/budget.csv is not UTF-8 text.\n"
        'found in row 3, column D (label): byte 96, which is "–" in Windows-1252\n'
        "the file is probably Windows-1252, which Excel calls plain CSV\n"
        'Next: in Excel choose File, Save As, "CSV UTF-8 (Comma delimited)", and run the command again.',
    ),
    "an old Macintosh's letters": Case(
        damage("risks.csv", lambda data: data.replace(b"grant", b"gr\x8ent", 1)),
        22,
        "data/plans/cornwall/2024-25/risks.csv is not UTF-8 text.\n"
        'found in row 2, column D (risk): byte 8E, which is "Ž" in Windows-1252\n'
        "the file is probably Windows-1252, which Excel calls plain CSV\n"
        'Next: in Excel choose File, Save As, "CSV UTF-8 (Comma delimited)", and run the command again.',
    ),
    "a NUL byte": Case(
        damage(FIGURES, lambda data: data.replace(b"local", b"lo\0al", 1)),
        22,
        "data/plans/cornwall/2024-25/observations.csv holds a NUL byte, which text never does.\n"
        "found in row 2, column B (area)\n"
        'Next: the file is damaged or not a CSV: in Excel choose File, Save As, "CSV UTF-8 (Comma delimited)", '
        "and run the command again.",
    ),
    "a character cut in two": Case(
        damage("notes.csv", lambda data: data.rstrip(b"\n") + "£".encode()[:1]),
        23,
        "data/plans/cornwall/2024-25/notes.csv was cut short: it ends inside a character.\n"
        "the last row is row 2; it ends in column H (line)\n"
        "Next: copy or export the whole file again.",
    ),
    "a workbook renamed": Case(
        write(FIGURES, archive()),
        22,
        "data/plans/cornwall/2024-25/observations.csv is not a CSV file: it looks like an Excel or "
        "OpenDocument workbook, or another zip file.\n"
        'Next: open it with the program that made it; in Excel choose File, Save As, "CSV UTF-8 (Comma '
        'delimited)", and run the command again.',
    ),
    "an old workbook renamed": Case(
        write(FIGURES, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        22,
        "data/plans/cornwall/2024-25/observations.csv is not a CSV file: it looks like an old Excel workbook "
        "(.xls).\n"
        'Next: open it with the program that made it; in Excel choose File, Save As, "CSV UTF-8 (Comma '
        'delimited)", and run the command again.',
    ),
    "a PDF renamed": Case(
        write(BUDGET, b"%PDF-1.7\n%\xe2\xe3"),
        22,
        "data/plans/cornwall/2024-25/budget.csv is not a CSV file: it looks like a PDF.\n"
        'Next: open it with the program that made it; in Excel choose File, Save As, "CSV UTF-8 (Comma '
        'delimited)", and run the command again.',
    ),
    "a gzip renamed": Case(
        write("actions.csv", b"\x1f\x8b\x08\x00abc"),
        22,
        "data/plans/cornwall/2024-25/actions.csv is not a CSV file: it looks like a gzip file.\n"
        'Next: open it with the program that made it; in Excel choose File, Save As, "CSV UTF-8 (Comma '
        'delimited)", and run the command again.',
    ),
    "a web page renamed": Case(
        write(FIGURES, "<html><table><tr><td>measure</td></tr></table></html>\n"),
        23,
        "data/plans/cornwall/2024-25/observations.csv has no header with the documented columns.\n"
        "found in row 1: <html><table><tr><td>measure</td></tr></table></html>\n"
        "expected in row 1: "
        "measure,area,period,period_start,period_end,base_period,base_start,base_end,breakdown,numerator,denominator,value,qualifier,unit,marks,source,line,note\n"
        "Next: make the documented header the first row.",
    ),
    "line ends of an old Macintosh": Case(
        damage(FIGURES, lambda data: data.replace(b"\n", b"\r")),
        23,
        "data/plans/cornwall/2024-25/observations.csv has the line ends of an old Macintosh.\n"
        "found carriage returns only\n"
        "expected a line feed after every row\n"
        'Next: save it again as "CSV UTF-8 (Comma delimited)".',
    ),
    "semicolons": Case(
        damage(FIGURES, lambda data: data.replace(b",", b";")),
        23,
        "The cells of data/plans/cornwall/2024-25/observations.csv are separated by semicolons, not by "
        "commas.\n"
        "found in row 1: measure;area;period;period_start;period_end;base_period;bas…\n"
        "expected in row 1: "
        "measure,area,period,period_start,period_end,base_period,base_start,base_end,breakdown,numerator,denominator,value,qualifier,unit,marks,source,line,note\n"
        'Next: save it with commas: in Excel as "CSV UTF-8 (Comma delimited)"; where Windows is set to another '
        "list separator, choose the comma in its regional settings first.",
    ),
    "tabs": Case(
        damage(BUDGET, lambda data: data.replace(b",", b"\t")),
        23,
        "The cells of data/plans/cornwall/2024-25/budget.csv are separated by tabs, not by commas.\n"
        "found in row 1: table row agency label staffing payments_in_kind other_dele…\n"
        "expected in row 1: "
        "table,row,agency,label,staffing,payments_in_kind,other_delegated,total,marks,source,line,note\n"
        'Next: save it with commas: in Excel as "CSV UTF-8 (Comma delimited)"; where Windows is set to another '
        "list separator, choose the comma in its regional settings first.",
    ),
    "vertical bars": Case(
        damage("notes.csv", lambda data: data.replace(b",", b"|")),
        23,
        "The cells of data/plans/cornwall/2024-25/notes.csv are separated by vertical bars, not by commas.\n"
        "found in row 1: id|check|section|kind|summary|detail|source|line\n"
        "expected in row 1: id,check,section,kind,summary,detail,source,line\n"
        'Next: save it with commas: in Excel as "CSV UTF-8 (Comma delimited)"; where Windows is set to another '
        "list separator, choose the comma in its regional settings first.",
    ),
    "a line that names the delimiter": Case(
        damage(FIGURES, lambda data: b"sep=,\n" + data),
        23,
        "data/plans/cornwall/2024-25/observations.csv does not begin with its header.\n"
        "found the header in row 2\n"
        "found in row 1: sep=,\n"
        "Next: delete the rows above it, so that row 2 becomes row 1.",
    ),
    "a title above the header": Case(
        damage(FIGURES, lambda data: b"Figures of Cornwall\n" + data),
        23,
        "data/plans/cornwall/2024-25/observations.csv does not begin with its header.\n"
        "found the header in row 2\n"
        "found in row 1: Figures of Cornwall\n"
        "Next: delete the rows above it, so that row 2 becomes row 1.",
    ),
    "a blank first line": Case(
        damage(BUDGET, lambda data: b"\n" + data),
        23,
        "Row 1 of data/plans/cornwall/2024-25/budget.csv is blank.\n"
        "expected: "
        "table,row,agency,label,staffing,payments_in_kind,other_delegated,total,marks,source,line,note\n"
        "Next: make the documented header the first row.",
    ),
    "no header": Case(
        lines(FIGURES, lambda rows: rows[1:]),
        23,
        "data/plans/cornwall/2024-25/observations.csv has no header with the documented columns.\n"
        "found in row 1: children_worked_with,local,2024-25,2024-04-01,2025-03-31,,,…\n"
        "expected in row 1: "
        "measure,area,period,period_start,period_end,base_period,base_start,base_end,breakdown,numerator,denominator,value,qualifier,unit,marks,source,line,note\n"
        "Next: make the documented header the first row.",
    ),
    "a column missing": Case(
        text(FIGURES, "denominator,", ""),
        23,
        "The header of data/plans/cornwall/2024-25/observations.csv is not the documented one.\n"
        "a column is missing: denominator\n"
        "expected: "
        "measure,area,period,period_start,period_end,base_period,base_start,base_end,breakdown,numerator,denominator,value,qualifier,unit,marks,source,line,note\n"
        "Next: mend row 1 of the file; the columns may stand in any order.",
    ),
    "a column's name missing": Case(
        text(BUDGET, "staffing", ""),
        23,
        "The header of data/plans/cornwall/2024-25/budget.csv is not the documented one.\n"
        "column E has no name: delete the column, or name it\n"
        "a column is missing: staffing\n"
        "expected: "
        "table,row,agency,label,staffing,payments_in_kind,other_delegated,total,marks,source,line,note\n"
        "Next: mend row 1 of the file; the columns may stand in any order.",
    ),
    "a column twice": Case(
        text(FIGURES, "numerator,denominator", "numerator,numerator"),
        23,
        "The header of data/plans/cornwall/2024-25/observations.csv is not the documented one.\n"
        "the column numerator is there 2 times\n"
        "a column is missing: denominator\n"
        "expected: "
        "measure,area,period,period_start,period_end,base_period,base_start,base_end,breakdown,numerator,denominator,value,qualifier,unit,marks,source,line,note\n"
        "Next: mend row 1 of the file; the columns may stand in any order.",
    ),
    "a column misspelt": Case(
        text(BUDGET, "staffing", "stafing"),
        23,
        "The header of data/plans/cornwall/2024-25/budget.csv is not the documented one.\n"
        "column E, stafing, is not known. Did you mean staffing?\n"
        "a column is missing: staffing\n"
        "expected: "
        "table,row,agency,label,staffing,payments_in_kind,other_delegated,total,marks,source,line,note\n"
        "Next: mend row 1 of the file; the columns may stand in any order.",
    ),
    "a column in capitals": Case(
        text("actions.csv", "status", "Status"),
        23,
        "The header of data/plans/cornwall/2024-25/actions.csv is not the documented one.\n"
        "column I, Status, is not known. Did you mean status?\n"
        "a column is missing: status\n"
        "expected: "
        "id,ref,kind,theme,action,lead,target,target_date,status,impact,success_measure,source,line,note\n"
        "Next: mend row 1 of the file; the columns may stand in any order.",
    ),
    "a column too many": Case(
        lines(FIGURES, lambda rows: [f"{rows[0]},remarks", *(f"{row}," for row in rows[1:])]),
        23,
        "The header of data/plans/cornwall/2024-25/observations.csv is not the documented one.\n"
        "column S, remarks, is not known. Did you mean marks?\n"
        "expected: "
        "measure,area,period,period_start,period_end,base_period,base_start,base_end,breakdown,numerator,denominator,value,qualifier,unit,marks,source,line,note\n"
        "Next: mend row 1 of the file; the columns may stand in any order.",
    ),
    "a Cyrillic letter in a heading": Case(
        text(FIGURES, "measure", "me\u0430sure"),
        23,
        "The header of data/plans/cornwall/2024-25/observations.csv is not the documented one.\n"
        "column A, meаsure, is not known. Did you mean measure?\n"
        "a column is missing: measure\n"
        "expected: "
        "measure,area,period,period_start,period_end,base_period,base_start,base_end,breakdown,numerator,denominator,value,qualifier,unit,marks,source,line,note\n"
        "Next: mend row 1 of the file; the columns may stand in any order.",
    ),
    "headings in words of people": Case(
        lines(FIGURES, swapped),
        23,
        "The header of data/plans/cornwall/2024-25/observations.csv is not the documented one.\n"
        "column A, Indicator, is not known. Did you mean denominator?\n"
        "column J, Number of children, is not known.\n"
        "columns are missing: measure, numerator\n"
        "expected: "
        "measure,area,period,period_start,period_end,base_period,base_start,base_end,breakdown,numerator,denominator,value,qualifier,unit,marks,source,line,note\n"
        "Next: mend row 1 of the file; the columns may stand in any order.",
    ),
    "the columns of another file": Case(
        copy("risks.csv", "actions.csv"),
        23,
        "data/plans/cornwall/2024-25/actions.csv has no header with the documented columns.\n"
        "found in row 1: id,kind,category,risk,mitigation,likelihood,impact,rating,o…\n"
        "these are the columns of risks.csv\n"
        "expected in row 1: "
        "id,ref,kind,theme,action,lead,target,target_date,status,impact,success_measure,source,line,note\n"
        "Next: make the documented header the first row.",
    ),
    "a comma in a number": Case(
        text(BUDGET, "1117694", "1,117,694"),
        23,
        "Rows of data/plans/cornwall/2024-25/budget.csv do not have the 12 cells of its header.\n"
        "row 2 has 14 cells: contributions,item,local_authority,Loca…\n"
        "Next: a cell with a comma in it needs quotation marks around it, a number needs no comma, and a row "
        "with too few cells may have been cut short; delete blank rows.",
    ),
    "a row too short": Case(
        lines(FIGURES, lambda rows: [*rows[:2], rows[2][:-4], *rows[3:]]),
        23,
        "Rows of data/plans/cornwall/2024-25/observations.csv do not have the 18 cells of its header.\n"
        "row 3 has 16 cells: looked_after_caseload_share,local,2024-…\n"
        "Next: a cell with a comma in it needs quotation marks around it, a number needs no comma, and a row "
        "with too few cells may have been cut short; delete blank rows.",
    ),
    "a blank row amid the rows": Case(
        lines(BUDGET, lambda rows: [*rows[:2], "", *rows[2:]]),
        23,
        "Rows of data/plans/cornwall/2024-25/budget.csv do not have the 12 cells of its header.\n"
        "row 3 is blank, and rows follow it\n"
        "Next: a cell with a comma in it needs quotation marks around it, a number needs no comma, and a row "
        "with too few cells may have been cut short; delete blank rows.",
    ),
    "a quotation mark that is never closed": Case(
        text("risks.csv", "The grant", '"The grant'),
        23,
        "data/plans/cornwall/2024-25/risks.csv has a fault in its quotation marks, in the row that begins as "
        "row 2.\n"
        "found: a quotation mark opens a cell and none closes it\n"
        "expected: a quoted cell ends with one mark, a mark inside is doubled\n"
        "Next: mend row 2, or export the file again: it may also have been cut short there.",
    ),
    "text after a quotation mark": Case(
        text("risks.csv", "The grant falls", '"The grant" falls'),
        23,
        "data/plans/cornwall/2024-25/risks.csv has a fault in its quotation marks, in the row that begins as "
        "row 2.\n"
        "found: text stands after a closing quotation mark\n"
        "expected: a quoted cell ends with one mark, a mark inside is doubled\n"
        "Next: mend row 2, or export the file again: it may also have been cut short there.",
    ),
    "cut in the midst of a row": Case(
        damage(FIGURES, lambda data: data[: len(data) - 30]),
        23,
        "data/plans/cornwall/2024-25/observations.csv may have been cut short: its last line has no line end.\n"
        "the last row is row 8: kpi2_ete,local,2024-25,2024-04-01,2025-03-31,,,,,40,65,61.5…\n"
        "Next: check that this row is complete and the last; then press Enter at its end, or export the file "
        "again.",
    ),
    "the last line without its end": Case(
        damage(BUDGET, lambda data: data.rstrip(b"\n")),
        23,
        "data/plans/cornwall/2024-25/budget.csv may have been cut short: its last line has no line end.\n"
        "the last row is row 4: contributions,total,total,Total,1145054,78674,298868,152259…\n"
        "Next: check that this row is complete and the last; then press Enter at its end, or export the file "
        "again.",
    ),
    "a total under the table": Case(
        lines(FIGURES, lambda rows: [*rows, "Total" + "," * 11 + "319" + "," * 6]),
        30,
        "error: observations.csv, row 9, area\n"
        "found a blank cell\n"
        "expected an area\n"
        "Next: fill area: local for the service itself.\n"
        "error: observations.csv, row 9, measure\n"
        'found "Total"\n'
        "expected the id of a measure in params/measures/\n"
        "Next: Correct the id, or add the measure to the catalogue.\n"
        "error: observations.csv, row 9, period\n"
        "found a blank cell\n"
        "expected a period\n"
        'Next: fill period with the words of the source, or "not stated".\n'
        "error: observations.csv, row 9, source\n"
        "found a blank cell\n"
        "expected a source\n"
        "Next: fill source with the id of a source in data/sources/.\n"
        "error: observations.csv, row 9, unit\n"
        "found a blank cell\n"
        "expected a unit\n"
        "Next: fill unit with the measure's unit.",
    ),
    "a second table under the first": Case(
        lines(BUDGET, lambda rows: [*rows, *rows]),
        23,
        "data/plans/cornwall/2024-25/budget.csv holds its header again.\n"
        "found in row 5\n"
        "expected one header, in row 1\n"
        "Next: delete the row; where the rows below it are a second copy of those above, delete them too.",
    ),
    "conflict marks of two versions": Case(
        lines("notes.csv", lambda rows: [*rows, "<<<<<<< mine"]),
        23,
        "Rows of data/plans/cornwall/2024-25/notes.csv do not have the 8 cells of its header.\n"
        "row 3 has 1 cells: <<<<<<< mine\n"
        "Next: a cell with a comma in it needs quotation marks around it, a number needs no comma, and a row "
        "with too few cells may have been cut short; delete blank rows.",
    ),
    "a file missing": Case(
        remove(BUDGET),
        20,
        "data/plans/cornwall/2024-25/budget.csv is missing.\n"
        "found no file of that name\n"
        "Next: put the file there; an input that a service does not have is a file with its header only.",
    ),
    "a file with a number in its name": Case(
        rename(BUDGET, "budget (1).csv"),
        20,
        "data/plans/cornwall/2024-25/budget.csv is missing.\n"
        "found no file of that name\n"
        "beside it: budget (1).csv\n"
        "Next: put the file there; an input that a service does not have is a file with its header only.",
    ),
    "a file in capitals and its twin": Case(
        copy(BUDGET, "Budget.CSV"),
        23,
        "budget is filled in in two places in data/plans/cornwall/2024-25.\n"
        "found Budget.CSV and budget.csv\n"
        "Next: keep the one that is right, and take the other away (or empty that sheet).",
    ),
    "the same figures as CSV and as text": Case(
        copy(FIGURES, "observations.txt"),
        23,
        "observations is filled in in two places in data/plans/cornwall/2024-25.\n"
        "found observations.csv and observations.txt\n"
        "Next: keep the one that is right, and take the other away (or empty that sheet).",
    ),
    "a folder of a file's name": Case(
        both(remove(BUDGET), lambda folder: (folder / BUDGET).mkdir()),
        20,
        "data/plans/cornwall/2024-25/budget.csv is missing.\n"
        "found a folder of that name\n"
        "Next: put the file there; an input that a service does not have is a file with its header only.",
    ),
    "the folder empty": Case(
        lambda folder: [path.unlink() for path in folder.iterdir()],
        20,
        "data/plans/cornwall/2024-25 holds no inputs.\n"
        "found no file\n"
        "expected inputs.xlsx, or CSV files called after its sheets, or files in downloads\n"
        "Next: run `make new` for the service and the year, or put the inputs there under these names.",
    ),
    "the folder missing": Case(
        both(lambda folder: [path.unlink() for path in folder.iterdir()], lambda folder: folder.rmdir()),
        20,
        "The folder data/plans/cornwall/2024-25 is missing.\n"
        "Next: run `make new` for the service and the year, or put the inputs there.",
    ),
    "a row twice": Case(
        lines(BUDGET, lambda rows: [*rows, rows[-1]]),
        35,
        "error: budget.csv, row 5, row\n"
        "found 2 total rows\n"
        "expected one total row in the table contributions\n"
        "Next: add the total row as the source prints it, or delete the second.",
    ),
    "a figure twice with two values": Case(
        lines(FIGURES, lambda rows: [*rows, rows[1].replace(",214,", ",215,")]),
        31,
        "error: observations.csv, row 9, value\n"
        "found other figures than row 2: value 215 against 214\n"
        "expected one figure for children_worked_with, local, 2024-25\n"
        "Next: keep the figure that can be defended and record the other in notes.csv; or set the rows apart "
        "by period or breakdown.",
    ),
    "two actions with one name": Case(
        text("actions.csv", "a2,", "a1,"),
        31,
        "error: actions.csv, row 3, id\n"
        'found "a1", which row 2 has already\n'
        "expected an id that is used once\n"
        "Next: give the row its own id, or delete it if it repeats row 2.",
    ),
    "line feeds within words": Case(
        text("actions.csv", "Train the board", "Train\u2028the\u0085board"),
        36,
        "error: actions.csv, row 3, action\n"
        "found Train the board\n"
        "expected letters of one alphabet, and a pound sign where pounds are meant\n"
        "Next: type the garbled letters again, or export the file as UTF-8.",
    ),
    "an unknown file beside": Case(
        write("figures.csv", "measure,value\nfte_rate,5\n"),
        0,
        "warning: figures.csv, the whole file\n"
        "found a file that nothing reads.\n"
        "expected inputs.xlsx, or a CSV file called context, outcomes, indicators, budget, actions, risks, "
        "standards, notes, sources, observations, corrections, published\n"
        "Next: rename it, or move it to downloads/ where it is a table as it was downloaded or received.",
    ),
}  # fmt: skip
