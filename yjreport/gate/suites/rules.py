"""The rules of a suite: an expectation, and what it says to people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Rule:
    """
    Hold one expectation and what it says to people.

    Args:
        id: its name in the suite.
        type: the expectation, in Great Expectations' name.
        arguments: what it is given.
        severity: error or warning.
        kind: the kind of fault, a key of `faults.KINDS`.
        column: the column that a fault points at.
        what: what is checked, as a sentence.
        why: why it matters.
        source: where the rule comes from.
        expected: template of what should stand there.
        next_step: template of what to do.
        found: template of what stands there; the cell itself when empty.
        after: rules whose fault on the same row makes this one a consequence.
    """

    id: str
    type: str
    arguments: dict[str, Any]
    severity: str
    kind: str
    column: str
    what: str
    why: str
    source: str
    expected: str
    next_step: str
    found: str = ""
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suite:
    """
    Hold the rules of one kind of input.

    Args:
        kind: the kind of input, and the name of the suite.
        purpose: what the suite guards, for people.
        rules: in order; roots before consequences.
        settings: figures that helper columns need, such as ranges.
    """

    kind: str
    purpose: str
    rules: tuple[Rule, ...]
    settings: dict[str, Any] = field(default_factory=dict)
