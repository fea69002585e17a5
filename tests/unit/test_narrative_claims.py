"""Generated sentences about generated ledgers get the verdict that arithmetic gives; blocks that differ are found."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "acceptance"))
from claims_ledger import catalogue, overall, records_of, results_of

from yjreport.errors import AssemblyFailed
from yjreport.formats import value_text
from yjreport.narrative.check.blocks import check_blocks, require
from yjreport.narrative.check.checker import Checker
from yjreport.narrative.find.numbers import numbers
from yjreport.narrative.judge.verdicts import COMPUTED, CONTRADICTED, REGISTER, SUPPORTED, UNSUPPORTED

COUNTS = st.tuples(st.integers(0, 120), st.integers(121, 400))


def text_of(counts: tuple[int, int]) -> str:
    """Return a percentage as it prints."""
    from fractions import Fraction

    return value_text(Fraction(100 * counts[0], counts[1]), "percent")


@settings(max_examples=40, deadline=None)
@given(COUNTS, COUNTS, st.booleans())
def test_from_and_to(before: tuple[int, int], after: tuple[int, int], true: bool) -> None:
    """A rise or fall from one figure to the other is borne when it is told the right way round, and else is not."""
    checker = Checker(
        records_of(results_of({"reoffending_binary": {"local": {2019: before, 2021: after}}})), catalogue()
    )
    first, second = text_of(before), text_of(after)
    if first == second:
        return
    rose = after[0] * before[1] > before[0] * after[1]
    verb = "rose" if rose == true else "fell"
    found = checker.text(f"The share of children who reoffended {verb} from {first} to {second}.")

    assert overall(found) == (SUPPORTED if true else CONTRADICTED)


@settings(max_examples=40, deadline=None)
@given(COUNTS, st.integers(0, 1000))
def test_a_level(counts: tuple[int, int], tenths: int) -> None:
    """A percentage is borne when the result prints so, and is contradicted otherwise."""
    checker = Checker(records_of(results_of({"reoffending_binary": {"local": {2021: counts}}})), catalogue())
    said = f"{tenths / 10:.1f}%"
    found = checker.text(f"In 2021, {said} of children reoffended.")
    limits = {f"{float(fact.interval[limit]):.1f}%" for fact in checker.facts.all for limit in ("low", "high")}

    assert overall(found) == (SUPPORTED if said == text_of(counts) or said in limits else CONTRADICTED)


@pytest.mark.parametrize(
    "text",
    ["On 31 March 2024 the board met.", "Children aged 10 to 17 live here.", "Section 28 and KPI 5 apply.",
     "The 2023-24 plan lasts three years.", "Post-16 work goes on 24/7.", "No one was left out.", "Standard 4 is met."],
)  # fmt: skip
def test_what_is_no_figure(text: str) -> None:
    """Years, dates, ages, durations and names of things are no figures."""
    assert not numbers(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("about a third", 33.333), ("one child in five", 20.0), ("two thirds", 66.667), ("32 per cent", 32.0),
     ("twenty-two children", 22.0), ("£1.2m", 1_200_000.0), ("4.5 per 1,000", 4.5), ("−7 points", -7.0)],
)  # fmt: skip
def test_what_is_a_figure(text: str, expected: float) -> None:
    """Digits, number words, fractions and money are figures."""
    assert [round(float(one.value), 3) for one in numbers(text)] == [expected]


def blocks(*said: tuple[str, str | None]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return a statement of runs, and the ledger of a service whose reoffending fell within chance."""
    records = records_of(results_of({"reoffending_binary": {"local": {2019: (40, 100), 2021: (38, 100)}}}))
    runs = [{"text": text, "result": result} for text, result in said]
    block = {"block": "statement", "id": "reoffending-binary-says", "runs": runs, "emphasis": None, "results": records}
    return [block], {"results": records}


LEVEL = "reoffending_binary.local.2021-01_2021-12"


def test_prose_that_agrees_is_silent() -> None:
    """Figures of results, years and what the sentence says of chance are borne."""
    made = blocks(("In 2021 it was ", None), ("38.0%", LEVEL), (" (", None), ("38 of 100", LEVEL), (").", None))

    assert check_blocks(*made, catalogue()) == []


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ((("In 2021 it was 41.2%.", None),), UNSUPPORTED),
        ((("It was ", None), ("39.0%", LEVEL), (".", None)), CONTRADICTED),
        ((("It rose (", None), ("−2.0 percentage points", f"{LEVEL}.change"), (").", None)), CONTRADICTED),
        ((("It fell (", None), ("−2.0 percentage points", f"{LEVEL}.change"), (").", None)), CONTRADICTED),
    ],
)
def test_prose_of_ours_that_disagrees_stops_the_build(said: tuple, verdict: str) -> None:
    """A number that no result prints, a run unlike its result, or a direction that chance explains is our fault."""
    found = check_blocks(*blocks(*said), catalogue())

    assert [one.verdict for one in found if one.origin == COMPUTED] == [verdict]
    with pytest.raises(AssemblyFailed, match="disagrees with its figures") as caught:
        require(found)
    assert "reoffending-binary-says" in caught.value.details[0]


def test_an_officers_own_words_are_marked_and_not_refused() -> None:
    """The text of a register is looked at, and stands."""
    made, ledger = blocks(("Reoffending doubled.", "risk.local.2021-01_2021-12.risk=r1"))
    words = {**ledger["results"][0], "id": "risk.local.2021-01_2021-12.risk=r1", "measure": "risk", "unit": "text",
             "value": "Reoffending doubled.", "text": "Reoffending doubled.", "judgement": None, "interval": None,
             "numerator": None, "denominator": None}  # fmt: skip
    found = require(check_blocks(made, {"results": [*ledger["results"], words]}, catalogue()))

    assert [(one.origin, one.verdict) for one in found] == [(REGISTER, CONTRADICTED)]
    assert found[0].record()["where"] == "reoffending-binary-says"
