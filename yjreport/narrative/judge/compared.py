"""Judge a difference between two areas: its direction, and whether it is more than chance."""

from __future__ import annotations

from fractions import Fraction

from yjreport.figures.judgement import LIKE, UNTESTED
from yjreport.figures.judgement import SAME as NO_CHANGE
from yjreport.narrative.find import claim_patterns as said
from yjreport.narrative.find.claims import Claim
from yjreport.narrative.judge.verdicts import CONTRADICTED, SUPPORTED, UNCLEAR, UNSUPPORTED, Verdict
from yjreport.narrative.look_up.fact import Fact


def same_time(one: Fact, other: Fact) -> bool | None:
    """Return True for the same days, False where neither has days and both are called the same, None otherwise."""
    if one.period.same_days(other.period):
        return True
    unknown = not one.period.known and not other.period.known
    return False if unknown and one.period.label == other.period.label else None


def way_meant(claim: Claim, polarity: str | None) -> int | None:
    """Return +1 where a claim means higher, -1 lower, 0 alike; None where better has no meaning."""
    if claim.kind in (said.LOWER, said.HIGHER):
        return -1 if claim.kind == said.LOWER else 1
    if claim.kind == said.SIMILAR:
        return 0
    if polarity is None:
        return None
    better = (claim.kind in (said.BETTER, said.FAVOUR)) != claim.beyond
    return 1 if better == (polarity == "high") else -1


def judged(
    claim: Claim, way: int, sign: int, judgement: str, fact: Fact, size: Fraction, mine: Fact, other: Fact | None = None
) -> Verdict:
    """Return the verdict on a comparison from the sign of the difference and what chance allows."""
    like = judgement in (NO_CHANGE, LIKE)
    area = (fact.against or {}).get("name") if fact.kind == "comparison" else None
    told = f"{mine.text} against {other.text}" if other else f"{mine.text}, {fact.text} against {area}, {judgement}"
    key = fact.against["role"] if fact.kind == "comparison" else other.role if other else "family"
    instead = f'{{{{ {mine.reference} | against("{key}") }}}}'

    def verdict(word: str, reason: str) -> Verdict:
        if claim.denied and word != UNSUPPORTED:
            word = {SUPPORTED: CONTRADICTED, CONTRADICTED: SUPPORTED, UNCLEAR: SUPPORTED}[word]
        return Verdict(
            word,
            claim.words,
            f"{reason} ({told})",
            fact.id,
            fact.told(),
            "" if word == SUPPORTED else instead,
            kind=claim.kind,
        )

    if way == 0:
        close = like or (
            judgement == UNTESTED and size * 10 <= max(abs(mine.value), abs(other.value) if other else abs(mine.value))
        )
        return verdict(SUPPORTED if close else CONTRADICTED, "the two are alike" if close else "the two differ")
    if sign != way:
        return verdict(CONTRADICTED, {1: "it is higher", -1: "it is lower", 0: "the two are equal"}[sign])
    if claim.significant and like:
        return verdict(CONTRADICTED, "the difference is not significant: chance alone could explain it")
    if claim.significant and judgement == UNTESTED:
        return verdict(UNSUPPORTED, "whether it is more than chance was not tested")
    if like:
        return verdict(
            UNCLEAR, "the figures stand so, and chance alone could explain it: say that they do not detectably differ"
        )
    return verdict(SUPPORTED, "the figures stand so")
