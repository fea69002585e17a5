"""Test claims of movement: fell, rose, halved, improved, continued to fall, unchanged, first fall since, mirrors."""

from __future__ import annotations

import re

from yjreport.figures.judgement import SAME as NO_CHANGE
from yjreport.figures.judgement import UNTESTED
from yjreport.narrative.find import claim_patterns as said
from yjreport.narrative.find.claims import Claim
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.judge.movements import alike, chosen, of_cohort, subjects
from yjreport.narrative.judge.verdicts import CONTRADICTED, SUPPORTED, UNCLEAR, UNSUPPORTED, Verdict
from yjreport.narrative.look_up.fact import NUMERATOR, RATES
from yjreport.narrative.look_up.facts import Facts
from yjreport.narrative.look_up.steps import Step

_CHANCE = "chance alone could explain it"


def test_move(
    claim: Claim, clause: Clause, facts: Facts, area: str, category: dict[str, str], *, paired: bool
) -> Verdict | None:
    """
    Return the verdict on a movement, or None where no figure bears on it.

    Args:
        claim: the claim.
        clause: where it stands.
        facts: the results.
        area: whose figures it speaks of.
        category: of which category.
        paired: whether both of its figures stand beside it and agree with it.
    """
    verdicts: list[tuple[Verdict, str]] = []
    for measure, counted in subjects(clause, facts, claim):
        steps = chosen(clause, facts, measure, area, category, counted, lasting=claim.lasting)
        if steps is None:
            verdicts.append((_no_period(claim, facts, measure, area), counted))
        elif steps:
            verdicts.append((_by_steps(claim, steps, facts, measure, paired), counted))
    borne = [one for one, _ in verdicts if one.verdict != UNSUPPORTED]
    if not borne:
        return verdicts[0][0] if verdicts else None
    first = borne[0]
    if clause.topic.aspect or first.verdict == UNCLEAR or of_cohort(clause.text):
        return first
    return _number_beside(first, claim, clause, facts, area, category)


def _number_beside(
    first: Verdict, claim: Claim, clause: Clause, facts: Facts, area: str, category: dict[str, str]
) -> Verdict:
    """Return a verdict on what may be meant as a rate or as a number: unclear where the two disagree."""
    for measure, _ in subjects(clause, facts):
        if facts.catalogue.measures[measure].unit not in RATES:
            continue
        steps = chosen(clause, facts, measure, area, category, NUMERATOR)
        if steps and claim.kind in (said.UP, said.DOWN):
            other = _by_steps(claim, steps, facts, measure, False)
            if {first.verdict, other.verdict} == {SUPPORTED, CONTRADICTED}:
                reason = f"say whether the rate or the number is meant: {steps[-1].told()}"
                return Verdict(
                    UNCLEAR, claim.words, reason, first.nearest, first.nearest_text, first.instead, kind=claim.kind
                )
        break
    return first


def _no_period(claim: Claim, facts: Facts, measure: str, area: str) -> Verdict:
    levels = facts.levels(measure, area) or facts.changes(measure, area)
    nearest = levels[-1] if levels else None
    return Verdict(
        UNSUPPORTED, claim.words, "no two results are of the period that is named",
        nearest.id if nearest else "", nearest.told() if nearest else "", kind=claim.kind,
    )  # fmt: skip


def way_of(claim: Claim, polarity: str | None) -> int | None:
    """Return +1 for a rise, -1 for a fall, 0 for neither; None where better and worse have no meaning."""
    if claim.kind in (said.DOWN, said.HALVED, said.LOWER):
        return -1
    if claim.kind in (said.UP, said.DOUBLED, said.TREBLED, said.HIGHER):
        return 1
    if claim.kind in (said.IMPROVED, said.WORSENED):
        if polarity is None:
            return None
        return 1 if (claim.kind == said.IMPROVED) == (polarity == "high") else -1
    return 0


def _by_steps(claim: Claim, steps: list[Step], facts: Facts, measure: str, paired: bool) -> Verdict:
    last = steps[-1]
    fact = last.fact or last.later
    way = way_of(claim, facts.catalogue.measures[measure].polarity)

    def verdict(word: str, reason: str) -> Verdict:
        if claim.denied and word in (SUPPORTED, CONTRADICTED):
            word = SUPPORTED if word == CONTRADICTED else CONTRADICTED
        elif claim.denied and word == UNCLEAR:
            word = SUPPORTED
        instead = "" if word == SUPPORTED else f"{{{{ {last.later.reference} | direction }}}}"
        return Verdict(word, claim.words, reason, fact.id, last.told(), instead, kind=claim.kind)

    if way is None:
        return verdict(UNCLEAR, "neither direction of this measure is better")
    if way == 0:
        if last.judgement == NO_CHANGE:
            return verdict(SUPPORTED, "no change can be detected")
        pair = last.pair
        same = last.judgement == UNTESTED and pair is not None and alike(*pair)
        return verdict(SUPPORTED if same else CONTRADICTED, f"it {'moved little' if same else 'changed'}")
    if claim.kind in (said.HALVED, said.DOUBLED, said.TREBLED):
        return verdict(*_by_ratio(claim, last, steps))
    moved = (last.size > 0) - (last.size < 0)
    if moved != way:
        other = {1: "it rose", -1: "it fell", 0: "it did not change"}[moved]
        return verdict(CONTRADICTED, f"{other}{' within chance' if last.judgement == NO_CHANGE else ''}")
    if claim.significant and last.judgement == NO_CHANGE:
        return verdict(CONTRADICTED, f"it is not significant: {_CHANCE}")
    if claim.significant and last.judgement == UNTESTED:
        return verdict(UNSUPPORTED, "whether it is more than chance was not tested")
    if claim.lasting:
        if len(steps) < 2:
            return verdict(UNSUPPORTED, "a movement that went on needs two steps, and the results hold one")
        if any((step.size > 0) - (step.size < 0) != way for step in steps[-2:]):
            return verdict(CONTRADICTED, f"the step before went the other way: {steps[-2].told()}")
    if last.judgement == NO_CHANGE and not paired:
        return verdict(UNCLEAR, f"the figures moved so, and {_CHANCE}: say so, or that no change can be detected")
    note = (
        f"; {_CHANCE}"
        if last.judgement == NO_CHANGE
        else "; not tested against chance"
        if last.judgement == UNTESTED
        else ""
    )
    return verdict(SUPPORTED, f"it {'rose' if moved > 0 else 'fell'}{note}")


def _by_ratio(claim: Claim, last: Step, steps: list[Step]) -> tuple[str, str]:
    relative = [step.relative for step in [*steps, last] if step.relative is not None]
    first, end = steps[0].pair, last.pair
    if first and end and first[0] and len(steps) > 1 and re.search(r"years?$", claim.words):
        relative.append(100 * (end[1] - first[0]) / first[0])
    if not relative:
        return UNSUPPORTED, "no two figures give a ratio"
    change = relative[-1]
    if claim.kind == said.HALVED:
        bears = change <= -50 if claim.beyond else -58 <= change <= -45 or change < -50
    elif claim.kind == said.DOUBLED:
        bears = change > 100 if claim.beyond else 80 <= change <= 120
    else:
        bears = change > 200 if claim.beyond else 170 <= change <= 230
    told = f"it changed by {float(change):.1f} per cent"
    if not bears:
        return CONTRADICTED, told
    return (UNCLEAR, f"{told}, and {_CHANCE}") if last.judgement == NO_CHANGE else (SUPPORTED, told)
