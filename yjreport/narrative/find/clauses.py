"""
Split sentences into clauses, each with its topic, its periods, its areas and the part of the children it speaks of.

"The number fell while the rate rose" is two clauses. A clause without words of its own for a measure takes over the
measure of the clause before it, then that of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from yjreport.narrative.find.topics import Topic, Topics, aspect_of
from yjreport.narrative.look_up.fact import Fact
from yjreport.periods import Period

_SPLIT = re.compile(
    r";\s+|(?:,\s*)?(?:\band\s+yet\b|\bwhile\b|\bwhilst\b|\bwhereas\b|\bbut\b|\balthough\b|\b(?:even\s+)?though\b|\bhowever\b|\bdespite\b|\bbecause\b(?!\s+of)|"
    r"\bin\s+spite\s+of\b|\byet\b(?!\s+(?:to|again)))\s*|,\s+(?:and|with)\s+(?=(?:the|its|our|their|a|an|\w+ing)\b)|"
    r"\s+and\s+(?=(?:the\s+|its\s+|our\s+)?(?:number|rate|share|proportion|percentage|frequency)\b)|"
    r",\s+(?=in\s+an?\s+(?:\w+\s+)?cohort\b)|"
    r",\s+(?=(?:the|its|our)\s+(?:number|rate|share|proportion|percentage)\b)",
    re.IGNORECASE,
)  # fmt: skip
_MONTHS = {name: number for number, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1)}  # fmt: skip
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_FROM_TO = re.compile(rf"\b{_MONTH}(?:\s+(20\d\d))?\s+(?:to|and|-|–)\s+{_MONTH}\s+(20\d\d)\b", re.IGNORECASE)
_PLAN_YEAR = re.compile(r"\b(20\d\d)\s?[-–/]\s?(?:20)?(\d\d)\b")
_DAY = re.compile(rf"\b\d{{1,2}}\s+{_MONTH}\s+(20\d\d)\b|\b{_MONTH}\s+(20\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![£\d.,/-])\b(20\d\d)\b(?![,.]?\d|\s*%)")
_BASE = re.compile(
    r"\b(?:since|from|compared\s+(?:with|to)|on|against|than|before)\s+(?:the\s+)?(?:end\s+of\s+|start\s+of\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """
    Hold a period that a clause names.

    Args:
        base: whether it is what another is held against ("since 2019").
        loose: whether a figure of a year that begins or ends in it is meant too.
    """

    first: date
    last: date
    base: bool = False
    loose: bool = False

    def means(self, period: Period | None) -> bool:
        """Tell whether a period is the one that is named; one of unknown days is not."""
        if period is None or period.start is None or period.end is None:
            return False
        if self.loose:
            return self.first.year in (period.start.year, period.end.year)
        near = timedelta(days=31)
        return (
            abs(period.start - self.first) <= near and abs(period.end - self.last) <= near
        ) or self.first <= period.start <= period.end <= self.last


@dataclass(frozen=True)
class Clause:
    """
    Hold a clause.

    Args:
        start: where it begins in the sentence.
        topic: the measures that it speaks of.
        mentions: the periods that it names.
        parts: the words for a part of the children.
    """

    text: str
    start: int
    topic: Topic
    mentions: tuple[Mention, ...] = ()
    parts: tuple[str, ...] = ()

    def of_named_periods(self, facts: Iterable[Fact]) -> list[Fact]:
        """Return the results of the periods that it names."""
        return [fact for fact in facts if any(one.means(fact.period) for one in self.mentions)]


def clauses(
    sentence: str, topics: Topics, placed: Sequence[tuple[int, Fact]] = (), fallback: Topic | None = None
) -> list[Clause]:
    """
    Return the clauses of a sentence.

    Args:
        sentence: its text.
        topics: recognises measures.
        placed: results that stand in it by reference, with their places.
        fallback: what to take a clause to be about that names nothing.
    """
    whole = topics.of(sentence)
    named = whole or fallback or Topic()
    found: list[Clause] = []
    for start, end in _spans(sentence):
        text = sentence[start:end]
        referred = [fact.measure for place, fact in placed if start <= place < end]
        topic = topics.of(text)
        if topic:
            # A reference says which of the measures with the same words is meant.
            own = [measure for measure in referred if measure in topic.measures]
            topic = replace(topic, measures=tuple(dict.fromkeys((*own, *topic.measures))))
        elif referred:
            topic = Topic(tuple(dict.fromkeys(referred)), aspect_of(text))
        else:
            before = found[-1].topic if found and found[-1].topic else named
            aspect = aspect_of(text) or ("" if found else before.aspect)
            topic = replace(before, aspect=aspect, named=bool(whole) or bool(found and found[-1].topic.named))
        parts = tuple(match[0] for match in topics.words.parts.finditer(text))
        found.append(Clause(text, start, topic, tuple(mentions(text)), parts))
    return found


def _spans(sentence: str) -> list[tuple[int, int]]:
    cuts = [0]
    for match in _SPLIT.finditer(sentence):
        if match.end() - cuts[-1] > 8 and len(sentence) - match.end() > 6:
            cuts.append(match.end())
    return [
        (start, end) for start, end in zip(cuts, [*cuts[1:], len(sentence)], strict=True) if sentence[start:end].strip()
    ]


def mentions(text: str) -> list[Mention]:
    """Return the periods that a text names, in order of the patterns: spans of months, plan years, days, years."""
    found: list[tuple[int, Mention]] = []
    taken: list[tuple[int, int]] = []

    def add(match: re.Match[str], first: date, last: date, *, loose: bool = False) -> None:
        taken.append(match.span())
        found.append((match.start(), Mention(first, last, bool(_BASE.search(text[: match.start()])), loose)))

    def free(match: re.Match[str]) -> bool:
        return all(match.end() <= start or match.start() >= end for start, end in taken)

    for match in _FROM_TO.finditer(text):
        end_year = int(match[4])
        start_year = int(match[2] or match[4])
        first = date(start_year, _MONTHS[match[1].lower()], 1)
        last = _month_end(end_year, _MONTHS[match[3].lower()])
        if first <= last:
            add(match, first, last)
    for match in filter(free, _PLAN_YEAR.finditer(text)):
        year = int(match[1])
        if (year + 1) % 100 == int(match[2]):
            add(match, date(year, 4, 1), date(year + 1, 3, 31))
    for match in filter(free, _DAY.finditer(text)):
        year, month = int(match[2] or match[4]), _MONTHS[(match[1] or match[3]).lower()]
        add(match, date(year, month, 1), _month_end(year, month))
    for match in filter(free, _YEAR.finditer(text)):
        year = int(match[1])
        if not re.search(
            r"\b(?:Act|Census|Indices of Deprivation|IMD|Standards?|plan|strategy)\s+$",
            text[: match.start()],
            re.IGNORECASE,
        ):
            add(match, date(year, 1, 1), date(year, 12, 31), loose=True)
    return [mention for _, mention in sorted(found, key=lambda one: one[0])]


def _month_end(year: int, month: int) -> date:
    return (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)
