"""A published number changes only with its correction, and a correction says what the record and the input say."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from gate_inputs import CONTEXT, EXPECTATIONS, Row, good, table_of

from yjreport.files.columns import BESIDE, CORRECTIONS, PUBLISHED
from yjreport.files.tables import Table, read_table, read_table_if_there
from yjreport.gate.corrections import personal_name
from yjreport.gate.gate import GateOutcome, run_gate
from yjreport.gate.published_check import run_published, uncorrected
from yjreport.gate.suites.suites import load_suite
from yjreport.paths import Project
from yjreport.revisions.record import record

FOLDER = "data/plans/exampleton/2024-25"
RATE = "reoffending_binary.local.2019-01_2019-12"
ON, CUT_OFF = date(2025, 7, 14), date(2025, 12, 31)
PASTE = f"Put the figure back, or add this row to {FOLDER}/corrections.csv"
FILL = "and fill why, kind, on and by"


def beside(root: Path, kind: str, rows: list[Row] | bytes | None) -> Table | None:
    """Write a file beside the inputs and read it; None without rows."""
    if rows is None:
        return None
    path = root / FOLDER / f"{kind}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(rows, bytes):
        path.write_bytes(rows)
    else:
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, BESIDE[kind].names, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(out.getvalue(), encoding="utf-8")
    return read_table(path, BESIDE[kind], Project(root))


def correction(what: str = RATE, field: str = "value", **cells: str) -> Row:
    """Return a good row of corrections.csv for the rate's change from 21.4 to 21.9."""
    usual = {"from": "21.4", "to": "21.9", "why": "One child was left out.", "kind": "correction",
             "on": "2025-09-30", "by": "information officer"}  # fmt: skip
    return {"what": what, "field": field, **usual, **cells}


def changed_inputs() -> dict[str, list[Row]]:
    """Return the inputs with one rate corrected: 41 of 187, 21.9%."""
    inputs = good()
    inputs["observations"][1] |= {"numerator": "41", "value": "21.9"}
    return inputs


def numerator() -> Row:
    """Return the correction of the rate's numerator."""
    return correction(field="numerator", **{"from": "40", "to": "41"})


def looked(root: Path, corrections: list[Row] | None, inputs: dict[str, list[Row]] | None = None) -> GateOutcome:
    """Publish the good inputs, change them, and return what the gate finds."""
    published = beside(root, "published", record(tables(root, good()), None, None, ON))
    held = tables(root, inputs or changed_inputs())
    outcome = run_gate(held, CONTEXT, expectations=EXPECTATIONS)
    return run_published(
        outcome, held, published=published, corrections=beside(root, "corrections", corrections), cut_off=CUT_OFF,
        context=CONTEXT, expectations=EXPECTATIONS,
    )  # fmt: skip


def tables(root: Path, inputs: dict[str, list[Row]]) -> list[Table]:
    """Return inputs as they are read."""
    return [table_of(root, kind, rows) for kind, rows in inputs.items()]


def messages(outcome: GateOutcome) -> list[tuple[str, int, str, str, str, str]]:
    """Return the errors without what only programs read."""
    return [
        (fault.file.rpartition("/")[2], fault.row, fault.column, fault.found, fault.expected, fault.next_step)
        for fault in outcome.errors
    ]


def test_nothing_is_required_where_nothing_was_published(tmp_path: Path) -> None:
    """Without the two files the gate looks at the inputs alone."""
    held = tables(tmp_path, good())
    outcome = run_gate(held, CONTEXT, expectations=EXPECTATIONS)
    after = run_published(
        outcome, held, published=read_table_if_there(tmp_path, PUBLISHED, Project(tmp_path)),
        corrections=read_table_if_there(tmp_path, CORRECTIONS, Project(tmp_path)),
        cut_off=CUT_OFF, context=CONTEXT, expectations=EXPECTATIONS,
    )  # fmt: skip

    assert after is outcome


def test_the_same_figures_need_no_correction(tmp_path: Path) -> None:
    """Nor do rows in another order, a number written with another zero, a new figure, or the mark of a revision."""
    inputs = good()
    posts = next(row for row in inputs["observations"] if row["measure"] == "posts")
    posts |= {"value": "0.50", "marks": "r"}
    inputs["observations"] = inputs["observations"][::-1]
    inputs["budget"][1] |= {"payments_in_kind": "30"}
    inputs["actions"].append({**inputs["actions"][0], "id": "a9"})

    assert messages(looked(tmp_path, None, inputs)) == []


def test_a_changed_number_without_its_correction_gives_the_row_to_paste(tmp_path: Path) -> None:
    """Each changed field has its own fault, and pasting the rows as given leaves only the cells to fill."""
    outcome = looked(tmp_path, None)

    assert messages(outcome) == [
        ("published.csv", row, "figure", f'"{now}" in observations.csv, row 3',
         f'"{was}" for {RATE}, {field}, as it was published and corrected so far',
         f"{PASTE} that begins with the header what,field,from,to,why,kind,on,by,note {FILL}: "
         f"{RATE},{field},{was},{now},,,,,")
        for row, field, was, now in ((29, "value", "21.4", "21.9"), (30, "numerator", "40", "41"))
    ]  # fmt: skip
    assert {fault.kind for fault in outcome.errors} == {"correction"}
    with pytest.raises(Exception, match="The inputs have 2 errors") as error:
        outcome.raise_if_errors()
    assert error.value.exit_code == 39  # type: ignore[attr-defined]
    pasted = [
        dict(zip(BESIDE["corrections"].names, next(csv.reader([text])), strict=True))
        for *_, text in (fault.next_step.partition(f"{FILL}: ") for fault in outcome.errors)
    ]
    filled = {"why": "Late.", "kind": "revision", "on": "2025-09-30", "by": "analyst"}
    assert messages(looked(tmp_path, [{**row, **filled} for row in pasted])) == []
    assert {fault.column for fault in looked(tmp_path, pasted).errors} == {"why", "kind", "on", "by"}


def test_a_figure_that_is_gone_needs_its_correction_too(tmp_path: Path) -> None:
    """Its row is named, with a blank cell for what it is now."""
    inputs = good()
    del inputs["budget"][8]
    what = "budget.other_funding.health.health"
    found = messages(looked(tmp_path, None, inputs))

    assert [one[3:] for one in found] == [(
        "no such figure now", f'"56000" for {what}, total, as it was published and corrected so far',
        f"Put the row back, or add this row to {FOLDER}/corrections.csv that begins with the header "
        f"what,field,from,to,why,kind,on,by,note {FILL}: {what},total,56000,,,,,,",
    )]  # fmt: skip
    gone = correction(what, "total", **{"from": "56000", "to": ""})
    assert messages(looked(tmp_path, [gone], inputs)) == []


def test_a_correction_explains_the_change(tmp_path: Path) -> None:
    """Numbers are compared as numbers; two corrections of one figure follow each other."""
    assert messages(looked(tmp_path, [correction(to="21.90"), numerator()])) == []
    twice = [correction(to="22", on="2025-08-01"), correction(**{"from": "22.0"}), numerator()]
    assert messages(looked(tmp_path, twice)) == []
    assert messages(looked(tmp_path, twice[::-1])) == []


@pytest.mark.parametrize(
    ("cells", "column", "found", "expected", "next_step"),
    [
        ({"from": "21.1"}, "from", '"21.1"', '"21.4", as published on 2025-07-14', "write that in from."),
        ({"from": ""}, "from", "a blank cell", '"21.4", as published on 2025-07-14', "write that in from."),
        ({"to": "22.5"}, "to", '"22.5"', '"21.9", which observations.csv, row 3 says',
         "write 21.9 in to, or put 22.5 back in observations.csv, row 3; where the figure was corrected twice, add a "
         "row for the second time."),
        ({"why": ""}, "why", "a blank cell", "what was wrong, or what has come in since",
         "say in a sentence for readers why the figure changed."),
        ({"by": ""}, "by", "a blank cell", "a role, such as information officer",
         "fill by with a role, never with a name."),
        ({"by": "Jane Smith"}, "by", '"Jane Smith", which looks like a name', "a role, such as information officer",
         "write the role instead, in lower case letters."),
        ({"on": ""}, "on", "a blank cell", "the day of the change, such as 2025-09-30", "fill on."),
        ({"on": "2025-07-13"}, "on", "2025-07-13", "2025-07-14, when the figure was first published, or later",
         "correct the day; delete the row if the figure was changed before it was published."),
        ({"on": "2026-01-01"}, "on", "2026-01-01", "2025-12-31, the report's cut-off, or earlier",
         "correct the day, or set cut_off in the report's parameters to that day or later."),
        ({"kind": "corection"}, "kind", '"corection"', "correction or revision",
         "Did you mean correction? Write correction for an error that was found, revision for a change that was "
         "announced."),
    ],
)  # fmt: skip
def test_a_wrong_correction_is_refused_with_what_is_right(
    tmp_path: Path, cells: Row, column: str, found: str, expected: str, next_step: str
) -> None:
    """Each mistake is one fault of its row, at its root."""
    outcome = looked(tmp_path, [numerator(), correction(**cells)])
    said = [(row, *rest) for _, row, *rest in messages(outcome)]

    assert [(row, place, what, should, " ".join(step.split())) for row, place, what, should, step in said] == [
        (3, column, found, expected, next_step)
    ]


def test_a_correction_of_what_was_never_published_names_the_nearest_figure(tmp_path: Path) -> None:
    """A name is mistyped, or the field: then the change is still without its correction."""
    name = RATE.replace("binary", "binray")
    found = messages(looked(tmp_path, [correction(name), numerator()]))
    assert found[0] == (
        "corrections.csv",
        2,
        "what",
        f'"{name}"',
        "the name of a figure in published.csv",
        f"Did you mean {RATE}? Copy what from published.csv; delete the row if the figure was never published.",
    )
    assert found[1][:4] == ("published.csv", 29, "figure", '"21.9" in observations.csv, row 3')
    assert "begins with" not in found[1][5]

    found = messages(looked(tmp_path, [correction(field="marks"), numerator(), correction()]))
    assert found == [(
        "corrections.csv", 2, "field", '"marks"', "value, numerator and denominator, which published.csv has of this "
        "figure", "correct field; delete the row if nothing was published there.",
    )]  # fmt: skip


def test_a_correction_without_any_publication_is_refused(tmp_path: Path) -> None:
    """Only what readers have seen is corrected."""
    held = tables(tmp_path, good())
    outcome = run_published(
        run_gate(held, CONTEXT, expectations=EXPECTATIONS), held, published=None,
        corrections=beside(tmp_path, "corrections", [correction("fte_number.local.2020-01_2020-12")]),
        cut_off=CUT_OFF, context=CONTEXT, expectations=EXPECTATIONS,
    )  # fmt: skip

    assert messages(outcome) == [(
        "corrections.csv", 2, "what", '"fte_number.local.2020-01_2020-12"', "the name of a figure in published.csv",
        "No figure in it has a name like that. Copy what from published.csv; delete the row if the figure was never "
        "published.",
    )]  # fmt: skip


def test_a_correction_that_changes_nothing_or_stands_twice_is_refused(tmp_path: Path) -> None:
    """The same row twice is one fault, and so is a row from a figure to itself."""
    found = messages(looked(tmp_path, [correction(), numerator(), correction()]))
    assert [(one[1], one[2], one[5]) for one in found] == [(4, "what", "delete one of the two rows.")]

    found = messages(looked(tmp_path, [correction(to="21.40")], good()))
    assert [(one[1:5]) for one in found] == [(2, "from, to", "21.4 to 21.40", "two different figures")]


def test_a_second_correction_begins_where_the_first_one_ended(tmp_path: Path) -> None:
    """The message names the row of the first."""
    rows = [correction(to="22", on="2025-08-01"), numerator(), correction(**{"from": "23"})]
    found = messages(looked(tmp_path, rows))

    assert [one[1:5] for one in found] == [(4, "from", '"23"', '"22", as the correction in row 2 says')]


def test_a_figure_in_words_or_with_signs_is_refused(tmp_path: Path) -> None:
    """Also between two corrections, where neither the record nor the input has it."""
    rows = [correction(to="about 22%", on="2025-08-01"), correction(**{"from": "about 22%"}), numerator()]
    found = messages(looked(tmp_path, rows))

    assert [one[1:5] for one in found] == [
        (row, "from, to", '"about 22%"', "plain digits, as published.csv has them, or a blank to") for row in (2, 3)
    ]


def test_errors_of_the_inputs_come_first(tmp_path: Path) -> None:
    """A figure that is wrong in itself is mended before anybody writes a correction of it."""
    inputs = changed_inputs()
    inputs["observations"][1] |= {"numerator": "410"}
    outcome = looked(tmp_path, None, inputs)

    assert {fault.file.rpartition("/")[2] for fault in outcome.errors} == {"observations.csv"}


def test_an_accepted_correction_stays_and_the_next_change_needs_its_own(tmp_path: Path) -> None:
    """After publishing again the record tells both editions, and a third figure needs a row from the second."""
    first = beside(tmp_path, "published", record(tables(tmp_path, good()), None, None, ON))
    rows = [correction(), numerator()]
    now = tables(tmp_path, changed_inputs())
    again = record(now, first, beside(tmp_path, "corrections", rows), date(2025, 10, 1))
    second = beside(tmp_path, "published", again)
    assert second is not None
    held = second.frame[(second.frame["what"] == RATE) & (second.frame["field"] == "value")]
    assert list(zip(held["figure"], held["on"], strict=True)) == [("21.4", "2025-07-14"), ("21.9", "2025-10-01")]
    assert uncorrected(second, now, beside(tmp_path, "corrections", rows)) == ()

    inputs = changed_inputs()
    inputs["observations"][1] |= {"numerator": "42", "value": "22.5"}
    left = uncorrected(second, tables(tmp_path, inputs), beside(tmp_path, "corrections", rows))
    assert [(one.field, one.in_force, one.now) for one in left] == [
        ("value", "21.9", "22.5"),
        ("numerator", "41", "42"),
    ]


def test_a_deleted_correction_is_missed(tmp_path: Path) -> None:
    """The record tells that the figure changed between two editions, so its correction cannot be taken away."""
    first = beside(tmp_path, "published", record(tables(tmp_path, good()), None, None, ON))
    now = tables(tmp_path, changed_inputs())
    rows = beside(tmp_path, "corrections", [correction(), numerator()])
    second = beside(tmp_path, "published", record(now, first, rows, date(2025, 10, 1)))

    left = uncorrected(second, now, beside(tmp_path, "corrections", [numerator()]))
    assert [(one.field, one.in_force, one.now) for one in left] == [("value", "21.4", "21.9")]


@pytest.mark.parametrize(
    "text",
    ["information officer", "Information Officer", "Head of Service", "Head of Service, Exampleton Council", "YJB",
     "Youth Justice Board", "Data and Performance Analyst", "IT manager", "statistician", "Nextborough Council",
     "Section 151 Officer", "caseworker"],
)  # fmt: skip
def test_a_role_is_no_name(text: str) -> None:
    """Roles and bodies pass, also with capitals and with the names of places."""
    words = frozenset(load_suite(EXPECTATIONS, "corrections").settings["role_words"]) | {"exampleton", "nextborough"}

    assert personal_name(text, words) is None


@pytest.mark.parametrize(
    "text",
    ["Jane Smith", "J Smith", "J. Smith", "J.P. Smith", "Mr Smith", "dr Patel", "Jane", "j.smith@exampleton.gov.uk",
     "Jane Smith, information officer", "information officer (Jane Smith)", "Siân O'Brien",
     "Information Officer: Amir Khan"],
)  # fmt: skip
def test_a_name_is_no_role(text: str) -> None:
    """A name is found alone, beside a role, with a title, with initials and in an address."""
    words = frozenset(load_suite(EXPECTATIONS, "corrections").settings["role_words"])

    assert personal_name(text, words) == text


def test_a_record_that_was_edited_is_refused(tmp_path: Path) -> None:
    """A word that make publish does not write, or a figure that stands twice, is no record."""
    held = tables(tmp_path, good())
    rows = [
        {"kind": "observation", "what": RATE, "field": "value", "figure": "32.3", "on": "2025-07-14"},
        {"kind": "observations", "what": RATE, "field": "valeu", "figure": "32.3", "on": "14/07/2025"},
    ]
    outcome = run_published(
        run_gate(held, CONTEXT, expectations=EXPECTATIONS), held, published=beside(tmp_path, "published", rows),
        corrections=None, cut_off=CUT_OFF, context=CONTEXT, expectations=EXPECTATIONS,
    )  # fmt: skip

    assert [one[1:4] for one in messages(outcome) if one[2] != "figure"] == [
        (2, "kind", '"observation"'), (3, "field", '"valeu"'), (3, "on", '"14/07/2025"'),
    ]  # fmt: skip
