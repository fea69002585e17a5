"""Judge claims about a series or two changes: the first fall since, the same as elsewhere, a similar reduction."""

from __future__ import annotations

import re
from fractions import Fraction

from yjreport.narrative.judge.measures_meant import alike, measures_meant
from yjreport.narrative.judge.verdicts import CONTRADICTED, SUPPORTED, UNSUPPORTED, ClaimInContext, Verdict
from yjreport.narrative.look_up.fact import Fact

_REASONS = {
    CONTRADICTED: "the series says otherwise", SUPPORTED: "the series bears it",
    UNSUPPORTED: "it needs the years before",
}  # fmt: skip


def judge_first(context: ClaimInContext) -> Verdict | None:
    """Return the verdict on "the first fall since …": the last change went so, and none before it did."""
    for measure, count in measures_meant(context.clause, context.facts):
        changes = context.facts.consecutive_changes(measure, "local", context.category, count)
        if not changes or changes[0].earlier is None:
            continue
        meant = 1 if re.search(r"rise|increase", context.claim.words, re.IGNORECASE) else -1
        last, before = changes[-1], changes[:-1]
        since = [mention for mention in context.clause.mentions if mention.base]
        if since:
            before = [change for change in before if change.is_since(since[0].first)]
        wrong = last.direction != meant or any(change.direction == meant for change in before)
        word = CONTRADICTED if wrong else SUPPORTED if before else UNSUPPORTED
        return context.verdict(word, _REASONS[word], last.later, last.describe())
    return None


def judge_likeness(context: ClaimInContext) -> Verdict | None:
    """Return the verdict on a likeness of changes: both series over the same time, in the same direction."""
    facts = context.facts
    for measure, count in measures_meant(context.clause, facts):
        own = facts.consecutive_changes(measure, "local", {}, count)
        if not own:
            continue
        last = own[-1]
        roles = context.claim.roles or ("national",)
        for key in dict.fromkeys(fact.area_key for role in roles for fact in facts.levels_of_role(measure, role)):
            theirs = [change for change in facts.changes(measure, key) if change.later.period == last.later.period]
            if theirs:
                other = theirs[-1]
                same = (other.size > 0) == (last.size > 0)
                reason = "both moved the same way" if same else "they moved in different directions"
                return context.verdict(SUPPORTED if same else CONTRADICTED, reason, other.later, other.describe())
        reason = "no series of the other area is in the results"
        return context.verdict(UNSUPPORTED, reason, last.nearest, last.describe())
    return None


def judge_similar_changes(context: ClaimInContext) -> Verdict | None:
    """Return the verdict on "a similar reduction": the changes of the topic, whichever two there are, must be alike."""
    facts = context.facts
    changes: list[tuple[Fraction, Fact]] = []
    for measure in context.clause.topic.measures:
        if facts.catalogue.measures[measure].polarity is None:
            continue
        changes += [(fact.figure, fact) for fact in facts.published_changes(measure)[-1:]]
        changes += [
            (change.relative, change.later) for change in facts.consecutive_changes(measure, "local", {}, "")[-1:]
            if change.earlier is not None and change.relative is not None
        ]  # fmt: skip
    if len(changes) < 2:
        return None
    (first, one), (second, other) = changes[:2]
    bears = alike(abs(first), abs(second)) and (first > 0) == (second > 0)
    return context.verdict(SUPPORTED if bears else CONTRADICTED, f"{one.text} and {other.text}", one)
