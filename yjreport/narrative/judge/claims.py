"""Judge a claim of any kind: a table says which module judges which kind; other kinds are claims of change."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from yjreport.narrative.find import claim_patterns as kinds
from yjreport.narrative.find.claims import Claim
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.judge.change_claims import judge_change
from yjreport.narrative.judge.comparison_claims import judge_comparison
from yjreport.narrative.judge.interpretation import Interpreter
from yjreport.narrative.judge.rank_claims import judge_rank
from yjreport.narrative.judge.series_claims import judge_first, judge_likeness, judge_similar_changes
from yjreport.narrative.judge.verdicts import UNCLEAR, UNSUPPORTED, ClaimInContext, Verdict

_JUDGES: dict[str, Callable[[ClaimInContext], Verdict | None]] = {
    kinds.LOWEST: judge_rank,
    kinds.HIGHEST: judge_rank,
    kinds.MIRRORS: judge_likeness,
    kinds.FIRST: judge_first,
    kinds.FAVOUR: judge_comparison,
    kinds.LOWER: judge_comparison,
    kinds.HIGHER: judge_comparison,
    kinds.SIMILAR: judge_comparison,
}
_SIMILAR_CHANGE = re.compile(r"(?:a\s+)?(?:similar|comparable)\s+(?!\w*(?-i:with))\w+$", re.IGNORECASE)


def judge_claim(claim: Claim, clause: Clause, interpreter: Interpreter, *, both_given: bool) -> Verdict | None:
    """
    Return the verdict on a claim; None where it claims nothing that an annex would show.

    Args:
        claim: the claim.
        clause: where it stands.
        interpreter: tells what the clause means by the results.
        both_given: whether the clause gives both figures of a change, and both are right.
    """
    context = ClaimInContext(claim, clause, interpreter.facts)
    if claim.kind == kinds.CAUSE:
        return context.verdict(UNCLEAR, "figures do not tell a cause", interpreter.nearest(clause))
    clause = interpreter.with_related(clause)
    context = replace(context, clause=clause)
    if not clause.topic:
        return _of_no_measure(context, interpreter)
    if claim.kind == kinds.VAGUE:
        return _of_no_comparator(context, interpreter) if clause.topic.named else None
    category, whole = interpreter.category(clause)
    if not whole:
        reason = f"no figure of {clause.parts[0]} is in the results" if clause.parts else ""
        return _unborne(context, interpreter, reason)
    context = replace(context, category=category)
    return _by_kind(context, interpreter, both_given) or _unborne(context, interpreter)


def _by_kind(context: ClaimInContext, interpreter: Interpreter, both_given: bool) -> Verdict | None:
    claim = context.claim
    if claim.kind in _JUDGES:
        similar_change = claim.kind == kinds.SIMILAR and _SIMILAR_CHANGE.match(claim.words)
        judge = judge_similar_changes if similar_change and not claim.roles else _JUDGES[claim.kind]
        verdict = judge(context)
        if verdict is not None or similar_change or claim.kind not in kinds.COMPARED:
            return verdict
    # "Lower" without an area is lower than before, and "similar to last year" is no change.
    if claim.kind == kinds.SIMILAR:
        claim = replace(claim, kind=kinds.SAME)
    area = interpreter.area(claim, context.clause)
    return judge_change(replace(context, claim=claim, area=area), both_given=both_given)


def _of_no_measure(context: ClaimInContext, interpreter: Interpreter) -> Verdict | None:
    """Return the verdict on a claim whose clause names no measure; None where it claims nothing of the service's."""
    if interpreter.counts_something(context.clause) or context.clause.parts:
        return context.verdict(UNSUPPORTED, "no result is of what it speaks of")
    if context.claim.kind == kinds.VAGUE:
        return None
    return context.verdict(
        UNSUPPORTED if context.claim.compares else UNCLEAR, "it does not name what the annex measures"
    )


def _of_no_comparator(context: ClaimInContext, interpreter: Interpreter) -> Verdict:
    """Return the verdict on "very low" or "high rates", which say nothing without what they are compared with."""
    fact = interpreter.nearest(context.clause)
    if fact is None:
        return _unborne(context, interpreter)
    reason = "it does not say compared with what"
    return context.verdict(UNCLEAR, reason, fact, instead=f"{{{{ {fact.reference} }}}}")


def _unborne(context: ClaimInContext, interpreter: Interpreter, reason: str = "") -> Verdict:
    """Return that no result bears on a claim, with the figure that comes nearest."""
    titles = [interpreter.facts.catalogue.measures[id].title for id in context.clause.topic.measures[:1]]
    missing = f"no result bears on it; one would have to tell of: {', '.join(titles) or 'a figure'}"
    return context.verdict(UNSUPPORTED, reason or missing, interpreter.nearest(context.clause))
