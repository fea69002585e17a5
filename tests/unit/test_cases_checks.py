"""The checks of a case-level extract: what is an error, what is left out, and what is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from case_extract import Rows, good, read
from hypothesis import given
from hypothesis import strategies as st

from yjreport.cases.ages import age_on
from yjreport.errors import GateFailed

Tables = dict[str, Rows]
Change = Callable[[Tables], object]


def change(kind: str, row: int, **cells: str) -> Change:
    """Return a change of some cells of a row."""
    return lambda tables: tables[kind][row].update(cells)


def again(kind: str, **cells: str) -> Change:
    """Return a change that adds the first row a second time, with other cells."""
    return lambda tables: tables[kind].append({**tables[kind][0], **cells})


ERRORS: dict[str, tuple[Change, str, list[str]]] = {
    "a child twice": (again("children"), "children.csv, row 4, child_id", ["a row that is there once", "delete one"]),
    "an offence twice for one outcome": (
        again("outcomes"), "outcomes.csv, row 5, outcome_id", ["outcome_id and offence_id"]),
    "an order twice": (again("orders"), "orders.csv, row 5, order_id", ['found "R1"']),
    "two start returns": (
        again("kpi_returns"), "kpi_returns.csv, row 4, order_id", ["one row for each order_id and moment"]),
    "a partner twice at a meeting": (again("board"), "board.csv, row 3, meeting_date", ["meeting_date and partner"]),
    "a population twice": (again("population"), "population.csv, row 3, year", ["delete one"]),
    "two rows of coverage": (again("coverage", begins="2021-04-01"), "coverage.csv, row 3, begins", ["one row"]),
    "an offence of nobody": (
        change("offences", 0, child_id="C9"), "offences.csv, row 2, child_id", ['"C9"', "children"]),
    "an outcome of no offence": (
        change("outcomes", 2, offence_id="F9"), "outcomes.csv, row 4, offence_id", ["offences"]),
    "an offence of another child": (
        change("outcomes", 2, offence_id="F1"), "outcomes.csv, row 4, offence_id", ["same child as in offences"]),
    "an order of no outcome": (change("orders", 1, outcome_id="D9"), "orders.csv, row 3, outcome_id", ["outcomes"]),
    "an order of another child's outcome": (
        change("orders", 1, outcome_id="D1"), "orders.csv, row 3, outcome_id", ["same child as in outcomes"]),
    "a return of no order": (change("kpi_returns", 0, order_id="R9"), "kpi_returns.csv, row 2, order_id", ["orders"]),
    "a remand of nobody": (change("remands", 0, child_id="C9"), "remands.csv, row 2, child_id", ["children"]),
    "an arrest of nobody": (change("arrests", 0, child_id="C9"), "arrests.csv, row 2, child_id", ["children"]),
    "a victim of no outcome": (change("victims", 0, outcome_id="D9"), "victims.csv, row 2, outcome_id", ["outcomes"]),
    "a victim of no order": (change("victims", 0, order_id="R9"), "victims.csv, row 2, order_id", ["orders"]),
    "a victim of neither": (
        change("victims", 0, order_id="", outcome_id=""), "victims.csv, row 2, outcome_id", ["outcome or the order"]),
    "a referral order without an outcome": (
        change("orders", 2, order_type="referral order"), "orders.csv, row 4, outcome_id",
        ["a blank cell", "only prevention"]),
    "a youth caution without an outcome": (
        change("orders", 1, outcome_id=""), "orders.csv, row 3, outcome_id", ["the outcome that the order comes from"]),
    "an order that ends before it starts": (
        change("orders", 1, end="2024-03-01"), "orders.csv, row 3, end", ['"2024-03-01"', "not before start"]),
    "a remand that ends before it starts": (
        change("remands", 0, end="2023-01-31"), "remands.csv, row 2, end", ["not before start"]),
    "a release before the sentence": (
        lambda t: [row.update(release_date="2023-02-01") for row in t["outcomes"][:2]],
        "outcomes.csv, row 2, release_date", ["not before outcome_date"]),
    "an arrest that ends before it starts": (
        change("arrests", 0, released_at="2023-01-05 23:09"), "arrests.csv, row 2, released_at", ["23:09"]),
    "a detention before the arrest": (
        change("arrests", 0, arrested="2023-01-06"), "arrests.csv, row 2, detained_at", ["not before arrested"]),
    "a child who left before coming": (
        change("children", 1, moved_out="2022-01-09"), "children.csv, row 3, moved_out", ["not before moved_in"]),
    "an extract that ends before it begins": (
        change("coverage", 0, begins="2025-07-01"), "coverage.csv, row 2, ends", ["not before begins"]),
    "an outcome before its offence": (
        change("outcomes", 2, outcome_date="2024-01-31"), "outcomes.csv, row 4, outcome_date",
        ["not before the offence"]),
    "a hearing after the sentence": (
        change("outcomes", 2, first_appearance="2024-03-02"), "outcomes.csv, row 4, outcome_date",
        ["first_appearance"]),
    "a hearing before the offence": (
        change("outcomes", 2, first_appearance="2024-01-31"), "outcomes.csv, row 4, first_appearance", ["offence"]),
    "an offence before birth": (
        change("offences", 0, offence_date="2008-02-28"), "offences.csv, row 2, offence_date",
        ["after the child's birth"]),
    "a day after the extract": (
        change("orders", 2, end="2025-07-01"), "orders.csv, row 4, end", ["within the extract", "planned day blank"]),
    "a time after the extract": (
        change("arrests", 0, released_at="2025-07-01 00:00"), "arrests.csv, row 2, released_at",
        ["within the extract"]),
    "a gravity of 9": (change("offences", 0, gravity="9"), "offences.csv, row 2, gravity", ["from 1 to 8"]),
    "a cost below nothing": (change("remands", 0, cost="-1"), "remands.csv, row 2, cost", ["from 0 to 10,000,000"]),
    "more hours than a week": (
        change("kpi_returns", 1, ete_hours="169"), "kpi_returns.csv, row 3, ete_hours", ["0 to 100"]),
    "an authority of another service": (
        change("children", 0, authority="E06000016"), "children.csv, row 2, authority", ["X99000001 or X99000002"]),
    "a population of elsewhere": (
        change("population", 0, authority="E06000016"), "population.csv, row 2, authority",
        ["an authority of the service"]),
    "completed and still open": (
        change("orders", 2, completed="yes"), "orders.csv, row 4, completed",
        ["a blank cell for an order without an end"]),
    "an end return of an open order": (
        again("kpi_returns", order_id="R3", moment="end"), "kpi_returns.csv, row 4, moment", ["no end return"]),
    "an outcome of two days": (
        change("outcomes", 1, outcome_date="2023-03-02"), "outcomes.csv, row 3, outcome_date",
        ["in every row of one outcome"]),
    "an outcome of two kinds": (change("outcomes", 1, outcome="fine"), "outcomes.csv, row 3, outcome", ["the same"]),
    "an outcome released and not": (
        change("outcomes", 1, release_date=""), "outcomes.csv, row 3, release_date", ["same"]),
    "attended and not offered": (
        change("kpi_returns", 1, mental_health_offered="no", mental_health_attended="yes"),
        "kpi_returns.csv, row 3, mental_health_attended", ["only where mental_health_offered is yes"]),
    "offered without a need": (
        change("kpi_returns", 1, mental_health_need="not known"), "kpi_returns.csv, row 3, mental_health_offered",
        ["need"]),
    "provided and not requested": (
        change("arrests", 0, pace_requested="", pace_provided="yes"), "arrests.csv, row 2, pace_provided",
        ["pace_requested"]),
    "engaged without consent": (
        change("victims", 0, consented="no"), "victims.csv, row 2, rj_engaged", ["only where consented is yes"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ERRORS)
def test_a_contradiction_is_an_error(tmp_path: Path, name: str) -> None:
    """The message names table, row and column, what was found, what was expected and what to do."""
    made, place, words = ERRORS[name]
    tables = good()
    made(tables)
    with pytest.raises(GateFailed) as caught:
        read(tmp_path, tables)
    line = next((line for line in str(caught.value).splitlines() if f"cases/{place}:" in line), "")

    assert line, str(caught.value)
    assert "found " in line
    assert "expected " in line
    assert [] == [word for word in words if word not in line]


ALLOWED: dict[str, Change] = {
    "diversion without an outcome": change("orders", 2, order_type="diversion"),
    "a second return at the other moment": again("kpi_returns", order_id="R2", moment="end"),
    "a remand that ends on its day": change("remands", 0, end="2023-02-01"),
    "an outcome on the day of the offence": change("outcomes", 2, outcome_date="2024-02-01"),
    "an event on the last day": change("orders", 2, end="2025-06-30"),
    "a detention to the last minute": change("arrests", 0, released_at="2025-06-30 23:59"),
    "terms of several lengths": change("outcomes", 1, sentence_months=""),
    "an arrest without detention": change("arrests", 0, detained_at="", released_at=""),
    "one offence with two outcomes": again(
        "outcomes", outcome_id="D9", outcome_date="2023-09-01", release_date="2023-12-01"
    ),
    "an outcome of another authority's time": change("outcomes", 2, outcome_date="2025-02-01"),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_only_looks_odd_is_read(tmp_path: Path, name: str) -> None:
    """Real records are like this, and nothing is left out for it."""
    tables = good()
    ALLOWED[name](tables)

    assert read(tmp_path, tables).statements == ()


def aged(tables: Tables, **born: str) -> Tables:
    """Give children other dates of birth."""
    for row in tables["children"]:
        row["date_of_birth"] = born.get(row["child_id"], row["date_of_birth"])
    return tables


def texts(folder: Path, tables: Tables) -> list[str]:
    """Return the sentences about what was left out."""
    return [statement.text for statement in read(folder, tables).statements]


def test_a_child_outside_10_to_17_is_left_out_with_what_hangs_on_it(tmp_path: Path) -> None:
    """The offence of a child of 9 goes with its outcome, order and victim; the sentence counts each."""
    extract = read(tmp_path, aged(good(), C1="2013-02-02"))

    assert [statement.text for statement in extract.statements] == [
        "2 offences were left out: the child was under 10 or over 17 on the day.",
        "2 rows of outcomes were left out: the offence was left out.",
        "1 order was left out: the outcome was left out.",
        "2 returns for the key performance indicators were left out: the order was left out.",
        "1 remand was left out: the child was under 10 or over 17 on the day.",
        "1 arrest was left out: the child was under 10 or over 17 on the day.",
        "1 victim was left out: the outcome was left out.",
    ]
    assert list(extract["offences"]["offence_id"]) == ["F3"]
    assert list(extract["orders"]["order_id"]) == ["R2", "R3"]
    assert extract["kpi_returns"].empty
    assert len(extract["children"]) == 2
    assert [(s.table, s.rule, s.rows, s.left_out) for s in extract.statements][:2] == [
        ("offences", "age", (2, 3), True),
        ("outcomes", "offence_id_left_out", (2, 3), True),
    ]


def test_the_tenth_and_the_eighteenth_birthday_are_the_bounds(tmp_path: Path) -> None:
    """A child of 10 today is in, one of 10 tomorrow is out; one of 18 today is out, one of 18 tomorrow is in."""
    out = "1 offence was left out: the child was under 10 or over 17 on the day."
    for born, expected in (("2014-02-01", []), ("2014-02-02", [out]), ("2006-02-01", [out]), ("2006-03-02", [])):
        tables = {k: v for k, v in aged(good(), C2=born).items() if k not in ("orders", "victims", "kpi_returns")}
        tables["outcomes"] = tables["outcomes"][:2]
        assert texts(tmp_path / born if (tmp_path / born).mkdir() is None else tmp_path, tables) == expected


def test_eighteen_at_the_sentence_is_kept_when_the_court_saw_a_child(tmp_path: Path) -> None:
    """17 at the first appearance stays, and is mentioned; 18 there, or none on record, is left out."""
    kept = good()
    aged(kept, C2="2006-02-20")
    kept["orders"][2]["start"] = "2024-02-19"
    kept["outcomes"][2] |= {"outcome": "referral order", "first_appearance": "2024-02-19"}
    late = {kind: [dict(row) for row in rows] for kind, rows in kept.items()}
    late["outcomes"][2]["first_appearance"] = "2024-02-20"
    none = {kind: [dict(row) for row in rows] for kind, rows in kept.items()}
    none["outcomes"][2]["first_appearance"] = ""
    folders = [tmp_path / name for name in ("kept", "late", "none")]
    for folder in folders:
        folder.mkdir()

    first = read(folders[0], kept)
    assert [(s.text, s.left_out) for s in first.statements] == [
        ("1 row of outcomes was kept: the child was 18 or over on the day, and 17 or under at the first appearance in "
         "court.", False)
    ]  # fmt: skip
    assert "D2" in set(first["outcomes"]["outcome_id"])
    for folder, tables in zip(folders[1:], (late, none), strict=True):
        assert texts(folder, tables) == [
            "1 row of outcomes was left out: the child was over 17 on the day, and no first appearance at 17 or under "
            "is recorded.",
            "1 order was left out: the outcome was left out.",
        ]


def test_an_outcome_stays_while_one_of_its_offences_does(tmp_path: Path) -> None:
    """Of two offences of one outcome the one at 9 goes; the outcome, its order and its victim stay."""
    tables = aged(good(), C1="2013-01-07")

    extract = read(tmp_path, tables)
    assert [(s.table, s.count) for s in extract.statements] == [("offences", 1), ("outcomes", 1), ("arrests", 1)]
    assert list(extract["outcomes"]["offence_id"]) == ["F2", "F3"]
    assert list(extract["orders"]["order_id"]) == ["R1", "R2", "R3"]


def test_prevention_is_for_children_of_10_to_17(tmp_path: Path) -> None:
    """Prevention that begins outside the ages is left out; an order of a court is judged by its outcome."""
    tables = aged(good(), C2="2006-05-20")

    assert texts(tmp_path, tables) == ["1 order was left out: the child was under 10 or over 17 on the day."]


@given(st.dates(date(1990, 1, 1), date(2020, 12, 31)), st.dates(date(2021, 1, 1), date(2040, 12, 31)))
def test_ages_are_whole_years(born: date, day: date) -> None:
    """The age is the number of birthdays that have passed; one of 29 February is on 1 March in other years."""
    expected = 0
    while True:
        year = born.year + expected + 1
        leap = year % 4 == 0
        birthday = date(year, 3, 1) if (born.month, born.day) == (2, 29) and not leap else born.replace(year=year)
        if birthday > day:
            break
        expected += 1
    found = age_on(pd.Series([born]).astype("datetime64[s]"), pd.Series([day]).astype("datetime64[s]"))

    assert found.tolist() == [expected]


def test_the_age_on_no_day_is_not_known() -> None:
    """A blank day gives no age."""
    days = pd.Series([pd.NaT], dtype="datetime64[s]")

    assert age_on(days, days).isna().all()
