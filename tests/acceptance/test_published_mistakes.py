"""The mistakes that five published plans printed, entered as printed, are each caught by the gate."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pytest
from published_mistakes import BULLETS, GOOD, GOOD_TEXT, MISTAKES, NOT_INPUTS, RIGHT, Mistake

from yjreport.config.catalogue import load_catalogue
from yjreport.files.columns import SCHEMAS
from yjreport.files.tables import read_table
from yjreport.gate.gate import run_gate
from yjreport.gate.validation import words_allowed
from yjreport.gate.vocabulary.context import AreaTerms, GateContext, ReportTerms, SourceTerms
from yjreport.gate.vocabulary.lookups import Lookups
from yjreport.gate.vocabulary.text_terms import TextTerms
from yjreport.inputs.texts import read_texts
from yjreport.paths import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from yjreport.files.tables import Table
    from yjreport.gate.gate import GateOutcome
    from yjreport.gate.suites.faults import Fault

EXPECTATIONS = Project.here().expectations
CUT_OFF = date(2023, 9, 30)
AREAS = {
    "local": AreaTerms("Exampleton", "", "local"),
    "family": AreaTerms("the family", "", "family"),
    "england": AreaTerms("England", "E92000001", "national"),
}
ABOUT_FIGURES = ("arithmetic", "percentage", "denominator", "parts", "unit")

Rows = dict[str, list[dict[str, str]]]


@lru_cache(maxsize=1)
def catalogue() -> GateContext:
    """Return the words of the project's own catalogue, with the areas of the tests."""
    words = words_allowed(load_catalogue(Project.here()), {}, {})
    return replace(words, areas=AREAS, lookups=Lookups(names={}, regions={}, former={}))


@lru_cache(maxsize=1)
def measures() -> list[dict[str, Any]]:
    """Return the measures of the catalogue."""
    return [measure.model_dump() for measure in load_catalogue(Project.here()).measures.values()]


def inputs(
    folder: Path, rows: Rows, text: tuple[str, str] = ("", ""), **report: str
) -> tuple[list[Table], GateContext]:
    """Write the good year with some more rows and one more text, and return its tables and its words."""
    project = Project(folder)
    year = folder / "data/plans/exampleton/2023-24"
    year.mkdir(parents=True, exist_ok=True)
    tables: list[Table] = []
    for kind, usual in GOOD.items():
        added = rows.get(kind, [])
        path = year / f"{kind}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, SCHEMAS[kind].names, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows([*_kept(kind, usual, added), *added])
        tables.append(read_table(path, SCHEMAS[kind], project))
    commentary = folder / "params/commentary/exampleton/2023-24"
    commentary.mkdir(parents=True, exist_ok=True)
    (commentary / f"{GOOD_TEXT[0]}.md").write_text(f"{GOOD_TEXT[1]}\n")
    if text[0]:
        with (commentary / f"{text[0]}.md").open("a") as file:
            file.write(f"\n{text[1]}\n")
    texts = read_texts("a year", tables={one.kind: one for one in tables}, project=project, commentary=commentary)
    assert texts is not None
    terms = TextTerms.from_plain(
        measures=measures(),
        observations=tables[0].frame.to_dict("records"),
        names=["Exampleton"],
    )
    return [*tables, texts], _words(report, terms)


def _kept(kind: str, usual: list[dict[str, str]], added: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the good rows: of a budget, only the tables' items that a case does not enter itself."""
    if kind != "budget" or not added:
        return usual
    if sum(row["table"] == "contributions" for row in added) >= 3:
        return []
    own = {row["agency"] for row in added if row["table"] == "contributions"}
    return [row for row in usual if row["agency"] not in own]


def _words(report: dict[str, str], terms: TextTerms) -> GateContext:
    released = date.fromisoformat(report.get("released", "2023-09-30"))
    sources = {
        "a-plan": SourceTerms("plan", "", released),
        "pnc": SourceTerms("open", "Police National Computer", released),
        "tracker": SourceTerms("local", "case management system", released),
    }
    about = ReportTerms(
        year="2023-24",
        cut_off=date.fromisoformat(report["cut_off"]) if "cut_off" in report else CUT_OFF,
        budget_period=report.get("budget_period", ""),
    )
    return replace(catalogue(), sources=sources).reporting(about, terms)


def some_rules(folder: Path, kind: str, wanted: Callable[[dict[str, Any]], bool]) -> Path:
    """Write the suite of a kind with some rules of it only, and return its folder."""
    suite = json.loads((EXPECTATIONS / f"{kind}.json").read_text(encoding="utf-8"))
    chosen = [
        {**one, "meta": {key: value for key, value in one["meta"].items() if key != "after"}}
        for one in suite["expectations"]
        if wanted(one["meta"])
    ]
    path = folder / "expectations" / f"{kind}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({**suite, "expectations": chosen}), encoding="utf-8")
    return path.parent


def found(folder: Path, mistake: Mistake) -> list[Fault]:
    """Return what the rule of a mistake finds where it is entered as printed."""
    kind, _, rule = mistake.rule.partition("/")
    tables, words = inputs(folder, mistake.rows, mistake.text, **mistake.report)
    chosen = [table for table in tables if table.kind == kind]
    return list(run_gate(chosen, words, expectations=some_rules(folder, kind, lambda meta: meta["id"] == rule)).faults)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> GateOutcome:
    """Return what all the suites find in the good year."""
    tables, words = inputs(tmp_path_factory.mktemp("good"), {})
    return run_gate(tables, words, expectations=EXPECTATIONS)


def test_the_good_year_has_no_finding(good: GateOutcome) -> None:
    """Every rule that must catch a mistake runs over the good year, and is silent."""
    assert () == good.faults
    ran = {f"{one.suite}/{one.check}" for one in good.checked}
    assert set() == {mistake.rule for mistake in MISTAKES} - ran


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: f"{one.bullet} {one.rule.partition('/')[2]}")
def test_a_published_mistake_is_caught(mistake: Mistake, tmp_path: Path) -> None:
    """Entered as printed it is found by its rule, with its severity and in words that name the matter."""
    faults = found(tmp_path, mistake)

    told = [f"{one.found}; expected {one.expected}; column {one.column}. {one.next_step}" for one in faults]
    assert {mistake.severity} == {one.severity for one in faults}, mistake.printed
    assert any(mistake.piece in words for words in told), told
    assert all(one.row > 0 and one.next_step for one in faults)


@pytest.mark.parametrize("bullet", RIGHT)
def test_what_a_plan_printed_right_is_no_error(bullet: str, tmp_path: Path) -> None:
    """Figures that agree with their counts raise no error of arithmetic, and no question of it."""
    tables, words = inputs(tmp_path, {"observations": RIGHT[bullet]}, released="2024-12-31")
    rules = some_rules(tmp_path, "observations", lambda meta: meta["kind"] in ABOUT_FIGURES)

    outcome = run_gate(tables[:1], words, expectations=rules)

    assert [] == [fault for fault in outcome.faults if fault.severity == "error" or fault.kind == "arithmetic"]
    assert len(outcome.checked) > 20


def test_every_matter_is_caught_or_is_right_or_cannot_be_seen() -> None:
    """No matter is left out, none is both caught and said to be invisible, and each reason is a sentence."""
    caught, unseen = {mistake.bullet for mistake in MISTAKES}, {bullet for bullet, _ in NOT_INPUTS}

    assert len(BULLETS) == len(set(BULLETS))
    assert set(BULLETS) == caught | unseen | set(RIGHT)
    assert set() == unseen & (caught | set(RIGHT))
    assert set() == caught & set(RIGHT)
    assert all(reason.endswith(".") and len(reason.split()) > 8 for _, reason in NOT_INPUTS)
