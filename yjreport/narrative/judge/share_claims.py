"""Judge shares and quantities in words: "a third", "one in five", "most", "few", "nearly all", "fell by half"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yjreport.narrative.find.claims import roles_of
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.find.numbers import Number
from yjreport.narrative.judge.interpretation import Interpreter
from yjreport.narrative.judge.measures_meant import measures_meant
from yjreport.narrative.judge.number_claims import word_of_change
from yjreport.narrative.judge.verdicts import CONTRADICTED, SUPPORTED, UNSUPPORTED, Verdict
from yjreport.narrative.look_up.fact import Fact

_NOT_DONE = re.compile(
    r"\b(?:did not|have not|had not|were not|was not|has not|not|never|failed to|without)\b", re.IGNORECASE
)
_NO_SHARE = "no share of what it speaks of is in the results"
_ROLE_BEHIND = re.compile(
    r"^\s*(?:of\s+children\s+)?(?:across|in|for|of|among)?\s*(?:the\s+|our\s+)?(?:England|nationally|"
    r"national|family|region\w*|country)\b",
    re.IGNORECASE,
)
"""The area that a share is said to be of by the words right behind it: "a third across England"."""


def judge_share(interpreter: Interpreter, number: Number, clause: Clause) -> Verdict:
    """Return the verdict on a fraction in words: the share of the topic, or the size of its change."""
    ahead = clause.text[: number.start]
    if word_of_change(number, clause.text) and re.search(r"\bby\s+(?:\w+\s+){0,2}$", ahead):
        return _of_change(interpreter, number, clause)
    found = _of_share(interpreter, number.text, clause, float(number.low), float(number.high))
    return found or Verdict(UNSUPPORTED, number.text, _NO_SHARE)


def _of_change(interpreter: Interpreter, number: Number, clause: Clause) -> Verdict:
    """Judge "fell by a third" by the last change, in per cent of the figure before."""
    for measure, count in measures_meant(clause, interpreter.facts):
        changes = interpreter.facts.consecutive_changes(measure, "local", {}, count)
        if changes and changes[-1].relative is not None:
            last, size = changes[-1], changes[-1].relative
            bears = number.low <= abs(size) <= number.high
            reason = f"it changed by {float(size):.1f} per cent"
            return _verdict(bears, number.text, reason, last.nearest, last.describe(), "number")
    return Verdict(UNSUPPORTED, number.text, "no change of what it speaks of is in the results")


def judge_quantities(interpreter: Interpreter, clause: Clause, found: Sequence[Number]) -> list[Verdict]:
    """Return the verdicts on words of quantity of a clause, those within fractions left out."""
    taken: list[tuple[int, int]] = [(one.start, one.end) for one in found if one.share]
    verdicts = []
    for pattern, low, high in interpreter.words.quantities:
        for match in pattern.finditer(clause.text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            verdict = _of_share(interpreter, match[0], interpreter.with_related(clause), low, high)
            if verdict is None and interpreter.counts_something(clause):
                verdict = Verdict(UNSUPPORTED, match[0], _NO_SHARE, kind="quantity")
            if verdict is not None:
                verdicts.append(verdict)
    return verdicts


def _of_share(interpreter: Interpreter, words: str, clause: Clause, low: float, high: float) -> Verdict | None:
    """Judge a share in words by the latest share of the topic; of those who did not, by the rest of it."""
    facts = interpreter.facts
    category, whole = interpreter.category(clause)
    start = clause.text.find(words)
    behind = clause.text[start + len(words) :]
    denied = bool(_NOT_DONE.search(behind)) and not re.search(r"\bnot (?:in|known)\b", behind)
    beside = _ROLE_BEHIND.match(behind)
    roles = roles_of(beside[0]) if beside else ()
    for measure in clause.topic.measures if whole else ():
        if facts.catalogue.measures[measure].unit != "percent":
            continue
        levels = facts.levels(measure, "local", category)
        if roles:
            levels = [fact for role in roles for fact in facts.levels_of_role(measure, role, category)]
        levels = clause.of_named_periods(levels) or levels
        if re.search(r"\bfrom\s+(?:\w+\s+){0,3}$", clause.text[: max(start, 0)]):
            levels = [fact for fact in levels[:-1] if low <= float(fact.figure) <= high] or levels[:-1]
        if levels:
            fact = levels[-1]
            value = float(100 - fact.figure) if denied else float(fact.figure)
            reason = f"it is {fact.text}" + (f", so {value:.1f}% were not" if denied else "")
            return _verdict(low <= value <= high, words, reason, fact, fact.describe(), "quantity")
    return None


def _verdict(bears: bool, words: str, reason: str, nearest: Fact, described: str, kind: str) -> Verdict:
    word, instead = (SUPPORTED, "") if bears else (CONTRADICTED, f"{{{{ {nearest.reference} }}}}")
    return Verdict(word, words, reason, nearest.id, described, instead, kind=kind)
