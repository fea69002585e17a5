"""Rows that are wrong together: repeats, parts, nested counts, budgets, registers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from gate_inputs import YEAR_2019, YEAR_2020, Row, gate, good, money, observation, outcome_row, register

from yjreport.errors import GateFailed
from yjreport.gate.gate import GateOutcome
from yjreport.gate.suites.faults import Fault

Change = Callable[[list[Row]], object]


def cell(place: int, **cells: str) -> Change:
    """Return a change of some cells of one row; rows are numbered as in the file."""
    return lambda rows: rows[place - 2].update(cells)


def add(*more: Row) -> Change:
    """Return a change that adds rows at the end."""
    return lambda rows: rows.extend(more)


def drop(place: int) -> Change:
    """Return a change that takes a row away."""
    return lambda rows: rows.pop(place - 2)


def repeat(place: int, **cells: str) -> Change:
    """Return a change that adds a row again at the end, with some cells changed."""
    return lambda rows: rows.append({**rows[place - 2], **cells})


def both(*changes: Change) -> Change:
    """Return several changes as one."""
    return lambda rows: [change(rows) for change in changes]


def whole(**cells: str) -> Row:
    """Return the number of all children in 2020."""
    return observation("children_worked_with", "count", **{"value": "30", **YEAR_2020, **cells})


def rolling(period: str = "2021", **cells: str) -> Row:
    """Return the number of children of a year, its days unless others are given."""
    days = {"period_start": f"{period}-01-01", "period_end": f"{period}-12-31"}
    return observation("children_worked_with", "count", **{"value": "30", "period": period, **days, **cells})


def rates(by_area: dict[str, str]) -> list[Row]:
    """Return the rate of first time entrants of some areas."""
    return [observation("fte_rate", "per_100000", value=value, area=area, **YEAR_2020)
            for area, value in by_area.items()]  # fmt: skip


def counts(by_area: dict[str, str]) -> list[Row]:
    """Return the number of first time entrants of some areas."""
    return [observation("fte_number", "count", value=value, area=area, **YEAR_2020)
            for area, value in by_area.items()]  # fmt: skip


def people(value: str) -> Row:
    """Return a population aged 10 to 17 in the middle of 2021."""
    days = {"period": "mid-2021", "period_start": "2021-06-30", "period_end": "2021-06-30"}
    return observation("population_10_17", "count", value=value, **days)


# input, what is done to the good one, exit code, (check, row, column) of every error, pieces of the message
ERRORS: dict[str, tuple[str, Change, int, list[tuple[str, int, str]], list[str]]] = {
    "a duplicate row": (
        "observations", repeat(2), 31, [("row-once", 20, "measure")],
        ["reoffending_binary for local, January to December 2020, which row 2 has already",
            "delete one of the two"]),
    "a duplicate row with another note": (
        "observations", repeat(2, note="again", line="99"), 31, [("row-once", 20, "measure")], ["row 2"]),
    "a duplicate row, its breakdown in another order": (
        "observations",
        add(whole(breakdown="sex=girls; age=10 to 14"), whole(breakdown="age=10 to 14; sex=girls")), 31,
        [("row-once", 21, "measure")], ["which row 20 has already"]),
    "three of one row": (
        "observations", both(repeat(2), repeat(2)), 31, [("row-once", 20, "measure"), ("row-once", 21,
            "measure")],
        ["2 errors"]),
    "one of the parts twice": (
        "observations", repeat(11), 31, [("row-once", 20, "measure")], ["police_custody_outcome"]),
    "two figures for one thing": (
        "observations", repeat(2, numerator="43", value="33.1"), 31, [("row-not-contradicted", 20, "value")],
        ["numerator 43 against 42, value 33.1 against 32.3", "one figure for reoffending_binary, local"]),
    "parts above their whole": (
        "observations", cell(11, numerator="859", value="89.6"), 30, [("parts-within-whole", 11,
            "numerator")],
        ["859 + 41 + 44 + 225 = 1169 in rows 11 to 14", "at most 959"]),
    "a part above its whole": (
        "observations", add(whole(), whole(value="31", breakdown="sex=girls")), 30, [("part-within-whole",
            21, "value")],
        ['found "31"', "at most 30, the whole in row 20"]),
    "fewer reoffences than reoffenders": (
        "observations", both(cell(4, value="41"), drop(5)), 30, [("counts-nested", 4, "value")],
        ['found "41"', "at least 42 (row 2): the children who reoffended"]),
    "fewer sentences than children": (
        "observations", cell(7, value="3"), 30, [("counts-nested", 7, "value")],
        ["at least 4 (row 8): the children sentenced to custody"]),
    "two kinds of error": (
        "observations", both(repeat(2), cell(3, value="140")), 30,
        [("percent-in-range", 3, "value"), ("row-once", 20, "measure")], ["2 errors"]),
    "two kinds of record in one line": (
        "observations",
        add(rolling(source="tracker", breakdown="x=y"), rolling("2020", source="pnc-2023", breakdown="x=y")), 30,
        [("one-kind-of-source", 21, "source")],
        ["found pnc-2023 (open, Police National Computer) in one line with tracker (local, case management system), row"
         " 20", "sources of one kind and basis for children_worked_with, local",
         "separate them by a breakdown such as source=case management system, or drop one"]),
    "a basis beside one that is not stated": (
        "observations",
        add(rolling(source="open-data", breakdown="x=y"), rolling("2020", source="pnc-2023", breakdown="x=y")), 30,
        [("one-kind-of-source", 21, "source")], ["open-data (open, basis not stated), row 20"]),
    "three kinds of source in one line": (
        "observations",
        add(rolling(breakdown="x=y"), rolling("2020", source="tracker", breakdown="x=y"),
            rolling("2019", source="pnc-2023", breakdown="x=y"), rolling("2018", source="pnc-2024", breakdown="x=y")),
        30, [("one-kind-of-source", 21, "source"), ("one-kind-of-source", 22, "source")], ["a-plan (plan, basis not"]),
    "a rate with its count and population in other rows": (
        "observations",
        add(observation("fte_rate", "per_100000", value="143", **YEAR_2020),
            observation("fte_number", "count", value="50", **YEAR_2020),
            people("78300")), 30, [("population-of-ages", 20, "denominator")],
        ["the rate 143 with 50 in row 21 and a population of 78300 in row 22", "as one aged 0 to 17 would be"]),
    "a population that doubles in a year": (
        "observations",
        add(observation("fte_rate", "per_100000", numerator="50", denominator="35000", **YEAR_2020),
            observation("fte_rate", "per_100000", numerator="50", denominator="78300", **YEAR_2019)), 30,
        [("population-steady", 21, "value, denominator")],
        ["a population of 78300 here", "within half as much again of 35000 in row 20",
         "It is 2.2 times the one that fits, as one aged 0 to 17 would be"]),
    "a population of other ages than the denominator": (
        "observations",
        add(observation("fte_rate", "per_100000", numerator="50", denominator="78300", **YEAR_2020), people("35000")),
        30, [("population-steady", 20, "value, denominator")], ["35000 in row 21"]),
    "a nation's rate that is the sum of its regions'": (
        "observations",
        add(*rates({"east-midlands": "150", "west-midlands": "140", "london": "160", "south-east": "120",
                    "england": "570"})), 30, [("whole-within-members", 24, "value")],
        ["570 for england", "120 to 160, the range of its 4 members in the file, in rows 20 to 23",
         "it may be a sum of rates"]),
    "a region's rate below every authority's": (
        "observations",
        add(*rates({"E06000016": "150", "E06000091": "140", "E06000092": "160", "east-midlands": "138"})), 30,
        [("area-known", 22, "area"), ("whole-within-members", 23, "value")], ["138 for east-midlands", "140 to 160"]),
    "a joint service outside its authorities": (
        "observations", add(*rates({"E06000016": "150", "E06000091": "140", "local": "152"})), 30,
        [("whole-within-members", 22, "value")], ["152 for local", "its 2 members in the file, in rows 20 and 21"]),
    "a count that is not the sum of its members": (
        "observations", add(*counts({"E06000016": "150", "E06000091": "140", "local": "310"})), 30,
        [("count-is-sum", 22, "value")], ["310 for local", "290, the sum of its 2 members in the file"]),
    "a row that does not add": (
        "budget", cell(2, total="130"), 35,
        [("row-adds", 2, "total"), ("total-column-adds", 6, "total")],
        ['found "130"; expected 120, which is staffing costs 100 + other delegated funds 20',
         'found "150"; expected 160, which the items in rows 2 to 5 add to']),
    "a column that does not add": (
        "budget", cell(6, staffing="110", payments_in_kind="20"), 35,
        [("payments_in_kind-column-adds", 6, "payments_in_kind"), ("staffing-column-adds", 6, "staffing")],
        ["expected 30, which the items in rows 2 to 5 add to"]),
    "a grand total that does not add": (
        "budget", cell(6, total="151"), 35, [("row-adds", 6, "total"), ("total-column-adds", 6, "total")],
        ["column total", "expected 150"]),
    "an item left out": (
        "budget", drop(3), 35,
        [("payments_in_kind-column-adds", 5, "payments_in_kind"), ("total-column-adds", 5, "total")],
        ["row 5"]),
    "a table of totals only that does not add": (
        "budget", cell(8, total="11"), 35, [("total-column-adds", 9, "total")],
        ["expected 151, which the items in rows 7 and 8 add to"]),
    "amounts without their total": (
        "budget", cell(3, total=""), 35, [("row-total-given", 3, "total")],
        ["found a blank cell; expected 30, which is payments in kind 30"]),
    "no total row": (
        "budget", drop(6), 35, [("one-total-row", 5, "row")], ["found 0 total rows",
            "one total row in the table contributions"]),
    "two total rows": (
        "budget", repeat(6, label="Grand total"), 35, [("one-total-row", 11, "row")], ["found 2 total rows"]),
    "an item twice": (
        "budget", both(repeat(3), cell(3, note="first")), 31, [("item-once", 11, "label")],
        ["found Health, which row 3 has already", "give them different labels"]),
    "a pound sign": (
        "budget", cell(2, staffing="£100"), 36, [("staffing-pounds", 2, "staffing")],
        ["the number alone (100)"]),
    "a point between thousands": (
        "budget", both(cell(10, total="56.000")), 36, [("total-pounds", 10, "total")],
        ["is it 56000 (a point between the thousands) or 56.00?"]),
    "an agency by another name": (
        "budget", cell(3, agency="healt"), 36, [("agency-known", 3, "agency")], ["Did you mean health?",
            "label"]),
    "a category that is an agency": (
        "budget", cell(7, agency="police"), 36, [("category-known", 7, "agency")],
        ["employee, other_employee"]),
    "a total under an agency": (
        "budget", cell(6, agency="police"), 36, [("total-agency", 6, "agency")], ["expected total"]),
    "a table misspelt": (
        "budget", cell(10, table="other funding"), 36, [("table-known", 10, "table")],
        ["Did you mean other_funding?"]),
    "a row that is neither": (
        "budget", cell(5, row="sum"), 36, [("row-known", 5, "row")], ["item or total"]),
    "an action's id twice": (
        "actions", repeat(2), 31, [("id-once", 4, "id")], ['found "a1", which row 2 has already']),
    "a status by colour": (
        "actions", cell(2, status="green"), 36, [("status-known", 2, "status")],
        ["a colour is not a status"]),
    "a status left blank": (
        "actions", cell(3, status=""), 30, [("status-given", 3, "status")], ['with "not stated"']),
    "a target date by slashes": (
        "actions", cell(2, target_date="31/03/2024"), 36, [("target_date-date", 2, "target_date")],
        ["is it 2024-03-31?"]),
    "an impact that is none": (
        "actions", cell(3, impact="good progress"), 36, [("impact-known", 3, "impact")], ["progress made"]),
    "a kind of action that is none": (
        "actions", cell(3, kind="actoin"), 36, [("kind-known", 3, "kind")], ["Did you mean action?"]),
    "a risk of no kind": ("risks", cell(2, kind="risk"), 36, [("kind-known", 2, "kind")],
        ["register or narrative"]),
    "a risk that says nothing": ("risks", cell(2, risk=""), 30, [("risk-given", 2, "risk")], ["fill risk"]),
    "a result without a grade": (
        "standards", cell(2, grade=""), 30, [("result-has-grade", 2, "grade")], ["a blank cell on a result",
            "not graded"]),
    "a state that is none": ("standards", cell(3, state="done"), 36, [("state-known", 3, "state")],
        ["pending"]),
    "an assessment that ends before it starts": (
        "standards", cell(2, period_end="2023-09-30"), 34, [("period-order", 2, "period_start, period_end")],
        ["2023-10-01 to 2023-09-30"]),
    "an assessment twice": (
        "standards", repeat(2), 31, [("row-once", 4, "standard")],
        ["Standards 2019, At court, which row 2 has already"]),
    "a check that is none": ("notes", cell(2, check="DQ6"), 36, [("check-known", 2, "check")],
        ["such as DQ06"]),
    "a check beyond the list": ("notes", cell(2, check="DQ27"), 36, [("check-known", 2, "check")],
        ["DQ01 to DQ26"]),
    "a section that is none": (
        "notes", cell(2, section="reofending"), 36, [("section-known", 2, "section")],
        ["Did you mean reoffending?"]),
    "a note's id twice": ("notes", repeat(2, summary="Another."), 31, [("id-once", 3, "id")],
        ["row 2 has already"]),
}  # fmt: skip

WARNINGS: dict[str, tuple[str, Change, list[tuple[str, int, str]], list[str]]] = {
    "parts below their whole": (
        "observations", drop(14), [("parts-complete", 11, "numerator")],
        ["649 + 41 + 44 = 734 in rows 11 to 13", "225 are not accounted for"]),
    "counts that overlap": (
        "observations", add(whole(), whole(value="20", breakdown="need=a"), whole(value="15",
            breakdown="need=b")),
        [("counts-within-whole", 21, "value")], ["20 + 15 = 35 in rows 21 and 22", "at most 30",
            "say so in note"]),
    "rolling windows": (
        "observations",
        add(rolling("2020"), rolling("April 2020 to March 2021", period_start="2020-04-01", period_end="2021-03-31"),
            rolling("July 2020 to June 2021", period_start="2020-07-01", period_end="2021-06-30")),
        [("windows-apart", 21, "period")],
        ["2020 (row 20), April 2020 to March 2021 (row 21) and July 2020 to June 2021 (row 22)",
         "neither adds them up nor compares them"]),
    "a nation outside the range of a few regions": (
        "observations",
        add(*rates({"east-midlands": "150", "west-midlands": "140", "london": "145", "england": "152"})),
        [("whole-near-members", 23, "value")], ["its 3 of 4 members in the file"]),
    "a count with a small remainder": (
        "observations", add(*counts({"E06000016": "1501", "E06000091": "1402", "local": "2913"})),
        [("count-is-sum-exactly", 22, "value")], ["2,903, the sum of its 2 members", "say in note who is in none"]),
    "two names of the same days": (
        "observations", add({**whole(), "breakdown": "x=y"}, {**whole(), "breakdown": "x=y",
            "period": "2020"}),
        [("period-one-name", 21, "period")], ['"2020"', "row 20"]),
    "expenditure of one column": (
        "budget", both(cell(7, total="10"), cell(9, total="20")), [("expenditure-reconciles", 9, "total")],
        ["20, which is other delegated funds only (130 less than the total)"]),
    "expenditure of nothing": (
        "budget", both(cell(7, total="141"), cell(9, total="151")), [("expenditure-reconciles", 9, "total")],
        ["151; the contributions (row 6) are staffing costs 100, payments in kind 30"]),
    "a column without its total": (
        "budget", cell(6, staffing="", payments_in_kind="", other_delegated=""), [("column-total-given", 6,
            "total")],
        ["no total of staffing costs (100), payments in kind (30), other delegated funds (20)"]),
    "a negative contribution": (
        "budget", both(cell(5, total="-5"), cell(6, total="145", staffing="", payments_in_kind="",
            other_delegated=""),
                       cell(9, total="145"), cell(7, total="135")),
        [("column-total-given", 6, "total"), ("money-not-negative", 5, "total")],
        ["-5; amounts of 0 or more"]),
    "actions without leads": (
        "actions", both(cell(2, lead=""), add(register("actions", id="a3", kind="action", action="x",
            target="soon",
                                                       status="not stated", impact="not stated"))),
        [("actions-have-leads", 2, "lead")], ["no lead on 2 of 2 actions, in rows 2 and 4"]),
    "an action without a date": (
        "actions", cell(2, target="", target_date=""), [("actions-have-targets", 2, "target_date")],
        ["1 of 1 actions, in row 2"]),
    "a grade in capitals": (
        "standards", cell(2, grade="Good"), [("grade-lower-case", 2, "grade")], ["lower case"]),
    "a grade that is expected": (
        "standards", cell(3, grade="good"), [("grade-is-result", 3, "grade")],
        ["while the state is pending"]),
}  # fmt: skip

ACCEPTED: dict[str, tuple[str, Change]] = {
    "groups of one size, with the row of all": (
        "observations",
        add(
            outcome_row("x", "15", denominator="40", breakdown="", area="england"),
            outcome_row("x", "12", denominator="20", breakdown="sex=boys", area="england"),
            outcome_row("x", "12", denominator="20", breakdown="sex=girls", area="england"),
        ),
    ),
    "parts of a part": ("observations", add(whole(), whole(value="30", breakdown="sex=girls; age=10 to 14"))),
    "parts from another source": (
        "observations", add(whole(), whole(value="31", breakdown="sex=girls", source="open-data"))),
    "two vintages of one record": (
        "observations",
        add(rolling(source="pnc-2023", breakdown="x=y"), rolling("2020", source="pnc-2024", breakdown="x=y"))),
    "two plans of one service": ("observations", add(rolling(), rolling("2020", source="annual-report"))),
    "two kinds of record set apart": (
        "observations", add(rolling("2020", source="tracker", breakdown="source=case management system"),
                            rolling("2020", source="pnc-2023", breakdown="source=Police National Computer"))),
    "a year and its quarter": (
        "observations",
        add(rolling("2020"), rolling("quarter", period_start="2020-01-01", period_end="2020-03-31"))),
    "windows whose notes say that they overlap": (
        "observations",
        add(rolling("2020", note="The windows overlap."), rolling("2020-21", period_start="2020-04-01",
            period_end="2021-03-31", note="The windows overlap."))),
    "a rate with its count and population": (
        "observations",
        add(observation("fte_rate", "per_100000", value="143", **YEAR_2020),
            observation("fte_number", "count", value="50", **YEAR_2020), people("36500"))),
    "a whole within its members": (
        "observations", add(*rates({"E06000016": "150", "E06000091": "140", "local": "145", "england": "900"}))),
    "a whole at the edge of its members, rounded": (
        "observations", add(*rates({"E06000016": "150", "E06000091": "140", "local": "150.4"}))),
    "a whole without its members": ("observations", add(*rates({"E06000016": "150", "local": "145"}))),
    "a count that is the sum": (
        "observations", add(*counts({"E06000016": "150", "E06000091": "140", "local": "290"}))),
    "a count that is rounded to ten": (
        "observations", add(*counts({"E06000016": "1504", "E06000091": "1400", "local": "2900"}))),
    "a median of nights": (
        "observations",
        add(*(observation("remand_nights_median", "nights", value=value, area=area, **YEAR_2020)
              for area, value in {"E06000016": "50", "E06000091": "40", "local": "45"}.items()))),
    "a ratio of rates beyond its members'": (
        "observations",
        add(*(observation("relative_rate_index", "ratio", value=value, area=area, **YEAR_2020)
              for area, value in {"E06000016": "2.50", "E06000091": "2.40", "local": "2.60"}.items()))),
    "the same days in another area": ("observations", repeat(2, area="england")),
    "a total of a blank column printed as 0, as its note says": (
        "budget", both(cell(3, payments_in_kind="", total="0"),
                       cell(6, payments_in_kind="0", total="120", note="The cells are blank in the plan."),
                       cell(7, total="110"), cell(9, total="120"))),
    "one agency twice under two names": (
        "budget", add(money("other_funding", "health", ",,,25000", label="Restorative justice"))),
    "no rows at all": ("budget", lambda rows: rows.clear()),
}  # fmt: skip


def outcome_of(folder: Path, kind: str, change: Change) -> GateOutcome:
    """Return what the gate finds in one good input after a change."""
    rows = good()[kind]
    change(rows)
    return gate(folder, **{kind: rows})


def places(faults: tuple[Fault, ...]) -> list[tuple[str, int, str]]:
    """Return the check, row and column of faults, by check."""
    return sorted((fault.check, fault.row, fault.column) for fault in faults)


@pytest.mark.parametrize("name", ERRORS)
def test_rows_that_are_wrong_together_stop_the_report(name: str, tmp_path: Path) -> None:
    """Each kind of mistake is found where it stands, said in one message, and has its own exit code."""
    kind, change, code, expected, parts = ERRORS[name]

    outcome = outcome_of(tmp_path, kind, change)

    assert places(outcome.errors) == sorted(expected)
    with pytest.raises(GateFailed) as caught:
        outcome.raise_if_errors()
    message = str(caught.value)
    assert caught.value.exit_code == code
    assert [part for part in parts if part not in message] == [], message
    assert f"data/plans/exampleton/2024-25/{kind}.csv, row {expected[0][1]}, column" in message
    assert str(tmp_path) not in message


@pytest.mark.parametrize("name", WARNINGS)
def test_what_needs_a_look_is_a_warning(name: str, tmp_path: Path) -> None:
    """A warning does not stop the report, and says what is odd about which rows."""
    kind, change, expected, parts = WARNINGS[name]

    outcome = outcome_of(tmp_path, kind, change)

    outcome.raise_if_errors()
    assert places(outcome.warnings) == sorted(expected)
    message = " ".join(f"{fault.found}; {fault.expected}; {fault.next_step}" for fault in outcome.warnings)
    assert [part for part in parts if part not in message] == [], message


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_may_rightly_be_so_is_left_alone(name: str, tmp_path: Path) -> None:
    """Groups of one size, several sources and blank columns are not mistakes."""
    kind, change = ACCEPTED[name]

    assert outcome_of(tmp_path, kind, change).faults == ()
