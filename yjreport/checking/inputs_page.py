"""The page of checks of one annex's inputs, with its title."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.checking.page import checks_html
from yjreport.gate.gate import GateOutcome, merged
from yjreport.gate.validation import Passed
from yjreport.inputs.annex_inputs import Inputs
from yjreport.narrative.judge.verdicts import Verdict


def title(inputs: Inputs) -> str:
    """Return the title of the page of checks."""
    return f"Checks of the inputs: {inputs.request.service.name} {inputs.request.report.year}"


def page_of(outcome: GateOutcome, inputs: Inputs, words: Sequence[Verdict] = ()) -> str:
    """
    Return the page of checks.

    Args:
        outcome: what the gate found.
        inputs: what it looked at.
        words: what the figures of a built annex make of officers' words.
    """
    return checks_html(outcome, title(inputs), words=words)


def page_with(passed: Passed, inputs: Inputs, words: Sequence[Verdict]) -> str:
    """Return the page of checks of a built annex, with the words that its figures contradict."""
    return page_of(merged([passed.record]), inputs, words)
