"""Test claims of rank: lowest and highest over time by the series, among areas by their ranks or figures."""

from __future__ import annotations

import re

from yjreport.narrative.find import claim_patterns as said
from yjreport.narrative.find.claims import Claim
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.judge.movements import subjects
from yjreport.narrative.judge.verdicts import CONTRADICTED, SUPPORTED, UNSUPPORTED, Verdict
from yjreport.narrative.look_up.fact import Fact
from yjreport.narrative.look_up.facts import Facts

_ORDINAL = re.compile(r"^(?:(\d+)(?:st|nd|rd|th)\s+)?(lowest|highest)", re.IGNORECASE)
_YEARS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_SPAN = re.compile(
    r"\b(?:in|for|over|of)\s+(?:the\s+)?(?:(?:last|past)\s+)?(\d+|two|three|four|five|six|seven|eight|nine|ten)[\s-]*years?\b",
    re.IGNORECASE,
)
_AREAS = re.compile(
    r"\b(?:of|among|in|within|across)\s+(?:all\s+)?(?:the\s+|our\s+|its\s+)?(?:\w+\s+)?(?:four|three|five|six|two|\d+|authorit\w+|areas?|districts?|famil\w+|peers?|neighbours?|region|country|services?|counties|places)\b",
    re.IGNORECASE,
)


def test_rank(claim: Claim, clause: Clause, facts: Facts) -> Verdict | None:
    """Return the verdict on highest and lowest: over time by the series, among areas by their ranks or figures."""
    low = claim.kind == said.LOWEST
    behind = clause.text[claim.start :]
    if re.search(
        r"^\s*\w+\s+(?:\w+\s+)?(?:reductions?|falls?|decreases?|declines?|rises?|increases?)\b", behind, re.IGNORECASE
    ):
        return _nothing(claim, clause, facts, "a rank of changes needs the change of every area")
    for measure, counted in subjects(clause, facts):
        polarity = facts.catalogue.measures[measure].polarity
        if re.match(r"best|worst", claim.words, re.IGNORECASE):
            low = (polarity == "low") == claim.words.lower().startswith("best")
        levels = [fact for fact in facts.levels(measure) if fact.period.known]
        if _AREAS.search(behind) and not _SPAN.search(behind):
            found = _among_areas(claim, facts, measure, low)
        else:
            found = _over_time(claim, clause, levels, low, counted, behind)
        if found is not None:
            return found
    return _nothing(claim, clause, facts, "a rank needs the figures of each year or area that it speaks of")


def _over_time(
    claim: Claim, clause: Clause, levels: list[Fact], low: bool, counted: bool, behind: str
) -> Verdict | None:
    held = [fact for fact in levels if not counted or fact.numerator is not None]
    if len(held) < 2:
        return None
    latest = held[-1]
    span = _SPAN.search(behind)
    years = (_YEARS.get(span[1].lower()) or int(span[1])) if span else 0
    since = [mention for mention in clause.mentions if mention.base]
    inside = held
    if years:
        inside = [
            fact
            for fact in held
            if fact.period.end and latest.period.end and (latest.period.end - fact.period.end).days < years * 365 - 40
        ]
    elif since:
        inside = [fact for fact in held if fact.period.end and fact.period.end >= since[0].first]
    value = (lambda fact: fact.numerator) if counted else (lambda fact: fact.value)
    best = (min if low else max)(inside, key=value)
    told = f"{value(best) if counted else best.text} in {best.period.label}"
    if value(best) != value(latest):
        return Verdict(
            CONTRADICTED,
            claim.words,
            f"the {'lowest' if low else 'highest'} is {told}",
            latest.id,
            latest.told(),
            kind=claim.kind,
        )
    whole = len(inside) >= 3 and (
        not years or len({fact.period.end.year for fact in inside if fact.period.end}) >= years
    )
    if since:
        whole = len(inside) >= 2 and any(since[0].means(fact.period) for fact in inside)
    return Verdict(SUPPORTED if whole else UNSUPPORTED, claim.words,
                   "the series bears it" if whole else "the results do not hold every year that it speaks of",
                   latest.id, latest.told(), kind=claim.kind)  # fmt: skip


def _among_areas(claim: Claim, facts: Facts, measure: str, low: bool) -> Verdict | None:
    for fact in facts.by_measure.get(measure, ()):
        match = _ORDINAL.match(str(fact.text)) if fact.kind == "comparison" and "rank-in-" in fact.id else None
        if match:
            first = (match[1] or "1") == "1" and (match[2].lower() == "lowest") == low
            return Verdict(
                SUPPORTED if first else CONTRADICTED,
                claim.words,
                f"it is the {fact.text}",
                fact.id,
                fact.told(),
                kind=claim.kind,
            )
    mine = [fact for fact in facts.levels(measure) if fact.period.known]
    if not mine:
        return None
    others = [fact for fact in facts.by_measure.get(measure, ())
              if fact.kind == "level" and fact.role in ("peer", "member", "family", "region", "national")
              and not fact.breakdown and fact.value is not None and fact.period.same_days(mine[-1].period)]  # fmt: skip
    better = [fact for fact in others if (fact.value < mine[-1].value if low else fact.value > mine[-1].value)]
    if better:
        return Verdict(
            CONTRADICTED,
            claim.words,
            f"{better[0].record['area']['name']} has {better[0].text}",
            mine[-1].id,
            mine[-1].told(),
            kind=claim.kind,
        )
    return None


def _nothing(claim: Claim, clause: Clause, facts: Facts, reason: str) -> Verdict | None:
    for measure, _ in subjects(clause, facts):
        held = facts.levels(measure) or facts.changes(measure)
        if held:
            return Verdict(UNSUPPORTED, claim.words, reason, held[-1].id, held[-1].told(), kind=claim.kind)
    return None
