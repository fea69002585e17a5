"""Test shares and quantities in words: "a third", "one in five", "most", "few", "nearly all", "fell by half"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yjreport.narrative.find.claims import roles_of
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.find.numbers import Number
from yjreport.narrative.judge.meaning import Meaning
from yjreport.narrative.judge.movements import chain_of, subjects
from yjreport.narrative.judge.numbers import way_of_number
from yjreport.narrative.judge.verdicts import CONTRADICTED, SUPPORTED, UNSUPPORTED, Verdict

_NOT_DONE = re.compile(
    r"\b(?:did not|have not|had not|were not|was not|has not|not|never|failed to|without)\b", re.IGNORECASE
)


def test_share(meaning: Meaning, number: Number, clause: Clause) -> Verdict:
    """Return the verdict on a fraction in words: the share of the topic, or the size of its change."""
    moved = way_of_number(number, clause.text)
    if moved and re.search(r"\bby\s+(?:\w+\s+){0,2}$", clause.text[: number.start]):
        return _moved_by_share(meaning, number, clause)
    return _by_share(meaning, number.text, clause, float(number.low), float(number.high)) or Verdict(
        UNSUPPORTED, number.text, "no share of what it speaks of is in the results"
    )


def _moved_by_share(meaning: Meaning, number: Number, clause: Clause) -> Verdict:
    """Test "fell by a third" by the last movement, in per cent of the figure before."""
    for measure, counted in subjects(clause, meaning.facts):
        steps = chain_of(meaning.facts, measure, "local", {}, counted)
        if steps and steps[-1].relative is not None:
            change = steps[-1].relative
            bears = number.low <= abs(change) <= number.high
            fact = steps[-1].fact or steps[-1].later
            return Verdict(SUPPORTED if bears else CONTRADICTED, number.text,
                           f"it changed by {float(change):.1f} per cent", fact.id, steps[-1].told(),
                           "" if bears else f"{{{{ {fact.reference} }}}}")  # fmt: skip
    return Verdict(UNSUPPORTED, number.text, "no change of what it speaks of is in the results")


def test_quantities(meaning: Meaning, clause: Clause, found: Sequence[Number]) -> list[Verdict]:
    """Return the verdicts on words of quantity of a clause, those within fractions left out."""
    taken: list[tuple[int, int]] = [(one.start, one.end) for one in found if one.share]
    verdicts = []
    for pattern, low, high in meaning.words.quantities:
        for match in pattern.finditer(clause.text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            verdict = _by_share(meaning, match[0], meaning.with_related(clause), low, high)
            if verdict is None and meaning.concepts(clause):
                verdict = Verdict(
                    UNSUPPORTED, match[0], "no share of what it speaks of is in the results", kind="quantity"
                )
            if verdict is not None:
                verdicts.append(verdict)
    return verdicts


def _by_share(meaning: Meaning, words: str, clause: Clause, low: float, high: float) -> Verdict | None:
    """Test a share in words by the latest share of the topic; of those who did not, by the rest of it."""
    category, whole = meaning.category(clause)
    start = clause.text.find(words)
    behind = clause.text[start + len(words) :]
    denied = bool(_NOT_DONE.search(behind)) and not re.search(r"\bnot (?:in|known)\b", behind)
    roles = _roles_beside(behind)
    for measure in clause.topic.measures:
        if meaning.facts.catalogue.measures[measure].unit != "percent" or not whole:
            continue
        held = meaning.facts.levels(measure, "local", category)
        if roles:
            held = [fact for role in roles for fact in meaning.facts.of_role(measure, role, category)]
        if clause.mentions:
            held = [fact for fact in held if any(one.means(fact.period) for one in clause.mentions)] or held
        if re.search(r"\bfrom\s+(?:\w+\s+){0,3}$", clause.text[: max(start, 0)]):
            held = [fact for fact in held[:-1] if low <= float(fact.value) <= high] or held[:-1]
        if held:
            fact = held[-1]
            value = float(100 - fact.value) if denied else float(fact.value)
            bears = low <= value <= high
            told = f"it is {fact.text}" + (f", so {value:.1f}% were not" if denied else "")
            return Verdict(SUPPORTED if bears else CONTRADICTED, words, told, fact.id, fact.told(),
                           "" if bears else f"{{{{ {fact.reference} }}}}", kind="quantity")  # fmt: skip
    return None


def _roles_beside(behind: str) -> tuple[str, ...]:
    """Return the areas that a share is said to be of by the words right behind it: "a third across England"."""
    match = re.match(
        r"^\s*(?:of\s+children\s+)?(?:across|in|for|of|among)?\s*(?:the\s+|our\s+)?(?:England|nationally|"
        r"national|family|region\w*|country)\b",
        behind,
        re.IGNORECASE,
    )
    return tuple(role for role in roles_of(match[0]) if role != "before") if match else ()
