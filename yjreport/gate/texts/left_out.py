"""Find what a text leaves out or denies that the observations hold: frequency, comparators, posts (DQ17)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from yjreport.formats import listing
from yjreport.gate.reading import cells
from yjreport.gate.texts import claims as said
from yjreport.gate.texts.evidence import Evidence, Point, whole_word
from yjreport.gate.texts.findings import Finding
from yjreport.text_patterns.sentences import Sentence

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
) -> Iterator[Finding]:
    """
    Return the first fall in the binary rate that is told alone where each child who reoffended did so more often.

    Args:
        sentences: of one text.
        evidence: the observations.
        names: from the suite: `rate`, `frequency`, `offences` (measures) and `topic`.
        section: of the text.
    """
    if not names or any(_FREQUENCY.search(sentence.text) for sentence in sentences):
        return
    steps = _frequencies(evidence, names)
    if len(steps) < 2 or steps[-1].value <= steps[-2].value:
        return
    for sentence in sentences:
        topic = evidence.topic(sentence.text)
        about = topic["name"] == names["topic"] if topic else section == names["topic"]
        for claim in said.claims(sentence.text) if about else ():
            if claim.kind in (said.DOWN, said.BETTER, said.HALVED):
                told = f"reoffences per child who reoffended rose from {steps[-2].words} to {steps[-1].words}"
                yield Finding.at(sentence.text, claim.span, f"say beside it that {told}")
                return


def _frequencies(evidence: Evidence, names: Mapping[str, str]) -> list[Point]:
    """Return how often those who reoffended did so, as published or from the counts, with dates and in order."""
    held = evidence.points(names["frequency"])
    if len(held) < 2:
        offences = evidence.points(names["offences"])
        children = evidence.points(f"{names['rate']}.numerator")
        held = [
            Point(round(one.value / other.value, 2), one.period)
            for one in offences
            for other in children
            if other.value and one.period.known and other.period.known and one.period.same_days(other.period)
        ]
    dated = [one for one in held if one.period.known]
    apart = all(not one.period.overlaps(other.period) for one, other in pairwise(dated))
    return dated if apart else []


def comparators_missing(text: str, evidence: Evidence) -> Iterator[Finding]:
    """Return a promise of comparators for measures of which the observations hold none."""
    match = _COMPARATORS.search(text)
    if not match:
        return
    lacking = [
        topic["name"]
        for topic in evidence.topics
        if topic.get("section") and any(whole_word(word).search(text) for word in topic["words"])
        and not any(evidence.of_role(one, role) for one in (*topic["rate"], *topic["number"]) for role in _ROLES)
    ]  # fmt: skip
    if lacking:
        yield Finding.at(
            text,
            match,
            f"no figure of the country, the region or the family is there for {listing(lacking)}: add them, "
            "or say for which measures there are comparators",
        )


def posts_denied(text: str, evidence: Evidence, measures: Set[str]) -> Iterator[Finding]:
    """Return staff of whom a text says that there are none, and of whom the observations have a post."""
    for match in _NONE_OF.finditer(text):
        words = [word for word in match["words"].casefold().split() if word not in _NOT_A_KIND]
        there = [
            f"{row['value']} {value.casefold()}"
            for row in evidence.terms.observations
            if words and row.get("measure") in measures and (cells.number(row.get("value")) or 0) > 0
            for _, value in cells.breakdown(row.get("breakdown"))
            if all(word in value.casefold() for word in words)
        ]
        if there:
            told = f"the observations have {listing(there[:3])}: say what there is and what is missing"
            yield Finding.at(text, match, told)
