"""Judge claims of change: fell, rose, halved, improved, continued to fall, unchanged."""

from __future__ import annotations

import re
from dataclasses import replace

from yjreport.figures.judgement import SAME as NO_CHANGE
from yjreport.figures.judgement import UNTESTED
from yjreport.narrative.find import claim_patterns as kinds
from yjreport.narrative.find.claims import Claim
from yjreport.narrative.judge.measures_meant import alike, changes_meant, measures_meant, of_cohort
from yjreport.narrative.judge.verdicts import CONTRADICTED, SUPPORTED, UNCLEAR, UNSUPPORTED, ClaimInContext, Verdict
from yjreport.narrative.look_up.change import Change
from yjreport.narrative.look_up.fact import NUMERATOR, RATES

_CHANCE = "chance alone could explain it"
_DIRECTIONS = {
    kinds.DOWN: -1, kinds.HALVED: -1, kinds.LOWER: -1, kinds.UP: 1, kinds.DOUBLED: 1, kinds.TREBLED: 1,
    kinds.HIGHER: 1, kinds.SAME: 0, kinds.SIMILAR: 0,
}  # fmt: skip
_RATIOS = {kinds.HALVED: (-58, -45), kinds.DOUBLED: (80, 120), kinds.TREBLED: (170, 230)}
"""Changes in per cent that may be called so; "more than" halved or doubled is exact."""


def direction_meant(claim: Claim, polarity: str | None) -> int | None:
    """Return +1 where a claim means up or higher, -1 down or lower, 0 alike; None where better has no meaning."""
    if claim.kind in _DIRECTIONS:
        return _DIRECTIONS[claim.kind]
    if polarity is None:
        return None
    better = (claim.kind in (kinds.IMPROVED, kinds.FAVOUR)) != claim.beyond
    return 1 if better == (polarity == "high") else -1


def judge_change(context: ClaimInContext, *, both_given: bool) -> Verdict | None:
    """Return the verdict on a change, of which both figures may be given and be right; None where no figure bears."""
    claim, clause, facts = context.claim, context.clause, context.facts
    verdicts: list[Verdict] = []
    for measure, count in measures_meant(clause, facts, claim):
        changes = changes_meant(context, measure, count, lasting=claim.lasting)
        if changes is None:
            reason = "no two results are of the period that is named"
            verdicts.append(context.verdict(UNSUPPORTED, reason, facts.latest(measure, context.area)))
        elif changes:
            verdicts.append(_by_changes(context, changes, measure, both_given))
    first = next((one for one in verdicts if one.verdict != UNSUPPORTED), None)
    if first is None:
        return verdicts[0] if verdicts else None
    if clause.topic.aspect or first.verdict == UNCLEAR or of_cohort(clause.text):
        return first
    return _unless_number_disagrees(first, context)


def _unless_number_disagrees(first: Verdict, context: ClaimInContext) -> Verdict:
    """Return a verdict on what may be meant as a rate or as a number: unclear where the two disagree."""
    measures = context.facts.catalogue.measures
    rates = [id for id, _ in measures_meant(context.clause, context.facts) if measures[id].unit in RATES]
    changes = changes_meant(context, rates[0], NUMERATOR) if rates else None
    if changes and context.claim.kind in (kinds.UP, kinds.DOWN):
        other = _by_changes(context, changes, rates[0], False)
        if {first.verdict, other.verdict} == {SUPPORTED, CONTRADICTED}:
            reason = f"say whether the rate or the number is meant: {changes[-1].describe()}"
            return replace(first, verdict=UNCLEAR, reason=reason)
    return first


def _by_changes(context: ClaimInContext, changes: list[Change], measure: str, both_given: bool) -> Verdict:
    last = changes[-1]
    meant = direction_meant(context.claim, context.facts.catalogue.measures[measure].polarity)
    word, reason = _decide(context.claim, changes, meant, both_given)
    word = context.unless_denied(word)
    instead = "" if word == SUPPORTED else f"{{{{ {last.later.reference} | direction }}}}"
    return context.verdict(word, reason, last.nearest, last.describe(), instead)


def _decide(claim: Claim, changes: list[Change], meant: int | None, both_given: bool) -> tuple[str, str]:
    """Return the verdict on what is claimed, and why."""
    last = changes[-1]
    within_chance, untested = last.judgement == NO_CHANGE, last.judgement == UNTESTED
    if meant is None:
        return UNCLEAR, "neither direction of this measure is better"
    if meant == 0:
        if within_chance:
            return SUPPORTED, "no change can be detected"
        same = untested and last.pair is not None and alike(*last.pair)
        return (SUPPORTED, "it moved little") if same else (CONTRADICTED, "it changed")
    if claim.kind in _RATIOS:
        return _by_ratio(claim, changes)
    if last.direction != meant:
        other = {1: "it rose", -1: "it fell", 0: "it did not change"}[last.direction]
        return CONTRADICTED, f"{other}{' within chance' if within_chance else ''}"
    if claim.significant and within_chance:
        return CONTRADICTED, f"it is not significant: {_CHANCE}"
    if claim.significant and untested:
        return UNSUPPORTED, "whether it is more than chance was not tested"
    if claim.lasting and len(changes) < 2:
        return UNSUPPORTED, "a movement that went on needs two steps, and the results hold one"
    if claim.lasting and any(change.direction != meant for change in changes[-2:]):
        return CONTRADICTED, f"the step before went the other way: {changes[-2].describe()}"
    if within_chance and not both_given:
        return UNCLEAR, f"the figures moved so, and {_CHANCE}: say so, or that no change can be detected"
    note = f"; {_CHANCE}" if within_chance else "; not tested against chance" if untested else ""
    return SUPPORTED, f"it {'rose' if meant > 0 else 'fell'}{note}"


def _by_ratio(claim: Claim, changes: list[Change]) -> tuple[str, str]:
    last = changes[-1]
    relative = [change.relative for change in changes if change.relative is not None]
    first, end = changes[0].pair, last.pair
    if first and end and first[0] and len(changes) > 1 and re.search(r"years?$", claim.words):
        relative.append(100 * (end[1] - first[0]) / first[0])
    if not relative:
        return UNSUPPORTED, "no two figures give a ratio"
    change = relative[-1]
    low, high = _RATIOS[claim.kind]
    if claim.kind == kinds.HALVED:
        bears = change <= -50 if claim.beyond else low <= change <= high or change < -50
    elif claim.beyond:
        bears = change > {kinds.DOUBLED: 100, kinds.TREBLED: 200}[claim.kind]
    else:
        bears = low <= change <= high
    reason = f"it changed by {float(change):.1f} per cent"
    if not bears:
        return CONTRADICTED, reason
    return (UNCLEAR, f"{reason}, and {_CHANCE}") if last.judgement == NO_CHANGE else (SUPPORTED, reason)
