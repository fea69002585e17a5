"""Computed sentences over a matrix of cases, beside the committed prose, and the rules that all of them keep."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import wording_matrix as matrix
from hypothesis import given, settings
from hypothesis import strategies as st
from sections_example import observed, year

from yjreport.blocks.model import Statement
from yjreport.blocks.parts import runs
from yjreport.config.catalogue import load_catalogue
from yjreport.figures.observations import Observation
from yjreport.paths import Project

SNAPSHOT = Path(__file__).with_name("wording_matrix.txt")
RENEW = "YJREPORT_RENEW_WORDING"
LONGEST = 45
MARK = re.compile(r"\[[a-z]\]")
MEASURES = load_catalogue(Project.here()).measures

ALL = [
    pytest.param(kind, observations, id=f"{kind.name}: {name}")
    for kind in matrix.KINDS
    for name, observations in matrix.cases(kind)
]


def test_every_case_reads_as_committed() -> None:
    """
    The prose of the matrix is that of wording_matrix.txt.

    After a change of words that is meant, run this test once with the environment variable YJREPORT_RENEW_WORDING=1:
    it writes the file anew. Then read what changed, aloud, and commit it.
    """
    said = matrix.text()
    if os.environ.get(RENEW) == "1":
        SNAPSHOT.write_text(said, encoding="utf-8")

    assert said == SNAPSHOT.read_text(encoding="utf-8"), f"Words changed; if that is meant, renew with {RENEW}=1."


def sentences(text: str) -> list[str]:
    """Return the sentences of a statement."""
    return [part for part in re.split(r"(?<=[.!?]) (?=[A-Z])", text) if part]


def faults(statement: Statement) -> list[str]:
    """Return what in a statement would read badly aloud, or is not computed."""
    text = statement.plain()
    found = [bad for bad in ("  ", "..", " .", " ,", ",.", "None", "was was") if bad in text]
    found += re.findall(r"(?<![\d,.])[01] children\b", text)
    found += [mark for mark in MARK.findall(text) if mark not in ("[c]", "[x]", "[z]")]
    found += [f"no full stop: {text}"] if not text.endswith(".") else []
    found += [f"{len(one.split())} words: {one}" for one in sentences(text) if len(one.split()) > LONGEST]
    found += [f"begins small: {one}" for one in sentences(text) if not (one[0].isupper() or one[0].isdigit())]
    depth = 0
    for letter in text:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        found += ["brackets"] if depth not in (0, 1) else []
    found += ["brackets"] if depth else []
    return [*found, *loose(statement)]


def loose(statement: Statement) -> list[str]:
    """Return the digits that belong neither to a result nor to a period, a name or the level of an interval."""
    fixed = " ".join(
        phrase for measure in MEASURES.values()
        for phrase in (measure.subject, measure.numerator, measure.denominator, measure.counts)
    )  # fmt: skip
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    found = []
    for run in statement.runs:
        if run.result is None:
            text = re.sub(rf"(\d+ )?({months})( \d{{4}})?", "", run.text).replace("labelled 2024", "")
            text = re.sub(r"age \d+", "", text)
            found += [
                word for word in text.split()
                if re.search(r"\d", word) and word.strip("(") != "95%" and word.strip(".,():") not in fixed
            ]  # fmt: skip
    return found


@pytest.mark.parametrize(("kind", "observations"), ALL)
def test_no_case_reads_badly(kind: matrix.Kind, observations: list[Observation]) -> None:
    """
    Every sentence ends, is short enough, has no nested brackets and no marks but those in the place of a figure.

    No count is typed: digits without a result are those of periods and names.
    """
    for statement in matrix.statements(kind, observations).values():
        if statement is not None:
            assert faults(statement) == [], statement.plain()


@pytest.mark.parametrize("kind", matrix.KINDS, ids=lambda kind: kind.name)
def test_a_direction_is_claimed_only_where_chance_does_not_explain_it(kind: matrix.Kind) -> None:
    """Of a difference that chance explains no sentence says that it rose or fell, or is better or worse."""
    found = dict(matrix.cases(kind))
    for name in ("none detectable", "the same"):
        for statement in matrix.statements(kind, found[name]).values():
            text = statement.plain() if statement and MEASURES[kind.measure].unit != "gbp" else ""
            assert not re.search(r"\b(rose|fell|higher|lower|better|worse|more than chance)\b", text)


@pytest.mark.parametrize("kind", matrix.KINDS, ids=lambda kind: kind.name)
def test_what_the_answer_says_is_not_said_again_below_it(kind: matrix.Kind) -> None:
    """Below an answer stand limits and other areas: no sentence is said twice, and the level is not repeated."""
    for _, observations in matrix.cases(kind):
        said = matrix.statements(kind, observations)
        answer, below = said["Answer"], said["Below"]
        if answer and below and not observations[0].breakdown and observations[0].measure == kind.measure:
            again = set(sentences(answer.plain())) & set(sentences(below.plain()))
            assert again <= {"The source does not say when.", "The source gives no counts."} or not again


NUMBERS = st.integers(0, 400)
MARKS = st.sampled_from(((), ("e",), ("p",), ("r",), ("e", "r"), ("u",), ("b",)))


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from([kind for kind in matrix.KINDS if "d" in kind.low and kind.name != "Ratio"]),
    now=st.tuples(NUMBERS, NUMBERS), before=st.tuples(NUMBERS, NUMBERS), marks=MARKS, implied=st.booleans(),
)  # fmt: skip
def test_shares_and_rates_of_any_size_read_well(
    kind: matrix.Kind, now: tuple[int, int], before: tuple[int, int], marks: tuple[str, ...], implied: bool
) -> None:
    """Of any two shares, from none of few to all of many, with any marks, nothing reads badly."""
    seen = [
        observed(kind.measure, period, n=min(pair), d=max(*pair, 1), marks=marks, implied=implied,
                 value=round(100 * min(pair) / max(*pair, 1)) if implied else None)
        for period, pair in ((year(2023), before), (year(2024), now))
    ]  # fmt: skip
    for statement in matrix.statements(kind, seen).values():
        if statement is not None:
            assert faults(statement) == [], statement.plain()


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from([kind for kind in matrix.KINDS if "value" in kind.low and kind.zero["value"] == 0]),
    now=NUMBERS, before=NUMBERS, marks=MARKS,
)  # fmt: skip
def test_counts_of_any_size_read_well(kind: matrix.Kind, now: int, before: int, marks: tuple[str, ...]) -> None:
    """Of any two counts, sums of money or numbers of nights nothing reads badly, none and one among them."""
    seen = [kind.seen({"value": before}, year(2023)), kind.seen({"value": now}, marks=marks)]
    for statement in matrix.statements(kind, seen).values():
        if statement is not None:
            assert faults(statement) == [], statement.plain()


@pytest.mark.parametrize(
    "bad",
    [
        "There were 0 children.", "There were 1 children.", "It was  two.", "It ended..", "It was 3 [e].", "It goes on",
        "It was 42 of 130.", "It was low (so (they) say).", "It was low (so they say.", "it was low.", "It was low ,.",
        f"It was {'very ' * LONGEST}low.",
    ],
)  # fmt: skip
def test_the_rules_find_what_they_are_for(bad: str) -> None:
    """A sentence that breaks a rule is found."""
    assert faults(Statement("x", "custody", runs(bad)))
