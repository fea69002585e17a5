"""Judge numbers: whether a result of the topic prints so, in the unit, for the period and the area that are meant."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from yjreport.narrative.find.claim_patterns import FELL, ROSE
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.find.number_words import COUNT, PERCENT, POINTS
from yjreport.narrative.find.numbers import Number
from yjreport.narrative.find.topics import Topics
from yjreport.narrative.judge.number_faults import fault_of, wrong_noun
from yjreport.narrative.judge.number_figures import (
    CHANGE,
    COHORT_SIZE,
    COUNTS,
    LEVEL,
    Printable,
    figures_of_changes,
    figures_of_result,
    printable_figures,
)
from yjreport.narrative.judge.verdicts import CONTRADICTED, SUPPORTED, UNCLEAR, UNSUPPORTED, Verdict
from yjreport.narrative.look_up.fact import OWN, Fact
from yjreport.narrative.look_up.facts import Facts
from yjreport.text_patterns.changes import way
from yjreport.text_patterns.figures import Figure

_PEOPLE = re.compile(
    r"\b(?:children|young people|girls|boys|entrants|sentences|reoffences|offences|arrests|remands|nights|"
    r"victims|referrals|complaints|"
    r"of them|volunteers|orders|interventions|programmes|staff|posts|teams|reoffenders)\b", re.IGNORECASE,
)  # fmt: skip
_CHANGED_BY = re.compile(
    rf"\b(?:(?P<down>{FELL})|{ROSE})\s+(?:\w+\s+){{0,2}}?by\s+(?:(?:about|around|roughly|nearly|almost|just|"
    rf"over|under|some|a|an|more|than)\s+)*$",
    re.IGNORECASE,
)  # fmt: skip


def judge_number(
    number: Number, clause: Clause, facts: Facts, topics: Topics, *, related: Sequence[str] = ()
) -> Verdict:
    """Return the verdict on one number of a clause, which may mean related measures too."""
    changed = word_of_change(number, clause.text)
    measures = (*clause.topic.measures, *related)
    printable = [one for measure in measures for one in printable_figures(number, facts, measure, bool(changed))]
    borne = [
        one for one in printable
        if number.bears(abs(one.size)) and (number.of is None or one.fact.denominator == number.of)
        and (number.value >= 0 or one.size < 0)
    ]  # fmt: skip
    faults = [fault_of(one, number, clause, facts, changed) for one in borne]
    if "" in faults:
        return _verdict(SUPPORTED, number, "a result prints it", borne[faults.index("")])
    if borne:
        return _verdict(CONTRADICTED, number, faults[0], borne[0])
    other = _by_counts(number, clause, facts, topics) or _by_other_unit(number, facts, measures, changed)
    if other is not None:
        return other
    nearest = _nearest(printable, number, clause, facts)
    if nearest is not None and _counts_it(number, clause, topics):
        return _verdict(CONTRADICTED, number, f"the result is {nearest.text}", nearest)
    return _unborne(number, clause, facts, nearest)


def _by_counts(number: Number, clause: Clause, facts: Facts, topics: Topics) -> Verdict | None:
    """Return whether "86 of 99" are the counts of a result whose measure shares a word with the clause."""
    if number.of is None:
        return None
    tokens = set(topics.words.tokens(clause.text))
    same_cohort = [
        (abs(fact.numerator - number.value), fact) for fact in facts.all
        if fact.kind == "level" and fact.denominator == number.of and fact.value is not None
        and fact.numerator is not None and tokens & topics.tokens.get(fact.measure, frozenset())
    ]  # fmt: skip
    if not same_cohort:
        return None
    difference, fact = min(same_cohort, key=lambda one: one[0])
    word, reason = (
        (CONTRADICTED, f"the result is {fact.numerator:,}") if difference else (SUPPORTED, "a result prints it")
    )
    return _verdict(word, number, reason, Printable(fact.figure, fact, COUNTS))


def judge_order(found: Sequence[Number], clause: Clause, facts: Facts) -> Verdict | None:
    """Return that two figures are told in the wrong order: "from 18 to 22" where it was 22 and then 18."""
    for first, second in itertools.pairwise(found):
        ahead, between = clause.text[: first.start], clause.text[first.end : second.start]
        if not re.search(r"\bfrom\b[^.;]{0,60}$", ahead) or not re.search(r"\bto\b", between):
            continue
        pairs = [pair for measure in clause.topic.measures for pair in _printed_by(first, second, measure, facts)]
        if pairs and not any(one.fact.period.order() < other.fact.period.order() for one, other in pairs):
            return _verdict(CONTRADICTED, first, "the two figures are the other way round in time", pairs[-1][0])
    return None


def _printed_by(first: Number, second: Number, measure: str, facts: Facts) -> Iterator[tuple[Printable, Printable]]:
    """Yield the pairs of figures of one series that two numbers print."""
    printable = [
        one for fact in facts.with_figure(measure, "level") for one in figures_of_result(first, fact, fact.unit)
    ]
    for one, other in itertools.permutations(printable, 2):
        series = (one.fact.area_key, one.fact.breakdown, one.what)
        same = series == (other.fact.area_key, other.fact.breakdown, other.what)
        if same and one.fact is not other.fact and first.bears(one.size) and second.bears(other.size):
            yield one, other


def _unborne(number: Number, clause: Clause, facts: Facts, nearest: Printable | None) -> Verdict:
    word = UNSUPPORTED
    if number.word and number.unit == COUNT and number.of is None and number.value <= 10:
        counts_people = _PEOPLE.search(clause.text[number.end : number.end + 40])
        word = UNSUPPORTED if counts_people and clause.topic.named and clause.topic else UNCLEAR
    found = nearest or _any_level(number, clause, facts)
    verdict = _verdict(word, number, "no result of what it speaks of prints it", found)
    if found is not None and number.unit == COUNT and found.fact.unit.startswith("per_"):
        return replace(verdict, instead="")  # A rate is near, and is not what the sentence counts.
    return verdict


def _any_level(number: Number, clause: Clause, facts: Facts) -> Printable | None:
    """Return the latest level of what a clause speaks of, else any result that prints a number."""
    levels: Iterable[Fact] = (fact for measure in clause.topic.measures for fact in facts.levels(measure)[-1:])
    printing = (fact for fact in facts.all if fact.value is not None and number.bears(abs(fact.value)))
    fact = next(itertools.chain(levels, printing), None)
    return Printable(fact.figure, fact, LEVEL) if fact else None


def word_of_change(number: Number, text: str) -> str:
    """Return the word of change that a number measures; blank for a level."""
    by = _CHANGED_BY.search(text[: number.start])
    if by:
        return "fell" if by["down"] else "rose"
    unit = {PERCENT: "percent", POINTS: "percentage_points"}.get(number.unit, "")
    figure = Figure(number.start, number.end, number.text, Decimal(0), unit, Decimal(1))
    return way(figure, text)


def _by_other_unit(number: Number, facts: Facts, measures: Iterable[str], changed: str) -> Verdict | None:
    """Return that per cent and percentage points, or a rate and a per cent, are taken for each other."""
    if number.unit not in (PERCENT, POINTS):
        return None
    in_points = number.unit == PERCENT
    other = replace(number, unit=POINTS if in_points else PERCENT)
    for measure in measures:
        unit = facts.catalogue.measures[measure].unit
        for one in figures_of_changes(other, facts, measure, unit) if changed else ():
            if other.bears(abs(one.size)):
                right = "percentage points" if in_points else "per cent of the figure before"
                return _verdict(CONTRADICTED, number, f"the change is in {right}", one)
        for fact in facts.of(measure) if in_points else ():
            if fact.value is not None and fact.unit.startswith("per_") and number.bears(fact.value):
                reason = f"the unit is{fact.text[fact.text.index(' per') :]}"
                return _verdict(CONTRADICTED, number, reason, Printable(fact.value, fact, LEVEL))
    return None


def _nearest(printable: Sequence[Printable], number: Number, clause: Clause, facts: Facts) -> Printable | None:
    order = {measure: place for place, measure in enumerate(clause.topic.measures)}
    return min(
        printable,
        key=lambda one: (
            bool(wrong_noun(number, clause.text, one.fact, facts)),
            order.get(one.fact.measure, 99) > 1,
            one.fact.role not in OWN,
            bool(one.fact.breakdown),
            abs(abs(one.size) - abs(number.value)),
        ),
        default=None,
    )


def _counts_it(number: Number, clause: Clause, topics: Topics) -> bool:
    """Tell whether a number counts what the topic counts: any with a unit does, a bare one by the noun behind it."""
    if number.unit != COUNT or number.of is not None:
        return clause.topic.named or number.of is None
    behind = clause.text[number.end : number.end + 48]
    if _PEOPLE.search(behind) or topics.of(behind):
        return True
    return bool(re.match(r"^\s*(?:[.,;)]|$|in\b|from\b|to\b|this\b|last\b|per\b|and\b)", behind))


def _verdict(word: str, number: Number, reason: str, one: Printable | None) -> Verdict:
    words = " ".join(number.text.split())
    if one is None:
        return Verdict(word, words, reason)
    helper = {COUNTS: " | number", COHORT_SIZE: " | cohort"}.get(one.what, "")
    if number.of is not None:
        helper = " | counts"
    elif one.what == CHANGE and one.fact.kind == "level":
        helper = " | change"
    instead = "" if word == UNCLEAR else f"{{{{ {one.fact.reference}{helper} }}}}"
    return Verdict(word, words, reason, one.fact.id, one.fact.describe(), instead)
