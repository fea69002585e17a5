"""The reader of action plans: what Word exports look like, and what is never made up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from officer_tables import ROOT, context, grid, read, said, spoiled

from yjreport.errors import ParameterFault, UserError
from yjreport.files.any_file import read_grids
from yjreport.files.reading import ReaderContext, Reading
from yjreport.inputs.readers.actions.cells import NAMED
from yjreport.inputs.readers.actions.reader import READER
from yjreport.paths import Project

HEADER = ["Ref", "Priority", "What will we do", "Lead", "By when", "Status", "How will we know", "Comments"]
FIRST = [
    "1.1",
    "Reoffending",
    "Review each child",
    "Head of Service",
    "31 March 2026",
    "Completed",
    "Fewer reoffend",
    "Done",
]
SECOND = ["1.2", "Custody", "Write a strategy", "Court team", "March 2026", "Ongoing", "A strategy", ""]
GOOD = [HEADER, FIRST, SECOND]
# The layout of the published plan whose columns are colours.
COLOURS = ["Ref", "Improvement Target", "Action", "Overall Lead", "Target Date", "RAG completed",
           "Evidence of Impact/ Outcome Measure", "Progress", "RAG Impact"]  # fmt: skip


def with_cell(column: str, text: str, days: bool = False) -> Reading:
    """Read the good table with one cell of its first action changed."""
    row = list(FIRST)
    row[HEADER.index(column)] = text
    return read(READER, grid([HEADER, row, SECOND], days=[(1, HEADER.index(column))] if days else []))


def test_columns_are_matched_by_alias() -> None:
    """Each column is found by what councils call it, and the rows point to the file."""
    reading = read(READER, grid([["Action plan"], *GOOD]))
    assert said(reading) == said(reading, "warning") == []
    assert reading.rows[0] == {
        "id": "a1", "ref": "1.1", "kind": "action", "theme": "Reoffending", "action": "Review each child",
        "lead": "Head of Service", "target": "31 March 2026", "target_date": "2026-03-31", "status": "completed",
        "impact": "not stated", "success_measure": "Fewer reoffend", "line": "3", "note": "Done",
    }  # fmt: skip
    assert reading.numbers == (3, 4)
    assert reading.headers["action"] == "What will we do (column C)"


STATUSES = {
    "Complete": "completed",
    "COMPLETED": "completed",
    "In progress": "in progress",
    "On-going": "in progress",
    "Not started": "not started",
    "Green - complete": "completed",
    "": "not stated",
    "tbc": "not stated",
}


@pytest.mark.parametrize("text", STATUSES)
def test_status_words_are_read(text: str) -> None:
    """A status is one of four words, found by alias."""
    reading = with_cell("Status", text)
    assert reading.rows[0]["status"] == STATUSES[text]
    assert said(reading) == said(reading, "warning") == []


QUESTIONED = {
    "Green": "F2: Green | the status in words: completed, on track, in progress or not started | write the status beside "
    "it: a colour "
    "means one thing in one plan and another in the next.",
    "Overdue": "F2: Overdue | completed, on track, in progress or not started: the action may have been started (on track, "
    "late) or not "
    "(not started) | write the one that is right; until then the status is not stated.",
    "With the board": "F2: With the board | one of completed, on track, in progress, not started, or a word of "
    "params/formats/actions.yaml "
    "| Write one of them; until then the status is not stated.",
}


@pytest.mark.parametrize("text", QUESTIONED)
def test_a_colour_or_an_unknown_word_is_no_status(text: str) -> None:
    """A colour has no word: the status is not stated, a remark says so, and the words are kept in the note."""
    reading = with_cell("Status", text)
    assert reading.rows[0]["status"] == "not stated"
    assert text in reading.rows[0]["note"]
    assert said(reading, "warning") == [QUESTIONED[text]]


def test_three_statuses_in_one_cell_are_asked_about() -> None:
    """A cell that says completed and not started is not read as either."""
    assert said(with_cell("Status", "Completed March 22, review not started")) == [
        "F2: Completed March 22, review not started | one status | which is meant: completed, or not started? "
        "Leave one, or "
        "give each its own action."
    ]


TARGETS = {
    "31/03/2026": "2026-03-31",
    "31 March 2026": "2026-03-31",
    "By 31st March 2026": "2026-03-31",
    "2026-03-31": "2026-03-31",
    "March 2026": "",
    "Spring 2026": "",
    "2025-26": "",
    "Q4 2025/26": "",
    "Nov 21": "",
    "30 September 2025 and 31 March 2026": "",
    "Before 31 March 2026": "",
}


@pytest.mark.parametrize("text", TARGETS)
def test_only_a_full_date_becomes_a_day(text: str) -> None:
    """No exact day is made of a month, a season or a year: the words are kept in target."""
    reading = with_cell("By when", text)
    assert reading.rows[0]["target_date"] == TARGETS[text]
    assert reading.rows[0]["target"] == text
    assert said(reading) == []


def test_a_day_of_a_workbook_is_told_in_words() -> None:
    """A cell that Excel holds as a day has no words of its own."""
    row = with_cell("By when", "2026-03-31", days=True).rows[0]
    assert (row["target"], row["target_date"]) == ("31 March 2026", "2026-03-31")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("31/03/26", "write the year with four digits and the month as a word: 31 March 2026."),
        ("03/04/2026", "is it 2026-03-04, or 2026-04-03? Write the month as a word."),
        ("31/02/2026", "there are no such days in the calendar: check the days and the months."),
    ],
)
def test_a_date_that_can_be_read_in_two_ways_is_asked_about(text: str, asked: str) -> None:
    """Two-digit years and days that may be months give no date."""
    reading = with_cell("By when", text)
    assert reading.rows[0]["target_date"] == ""
    assert next(line for line in said(reading) if line.startswith(f"E2: {text} | ")).endswith(asked)


def test_statuses_in_the_column_of_dates_are_questioned() -> None:
    """A published plan has three statuses in the cell of the target date: its words are kept, no day is read."""
    reading = with_cell("By when", "Completed March 22 complete Sept 2023 review")
    assert reading.rows[0]["target"] == "Completed March 22 complete Sept 2023 review"
    assert said(reading, "warning") == [
        "E2: Completed March 22 complete Sept 2023 review | a date | put the status in a column of its own; "
        "the words are "
        "kept and no day is read."
    ]


LEADS = {
    "Ada Example": NAMED,
    "AE / BF": NAMED,
    "Ada Example, Head of Service": "Head of Service",
    "Service manager (Ada Example)": "Service manager",
    "YJMB": "YJMB",
    "Police and Probation": "Police and Probation",
    "NHS": "NHS",
}


@pytest.mark.parametrize("text", LEADS)
def test_a_name_is_left_out_and_not_repeated(text: str) -> None:
    """Roles only are wanted: what may be a name is neither kept nor printed in the message."""
    reading = with_cell("Lead", text)
    assert reading.rows[0]["lead"] == LEADS[text]
    if LEADS[text] != text:
        assert said(reading, "warning") == [
            "D2: words that may be a person's name | the role or body that leads, never a name | write the "
            "role; a body "
            "that is taken for a person is added to roles in params/formats/actions.yaml."
        ]
        assert not any("Example" in str(remark) for remark in reading.remarks)


def test_columns_of_colours_are_never_read() -> None:
    """Colours behind empty cells are lost in the text: the status is not stated and a remark says so."""
    row = ["2", "Reoffending", "Review cases", "YJMB", "Nov 21", "", "Fewer", "Reported to the board", ""]
    reading = read(READER, grid([COLOURS, row]))
    assert reading.rows[0]["status"] == "not stated"
    assert reading.rows[0]["note"] == "Reported to the board"
    assert said(reading, "note") == [
        "F1: RAG completed | the status in words | nothing, if the status stands elsewhere in words: a colour, "
        "in the text "
        "or behind it, is not read."
    ]


def test_progress_that_holds_only_statuses_is_the_status() -> None:
    """A column called Progress is a status where every cell is a status word, else it is a note."""
    table = [["Action", "Lead", "Progress"], ["One", "Board", "Completed"], ["Two", "Board", "Ongoing"]]
    assert [row["status"] for row in read(READER, grid(table)).rows] == ["completed", "in progress"]


def test_repeated_headers_are_skipped_and_ids_run_on() -> None:
    """Word repeats a header on each page; ids are the same each time that the file is read."""
    reading = read(READER, grid([HEADER, FIRST, HEADER, SECOND]))
    assert [row["id"] for row in reading.rows] == ["a1", "a2"]
    readings = READER.read([grid(GOOD), grid(GOOD, part="table 2")], context())
    assert [row["id"] for _, one in readings for row in one.rows] == ["a1", "a2", "a3", "a4"]


def test_a_blank_theme_is_not_filled_but_a_merged_one_is(tmp_path: Path) -> None:
    """A cell merged downwards belongs to all its rows; a blank cell says nothing."""
    document = docx.Document()
    table = document.add_table(4, 3)
    rows = [["Theme", "Action", "Lead"], ["Custody", "One", "Board"], ["", "Two", "Board"], ["", "Three", "Board"]]
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    document.save(str(tmp_path / "plan.docx"))
    reading = read(READER, *read_grids(tmp_path / "plan.docx", Project(tmp_path)))
    assert [row["theme"] for row in reading.rows] == ["Custody", "Custody", ""]


def test_a_title_merged_over_the_table_is_the_theme_below_it() -> None:
    """A row that is one merged cell titles the actions below it."""
    rows = [["Action", "Lead", "By when"], ["Priority 1", "Priority 1", "Priority 1"], ["One", "Board", "March 2026"]]
    reading = read(READER, grid(rows, merged={(1, 1): (1, 0), (1, 2): (1, 0)}))
    assert [(row["theme"], row["action"]) for row in reading.rows] == [("Priority 1", "One")]


def test_a_row_without_an_action_is_told_not_used() -> None:
    """What runs over a page break is no action of its own."""
    rows = [*GOOD, ["", "", "", "", "", "", "More of the measure", ""]]
    assert said(read(READER, grid(rows)), "warning") == [
        "4: More of the measure | an action | if the row goes on from the one above, put its text there; it is "
        "not used."
    ]


def test_a_row_with_a_cell_too_many_is_named() -> None:
    """Cells that have moved beyond the header are an error."""
    assert said(read(READER, grid([HEADER, ["x", *FIRST]])))[-1].startswith(
        "2: a cell in column I, which has no header"
    )


def test_risk_registers_are_not_action_plans() -> None:
    """A register of risks has actions and owners too."""
    assert not READER.recognises([grid([["Risk", "Action", "Owner"], ["Late grant", "Hold posts", "Board"]])])


def test_unknown_keys_of_the_format_are_refused(tmp_path: Path) -> None:
    """A mistyped key in the file of aliases is told, not passed over."""
    text = (ROOT / "params" / "formats" / "actions.yaml").read_text(encoding="utf-8")
    folder = tmp_path / "params" / "formats"
    folder.mkdir(parents=True)
    (folder / "actions.yaml").write_text(text.replace("colours:", "colors:"), encoding="utf-8")
    known = context()
    with pytest.raises(ParameterFault, match=r"params/formats/actions\.yaml"):
        READER.read([grid(GOOD)], ReaderContext(known.service, known.year, known.catalogue, known.areas, folder))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(spoiled([["Action plan"], *GOOD, FIRST]))
def test_no_spoiled_plan_gives_a_day_or_a_status_that_it_does_not_print(table) -> None:  # noqa: ANN001 - a Grid
    """Whatever is done to a table, only a user's error is raised; days are days and statuses are the four words."""
    READER.recognises([table])
    try:
        readings = READER.read([table], context())
    except UserError:
        return
    texts = [" ".join(cell.split()) for row in table.rows for cell in row]
    for _, reading in readings:
        assert len(reading.rows) == len(reading.numbers)
        for row in reading.rows:
            assert row["action"] in texts
            assert row["status"] in ("completed", "on track", "in progress", "not started", "not stated")
            assert not row["target_date"] or date.fromisoformat(row["target_date"])
