"""Tell why a figure of the right size is not what a sentence means: another period, area, part, noun or count."""

from __future__ import annotations

import re

from yjreport.narrative.find.claims import roles_of
from yjreport.narrative.find.clauses import Clause, Mention, mentions
from yjreport.narrative.find.number_words import COUNT, PERCENT
from yjreport.narrative.find.numbers import Number, numbers
from yjreport.narrative.judge.number_figures import CHANGE, COHORT_SIZE, LEVEL, RATIO, Printable
from yjreport.narrative.look_up.fact import OWN, Fact
from yjreport.narrative.look_up.facts import Facts

_DOWNWARD = re.compile(r"reduc|decreas|f[ae]ll|drop|declin|cut|down|lower|fewer|less", re.IGNORECASE)
_NEUTRAL = re.compile(r"change|difference|gap|swing", re.IGNORECASE)
_COUNTED_PEOPLE = re.compile(r"child|people|entrant|victim|volunteer|staff|resident|living|pupil", re.IGNORECASE)
_CHILDREN = re.compile(r"^\s+(?:\w+\s+)?(?:children|young people|young persons|boys|girls)\b", re.IGNORECASE)
_COHORT = re.compile(
    r"\bcohorts?\b|\bin all\b|\btotal\b|\bout of\b|\bof whom\b|\bdealt with\b|\bdisposals?\b|"
    r"\bwere (?:cautioned|followed|tracked)\b",
    re.IGNORECASE,
)
_SEXES = {"girl": "female", "boy": "male", "young women": "female", "young men": "male"}
"""What a breakdown calls parts of the children."""
_IN_MEASURES = {
    "minority ethnic": "ethnic", "bame": "ethnic", "lac": "looked", "cla": "looked", "care experienced": "looked",
    "children in care": "looked", "looked after": "looked",
}  # fmt: skip
"""What the ids of measures call parts of the children."""


def fault_of(one: Printable, number: Number, clause: Clause, facts: Facts, changed: str) -> str:
    """
    Return why a figure of the right size is not what a number means; blank when it is.

    What the number measures is told by a word of change, or by none for a level.
    """
    fact = one.fact
    directed = changed and one.what == CHANGE and fact.kind != "comparison" and not _NEUTRAL.match(changed)
    if directed and one.size != 0 and (one.size < 0) != bool(_DOWNWARD.match(changed)):
        return f"it {'fell' if one.size < 0 else 'rose'}"
    if changed and one.what == LEVEL and number.unit == PERCENT:
        beside = rf"\b{changed}\w*\s+(?:by|of)\s+\S*\s?$|^\s+{changed}"
        if re.search(beside, clause.text[: number.start]):
            return f"{fact.text} is a level and no change"
    meant = _mentions_of(number, clause)
    if meant and one.what != RATIO:
        periods = (fact.period, fact.base, one.base.period if one.base else None)
        if not any(mention.means(period) for mention in meant for period in periods):
            return f"it is of {fact.period.label}"
    wrong = wrong_noun(number, clause.text, fact, facts)
    if wrong:
        return wrong
    if fact.kind == "level" and not _of_area_meant(number, clause.text, fact):
        return f"it is the figure of {fact.area_name}"
    if one.what == COHORT_SIZE and number.of is None and _numerator_meant(number, clause.text, fact, facts):
        if fact.numerator is None:
            return "it is the cohort"
        return f"{fact.denominator:,} is the whole cohort; {fact.numerator:,} of them did"
    return _part_fault(fact, clause)


def _of_area_meant(number: Number, text: str, fact: Fact) -> bool:
    """Tell whether a level is of the area that a number is said to be of, which is the service if none is named."""
    expected = _role_near(number, text)
    if expected:
        return fact.role in expected
    return fact.role in OWN or fact.area_name.lower() in text.lower() or fact.role in roles_of(text)


def _part_fault(fact: Fact, clause: Clause) -> str:
    """Return that a figure of the whole, or of another part, is printed for a part of the children."""
    words = " ".join(fact.breakdown.values()).lower()
    for part in clause.parts:
        stem = part.lower().rstrip("s").replace("-", " ")
        same = stem in _SEXES and re.search(rf"\b{_SEXES[stem]}", words)
        if stem in words.replace("-", " ") or same or stem in fact.measure.replace("_", " "):
            continue
        named = _IN_MEASURES.get(stem, stem) in fact.measure or fact.measure.startswith("relative_rate")
        return "" if named else f"it is not of {part}"
    return ""


def _mentions_of(number: Number, clause: Clause) -> list[Mention]:
    """Return the periods that a number is said to be of: those between it and the next, else before it, else all."""
    if not clause.mentions:
        return []
    others = [one for one in numbers(clause.text) if one.start != number.start]
    if not others:
        return list(clause.mentions)
    end = min((one.start for one in others if one.start >= number.end), default=len(clause.text))
    begin = max((one.end for one in others if one.end <= number.start), default=0)
    behind = clause.text[number.end : end]
    near = mentions(behind)
    if near or re.search(r"\b(?:latest|this|last|most recent|now|year before|earlier)\b", behind, re.IGNORECASE):
        return near
    return mentions(clause.text[begin : number.start])


def wrong_noun(number: Number, text: str, fact: Fact, facts: Facts) -> str:
    """Return that children are said to be counted where sentences, offences or nights are."""
    counts = facts.catalogue.measures[fact.measure].counts
    if fact.unit != "count" or number.unit != COUNT or not counts or _COUNTED_PEOPLE.search(counts):
        return ""
    if _CHILDREN.match(text[number.end :]):
        return f"{fact.text} {counts} are counted, not children"
    return ""


def _role_near(number: Number, text: str) -> tuple[str, ...]:
    """Return the role that a number is said to be of, by the words right beside it."""
    before, behind = text[max(number.start - 60, 0) : number.start], text[number.end : number.end + 40]
    match = re.search(
        r"\b(national|England(?: and Wales)?|famil\w+|regional|region|neighbours?|peers?)\b[\w\s'’]{0,24}(?:of|"
        r"was|is|at|stood at|:|\()\s*(?:about\s+|just\s+)?$"
        r"|\b(national|England(?: and Wales)?|family|regional)(?:\s+(?:average|rate|figure|share|group|"
        r"mean))?\s*\(?$", before, re.IGNORECASE,
    )  # fmt: skip
    after = re.match(
        r"^(?:\s+(?:per cent|children))?\s*(?:\(|for|in|across|among|of)?\s*(?:the\s+|our\s+)?(nationally|"
        r"national|England|family|regionally|region)\b",
        behind,
        re.IGNORECASE,
    )
    word = (match[1] or match[2]) if match else after[1] if after and not match else ""
    return roles_of(word) if word else ()


def _numerator_meant(number: Number, text: str, fact: Fact, facts: Facts) -> bool:
    behind = text[number.end : number.end + 70]
    measure = facts.catalogue.measures[fact.measure]
    if _COHORT.search(text[max(number.start - 40, 0) : number.start]) or _COHORT.search(behind):
        return False
    did = re.search(
        r"\b(?:who|that|have|had|has|were|was|of them|went|did|went on)\b|\bre-?offend\w+|\bcommitt?\w+|"
        r"\bcomplet\w+|\bengag\w+",
        behind,
        re.IGNORECASE,
    )
    return bool(did) and bool(measure.numerator) and number.value != fact.numerator
