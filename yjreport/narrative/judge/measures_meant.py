"""Choose what a claim is judged by: the measures it may speak of, and their changes over the period that is named."""

from __future__ import annotations

import re
from fractions import Fraction

from yjreport.narrative.find.claims import Claim
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.judge.verdicts import ClaimInContext
from yjreport.narrative.look_up.change import Change
from yjreport.narrative.look_up.fact import COUNTS, DENOMINATOR, NUMERATOR, RATES
from yjreport.narrative.look_up.facts import Facts
from yjreport.periods import Period

ALIKE_WITHIN = Fraction(10)
"""Per cent of the larger within which two figures that are not tested count as alike."""
_PEOPLE = re.compile(r"\b(?:children|young people|boys|girls|young persons)\b", re.IGNORECASE)
_FEWER_PEOPLE = re.compile(
    r"\b(?:fewer|more|number\s+of)\s+(?:\w+\s+)?(?:children|young people|boys|girls)\b", re.IGNORECASE
)
_COUNTS_PEOPLE = re.compile(r"child|people|entrant|victim|volunteer|staff|resident|pupil", re.IGNORECASE)
_COHORT = re.compile(
    r"\b(?:small(?:er)?|declin\w+|shrink\w+|fall\w+|larg(?:er)?|grow\w+|reduc\w+|bigger)\s+(?:\w+\s+)?cohorts?\b|"
    r"\bcohorts?\s+(?:itself\s+)?(?:\w+\s+){0,3}?(?:fell|rose|grew|shrank|shrunk|declin\w+|drop\w+|reduc\w+|"
    r"increas\w+|decreas\w+|smaller|larger)\b|"
    r"\b(?:fewer|more|number\s+of)\s+(?:children|young\s+people)\s+(?:\w+\s+){0,3}?(?:dealt\s+with|"
    r"in\s+the\s+cohort)\b|\bsize\s+of\s+the\s+cohort\b|"
    r"\bwhat\s+(?:has\s+)?(?:fell|fallen|rose|risen|grew|grown|shrank|shrunk)\s+(?:is|was)\s+the\s+cohort\b",
    re.IGNORECASE,
)  # fmt: skip


def alike(one: Fraction, other: Fraction) -> bool:
    """Tell whether two figures lie within a tenth of the larger."""
    return 100 * abs(one - other) <= ALIKE_WITHIN * max(abs(one), abs(other))


def of_cohort(text: str) -> bool:
    """Tell whether a text speaks of the size of a cohort."""
    return bool(_COHORT.search(text))


def measures_meant(clause: Clause, facts: Facts, claim: Claim | None = None) -> list[tuple[str, str]]:
    """Return the measures that a clause may speak of, each with the count behind it that is meant, or a blank."""
    around = clause.text if claim is None else clause.text[max(claim.start - 20, 0) : claim.end + 20]
    if of_cohort(around):
        measures = facts.catalogue.measures
        return [(id, DENOMINATOR) for id in clause.topic.measures if measures[id].unit in RATES]
    meant = [(id, _count_meant(id, clause, facts)) for id in clause.topic.measures]
    return [(id, count) for id, count in meant if count is not None]


def _count_meant(id: str, clause: Clause, facts: Facts) -> str | None:
    """Return blank where a measure's own figure may be meant, or a count behind it; None where neither may."""
    measure = facts.catalogue.measures[id]
    unit, aspect = measure.unit, clause.topic.aspect
    if aspect == "rate":
        return "" if unit in RATES or unit == "ratio" else None
    if aspect != "number":
        return ""
    if unit == "count" and _PEOPLE.search(clause.text) and not _COUNTS_PEOPLE.search(measure.counts):
        return None
    if unit in COUNTS or (measure.kind == "change" and "number" in id):
        return ""
    if unit in RATES:
        return NUMERATOR if measure.kind == "level" else None
    return "" if unit == "ratio" and not _FEWER_PEOPLE.search(clause.text) else None


def changes_meant(context: ClaimInContext, measure: str, count: str, *, lasting: bool = False) -> list[Change] | None:
    """Return the changes that a claim is judged by: to the latest figure, or of the periods named; None without."""
    facts, of = context.facts, (measure, context.area, context.category)
    to_latest = facts.consecutive_changes(*of, count)
    named = context.clause.mentions
    if not to_latest or not named:
        return to_latest
    candidates = facts.changes(*of, count=count) or to_latest
    later = [mention for mention in named if not mention.base]
    base = [mention for mention in named if mention.base]
    if len(later) > 1 and not base:
        base, later = later[:1], later[1:]
    if lasting and base and not later:
        return [change for change in to_latest if change.is_since(base[0].first)] or None
    if len(later) == 1 and not base and not any(later[0].means(change.later.period) for change in candidates):
        base, later = later, []  # "Where it was in 2019" names what is compared with.
    found = [
        change for change in candidates
        if (not later or any(one.means(change.later.period) for one in later))
        and (not base or any(one.means(_base_period(change)) for one in base))
    ]  # fmt: skip
    if not later and found:
        latest = max(change.later.period.order() for change in found)
        found = [change for change in found if change.later.period.order() == latest]
    in_ledger = [change for change in found if change.result is not None]
    return (in_ledger or found)[-1:] or None


def _base_period(change: Change) -> Period | None:
    return change.earlier.period if change.earlier else change.later.base
