"""Find what a text leaves out or denies that the observations hold: frequency, comparators, posts (DQ17)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from yjreport.formats import listing
from yjreport.gate.reading import cells
from yjreport.gate.texts import claims as said
from yjreport.gate.texts.evidence import Evidence, Point
from yjreport.gate.vocabulary.text_terms import Finding
from yjreport.text_patterns.sentences import Sentence, quote

_FREQUENCY = re.compile(
    r"\bfrequen\w+|\bre-?offences?\b|\bper\s+(?:child|reoffender|young\s+person)\b|\bmore\s+often\b", re.IGNORECASE
)
_COMPARATORS = re.compile(r"\bcomparators?\b", re.IGNORECASE)
_NONE_OF = re.compile(
    r"\bno\s+(?P<words>(?:[a-z-]+\s+){1,3}?)(?:workers?|nurses?|officers?|staff|posts?|practitioners?|therapists?|"
    r"secondees?)\b(?!\s+(?:vacanc|are\s+vacant|left))",
    re.IGNORECASE,
)
_NOT_A_KIND = frozenset({"dedicated", "permanent", "current", "further", "other", "additional", "such", "new", "more"})
_ROLES = ("national", "region", "family")


def frequency_left_out(
    sentences: Sequence[Sentence], evidence: Evidence, names: Mapping[str, str], section: str | None
) -> list[Finding]:
    """
    Return falls in the binary rate that are told alone where each child who reoffended did so more often.

    Args:
        sentences: of one text.
        evidence: the observations.
        names: from the suite: `rate`, `frequency`, `offences` (measures) and `topic`.
        section: of the text.
    """
    if not names or any(_FREQUENCY.search(sentence.text) for sentence in sentences):
        return []
    steps = _frequencies(evidence, names)
    if len(steps) < 2 or steps[-1].value <= steps[-2].value:
        return []
    for sentence in sentences:
        topic = evidence.topic(sentence.text)
        about = topic["name"] == names["topic"] if topic else section == names["topic"]
        for claim in said.claims(sentence.text) if about else ():
            if claim.kind in (said.DOWN, said.BETTER, said.HALVED):
                old, new = steps[-2:]
                told = f"reoffences per child who reoffended rose from {old.words} to {new.words}"
                return [Finding(quote(sentence.text, claim.start, claim.end), f"say beside it that {told}")]
    return []


def _frequencies(evidence: Evidence, names: Mapping[str, str]) -> list[Point]:
    """Return how often those who reoffended did so, as published or from the counts, with dates and in order."""
    held = evidence.points(names["frequency"])
    if len(held) < 2:
        offences = evidence.points(names["offences"])
        children = evidence.points(f"{names['rate']}.numerator")
        held = [
            type(one)(round(one.value / other.value, 2), one.period)
            for one in offences
            for other in children
            if other.value and one.period.known and other.period.known and one.period.same_days(other.period)
        ]
    dated = [one for one in held if one.period.known]
    apart = all(not one.period.overlaps(other.period) for one, other in pairwise(dated))
    return dated if apart else []


def comparators_missing(sentences: Sequence[Sentence], evidence: Evidence) -> list[Finding]:
    """Return promises of comparators for measures of which the observations hold none."""
    findings = []
    for sentence in sentences:
        match = _COMPARATORS.search(sentence.text)
        if not match:
            continue
        lacking = [
            topic["name"]
            for topic in evidence.topics
            if topic.get("section") and _spoken(topic, sentence.text) and not _compared(topic, evidence)
        ]
        if lacking:
            findings.append(
                Finding(
                    quote(sentence.text, match.start(), match.end()),
                    f"no figure of the country, the region or the family is there for {listing(lacking)}: add them, "
                    "or say for which measures there are comparators",
                )
            )
    return findings


def _spoken(topic: Mapping[str, Any], text: str) -> bool:
    return any(re.search(rf"(?<![\w-]){word}(?![\w-])", text, re.IGNORECASE) for word in topic["words"])


def _compared(topic: Mapping[str, Any], evidence: Evidence) -> bool:
    return any(evidence.of_role(measure, role) for measure in (*topic["rate"], *topic["number"]) for role in _ROLES)


def posts_denied(sentences: Sequence[Sentence], evidence: Evidence, measures: Iterable[str]) -> list[Finding]:
    """Return staff of whom a text says that there are none, and of whom the observations have a post."""
    posts = [
        (str(row["value"]), value.casefold())
        for row in evidence.terms.observations
        if row.get("measure") in set(measures) and (cells.number(row.get("value")) or Decimal()) > 0
        for _, value in cells.breakdown(row.get("breakdown"))
    ]
    findings = []
    for sentence in sentences:
        for match in _NONE_OF.finditer(sentence.text):
            words = [word for word in match["words"].casefold().split() if word not in _NOT_A_KIND]
            there = [f"{value} {post}" for value, post in posts if words and all(word in post for word in words)]
            if there:
                findings.append(
                    Finding(
                        quote(sentence.text, match.start(), match.end()),
                        f"the observations have {listing(there[:3])}: say what there is and what is missing",
                    )
                )
    return findings
