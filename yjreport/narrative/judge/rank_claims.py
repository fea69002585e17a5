"""Judge claims of rank: lowest and highest over time by the series, among areas by their ranks or figures."""

from __future__ import annotations

import re

from yjreport.narrative.find.claim_patterns import LOWEST
from yjreport.narrative.judge.measures_meant import measures_meant
from yjreport.narrative.judge.verdicts import CONTRADICTED, SUPPORTED, UNSUPPORTED, ClaimInContext, Verdict
from yjreport.narrative.look_up.change import figure_or_count
from yjreport.narrative.look_up.fact import NUMERATOR, Fact
from yjreport.text_patterns.figures import word_number

_ORDINAL = re.compile(r"^(?:(\d+)(?:st|nd|rd|th)\s+)?(lowest|highest)", re.IGNORECASE)
_SPAN = re.compile(
    r"\b(?:in|for|over|of)\s+(?:the\s+)?(?:(?:last|past)\s+)?(\d+|two|three|four|five|six|seven|eight|nine|ten)[\s-]*years?\b",
    re.IGNORECASE,
)
_AREAS = re.compile(
    r"\b(?:of|among|in|within|across)\s+(?:all\s+)?(?:the\s+|our\s+|its\s+)?(?:\w+\s+)?(?:four|three|five|six|two|\d+|authorit\w+|areas?|districts?|famil\w+|peers?|neighbours?|region|country|services?|counties|places)\b",
    re.IGNORECASE,
)
_OF_CHANGES = re.compile(
    r"^\s*\w+\s+(?:\w+\s+)?(?:reductions?|falls?|decreases?|declines?|rises?|increases?)\b", re.IGNORECASE
)
_RANKED = ("peer", "member", "family", "region", "national")


def judge_rank(context: ClaimInContext) -> Verdict | None:
    """Return the verdict on highest and lowest: over time by the series, among areas by their ranks or figures."""
    claim, facts = context.claim, context.facts
    low = claim.kind == LOWEST
    behind = context.clause.text[claim.start :]
    if _OF_CHANGES.search(behind):
        return _unborne(context, "a rank of changes needs the change of every area")
    for measure, count in measures_meant(context.clause, facts):
        polarity = facts.catalogue.measures[measure].polarity
        if re.match(r"best|worst", claim.words, re.IGNORECASE):
            low = (polarity == "low") == claim.words.lower().startswith("best")
        levels = [fact for fact in facts.levels(measure) if fact.period.known]
        if _AREAS.search(behind) and not _SPAN.search(behind):
            found = _among_areas(context, measure, levels, low)
        else:
            found = _over_time(context, levels, low, count, behind)
        if found is not None:
            return found
    return _unborne(context, "a rank needs the figures of each year or area that it speaks of")


def _over_time(context: ClaimInContext, levels: list[Fact], low: bool, count: str, behind: str) -> Verdict | None:
    levels = [fact for fact in levels if not count or fact.numerator is not None]
    if len(levels) < 2:
        return None
    latest = levels[-1]
    last_days = {fact: fact.period.end for fact in levels if fact.period.end}
    span = _SPAN.search(behind)
    years = (word_number(span[1]) or int(span[1])) if span else 0
    since = [mention for mention in context.clause.mentions if mention.base]
    inside = levels
    if years:
        inside = [fact for fact, day in last_days.items() if (last_days[latest] - day).days < years * 365 - 40]
    elif since:
        inside = [fact for fact, day in last_days.items() if day >= since[0].first]
    which = NUMERATOR if count else ""
    ranked = [(figure_or_count(fact, which), fact) for fact in inside]
    value, best = (min if low else max)(ranked, key=lambda one: one[0])
    if value != figure_or_count(latest, which):
        printed = value if count else best.text
        reason = f"the {'lowest' if low else 'highest'} is {printed} in {best.period.label}"
        return context.verdict(CONTRADICTED, reason, latest)
    whole = len(inside) >= 3 and (not years or len({last_days[fact].year for fact in inside}) >= years)
    if since:
        whole = len(inside) >= 2 and any(since[0].means(fact.period) for fact in inside)
    if whole:
        return context.verdict(SUPPORTED, "the series bears it", latest)
    return context.verdict(UNSUPPORTED, "the results do not hold every year that it speaks of", latest)


def _among_areas(context: ClaimInContext, measure: str, levels: list[Fact], low: bool) -> Verdict | None:
    for fact in context.facts.of(measure):
        match = _ORDINAL.match(fact.text) if fact.kind == "comparison" and "rank-in-" in fact.id else None
        if match:
            first = (match[1] or "1") == "1" and (match[2].lower() == "lowest") == low
            return context.verdict(SUPPORTED if first else CONTRADICTED, f"it is the {fact.text}", fact)
    if not levels:
        return None
    own = levels[-1]
    for fact in context.facts.with_figure(measure, "level"):
        beside = fact.role in _RANKED and not fact.breakdown and fact.period.same_days(own.period)
        if beside and (fact.figure < own.figure if low else fact.figure > own.figure):
            return context.verdict(CONTRADICTED, f"{fact.area_name} has {fact.text}", own)
    return None


def _unborne(context: ClaimInContext, reason: str) -> Verdict | None:
    measures = (measure for measure, _ in measures_meant(context.clause, context.facts))
    nearest = next((fact for measure in measures if (fact := context.facts.latest(measure))), None)
    return context.verdict(UNSUPPORTED, reason, nearest) if nearest else None
