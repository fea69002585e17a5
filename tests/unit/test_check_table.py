"""The table that `make check` prints: its width, its words, and what it counts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yjreport.checking.groups import groups, row_words
from yjreport.checking.table import WIDEST, shares, table, terminal_width, wrap
from yjreport.checking.terminal import MOST_ERRORS, MOST_GROUPS, outcome_lines
from yjreport.gate.gate import Checked, CheckedFile, GateOutcome, merged
from yjreport.gate.record import checks_json
from yjreport.gate.suites.faults import MOST_HELD, Fault, Rest, gate_failed, runs_of

FILE = "data/plans/exampleton/2024-25/observations.csv"


def fault(row: int, severity: str = "error", **cells: str) -> Fault:
    """Return a fault of a row."""
    usual = {
        "kind": "type", "file": FILE, "column": "value", "found": f'"a{row}"', "expected": "a number in plain digits",
        "next_step": "write the number in plain digits.", "check": "value-number",
    }  # fmt: skip
    return Fault(severity, row=row, **{**usual, **cells})


def outcome(*faults: Fault, rest: tuple[Rest, ...] = ()) -> GateOutcome:
    """Return what a gate found in one file of 99 rows."""
    checked = Checked("observations", "value-number", FILE, "A value is a number.", "Why.", "DQ20", "error", 99, 1)
    files = (CheckedFile("observations", FILE, "0" * 64, 99),)
    return GateOutcome(files, tuple(sorted(faults, key=Fault.place)), (checked,), rest)


def text(found: GateOutcome, width: int = 100) -> str:
    """Return the printed table, with every run of spaces and line ends as one space."""
    return " ".join(" ".join(outcome_lines(found, width)).split())


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([8], "row 8"),
        ([8, 12], "rows 8 and 12"),
        ([8, 9], "rows 8 and 9"),
        ([8, 12, *range(40, 53)], "rows 8, 12 and 40 to 52"),
        ([0], "the whole file"),
        (list(range(2, 40, 2)), "rows 2, 4, 6, 8, 10, 12 and 13 more"),
        (list(range(2, 100_002)), "rows 2 to 100001"),
    ],
)
def test_rows_are_listed_in_short(rows: list[int], words: str) -> None:
    """Neighbours are one run, many runs are counted, and row 0 is the whole file."""
    assert row_words(runs_of(rows)) == words


def test_rows_beyond_the_runs_that_are_held_are_counted() -> None:
    """Nothing is lost where the runs themselves are too many to hold."""
    rest = Rest.of("error", "type", FILE, "value-number", range(1, 1001, 2))

    assert rest.count == 500
    assert len(rest.runs) == 50
    assert row_words(rest.runs, beyond=rest.count - 50, most=2) == "rows 1, 3 and 498 more"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=8), st.integers(9, 60))
def test_wrapping_loses_no_letter(words: list[str], width: int) -> None:
    """A wrapped text has all its letters in their order, and no line is longer than the column but for a number."""
    said = " ".join(words)
    lines = wrap(said, width)

    assert "".join("".join(lines).split()) == "".join(said.split())
    assert all(len(line) <= width or any(letter.isdigit() for letter in line) for line in lines)


@given(st.integers(0, 10**9), st.integers(8, 30))
def test_a_number_is_never_cut(number: int, width: int) -> None:
    """A number with its separators stands whole on one line, also within a long word."""
    shown = f"{number:,}.25"
    for said in (f"found {shown} of {shown}", f"contributions_{shown}_and_{shown}/{shown}"):
        whole = [len(re.findall(rf"(?<![\d,.]){re.escape(shown)}(?!\d)", line)) for line in wrap(said, width)]
        assert sum(whole) == said.count(shown)


def test_a_long_path_is_parted_after_a_slash() -> None:
    """A path that is longer than its column stays readable."""
    assert wrap("params/areas_of_authorities.csv", 16) == ["params/areas_of_", "authorities.csv"]


@pytest.mark.parametrize("width", [80, 100, 120])
def test_the_table_fits_its_width(width: int) -> None:
    """No line is longer than the terminal, and the cells of a row stand side by side."""
    found = outcome(
        fault(8, found="649 + 41 + 44 = 734 in rows 11 to 13", expected="959, the denominator: 225 are missing"),
        fault(9, severity="warning", next_step="look at it " * 30),
    )
    lines = outcome_lines(found, width)

    assert max(map(len, lines)) <= width
    assert max(map(len, lines)) >= width - 25
    assert any(re.match(r"Where +Found +Expected +What to do$", line) for line in lines)
    assert any(re.match(r"row 8, value +649", line) for line in lines)


def test_columns_share_what_is_left() -> None:
    """Fixed columns keep their widths, gaps are counted, and the whole width is used."""
    widths = shares(80, [15], (4, 4, 5))

    assert widths[0] == 15
    assert sum(widths) + 2 * 3 == 80


def test_numbers_stand_right() -> None:
    """A column of numbers is aligned to the right, its heading too."""
    assert table(["Year", "Rows"], [["2024", "7"], ["2025", "12"]], [4, 4], right=(1,)) == [
        "Year  Rows", "----  ----", "2024     7", "2025    12",
    ]  # fmt: skip


def test_the_width_is_the_terminal_s_within_what_reads_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """A very wide window is not filled, a narrow one not outrun, and without one it is 100."""
    monkeypatch.setenv("COLUMNS", "300")
    assert terminal_width() == WIDEST
    monkeypatch.setenv("COLUMNS", "90")
    assert terminal_width() == 90
    monkeypatch.setenv("COLUMNS", "20")
    assert terminal_width() == 60
    monkeypatch.delenv("COLUMNS")
    monkeypatch.setattr("shutil.os.get_terminal_size", lambda *_: (_ for _ in ()).throw(OSError))
    assert terminal_width() == 100


def test_errors_stand_first_and_the_verdict_last() -> None:
    """Errors, warnings, notes, verdict: in this order, each with what becomes of it."""
    said = text(outcome(fault(3, "note", kind="reading", check=""), fault(4, "warning"), fault(5)))
    places = [said.index(words) for words in ("1 ERROR (stops", "1 WARNING (is printed", "1 NOTE (says", "REFUSED:")]

    assert places == sorted(places)
    assert "REFUSED: 1 error, 1 warning and 1 note." in said
    assert "1 check of 99 rows in 1 file" in said


def test_nothing_found_is_one_line() -> None:
    """Good inputs have the verdict alone."""
    assert outcome_lines(outcome(), 100) == ["PASSED: 0 errors and 0 warnings. (1 check of 99 rows in 1 file)"]


def test_warnings_of_one_rule_are_one_line() -> None:
    """The rows are listed in short, with what the first of them holds."""
    said = text(outcome(*(fault(row, "warning") for row in (8, 12, *range(40, 53)))), 120)

    assert said.count("Write the number in plain digits.") == 1
    assert "rows 8, 12 and 40 to 52," in said
    assert 'row 8: "a8"' in said
    assert "15 WARNINGS" in said


def test_many_errors_are_shown_in_part_and_counted_to_the_last() -> None:
    """The first errors of every rule and file are in full, the rest stand by file and kind."""
    many = [fault(row) for row in range(2, 2 + MOST_HELD)]
    other = fault(900, kind="budget", check="row-adds", found="130")
    rest = Rest.of("error", "type", FILE, "value-number", range(300, 100_000))

    found = outcome(*many, other, rest=(rest,))
    said = text(found, 120)

    total = MOST_HELD + 1 + 99_700
    assert found.count("error") == total
    assert f"{total:,} ERRORS" in said
    assert f"And {total - MOST_ERRORS:,} more errors:" in said
    assert f"{total - MOST_ERRORS:,} {FILE} a cell that is not what its column holds" in said
    assert "row 900, value 130" in said
    assert said.count("Write the number in plain digits.") == MOST_ERRORS
    assert f"REFUSED: {total:,} errors" in said


def test_many_groups_of_warnings_are_counted() -> None:
    """A screen of warnings is enough: the rest are counted, with the files that they are in."""
    said = text(outcome(*(fault(2, "warning", check=f"c{number}") for number in range(20))))

    assert said.count("Write the number") == MOST_GROUPS["warning"]
    assert f"And {20 - MOST_GROUPS['warning']} more warnings, in {FILE}." in said


def test_notes_are_alike_when_they_say_the_same_of_a_column() -> None:
    """What a reader did not understand in many rows is one line, another column another."""
    notes = [fault(row, "note", kind="reading", check="read", column=name) for row in (4, 5, 6) for name in ("A", "B")]
    together = groups(outcome(*notes), "note")

    assert [(group.columns, group.count, group.rows()) for group in together] == [
        ("A", 3, "rows 4 to 6"), ("B", 3, "rows 4 to 6"),
    ]  # fmt: skip
    assert {group.what for group in together} == {"Something in a file that was not understood."}


def test_a_rule_is_found_by_its_file_or_the_table_that_the_file_is_part_of() -> None:
    """Each group has the reason of its own suite, also where rules of two suites have one id."""
    sheet = "data/plans/exampleton/2024-25/inputs.xlsx, sheet risks"
    checked = [
        Checked(suite, "id-once", f"data/plans/exampleton/2024-25/{suite}", f"Of {suite}.", "", "", "error", 1, 1)
        for suite in ("actions", "risks")
    ]
    files = (CheckedFile("risks", sheet, "0", 1),)
    found = groups(GateOutcome(files, (fault(3, file=sheet, check="id-once"),), tuple(checked)), "error")

    assert [group.what for group in found] == ["Of risks."]


def test_the_rest_survives_the_record() -> None:
    """checks.json states the totals and the rows of what it does not hold one by one, and gives them back."""
    found = outcome(fault(2), rest=(Rest.of("error", "type", FILE, "value-number", [5, 6, 9]),))
    record = checks_json(found)

    assert (record["errors"], record["warnings"], record["notes"]) == (4, 0, 0)
    assert merged([record]) == found
    assert record["rest"][0]["runs"] == ((5, 6), (9, 9))


def test_the_error_that_stops_a_report_counts_the_rest_too() -> None:
    """The message has the whole number of errors, whatever is held of them."""
    error = gate_failed([fault(2), fault(3)], [Rest.of("error", "type", FILE, "value-number", range(10, 20))], most=1)

    assert "The inputs have 12 errors" in str(error)
    assert "and 11 more:\n    11 × a cell that is not what its column holds" in str(error)
    assert error.exit_code == 36
