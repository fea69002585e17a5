"""The checker's verdicts on paraphrases of the claims of five plans, and on sentences written before it was tuned."""

from __future__ import annotations

import pytest
from claims_heldout import HELD_OUT
from claims_ledger import checker, overall, worst
from claims_said import SAID

from yjreport.narrative.judge.verdicts import REFUSED, SUPPORTED

SILENT = "silent"
"""The verdict on a sentence that claims nothing."""


def verdict_on(ledger: str, sentence: str) -> str:
    """Return the verdict on a sentence."""
    found = checker(ledger).text(sentence)
    return overall(found) if found else SILENT


@pytest.mark.parametrize(("ledger", "sentence", "expected", "nearest"), SAID)
def test_a_printed_claim_in_other_words(ledger: str, sentence: str, expected: str, nearest: str) -> None:
    """A paraphrase of a claim gets the verdict that the plan's figures allow, with the result that comes nearest."""
    found = checker(ledger).text(sentence)
    told = worst(found)

    assert told is not None
    assert told.verdict == expected, told.message()
    assert told.reason or told.verdict == SUPPORTED
    if nearest:
        assert any(one.nearest.partition(".")[0] == nearest for one in found if one.verdict == expected), told.message()


def test_the_held_out_sentences() -> None:
    """Nine in ten sentences in words that the checker was not made from are judged as a reader would judge them."""
    right = [row for row in HELD_OUT if verdict_on(*row[:2]) == row[2]]

    assert len(right) >= 0.9 * len(HELD_OUT)


def test_what_is_false_is_found_and_what_is_true_is_left_alone() -> None:
    """Of all the sentences, those refused are nearly all false or unborne, and nearly all such are refused."""
    rows = [(row[0], row[1], row[2]) for row in (*SAID, *HELD_OUT)]
    wrong = [row for row in rows if row[2] in REFUSED]
    refused = [row for row in rows if verdict_on(*row[:2]) in REFUSED]
    both = [row for row in refused if row in wrong]

    assert len(both) >= 0.97 * len(wrong)
    assert len(both) >= 0.97 * len(refused)


def test_every_refusal_says_why() -> None:
    """Whatever is refused has a reason, and, where the ledger has a result of the topic, the result in words."""
    for ledger, sentence, expected, nearest in SAID:
        for one in checker(ledger).text(sentence):
            if one.verdict in REFUSED:
                assert one.reason, sentence
                assert one.nearest_text or not nearest or expected != one.verdict, sentence
