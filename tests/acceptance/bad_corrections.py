"""Corrections of a published year, and its record, spoiled."""

from __future__ import annotations

from bad_changes import both, copy, lines, text, write
from bad_year import Case, Change

FORM = "published"

OUTCOMES, RECORD, CORRECTIONS = "observations.csv", "published.csv", "corrections.csv"
HEADER = "what,field,from,to,why,kind,on,by,note\n"
ENTRANTS = "fte_number.local.2024-04_2025-03"
changed = text(OUTCOMES, ",62,,count,", ",64,,count,")


def row(**cells: str) -> str:
    """Return a row of corrections.csv, which is good where no cell is given."""
    good = {"what": ENTRANTS, "field": "value", "before": "62", "to": "64", "why": "Two children were left out.",
            "kind": "correction", "on": "2025-06-10", "by": "information officer", "note": ""}  # fmt: skip
    return ",".join({**good, **cells}.values()) + "\n"


def corrected(*rows: str) -> Change:
    """Return the change of the published figure, with rows of corrections.csv."""
    return both(changed, write(CORRECTIONS, HEADER + "".join(rows)))


CASES: dict[str, Case] = {
    "a changed figure without its row": Case(changed,
        39,
        "error: published.csv, row 4, figure\n"
        'found "64" in observations.csv, row 4\n'
        'expected "62" for fte_number.local.2024-04_2025-03, value, as it was published and corrected so far\n'
        "Next: Put the figure back, or add this row to data/plans/cornwall/2024-25/corrections.csv that "
        "begins with the header what,field,from,to,why,kind,on,by,note and fill why, kind, on and by: "
        "fte_number.local.2024-04_2025-03,value,62,64,,,,,",
    ),
    "a changed figure beside the row of another": Case(corrected(row(field="numerator")),
        39,
        "error: corrections.csv, row 2, field\n"
        'found "numerator"\n'
        "expected value, which published.csv has of this figure\n"
        "Next: correct field; delete the row if nothing was published there.\n"
        "error: published.csv, row 4, figure\n"
        'found "64" in observations.csv, row 4\n'
        'expected "62" for fte_number.local.2024-04_2025-03, value, as it was published and corrected so far\n'
        "Next: Put the figure back, or add this row to data/plans/cornwall/2024-25/corrections.csv and "
        "fill why, kind, on and by: fte_number.local.2024-04_2025-03,value,62,64,,,,,",
    ),
    "a wrong from": Case(corrected(row(before="61")),
        39,
        "error: corrections.csv, row 2, from\n"
        'found "61"\n'
        'expected "62", as published on 2025-05-31\n'
        "Next: write that in from.",
    ),
    "a wrong to": Case(corrected(row(to="65")),
        39,
        "error: corrections.csv, row 2, to\n"
        'found "65"\n'
        'expected "64", which observations.csv, row 4 says\n'
        "Next: write 64 in to, or put 65 back in observations.csv, row 4; where the figure was corrected "
        "twice, add a row for the second time.",
    ),
    "from and to the wrong way round": Case(corrected(row(before="64", to="62")),
        39,
        "error: corrections.csv, row 2, from\n"
        'found "64"\n'
        'expected "62", as published on 2025-05-31\n'
        "Next: write that in from.\n"
        "error: published.csv, row 4, figure\n"
        'found "64" in observations.csv, row 4\n'
        'expected "62" for fte_number.local.2024-04_2025-03, value, as it was published and corrected so far\n'
        "Next: Put the figure back, or add this row to data/plans/cornwall/2024-25/corrections.csv and "
        "fill why, kind, on and by: fte_number.local.2024-04_2025-03,value,62,64,,,,,",
    ),
    "a figure with a sign": Case(corrected(row(to="64 children")),
        36,
        "error: corrections.csv, row 2, from, to\n"
        'found "64 children"\n'
        "expected plain digits, as published.csv has them, or a blank to\n"
        "Next: write the number as the input does, without signs, commas or words.",
    ),
    "a correction of a figure that did not change": Case(write(CORRECTIONS, HEADER + row()),
        39,
        "error: corrections.csv, row 2, to\n"
        'found "64"\n'
        'expected "62", which observations.csv, row 4 says\n'
        "Next: write 62 in to, or put 64 back in observations.csv, row 4; where the figure was corrected "
        "twice, add a row for the second time.",
    ),
    "an unknown key": Case(corrected(row(what=ENTRANTS.replace("number", "nubmer"))),
        39,
        "error: corrections.csv, row 2, what\n"
        'found "fte_nubmer.local.2024-04_2025-03"\n'
        "expected the name of a figure in published.csv\n"
        "Next: Did you mean fte_number.local.2024-04_2025-03? Copy what from published.csv; delete the "
        "row if the figure was never published.\n"
        "error: published.csv, row 4, figure\n"
        'found "64" in observations.csv, row 4\n'
        'expected "62" for fte_number.local.2024-04_2025-03, value, as it was published and corrected so far\n'
        "Next: Put the figure back, or add this row to data/plans/cornwall/2024-25/corrections.csv and "
        "fill why, kind, on and by: fte_number.local.2024-04_2025-03,value,62,64,,,,,",
    ),
    "a bad kind": Case(corrected(row(kind="corection")),
        36,
        "error: corrections.csv, row 2, kind\n"
        'found "corection"\n'
        "expected correction or revision\n"
        "Next: Did you mean correction?  Write correction for an error that was found, revision for a "
        "change that was announced.",
    ),
    "no why": Case(corrected(row(why="")),
        30,
        "error: corrections.csv, row 2, why\n"
        "found a blank cell\n"
        "expected what was wrong, or what has come in since\n"
        "Next: say in a sentence for readers why the figure changed.",
    ),
    "no by": Case(corrected(row(by="")),
        30,
        "error: corrections.csv, row 2, by\n"
        "found a blank cell\n"
        "expected a role, such as information officer\n"
        "Next: fill by with a role, never with a name.",
    ),
    "a personal name": Case(corrected(row(by="Jane Smith")),
        39,
        "error: corrections.csv, row 2, by\n"
        'found "Jane Smith", which looks like a name\n'
        "expected a role, such as information officer\n"
        "Next: write the role instead, in lower case letters.",
    ),
    "a day before publication": Case(corrected(row(on="2025-05-30")),
        39,
        "error: corrections.csv, row 2, on\n"
        "found 2025-05-30\n"
        "expected 2025-05-31, when the figure was first published, or later\n"
        "Next: correct the day; delete the row if the figure was changed before it was published.",
    ),
    "a day after the cut-off": Case(corrected(row(on="2025-07-01")),
        39,
        "error: corrections.csv, row 2, on\n"
        "found 2025-07-01\n"
        "expected 2025-06-30, the report's cut-off, or earlier\n"
        "Next: correct the day, or set cut_off in the report's parameters to that day or later.",
    ),
    "a day as people write it": Case(corrected(row(on="10/06/2025")),
        36,
        "error: corrections.csv, row 2, on\n"
        'found "10/06/2025"\n'
        "expected a day such as 2025-09-30\n"
        "Next: is it 2025-06-10 or 2025-10-06? Write the day as year-month-day.",
    ),
    "no day": Case(corrected(row(on="")),
        30,
        "error: corrections.csv, row 2, on\n"
        "found a blank cell\n"
        "expected the day of the change, such as 2025-09-30\n"
        "Next: fill on.",
    ),
    "a row twice": Case(corrected(row(), row()),
        31,
        "error: corrections.csv, row 3, what\n"
        'found "fte_number.local.2024-04_2025-03", which row 2 has already\n'
        "expected one row for each correction\n"
        "Next: delete one of the two rows.",
    ),
    "a second correction that does not go on": Case(
        corrected(row(to="63", on="2025-06-05"), row(before="60")),
        39,
        "error: corrections.csv, row 3, from\n"
        'found "60"\n'
        'expected "63", as the correction in row 2 says\n'
        "Next: write that in from.",
    ),
    "a missing column": Case(both(corrected(row()), text(CORRECTIONS, ",why,", ",reason,")),
        23,
        "The header of data/plans/cornwall/2024-25/corrections.csv is not the documented one.\n"
        "column E, reason, is not known.\n"
        "a column is missing: why\n"
        "expected: what,field,from,to,why,kind,on,by,note\n"
        "Next: mend row 1 of the file; the columns may stand in any order.",
    ),
    "an empty file": Case(both(changed, write(CORRECTIONS, "")),
        21,
        "data/plans/cornwall/2024-25/corrections.csv is empty.\n"
        "found 0 bytes, and no header\n"
        "Next: put the file back, or export it again.",
    ),
    "a header alone": Case(corrected(),
        39,
        "error: published.csv, row 4, figure\n"
        'found "64" in observations.csv, row 4\n'
        'expected "62" for fte_number.local.2024-04_2025-03, value, as it was published and corrected so far\n'
        "Next: Put the figure back, or add this row to data/plans/cornwall/2024-25/corrections.csv and "
        "fill why, kind, on and by: fte_number.local.2024-04_2025-03,value,62,64,,,,,",
    ),
    "UTF-16": Case(both(changed, write(CORRECTIONS, (HEADER + row()).encode("utf-16"))),
        22,
        'data/plans/cornwall/2024-25/corrections.csv is UTF-16, which Excel calls "Unicode Text", and not '
        "UTF-8.\n"
        "expected UTF-8 text with commas\n"
        'Next: in Excel choose File, Save As, "CSV UTF-8 (Comma delimited)", and run the command again.',
    ),
    "semicolons": Case(both(changed, write(CORRECTIONS, (HEADER + row()).replace(",", ";"))),
        23,
        "The cells of data/plans/cornwall/2024-25/corrections.csv are separated by semicolons, not by "
        "commas.\n"
        "found in row 1: what;field;from;to;why;kind;on;by;note\n"
        "expected in row 1: what,field,from,to,why,kind,on,by,note\n"
        'Next: save it with commas: in Excel as "CSV UTF-8 (Comma delimited)"; where Windows is set to '
        "another list separator, choose the comma in its regional settings first.",
    ),
    "a record without a figure's name": Case(text(RECORD, ENTRANTS, ""),
        30,
        "error: published.csv, row 4, figure\n"
        "found no such figure now\n"
        'expected "62" for blank, value, as it was published and corrected so far\n'
        "Next: Put the row back, or add this row to data/plans/cornwall/2024-25/corrections.csv that "
        "begins with the header what,field,from,to,why,kind,on,by,note and fill why, kind, on and by: "
        "blank,value,62,,,,,,\n"
        "error: published.csv, row 4, what\n"
        "found a blank cell\n"
        "expected the name of a figure\n"
        "Next: put the file back as make publish wrote it.",
    ),
    "a record with a figure in words": Case(text(RECORD, f"{ENTRANTS},value,62,", f"{ENTRANTS},value,sixty-two,"),
        39,
        "error: published.csv, row 4, figure\n"
        'found "62" in observations.csv, row 4\n'
        'expected "sixty-two" for fte_number.local.2024-04_2025-03, value, as it was published and '
        "corrected so far\n"
        "Next: Put the figure back, or add this row to data/plans/cornwall/2024-25/corrections.csv that "
        "begins with the header what,field,from,to,why,kind,on,by,note and fill why, kind, on and by: "
        "fte_number.local.2024-04_2025-03,value,sixty-two,62,,,,,",
    ),
    "a record with a kind nobody knows": Case(text(RECORD, "observations,fte_number", "observation,fte_number"),
        36,
        "error: published.csv, row 4, kind\n"
        'found "observation"\n'
        "expected observations, budget, actions, risks or standards\n"
        "Next: Did you mean observations?  Put the file back as make publish wrote it.",
    ),
    "a record with a field nobody knows": Case(text(RECORD, f"{ENTRANTS},value", f"{ENTRANTS},valeu"),
        30,
        "error: published.csv, row 4, field\n"
        'found "valeu"\n'
        "expected one of value, numerator, denominator, qualifier and marks\n"
        "Next: put the file back as make publish wrote it.\n"
        "error: published.csv, row 4, figure\n"
        "found no such figure now\n"
        'expected "62" for fte_number.local.2024-04_2025-03, valeu, as it was published and corrected so far\n'
        "Next: Put the row back, or add this row to data/plans/cornwall/2024-25/corrections.csv that "
        "begins with the header what,field,from,to,why,kind,on,by,note and fill why, kind, on and by: "
        "fte_number.local.2024-04_2025-03,valeu,62,,,,,,",
    ),
    "a record with a day as people write it": Case(text(RECORD, "62,2025-05-31", "62,31/05/2025"),
        36,
        "error: published.csv, row 4, on\n"
        'found "31/05/2025"\n'
        "expected a day such as 2025-09-30\n"
        "Next: is it 2025-05-31? Write the day as year-month-day.",
    ),
    "a record with a row twice": Case(lines(RECORD, lambda rows: [*rows, rows[-1]]),
        31,
        "error: published.csv, row 37, what\n"
        'found "standards.standards-for-children-in-the-youth-justice-syste…", which row 36 has already\n'
        "expected one row for a figure, field and day\n"
        "Next: put the file back as make publish wrote it.",
    ),
    "a record without a column": Case(text(RECORD, ",figure,", ",value,"),
        23,
        "The header of data/plans/cornwall/2024-25/published.csv is not the documented one.\n"
        "column D, value, is not known.\n"
        "a column is missing: figure\n"
        "expected: kind,what,field,figure,on\n"
        "Next: mend row 1 of the file; the columns may stand in any order.",
    ),
    "an empty record": Case(write(RECORD, ""),
        21,
        "data/plans/cornwall/2024-25/published.csv is empty.\n"
        "found 0 bytes, and no header\n"
        "Next: put the file back, or export it again.",
    ),
    "the record under the name of the corrections": Case(copy(RECORD, CORRECTIONS),
        23,
        "The header of data/plans/cornwall/2024-25/corrections.csv is not the documented one.\n"
        "column D, figure, is not known.\n"
        "columns are missing: from, to, why, by, note\n"
        "expected: what,field,from,to,why,kind,on,by,note\n"
        "Next: mend row 1 of the file; the columns may stand in any order.",
    ),
    "a figure taken away without its row": Case(
        lines(OUTCOMES, lambda rows: [row for row in rows if not row.startswith("fte_number,")]),
        39,
        "error: published.csv, row 4, figure\n"
        "found no such figure now\n"
        'expected "62" for fte_number.local.2024-04_2025-03, value, as it was published and corrected so far\n'
        "Next: Put the row back, or add this row to data/plans/cornwall/2024-25/corrections.csv that "
        "begins with the header what,field,from,to,why,kind,on,by,note and fill why, kind, on and by: "
        "fte_number.local.2024-04_2025-03,value,62,,,,,,",
    ),
    "a figure taken away with a figure in its row": Case(
        both(corrected(row()), lines(OUTCOMES, lambda rows: [row for row in rows if "fte_number," not in row])),
        39,
        "error: corrections.csv, row 2, to\n"
        'found "64"\n'
        "expected a blank cell, because the inputs no longer have the figure\n"
        "Next: leave to blank, or put the row back in the input; where the figure was corrected twice, "
        "add a row for the second time.",
    ),
}  # fmt: skip
