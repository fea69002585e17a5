"""Officers' own words: what figures contradict is told, and aims, references, reports and reckonings are left alone."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parents[1] / "acceptance"))
from claims_ledger import catalogue, records_of, results_of

from yjreport.checking.page import checks_html
from yjreport.gate.gate import GateOutcome
from yjreport.narrative.check.blocks import check_blocks
from yjreport.narrative.check.officers_texts import OfficersTexts
from yjreport.narrative.judge.verdicts import COMPUTED, CONTRADICTED, REGISTER, UNSUPPORTED, Verdict

LEVEL = "reoffending_binary.local.2021-01_2021-12"


@cache
def records() -> list[dict[str, Any]]:
    """Return the ledger of a service where 40 of 100 and then 60 of 120 children reoffended."""
    return records_of(
        results_of(
            {"reoffending_binary": {"local": {2019: (40, 200), 2021: (60, 120)}, "england": {2021: (300, 1000)}}}
        )
    )


def on(text: str, id: str = "risk.local.2021-01_2021-12.risk=r1") -> list[Verdict]:
    """Return the verdicts on the text of a register's cell."""
    words = {**records()[0], "id": id, "measure": id.partition(".")[0], "unit": "text", "value": text, "text": text,
             "judgement": None, "interval": None, "numerator": None, "denominator": None}  # fmt: skip
    cells = {"risk": {"text": text, "result": id, "marks": []}}
    table = {"block": "table", "id": "risks-register", "caption": "Risks", "rows": [{"cells": cells}], "notes": [],
             "results": []}  # fmt: skip
    return check_blocks([table], {"results": [*records(), words]}, catalogue())


@pytest.mark.parametrize(
    "text",
    ["Reoffending fell.", "The reoffending rate fell from 50.0% to 20.0%.", "Reoffending is lower than nationally.",
     "The share of children who reoffended was 71.2% in 2021.", "The reoffending rate is 71.2%.",
     "In 2021, 61 of 120 children reoffended.", "Reoffending has halved since 2019.", "Reoffending has not risen.",
     "Most children reoffended in 2019.", "R4 The reoffending rate fell, so the risk is small."],
)  # fmt: skip
def test_a_statement_that_the_figures_contradict_is_told(text: str) -> None:
    """A movement, comparison, share or figure stated in an officer's own voice is held against the figures."""
    assert CONTRADICTED in [one.verdict for one in on(text)]


@pytest.mark.parametrize(
    "text",
    ["4.1: Reoffending", "2.3", "A12: Reoffending of children", "31 March 2021", "Fewer children who reoffend",
     "Reduce reoffending to 20% by 2027", "Find two more places for children who reoffended",
     "Review the ten children who reoffend most each month", "The plan says that reoffending fell to 12% in 2021.",
     "“Reoffending halved” is printed over a table without figures.", "Reoffending would have fallen without them.",
     "Children who turned 18 stay in the cohort of reoffending.", "What shrank is the cohort, not reoffending.",
     "The fall in reoffending is not explained.", "Reoffending fell out of the panel's view.",
     "Reoffending rests on few children.", "Reoffending: most of the numbers are too small."],
)  # fmt: skip
def test_what_states_no_figure_is_not_called_wrong(text: str) -> None:
    """References of rows, dates, ages, aims, reports of what a plan prints and reckonings contradict nothing."""
    assert CONTRADICTED not in [one.verdict for one in on(text)]


def test_words_of_the_program_in_a_register_are_not_an_officers() -> None:
    """A warning of the checks that stands in a table was written by the program."""
    assert on("reoffending fell in row 17 of the file", "check_warning.local.2021-01_2021-12.warning=1") == []


def test_notes_under_a_table_are_officers_only_where_they_stand_in_a_file() -> None:
    """A note of the program is no officer's; a note of a file is read without the name of its row."""
    notes = ["[u]: fewer than 20 children, so reliability is low.", "Family: Reoffending fell in 2021."]
    table = {"block": "table", "id": "reoffending-levels", "caption": "Reoffending", "rows": [], "notes": notes,
             "results": []}  # fmt: skip
    own = OfficersTexts.of(["Reoffending fell in 2021."], [])
    found = check_blocks([table], {"results": records()}, catalogue(), own)

    assert [(one.origin, one.verdict, one.sentence) for one in found] == [
        (REGISTER, CONTRADICTED, "Reoffending fell in 2021.")
    ]


def test_what_an_officer_wrote_is_no_sentence_of_ours() -> None:
    """A number in a note that a statement repeats is not the program's; the same number in its own words is."""
    said = "20 is 24% of 82, 83 or 85 children."
    runs = [{"text": f"Share: {said} Of these 85 stayed.", "result": None}]
    block = {"block": "statement", "id": "reoffending-says", "runs": runs, "emphasis": None, "results": []}
    ledger = {"results": records()}
    blind = check_blocks([block], ledger, catalogue())
    found = check_blocks([block], ledger, catalogue(), OfficersTexts.of([said], []))

    assert {one.words for one in blind} >= {"24%", "82", "83", "85"}
    assert [(one.origin, one.verdict, one.words) for one in found] == [(COMPUTED, UNSUPPORTED, "85")]


WORDS = (
    Verdict(CONTRADICTED, "fell", "it rose", "reoffending_binary.local.2020", "32.3%, worse",
            sentence="Reoffending fell & stayed low.", where="risks-register"),
    Verdict(UNSUPPORTED, "half", "no result bears on it", sentence="Half of them left.", where="risks-register"),
)  # fmt: skip


def test_words_that_figures_contradict_are_on_the_page() -> None:
    """What an officer wrote is shown with its place, the reason and the nearest result; a person decides."""
    page = re.sub(r"<wbr>|&nbsp;", "", checks_html(GateOutcome((), (), ()), "Checks", words=WORDS))

    assert "Words that the figures do not bear out" in page
    for said in ("Reoffending fell &amp; stayed low.", "risks-register", "it rose", "32.3%, worse", "a person decides"):
        assert said in page
    assert "Half of them" not in page


def test_a_page_without_such_words_has_no_such_part() -> None:
    """Nothing is said of words that no figure contradicts."""
    empty = GateOutcome((), (), ())

    assert checks_html(empty, "Checks", words=WORDS[1:]) == checks_html(empty, "Checks")
