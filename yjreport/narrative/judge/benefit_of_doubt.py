"""
Give officers' own words the benefit of the doubt: one that reports, reasons or aims is unclear.

Registers and notes speak of plans as they were printed, of aims and of figures that no annex holds. A contradiction
there is told only where the words state, in their own voice, a figure or a movement of what a result measures.
"""

from __future__ import annotations

import re
from dataclasses import replace

from yjreport.narrative.find.claim_patterns import COMPARED, FAVOUR, HIGHEST, LOWEST
from yjreport.narrative.find.claims import claims
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.find.number_words import COUNT
from yjreport.narrative.find.numbers import Number, numbers
from yjreport.narrative.find.topics import Language
from yjreport.narrative.judge.verdicts import CONTRADICTED, UNCLEAR, Verdict
from yjreport.narrative.look_up.fact import COUNTS, OWN, RATES, Fact
from yjreport.narrative.look_up.facts import Facts

_REPORTED = re.compile(
    r"\b(?:plan|headline|text|report|source|register|table|chart|page|foreword|strategy|summary|paper|document|"
    r"inspect\w+)s?\b(?:\s+[\w'’-]+){0,4}?\s+(?:says?|said|calls?|called|prints?|printed|reports?|reported|claims?|"
    r"claimed|speaks?|spoke|explains?|explained|names?|describes?|described|gives?|gave|states?|stated|shows?|puts?|"
    r"counts?|announces?)\b"
    r"|\b(?:is|are|was|were|be|been)\s+(?:\w+\s+)?(?:printed|quoted|called|labelled|described|withdrawn|corrected|read|"
    r"reported|announced|listed|over-reported)\b"
    r"|^\W*(?:printed|labelled|approximate|corrected)\b|\bread\s+as\b|[\"“]",
    re.IGNORECASE,
)
"""Words of somebody else, or about the way a thing is printed."""

_REASONED = re.compile(
    r"\b(?:impl(?:y|ies|ied)|mean(?:s|t)?|fits?|would|could|might|may|if|cannot|can\s?not|can|should|"
    r"do(?:es)?\s+not\s+(?:add|name|say|explain|give|show)|add(?:s|ed)?\s+(?:up\s+)?to|rests?\s+on|"
    r"(?:is|are)\s+(?:no|not\s+a)\s+figures?|no\s+figures?|without\s+a\s+figure|whole\s+number|so\s+about|"
    r"from\s+(?:its|the)\s+(?:\w+\s+)?counts|inferred|overlap\w*|probably|about\s+how|whether|rather\s+than)\b",
    re.IGNORECASE,
)
"""Words of a reckoning, a doubt or a condition."""

STATES = re.compile(
    r"\b(?:fell|fallen|rose|risen|halved|doubled|trebled|tripled|declined|decreased|increased|dropped|shrank|shrunk|"
    r"grew|grown|improved|worsened|reduced|continu\w+|is|are|was|were|has|have|had|been|came|went|compares?|mirrors?|"
    r"follows?|exceeds?|exceeded|remain(?:s|ed)?|stay(?:s|ed)?|climbed|jumped|peaked|saw|shows|showed|recorded|"
    r"reoffend(?:ed|s)?|entered|committed|received)\b",
    re.IGNORECASE,
)
"""A verb that states what is or was; an aim and a heading have none."""

_ABOUT_AIMS = re.compile(
    r"^\W*(?:find|write|reduce|increase|improve|review|develop|make|keep|ensure|agree|set|bring|have|hold|cut|lower|"
    r"raise|work|build|use|extend|offer|provide|support|follow|recruit|train|give|start|stop|complete|carry|help|"
    r"fewer|more|less|no|all|every|each)\b(?![^.;]*\b(?:fell|rose|was|were|has|have|is|are)\b)",
    re.IGNORECASE,
)
_SUBJECT_NOT_NAMED = re.compile(
    r"\b(?:they|it|which|that|this|these|those|what|who|ones?)\s+(?:(?:has|have|had|also|then|first|again)\s+){0,2}$",
    re.IGNORECASE,
)
_DENIED_FIRMLY = re.compile(
    r"\b(?:did|has|have|had|does|do|is|are|was|were)\s*(?:not|n['’]t)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_IS = re.compile(
    r"\b(?:is|are|was|were|stands?\s+at|stood\s+at|remains?\s+at|now\s+at|reached)\s+"
    r"(?:(?:now|only|just|about|around|still)\s+)*$",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(
    r"^\s+(?:of\s+)?(?:(?:all|our|the|these|those|local)\s+)*(?:\w+\s+){0,2}?(?:children|young\s+people|girls|boys|people|"
    r"victims|cohort|reoffend\w*|of\s+them|disposals|orders|sentences|remands)\b",
    re.IGNORECASE,
)
_SMALL = 12
_COMPARED = (*COMPARED, LOWEST, HIGHEST, FAVOUR)


def says_anything(text: str, words: Language) -> bool:
    """Tell whether a text holds a number, a claim or a word of quantity at all."""
    return bool(numbers(text) or claims(text) or any(pattern.search(text) for pattern, *_ in words.quantities))


def with_benefit_of_doubt(verdict: Verdict, clause: Clause, sentence: str, facts: Facts) -> Verdict:
    """Return a verdict on officers' words, unclear where a contradiction is open to doubt."""
    if verdict.verdict != CONTRADICTED:
        return verdict
    why = _doubt(verdict, clause, sentence, facts)
    return replace(verdict, verdict=UNCLEAR, reason=why, instead="") if why else verdict


def _doubt(verdict: Verdict, clause: Clause, sentence: str, facts: Facts) -> str:
    if _REPORTED.search(sentence):
        return "it tells what a source prints or what others say"
    if _REASONED.search(sentence):
        return "it reasons about figures and does not state one"
    if not clause.topic.named:
        return "it does not name what it measures"
    if _ABOUT_AIMS.search(sentence):
        return "it reads as an aim and no statement"
    text = " ".join(clause.text.split())
    start = max(text.find(verdict.words), 0)
    end = start + len(verdict.words)
    number = next((one for one in numbers(text) if one.start <= start < one.end), None)
    if verdict.kind == "quantity" or (number is not None and number.share and verdict.kind == "number"):
        firm = _OF_PEOPLE.search(text[end:]) and STATES.search(text[end:])
        return "" if firm else "it is not plain of what it is a share"
    if verdict.kind == "number":
        return "" if number is None else _doubt_of_number(verdict, number, text, clause, facts)
    if not STATES.search(text if verdict.kind in _COMPARED else f"{verdict.words} {text[end:]}"):
        return "it states no movement"
    if not STATES.search(verdict.words) and re.match(r"(?:the|an?|this)\b", verdict.words, re.IGNORECASE):
        return "it speaks of a movement and does not state one"
    if _SUBJECT_NOT_NAMED.search(text[:start]) or re.match(r"what\b", text, re.IGNORECASE):
        return "it does not name what moved"
    denied = re.search(r"\b(?:not|no|never|nor|neither|without|cannot)\b|n['’]t\b", text[:start], re.IGNORECASE)
    return "it is not plain what is denied" if denied and not _DENIED_FIRMLY.search(text[:start]) else ""


def _doubt_of_number(verdict: Verdict, number: Number, text: str, clause: Clause, facts: Facts) -> str:
    """Return why a number may be right of something that no result holds; blank where it cannot be."""
    fact = facts.by_id.get(verdict.nearest)
    if number.word and number.value <= _SMALL:
        return "a small number in words may count something else"
    if fact is None or fact.role not in OWN:
        return "it may be a figure of another area"
    if not verdict.reason.startswith(("the result is", "it is of", "it is the figure")):
        return ""
    if number.of is not None:
        return "" if fact.denominator == number.of else "it may count something else"
    if number.unit == COUNT and not _OF_PEOPLE.search(text[number.end :]):
        return "it may count something else"
    measured = facts.catalogue.measures[fact.measure].unit
    if (number.unit == COUNT and measured not in COUNTS) or (number.unit != COUNT and measured not in RATES):
        return "it may measure something else"
    if fact.kind != "level" or (fact.breakdown and not clause.parts):
        return "it may be of another part or period"
    return "" if _of_a_result(number, text, clause, fact, facts) else "no result of that period is sure to be meant"


def _of_a_result(number: Number, text: str, clause: Clause, fact: Fact, facts: Facts) -> bool:
    """Tell whether a number is stated of a period that a result is of: one that is named, or the latest."""
    levels = facts.levels(fact.measure, fact.area_key, fact.breakdown)
    named = [one for one in clause.mentions if not one.base]
    if named:
        return any(one.means(level.period) for one in named for level in levels)
    return bool(_IS.search(text[: number.start])) and bool(levels) and levels[-1].period.known
