"""Abbreviations are written out where a document uses them first."""

from __future__ import annotations

from typing import Any

import pytest

from yjreport.annex.abbreviations import full_name, spelled_out

TERMS = {
    "KPI": "key performance indicator",
    "SEN": "special educational needs",
    "SEND": "special educational needs and disabilities",
    "EHCP": "education, health and care plan",
    "YOT": "youth offending team",
    "PCC": "Police and Crime Commissioner",
    "NRM": "National Referral Mechanism",
    "AIM3": "an assessment model for harmful sexual behaviour",
    "YSS": "Your Support Service, a voluntary sector organisation",
    "OOCD": "out-of-court disposal (also written OOC)",
    "FTE": "first time entrants",
}


def statement(*texts: str | tuple[str, str]) -> dict[str, Any]:
    """Return a statement; a pair is a run that prints a result."""
    runs = [
        {"text": text, "result": None} if isinstance(text, str) else {"text": text[0], "result": text[1]}
        for text in texts
    ]
    return {"block": "statement", "id": "s", "runs": runs, "emphasis": None, "results": []}


def words(*blocks: dict[str, Any]) -> list[str]:
    """Return the prose of each block after the pass."""
    return ["".join(run["text"] for run in block["runs"]) for block in spelled_out(list(blocks), TERMS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KPI 1: Homes; KPI 2: Work", "Key performance indicator (KPI) 1: Homes; KPI 2: Work"),
        ("There is a KPI.", "There is a key performance indicator (KPI)."),
        ("It has an SEN plan.", "It has a special educational needs (SEN) plan."),
        ("A YOT and an EHCP", "A youth offending team (YOT) and an education, health and care plan (EHCP)"),
        ("It is an OOCD.", "It is an out-of-court disposal (OOCD)."),
        ("Two YOTs met; the YOTs agreed.", "Two youth offending teams (YOTs) met; the YOTs agreed."),
        ("SEND, not SEN", "Special educational needs and disabilities (SEND), not special educational needs (SEN)"),
        ("the PCC's money", "the Police and Crime Commissioner's (PCC) money"),
        ("Work with YSS went on.", "Work with Your Support Service (YSS) went on."),
    ],
)  # fmt: skip
def test_the_first_use_has_the_full_name(text: str, expected: str) -> None:
    """The full name comes once, with the right article, number and capital."""
    assert words(statement(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "An education, health and care plan (EHCP) is a plan; an EHCP lasts.",
        "EHCP (education, health and care plan) and EHCP",
        "AIM3 is used.",
        "The Leicester YOT met.",
        "They asked the YOT Managers.",
        "The code KPI-4 and KPI/2 and x.KPI",
        "He wrote “KPI” on it.",
        "The kpi and Kpis, SKPI",
    ],
)
def test_names_codes_and_what_is_explained_stay(text: str) -> None:
    """Nothing is written out inside a name, a code or a quotation, or where the full name stands beside it."""
    assert words(statement(text)) == [text]


def test_each_is_written_out_once_in_a_document_and_never_inside_a_result() -> None:
    """A run that prints a result is left as the ledger has it; the next use in prose is written out, later ones not."""
    blocks = [
        statement("The plan says: ", ("the NRM was used", "r1"), "."),
        {"block": "heading", "id": "h", "level": 2, "text": "NRM"},
        statement("The use of the NRM was ", ("4", "r2"), "."),
        statement("The NRM is national."),
    ]
    before = [dict(block) for block in blocks]

    made = spelled_out(blocks, TERMS)

    assert ["".join(run["text"] for run in block["runs"]) for block in made if "runs" in block] == [
        "The plan says: the NRM was used.",
        "The use of the National Referral Mechanism (NRM) was 4.",
        "The NRM is national.",
    ]
    assert made[1] == blocks[1]
    assert blocks == before, "the blocks that came in are not changed"


def test_notes_of_tables_are_prose_and_cells_are_not() -> None:
    """A note under a table explains; its caption and its cells stay as they are."""
    table = {
        "block": "table", "id": "t", "caption": "KPI", "columns": [{"key": "a", "label": "KPI"}],
        "rows": [{"cells": {"a": {"text": "KPI", "result": None, "marks": []}}}], "notes": ["A KPI has a note."],
    }  # fmt: skip

    (made,) = spelled_out([table], TERMS)

    assert made == {**table, "notes": ["A key performance indicator (KPI) has a note."]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.5 FTE posts; the FTE rate fell", "3.5 full-time equivalent posts; the first time entrant rate fell"),
        ("Staff: 12 FTE.", "Staff: 12 full-time equivalent."),
        ("The number of FTEs was 40.", "The number of first time entrants was 40."),
        ("151 FTE in 2022", "151 FTE in 2022"),
    ],
)
def test_fte_is_written_out_by_what_it_means(text: str, expected: str) -> None:
    """The abbreviation with two meanings is replaced where its neighbours tell which is meant, and else left."""
    assert words(statement(text)) == [expected]


def test_an_explanation_is_no_name() -> None:
    """What begins with an article explains an abbreviation; what follows a name is left out of it."""
    assert [full_name(TERMS[term]) for term in ("AIM3", "YSS", "OOCD", "PCC")] == [
        "", "Your Support Service", "out-of-court disposal", "Police and Crime Commissioner",
    ]  # fmt: skip
    assert spelled_out([statement("KPI")], {}) == [statement("KPI")]
