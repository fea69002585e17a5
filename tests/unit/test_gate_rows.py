"""
One spoilt row each: what the gate says of it, and the exit code that it leads to.

All rows stand in one table, each in a period and a breakdown of its own so that none touches another: the
gate runs once.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from gate_inputs import Row, gate, observation

from yjreport.gate.gate import GateOutcome
from yjreport.gate.suites.faults import Fault, exit_code


@dataclass(frozen=True)
class Case:
    """Hold one row, the one check that must refuse it, and pieces of its message."""

    row: Row
    check: str
    code: int
    column: str
    parts: tuple[str, ...]
    severity: str = "error"


DATES_2020 = {"period_start": "2020-01-01", "period_end": "2020-12-31"}


def binary(**cells: str) -> Row:
    """Return 42 of 130 with some cells changed."""
    counts = {"numerator": "42", "denominator": "130", "value": "32.3", **DATES_2020}
    return observation("reoffending_binary", "percent", **{**counts, **cells})


def change(**cells: str) -> Row:
    """Return a published change with some cells changed."""
    base = {"base_period": "2019", "base_start": "2019-01-01", "base_end": "2019-12-31", **DATES_2020}
    return observation("fte_rate_change", "percent", **{**base, "value": "-31.2", **cells})


def pounds(value: str) -> Row:
    """Return an allocation."""
    return observation("remand_budget", "gbp", value=value)


def count(value: str, **cells: str) -> Row:
    """Return a number of children."""
    return observation("children_worked_with", "count", value=value, **cells)


def error(row: Row, check: str, code: int, column: str, *parts: str) -> Case:
    """Return a row that stops the report."""
    return Case(row, check, code, column, parts)


def warning(row: Row, check: str, column: str, *parts: str) -> Case:
    """Return a row that is printed with a warning."""
    return Case(row, check, 0, column, parts, "warning")


CASES: dict[str, Case] = {
    # Blank cells.
    "no measure": error(binary(measure=""), "measure-given", 30, "measure", "found a blank cell",
        "params/measures/"),
    "no area": error(binary(area=""), "area-given", 30, "area", "local for the service"),
    "no unit": error(binary(unit=""), "unit-given", 30, "unit", "the measure's unit"),
    "no source": error(binary(source=""), "source-given", 30, "source", "data/sources/"),
    "no figure": error(
        binary(value="", numerator="", denominator=""), "figure-given", 30, "value", "no figure and no mark",
        "x, z, c"),
    "half a figure": error(binary(value="", denominator=""), "figure-given", 30, "value",
        "no figure and no mark"),
    "one day of two": error(
        binary(period_end=""), "period-both-days", 30, "period_start, period_end", "2020-01-01 to blank"),
    "one base day of two": error(change(base_start=""), "base-both-days", 30, "base_start, base_end",
        "blank to 2019"),
    # Words.
    "a measure misspelt": error(
        binary(measure="reofending_binary"), "measure-known", 36, "measure", '"reofending_binary"',
        "Did you mean reoffending_binary?"),
    "a measure with a look-alike letter": error(
        binary(measure="reoffend\u0456ng_binary"), "measure-known", 36, "measure", "cyrillic small letter"),
    "an area that joins to nothing": error(binary(area="E99999999"), "area-known", 36, "area", "E99999999",
        "ONS code", "This service: local, E06000016 (Exampleton) and E06000091 (Nextborough)."),
    "an area by a code with a slip": error(binary(area="E0600016"), "area-known", 36, "area",
        "Did you mean E06000016 (Exampleton)?"),
    "an area by the name of its authority": error(binary(area="nextborough"), "area-known", 36, "area",
        "Did you mean E06000091 (Nextborough)?"),
    "an area by the name of a council": error(binary(area="Exampleton City Council"), "area-known", 36, "area",
        "Did you mean E06000016 (Exampleton)?"),
    "an area by a name misspelt": error(binary(area="Nextboro"), "area-known", 36, "area",
        "Did you mean E06000091 (Nextborough)?"),
    "an area by a former code": error(binary(area="E06000900"), "area-known", 36, "area",
        "E06000900 is a former code of Exampleton; the current one is E06000016."),
    "an area by a former code of another service": error(binary(area="E06000092"), "area-known", 36, "area",
        "E06000092 is Farborough, which is no authority of this service."),
    "an area by another service's name": error(binary(area="Cwm Pell"), "area-known", 36, "area",
        "Cwm Pell is W06000091, which is no authority of this service."),
    "a region by its code": error(binary(area="E12000004"), "area-known", 36, "area",
        "E12000004 is East Midlands: write east-midlands."),
    "a key with a slip": error(binary(area="east-midland"), "area-known", 36, "area",
        "Did you mean east-midlands"),
    "an area by its name": error(binary(area="England"), "area-known", 36, "area", "Did you mean england?"),
    "a source that is not registered": error(binary(source="the-plan"), "source-known", 36, "source",
        "Did you mean a-plan?"),
    "a unit that is no unit": error(binary(unit="%"), "unit-known", 36, "unit", '"%"',
        "percent, percentage_points"),
    "a mark that is none": error(binary(marks="*"), "marks-known", 36, "marks", '"*"', 'such as "e p"'),
    "marks in brackets": error(binary(marks="[e][p]"), "marks-known", 36, "marks", "without brackets"),
    "a breakdown in prose": error(binary(breakdown="boys"), "breakdown-form", 36, "breakdown", "sex=girls"),
    # Units.
    "a rate with a per cent sign's unit": error(
        observation("custody_rate", "percent", value="0.06"), "rate-not-percent", 36, "unit",
        "percent on a rate", "per_1000, the unit of custody_rate"),
    "a measure in another unit": error(
        binary(unit="count", value="42"), "unit-of-measure", 36, "unit", '"count"',
        "percent, the unit of reoffending_binary"),
    "a percentage called points": error(
        change(unit="percentage_points"), "unit-of-measure", 36, "unit",
        "percent, the unit of fte_rate_change"),
    # Numbers.
    "a per cent sign": error(binary(value="32.3%"), "value-number", 36, "value", '"32.3%"',
        "the number alone (32.3)"),
    "a pound sign": error(pounds("£5000"), "value-number", 36, "value", "the number alone (5000)"),
    "a pound sign and a comma": error(pounds("£121,691"), "value-number", 36, "value", "is it 121691?"),
    "a comma between thousands": error(count("1,234"), "value-number", 36, "value", "is it 1234?",
        "without commas"),
    "a decimal comma": error(binary(value="32,3"), "value-number", 36, "value", "is it 32.3?"),
    "a point between thousands, with a sign": error(
        pounds("£121.691"), "value-number", 36, "value",
        "is it 121691 (a point between the thousands) or 121.69?"),
    "a point between thousands": error(
        pounds("121.691"), "value-money", 36, "value",
        "is it 121691 (a point between the thousands) or 121.69?"),
    "a count with three decimals": error(count("1.234"), "value-whole", 36, "value", "is it 1234"),
    "a count of half a child": error(count("12.5"), "value-whole", 36, "value", '"12.5"',
        "check its decimals"),
    "brackets for a minus": error(pounds("(300)"), "value-number", 36, "value", "is it -300?"),
    "a typeset minus": error(change(value="−31.2"), "value-number", 36, "value", "the minus as a hyphen"),
    "an asterisk": error(count("*"), "value-number", 36, "value", "leave the cell blank", "marks"),
    "n/a": error(count("n/a"), "value-number", 36, "value", "x not available"),
    "a dash": error(count("-"), "value-number", 36, "value", "z not applicable"),
    "a limit": error(count("5+"), "value-number", 36, "value", "mark it e"),
    "fewer than five": error(count("<5"), "value-number", 36, "value", "mark it e"),
    "a word": error(count("five"), "value-number", 36, "value", "plain digits"),
    "a letter for a digit": error(count("1O4"), "value-number", 36, "value", "O for 0"),
    "digits of another script": error(count("١٢"), "value-number", 36, "value", "arabic-indic digit one"),
    "a number that Excel has shortened": error(count("1.2E+05"), "value-number", 36, "value",
        "the format Number"),
    "a number that Excel has made a date": error(count("03-Apr"), "value-number", 36, "value",
        "made a date of the number"),
    "spaces between thousands": error(count("12 345"), "value-number", 36, "value", "is it 12345?"),
    "a number of twenty digits": error(count("9" * 20), "value-number", 36, "value", "longer than any"),
    "a formula": error(count("=B2*2"), "cells-intact", 36, "value (a formula)", "paste values"),
    "a formula in a note": error(count("4", note="=HYPERLINK(1)"), "cells-intact", 36, "note (a formula)",
        "a formula"),
    "garbled letters": error(
        count("4", note="The grant is Â£500"), "cells-intact", 36, "note (garbled letters)", "CSV UTF-8"),
    "a numerator with a decimal": error(
        binary(numerator="42.0", value=""), "numerator-whole", 36, "numerator", '"42.0"', "a whole number"),
    "a negative numerator": error(binary(numerator="-42"), "numerator-whole", 36, "numerator", '"-42"'),
    "a denominator with a comma": error(binary(denominator="1,300"), "denominator-whole", 36, "denominator",
        "is it 1300?"),
    # Dates.
    "a date by slashes": error(
        binary(period_start="31/12/2020", period_end="2020-12-31"), "period_start-date", 36, "period_start",
        '"31/12/2020"', "is it 2020-12-31?"),
    "a date that may be two": error(
        binary(period_start="03/04/2020"), "period_start-date", 36, "period_start",
        "2020-04-03 or 2020-03-04"),
    "a year of two digits": error(binary(period_end="31/12/20"), "period_end-date", 36, "period_end",
        "four digits"),
    "a date as Excel's number": error(binary(period_start="43831"), "period_start-date", 36, "period_start",
        "2020-01-01"),
    "a day that is not in the calendar": error(
        binary(period_end="2020-02-30"), "period_end-date", 36, "period_end", "no such day"),
    "a date with a time": error(
        binary(period_end="2020-12-31 00:00:00"), "period_end-date", 36, "period_end",
        "the day alone: 2020-12-31"),
    "a date without its zeros": error(binary(period_start="2020-1-1"), "period_start-date", 36,
        "period_start", "2024-03-31"),
    "a base date in words": error(change(base_end="Dec 2019"), "base_end-date", 36, "base_end",
        "such as 2024-03-31"),
    "a value that is no date": error(
        observation("plan_due", "date", value="soon"), "value-date", 36, "value", "a day such as 2024-03-31"),
    "a year too early": error(
        binary(period_start="1020-01-01"), "year-plausible", 36, "period_start", "the year 1020",
        "1990 to 2100"),
    "a year too late": error(
        binary(period_end="2202-12-31"), "year-plausible", 36, "period_end", "the year 2202"),
    "a period backwards": error(
        binary(period_start="2020-12-31", period_end="2020-01-01"), "period-order", 34,
        "period_start, period_end",
        "2020-12-31 to 2020-01-01", "swap the two days"),
    "a base period backwards": error(
        change(base_start="2019-12-31", base_end="2019-01-01"), "base-order", 34, "base_start, base_end",
        "swap"),
    "a base after its period": warning(
        change(base_start="2021-01-01", base_end="2021-12-31"), "base-earlier", "base_start", "2021-01-01"),
    "a base on a level": error(
        binary(base_period="2019"), "base-only-for-change", 30, "base_period",
        "reoffending_binary is not a change"),
    "a change from nowhere": warning(
        change(base_period="", base_start="", base_end=""), "change-has-base", "base_period", "not stated"),
    "a financial year with another year's days": warning(
        count("5", period="2019-20", **DATES_2020), "year-label-agrees", "period",
        "2019-20 is 2019-04-01 to 2020-03-31"),
    # Figures and their counts.
    "a percentage above 100": error(
        binary(value="138"), "percent-in-range", 32, "value", '"138"', "from 0 to 100"),
    "a percentage below 0": error(
        binary(value="-3", numerator="", denominator=""), "percent-in-range", 32, "value", '"-3"'),
    "a denominator smaller than its numerator": error(
        binary(denominator="40"), "numerator-within", 33, "denominator", "40, smaller than the numerator 42",
        "at least 42"),
    "a denominator smaller, and the percentage it gives": error(
        binary(denominator="40", value="105.0"), "numerator-within", 33, "denominator",
        "may have been swapped"),
    "a denominator of zero": error(
        binary(denominator="0"), "denominator-positive", 33, "denominator", '"0"', "1 or more", "mark z"),
    "nothing out of nothing as 0%": error(
        binary(numerator="0", denominator="0", value="0"), "nothing-of-nothing", 33, "value, marks",
        "0 of 0 with the value 0", "a blank value and the mark z", "nothing out of nothing has no percentage",
        "leave value blank and mark z"),
    "nothing out of nothing as 100%": error(
        binary(numerator="0", denominator="0", value="100"), "nothing-of-nothing", 33, "value, marks",
        "0 of 0 with the value 100"),
    "nothing out of nothing, marked, as 100%": error(
        binary(numerator="0", denominator="0", value="100", marks="z"), "nothing-of-nothing", 33, "value, marks",
        "0 of 0 with the value 100"),
    "nothing out of nothing without a word": error(
        binary(numerator="0", denominator="0", value=""), "nothing-of-nothing", 33, "value, marks",
        "0 of 0 with no mark z"),
    "a rate of nobody": error(
        observation("custody_rate", "per_1000", numerator="0", denominator="0", value="0.00"), "nothing-of-nothing",
        33, "value, marks", "percentage, rate or ratio"),
    "a percentage of other counts": error(
        binary(value="33.1"), "percent-of-counts", 30, "value",
        "32.3, which 42 of 130 gives", "33.1 would be 43 of 130, or 42 of 127"),
    "a percentage in the last place": error(
        binary(value="32.4"), "percent-of-counts", 30, "value", "32.3, which 42 of 130 gives"),
    "a percentage rounded down at the half": error(
        binary(numerator="1", denominator="8", value="12"), "percent-of-counts", 30, "value",
        "13, which 1 of 8 gives"),
    "a ratio of other counts": error(
        observation("reoffences_per_reoffender", "ratio", numerator="222", denominator="42", value="5.92"),
        "ratio-of-counts", 30, "value", "5.29, which 222 over 42 gives"),
    "a rate of the population of another year": warning(
        observation("custody_rate", "per_1000", numerator="5", denominator="60000", value="0.09"),
        "rate-of-counts", "value", "0.08, which 5 over 60000 gives; 0.09 needs a population of 52632 to 58823",
        "the year that it is of"),
    "a rate over the children aged 0 to 17": error(
        observation("fte_rate", "per_100000", numerator="50", denominator="78300", value="143"),
        "population-of-ages", 30, "denominator", "the rate 143 with 50 over a population of 78300",
        "64, which 50 over 78300 gives; 143 needs a population of 34844 to 35087",
        "is this the population aged 10 to 17? It is 2.2 times the one that fits, as one aged 0 to 17 would be."),
    "a rate over the children aged 15 to 17": error(
        observation("fte_rate", "per_100000", numerator="50", denominator="13100", value="143"),
        "population-of-ages", 30, "denominator", "It is 0.38 of the one that fits, as one aged 15 to 17 would be."),
    "a rate over everybody": error(
        observation("fte_rate", "per_100000", numerator="50", denominator="360000", value="143"),
        "population-of-ages", 30, "denominator", "as one of all ages would be",
        "is the rate of another multiplier, 10 times off?"),
    "a rate of some other population": error(
        observation("custody_rate", "per_1000", numerator="5", denominator="40000", value="0.06"),
        "population-of-ages", 30, "denominator", "0.13, which 5 over 40000 gives",
        "is this the population aged 10 to 17? It is 0.52 of the one that fits."),
    "a share that no whole number gives": warning(
        binary(numerator="", denominator="11", value="84"), "percent-possible", "value",
        "no whole number out of 11 gives 84%", "19, 25"),
    "a share of no whole denominator": warning(
        binary(numerator="2", denominator="", value="55"), "percent-possible", "value",
        "2 is 55% of no whole number"),
    "a figure under the mark x": error(
        count("4", marks="x"), "no-figure-under-mark", 30, "marks", "x beside the value 4"),
    "an estimate without a note": warning(binary(marks="e"), "estimate-explained", "note", "the mark e"),
    "a rate out of its range": warning(
        observation("custody_rate", "per_1000", value="360"), "value-plausible", "value", "0 to 50"),
    "a negative count": error(count("-4"), "value-not-negative", 30, "value", '"-4"', "0 or more"),
    "a count of a country": warning(count("400000000"), "value-plausible", "value", "0 to 100000000"),
    "a change of a thousand per cent": warning(change(value="1000"), "value-plausible", "value",
        "-100 to 300"),
}  # fmt: skip

ACCEPTED: dict[str, Row] = {
    "counts beside the percentage": binary(),
    "a percentage without its printed value": binary(value=""),
    "no decimals": binary(value="32"),
    "three decimals": binary(value="32.308"),
    "a half rounded up": binary(numerator="1", denominator="8", value="13"),
    "none of some": binary(numerator="0", value="0"),
    "all of some": binary(numerator="130", value="100"),
    "nobody to count, and the mark that says so": binary(numerator="0", denominator="0", value="", marks="z"),
    "nobody to count": binary(numerator="", denominator="0", value="", marks="z"),
    "a rate of its population": observation("fte_rate", "per_100000", numerator="50", denominator="35000", value="143"),
    "a percentage with its numerator only": binary(denominator=""),
    "a percentage with its denominator only": binary(numerator=""),
    "a percentage alone": binary(numerator="", denominator=""),
    "a change below -100% to +300%": change(value="120"),
    "pounds and pence": pounds("121.69"),
    "a decimal where the measure has some": observation("posts", "count", value="0.5"),
    "nothing, and the mark that says so": binary(numerator="", denominator="", value="", marks="x"),
    "a financial year": count("5", period="2019-20", period_start="2019-04-01", period_end="2020-03-31"),
    "an authority by its code": binary(area="E06000016"),
    "several marks": binary(marks="e p", note="The numerator is inferred."),
    "two dimensions": binary(breakdown="sex=girls; age=10 to 14"),
    "text that is no number": observation("standard_grade", "text", value="good, 3*"),
}
"""Rows in which nothing must be found."""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> GateOutcome:
    """Return what the gate finds in all rows."""
    rows = [case.row for case in CASES.values()] + list(ACCEPTED.values())
    apart = [
        {**row, "period": row["period"] or f"case {number}", "breakdown": row["breakdown"] or f"case={number}"}
        for number, row in enumerate(rows)
    ]
    return gate(tmp_path_factory.mktemp("rows"), observations=apart)


def faults_of(outcome: GateOutcome, place: int) -> list[Fault]:
    """Return the faults of the row at a place."""
    return [fault for fault in outcome.faults if fault.row == place + 2]


@pytest.mark.parametrize("name", CASES)
def test_a_spoilt_row_is_refused_at_its_root(outcome: GateOutcome, name: str) -> None:
    """One mistake gives one fault with its row, column, what was found, what was expected and what to do."""
    case = CASES[name]

    found = faults_of(outcome, list(CASES).index(name))

    assert [(fault.check, fault.severity) for fault in found] == [(case.check, case.severity)]
    fault = found[0]
    message = f"found {fault.found}; expected {fault.expected}; next {fault.next_step}"
    assert fault.column == case.column
    assert [part for part in case.parts if part not in message] == [], message
    assert fault.file == "data/plans/exampleton/2024-25/observations.csv"
    assert fault.found and fault.expected and fault.next_step
    if case.severity == "error":
        assert exit_code(found) == case.code


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_right_row_is_left_alone(outcome: GateOutcome, name: str) -> None:
    """What a source may rightly print is neither refused nor questioned."""
    assert faults_of(outcome, len(CASES) + list(ACCEPTED).index(name)) == []


def test_faults_stand_in_the_order_of_the_file(outcome: GateOutcome) -> None:
    """Faults are sorted by file, row and column, so that a person can go down the sheet."""
    places = [(fault.file, fault.row, fault.column) for fault in outcome.faults]

    assert places == sorted(places)


def test_rows_looked_at_are_those_that_a_check_applies_to(outcome: GateOutcome) -> None:
    """A check of money looks at rows of money only; a failure is counted once."""
    records = {record.check: record for record in outcome.checked}

    assert records["measure-given"].rows == len(CASES) + len(ACCEPTED)
    assert records["value-money"].rows == sum(
        row["unit"] == "gbp" and row["value"] in ("121.691", "121.69")
        for row in [case.row for case in CASES.values()] + list(ACCEPTED.values())
    )
    assert records["value-money"].failures == 1
    assert records["percent-in-range"].failures == 2
