"""Choose what a claim of movement is tested by: the measures it may speak of, and their steps of the period named."""

from __future__ import annotations

import re
from fractions import Fraction

from yjreport.figures.judgement import UNTESTED
from yjreport.narrative.find.claims import Claim
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.look_up.fact import COUNTS, DENOMINATOR, NUMERATOR, RATES
from yjreport.narrative.look_up.facts import Facts
from yjreport.narrative.look_up.steps import Step

SIMILAR_WITHIN = Fraction(10)
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
    return 100 * abs(one - other) <= SIMILAR_WITHIN * max(abs(one), abs(other))


def of_cohort(text: str) -> bool:
    """Tell whether a text speaks of the size of a cohort."""
    return bool(_COHORT.search(text))


def subjects(clause: Clause, facts: Facts, claim: Claim | None = None) -> list[tuple[str, str]]:
    """Return the measures that a clause may speak of, with which of the counts behind a percentage is meant, if any."""
    catalogue = facts.catalogue.measures
    aspect = clause.topic.aspect
    found: list[tuple[str, str]] = []
    around = clause.text if claim is None else clause.text[max(claim.start - 20, 0) : claim.end + 20]
    if _COHORT.search(around):
        return [(id, DENOMINATOR) for id in clause.topic.measures if catalogue[id].unit in RATES]
    for id in clause.topic.measures:
        unit = catalogue[id].unit
        if aspect == "number":
            if unit == "count" and _PEOPLE.search(clause.text) and not _COUNTS_PEOPLE.search(catalogue[id].counts):
                continue
            if unit in COUNTS or (catalogue[id].kind == "change" and "number" in id):
                found.append((id, ""))
            elif unit in RATES and catalogue[id].kind == "level":
                found.append((id, NUMERATOR))
            elif unit == "ratio" and not _FEWER_PEOPLE.search(clause.text):
                found.append((id, ""))
        elif aspect == "rate":
            if unit in RATES or unit == "ratio":
                found.append((id, ""))
        else:
            found.append((id, ""))
    return found


def chain_of(facts: Facts, measure: str, area: str, category: dict[str, str], counted: str) -> list[Step]:
    """Return the steps that end with the latest figure; of changes published without levels, those."""
    steps = facts.last_steps(facts.steps(measure, area, category, counted=counted))
    if steps or counted:
        return steps
    return [Step(None, fact, fact.value, fact.judgement or UNTESTED, fact) for fact in facts.changes(measure, area)]


def chosen(clause: Clause, facts: Facts, measure: str, area: str, category: dict[str, str], counted: str,
           *, lasting: bool = False) -> list[Step] | None:  # fmt: skip
    """Return the steps that a claim is tested by: the chain, or those of the periods that are named; None without."""
    chain = chain_of(facts, measure, area, category, counted)
    named = clause.mentions
    if not chain or not named:
        return chain
    every = facts.steps(measure, area, category, counted=counted)
    later = [mention for mention in named if not mention.base]
    base = [mention for mention in named if mention.base]
    if len(later) > 1 and not base:
        base, later = later[:1], later[1:]
    if lasting and base and not later:
        return [step for step in chain if step.earlier and step.earlier.period.end
                and step.earlier.period.end >= base[0].first] or None  # fmt: skip
    if len(later) == 1 and not base and not any(later[0].means(step.later.period) for step in every or chain):
        base, later = later, []  # "Where it was in 2019" names what is compared with.
    found = [
        step for step in (every or chain)
        if (not later or any(one.means(step.later.period) for one in later))
        and (not base or any(one.means(step.earlier.period if step.earlier else step.later.base) for one in base))
    ]  # fmt: skip
    if not later and found:
        latest = max(step.later.period.order() for step in found)
        found = [step for step in found if step.later.period.order() == latest]
    told = [step for step in found if step.fact is not None]
    return (told or found)[-1:] or None
