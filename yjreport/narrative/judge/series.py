"""Test claims about two movements or a series: the first fall since, mirrors, a similar reduction."""

from __future__ import annotations

import re
from fractions import Fraction

from yjreport.narrative.find.claims import Claim
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.judge.movements import alike, chain_of, subjects
from yjreport.narrative.judge.verdicts import CONTRADICTED, SUPPORTED, UNSUPPORTED, Verdict
from yjreport.narrative.look_up.fact import Fact
from yjreport.narrative.look_up.facts import Facts


def test_first(claim: Claim, clause: Clause, facts: Facts, area: str, category: dict[str, str]) -> Verdict | None:
    """Return the verdict on "the first fall since …": the last step went so, and none before it did."""
    for measure, counted in subjects(clause, facts):
        steps = chain_of(facts, measure, area, category, counted)
        if not steps or steps[0].earlier is None:
            continue
        way = 1 if re.search(r"rise|increase", claim.words, re.IGNORECASE) else -1
        last, before = steps[-1], steps[:-1]
        since = [mention for mention in clause.mentions if mention.base]
        if since:
            before = [
                step
                for step in before
                if step.earlier and step.earlier.period.end and step.earlier.period.end >= since[0].first
            ]
        bears = (last.size > 0) - (last.size < 0) == way
        verdict = (
            CONTRADICTED if not bears or any((step.size > 0) - (step.size < 0) == way for step in before)
            else SUPPORTED if before else UNSUPPORTED
        )  # fmt: skip
        reason = {
            CONTRADICTED: "the series says otherwise", SUPPORTED: "the series bears it",
            UNSUPPORTED: "it needs the years before",
        }[verdict]  # fmt: skip
        return Verdict(verdict, claim.words, reason, last.later.id, last.told(), kind=claim.kind)
    return None


def test_mirrors(claim: Claim, clause: Clause, facts: Facts, roles: tuple[str, ...]) -> Verdict | None:
    """Return the verdict on a likeness of movements: both series over the same time, in the same direction."""
    for measure, counted in subjects(clause, facts):
        mine = chain_of(facts, measure, "local", {}, counted)
        if not mine:
            continue
        for key in dict.fromkeys(fact.area_key for role in roles for fact in facts.of_role(measure, role)):
            theirs = [step for step in facts.steps(measure, key) if step.later.period == mine[-1].later.period]
            if theirs:
                step = theirs[-1]
                same = (step.size > 0) == (mine[-1].size > 0)
                return Verdict(
                    SUPPORTED if same else CONTRADICTED, claim.words,
                    f"{'both' if same else 'they'} moved {'the same way' if same else 'in different directions'}",
                    step.later.id, step.told(), kind=claim.kind,
                )  # fmt: skip
        nearest: Fact = mine[-1].fact or mine[-1].later
        return Verdict(
            UNSUPPORTED, claim.words, "no series of the other area is in the results", nearest.id, mine[-1].told(),
            kind=claim.kind,
        )  # fmt: skip
    return None


def test_similar_changes(claim: Claim, clause: Clause, facts: Facts) -> Verdict | None:
    """Return the verdict on "a similar reduction": the changes of the topic, whichever two there are, must be alike."""
    held: list[tuple[Fraction, Fact]] = []
    for measure in clause.topic.measures:
        if facts.catalogue.measures[measure].polarity is None:
            continue
        held += [(fact.value, fact) for fact in facts.changes(measure)[-1:]]
        chain = chain_of(facts, measure, "local", {}, False)
        held += [
            (step.relative, step.later) for step in chain[-1:] if step.earlier is not None and step.relative is not None
        ]
    if len(held) < 2:
        return None
    (first, one), (second, other) = held[:2]
    bears = alike(abs(first), abs(second)) and (first > 0) == (second > 0)
    return Verdict(
        SUPPORTED if bears else CONTRADICTED,
        claim.words,
        f"{one.text} and {other.text}",
        one.id,
        one.told(),
        kind=claim.kind,
    )
