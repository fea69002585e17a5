"""Figures that contradict each other, or that nothing can be compared with, are refused in words."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from yjreport.cli import main
from yjreport.config.catalogue import Area, load_catalogue
from yjreport.dataset.dataset import build_dataset
from yjreport.figures.observations import Observation
from yjreport.figures.results import evaluate
from yjreport.gate.validation import look, validate
from yjreport.inputs.annex_inputs import read_inputs
from yjreport.paths import Project
from yjreport.periods import Period

ROOT = Project.here().root
OBSERVATIONS = "data/plans/wolverhampton/2019-20/observations.csv"
PLAN = "wolverhampton-plan-2019-20"
GOOD = "the last good annex"
LEFT_OUT = shutil.ignore_patterns("private", ".ipynb_checkpoints", "published", "observations", "example")

Row = dict[str, str]
Change = Callable[[list[Row]], object]

PNC = """\
id: pnc-figures
title: Figures from the Police National Computer
publisher: A publisher
licence: Open Government Licence v3.0
attribution: "Source: a publisher."
released: 2019-06-01
retrieved: 2019-06-02
sha256: "0000000000000000000000000000000000000000000000000000000000000000"
basis: Police National Computer
kind: open
"""
TRACKER = (
    PNC.replace("pnc-figures", "own-records")
    .replace("Police National Computer", "case management system")
    .replace("kind: open", "kind: local")
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the project with a good annex of Wolverhampton in place, and two more sources."""
    for name in ("params", "expectations", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=LEFT_OUT)
    for name in ("plans/wolverhampton", "sources", "open"):
        if (ROOT / "data" / name).exists():
            shutil.copytree(ROOT / "data" / name, tmp_path / "data" / name, ignore=LEFT_OUT)
    (tmp_path / "data/sources/pnc-figures.yaml").write_text(PNC)
    (tmp_path / "data/sources/own-records.yaml").write_text(TRACKER)
    lookups = tmp_path / "data/open/lookups"
    lookups.mkdir(parents=True, exist_ok=True)
    (lookups / "former_codes.csv").write_text("former,current,name\nE08000131,E08000031,Wolverhampton\n")
    annex = tmp_path / "reports/wolverhampton/2019-20/public/annex.html"
    annex.parent.mkdir(parents=True)
    annex.write_text(GOOD)
    monkeypatch.setenv("YJREPORT_PROJECT", str(tmp_path))
    load_catalogue.cache_clear()
    return tmp_path


def observe(measure: str, unit: str, value: str, **cells: str) -> Row:
    """Return one row of the plan's figures for the calendar year 2018."""
    usual = {"area": "local", "period": "2018", "period_start": "2018-01-01", "period_end": "2018-12-31"}
    return {"measure": measure, "unit": unit, "value": value, "source": PLAN, "line": "1", **usual, **cells}


def rate(value: str, **cells: str) -> Row:
    """Return a rate of first time entrants."""
    return observe("fte_rate", "per_100000", value, **cells)


def children(year: str, value: str, **cells: str) -> Row:
    """Return the number of first time entrants of a calendar year."""
    days = {"period": year, "period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
    return observe("fte_number", "count", value, **{**days, **cells})


def add(*rows: Row) -> Change:
    """Return a change that adds rows at the end."""
    return lambda known: known.extend({**dict.fromkeys(known[0], ""), **row} for row in rows)


def first(**cells: str) -> Change:
    """Return a change of some cells of the first row, which is row 2."""
    return lambda known: known[0].update(cells)


def binary(**cells: str) -> Change:
    """Return a change of 22 of 65, a reoffending rate."""
    return lambda known: next(row for row in known if row["numerator"] == "22" and row["denominator"] == "65").update(
        cells
    )


def spoil(project: Path, change: Change) -> int:
    """Change the plan's figures, and return the row at which those that were added begin."""
    path = project / OBSERVATIONS
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    number = len(rows) + 2
    change(rows)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")
    return number


REGIONS = ("north-east", "north-west", "yorkshire-and-the-humber", "east-midlands", "west-midlands", "east-of-england",
           "london", "south-east", "south-west")  # fmt: skip
OF_REGIONS = [rate(str(140 + 10 * place), area=area) for place, area in enumerate(REGIONS)]
COUNTED = [children("2018", str(1000 + 100 * place), area=area) for place, area in enumerate(REGIONS)]

POPULATION = observe("population_10_17", "count", "26600", period="mid-2018", period_start="2018-06-30",
                     period_end="2018-06-30")  # fmt: skip

# what is done, exit code, the row from the first that was added (or None for row 2), column, pieces of the message
REFUSED: dict[str, tuple[Change, int, int | None, str, list[str]]] = {
    "two kinds of record in one line": (
        add(children("2016", "120", source="own-records"), children("2017", "90", source="pnc-figures")),
        30, 1, "source",
        ["pnc-figures (open, Police National Computer) in one line with own-records (local, case management system)",
         "sources of one kind and basis for fte_number, local", "separate them by a breakdown", "drop one"]),
    "an area that is nowhere": (
        first(area="E99999999"), 36, None, "area",
        ["E99999999", "(local), an area of the list (a key of params/areas.csv), or the ONS code",
         "E08000031 (Wolverhampton)"]),
    "an area by its authority's name": (
        first(area="City of Wolverhampton Council"), 36, None, "area",
        ["Did you mean local or E08000031 (Wolverhampton)?"]),
    "a region's name misspelt": (first(area="West Midland"), 36, None, "area", ["Did you mean west-midlands"]),
    "a region by its code": (
        first(area="E12000005"), 36, None, "area", ["E12000005 is West Midlands: write west-midlands."]),
    "a former code": (
        first(area="E08000131"), 36, None, "area",
        ["E08000131 is a former code of Wolverhampton; the current one is E08000031."]),
    "nothing out of nothing as 0%": (
        add(observe("victim_contact", "percent", "0", numerator="0", denominator="0")), 33, 0, "value, marks",
        ["found 0 of 0 with the value 0; expected a blank value and the mark z",
         "nothing out of nothing has no percentage", "leave value blank and mark z"]),
    "nothing out of nothing as 100%": (
        add(observe("victim_contact", "percent", "100", numerator="0", denominator="0")), 33, 0, "value, marks",
        ["found 0 of 0 with the value 100"]),
    "something out of nothing": (
        binary(denominator="0", value=""), 33, -1, "denominator", ['found "0"', "1 or more", "mark z"]),
    "the population aged 0 to 17": (
        add(rate("143", numerator="38", denominator="59500")), 30, 0, "denominator",
        ["found the rate 143 with 38 over a population of 59500",
         "expected 64, which 38 over 59500 gives; 143 needs a population of 26481 to 26666",
         "is this the population aged 10 to 17?", "2.2 times the one that fits, as one aged 0 to 17 would be"]),
    "a count and a rate that do not fit": (
        add(rate("143"), children("2018", "83"), POPULATION), 30, 0, "denominator",
        ["the rate 143 with 83 in row", "and a population of 26600 in row", "312, which 83 over 26600 gives"]),
    "a nation's rate that is the sum of its regions'": (
        add(*OF_REGIONS, rate("1620", area="england")), 30, 9, "value",
        ["found 1620 for england", "expected 140 to 220, the range of its 9 members in the file",
         f"{PLAN}, line 1", "a sum of rates"]),
    "a nation's count that is not the sum": (
        add(*COUNTED, children("2018", "18600", area="england")), 30, 9, "value",
        ["found 18600 for england", "12,600, the sum of its 9 members", "their period and what they count"]),
    "a part above the nation": (
        add(*COUNTED[:3], children("2018", "2000", area="england")), 30, 3, "value",
        ["3,300, the sum of its 3 of 9 members in the file"]),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_figure_that_cannot_stand_is_refused(name: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, row, column, found, expected and what to do next, without a traceback; the last good annex stands."""
    change, code, place, column, parts = REFUSED[name]
    number = spoil(project, change)

    found = main(["check", "AUTHORITY=wolverhampton"])

    output = capsys.readouterr()
    assert code == found, output.err
    assert [part for part in parts if part not in output.err] == [], output.err
    assert "The inputs have 1 error" in output.err
    if place is None or place >= 0:
        assert f"{OBSERVATIONS}, row {2 if place is None else number + place}, column {column}\n" in output.err
    assert "Next:" in output.err
    assert "Traceback" not in output.out + output.err
    assert str(project) not in output.out
    assert GOOD == (project / "reports/wolverhampton/2019-20/public/annex.html").read_text()


@pytest.mark.parametrize("name", ["two kinds of record in one line", "the population aged 0 to 17"])
def test_a_refused_figure_builds_nothing(name: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A whole run stops at the same message and leaves the last good annex, and a page of all faults."""
    change, code, _, _, parts = REFUSED[name]
    spoil(project, change)

    found = main(["report", "AUTHORITY=wolverhampton"])

    message = capsys.readouterr().err
    assert code == found, message
    assert [part for part in parts if part not in message] == [], message
    assert "checks.html" in message and "Traceback" not in message
    assert GOOD == (project / "reports/wolverhampton/2019-20/public/annex.html").read_text()


ROLLING = [
    children("2017", "90"),
    observe("fte_number", "count", "85", period="April 2017 to March 2018", period_start="2017-04-01",
            period_end="2018-03-31"),
]  # fmt: skip

WARNED: dict[str, tuple[Change, list[str]]] = {
    "rolling windows": (
        add(*ROLLING),
        ["period: windows that share days: 2017 (row", "April 2017 to March 2018 (row"]),
    "the population of another year": (
        add(rate("143", numerator="38", denominator="27500")),
        ["138, which 38 over 27500 gives; 143 needs a population of 26481 to 26666"]),
    "a nation outside a few of its regions": (
        add(*OF_REGIONS[:3], rate("200", area="england")), ["140 to 160, the range of its 3 of 9 members"]),
    "a nation's count with a remainder": (
        add(*COUNTED, children("2018", "12655", area="england")), ["12,600, the sum of its 9 members"]),
}  # fmt: skip


@pytest.fixture(scope="module")
def of_the_plan() -> Counter[str]:
    """Return what the plan as it was printed is warned of, by check."""
    return Counter(fault.check for fault in look(read_inputs(Project(ROOT), "wolverhampton", None, "public")).warnings)


def faults_of(project: Path) -> list[dict]:
    """Return the faults that the last check left."""
    return json.loads((project / "reports/wolverhampton/2019-20/checks.json").read_bytes())["faults"]


@pytest.mark.parametrize("name", WARNED)
def test_a_figure_that_needs_a_look_is_a_warning(
    name: str, project: Path, capsys: pytest.CaptureFixture[str], of_the_plan: Counter[str]
) -> None:
    """One warning names the rows and stops nothing."""
    change, parts = WARNED[name]
    spoil(project, change)

    found = main(["check", "AUTHORITY=wolverhampton"])

    output = capsys.readouterr().out
    assert found == 0, output
    faults = faults_of(project)
    assert (Counter(fault["check"] for fault in faults) - of_the_plan).total() == 1
    told = " ".join(f"{fault['column']}: {fault['found']}; {fault['expected']}" for fault in faults)
    assert [part for part in parts if part not in told] == [], told


LEFT_ALONE: dict[str, Change] = {
    "two kinds of record set apart": add(
        children("2016", "120", source="own-records", breakdown="source=case management system"),
        children("2017", "90", source="pnc-figures", breakdown="source=Police National Computer")),
    "one record in two years": add(
        children("2016", "120", source="pnc-figures"), children("2017", "90", source="pnc-figures")),
    "an area by its code": first(area="E08000031"),
    "windows whose notes say that they overlap": add(
        *({**row, "note": "The windows overlap and are not added up."} for row in ROLLING)),
    "a nation within its regions": add(*OF_REGIONS, rate("180", area="england")),
    "a nation's count that is the sum": add(*COUNTED, children("2018", "12600", area="england")),
    "the right population": add(rate("143", numerator="38", denominator="26600")),
}  # fmt: skip


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_what_may_stand_beside_each_other_is_left_alone(
    name: str, project: Path, capsys: pytest.CaptureFixture[str], of_the_plan: Counter[str]
) -> None:
    """The only warnings are those of the plan as it was printed."""
    spoil(project, LEFT_ALONE[name])

    found = main(["check", "AUTHORITY=wolverhampton"])

    output = capsys.readouterr().out
    assert found == 0, output
    assert Counter(fault["check"] for fault in faults_of(project)) == of_the_plan


def test_nobody_to_count_is_printed_as_not_applicable(project: Path) -> None:
    """Nothing out of nothing with the mark z passes, and the annex prints [z]: neither 0% nor 100%."""
    spoil(project, add(observe("victim_contact", "percent", "", numerator="0", denominator="0", marks="z")))

    inputs = read_inputs(Project(project), "wolverhampton", None, "public")
    validate(inputs)
    dataset = build_dataset(inputs)

    nobody = next(item for item in dataset.of("victim_contact") if item.denominator == 0)
    result = evaluate(nobody, dataset.catalogue.measures["victim_contact"])
    assert (result.text, result.value, result.interval) == ("[z]", None, None)


@pytest.mark.parametrize("stated", [0, 100])
def test_a_denominator_of_zero_is_never_a_percentage(stated: int) -> None:
    """Whatever a source states of nobody, and wherever it comes from, a figure over zero is not applicable."""
    catalogue = load_catalogue(Project(ROOT))
    measure = catalogue.measures["victim_contact"]
    area, period = Area("local", None, "Exampleton", "local"), Period("2018", date(2018, 1, 1), date(2018, 12, 31))

    result = evaluate(
        Observation(measure.id, area, period, None, (), 0, 0, Decimal(stated), measure.unit, (), PLAN, "1", ""), measure
    )

    assert (result.text, result.value) == ("[z]", None)
