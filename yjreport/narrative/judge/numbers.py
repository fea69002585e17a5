"""Test numbers: whether a result of the topic prints so, in the unit, for the period and the area that are meant."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from yjreport.narrative.find.claim_patterns import FELL, ROSE
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.find.number_words import COUNT, PERCENT, POINTS
from yjreport.narrative.find.numbers import Number
from yjreport.narrative.find.topics import Topics
from yjreport.narrative.judge.number_faults import why_not, wrong_noun
from yjreport.narrative.judge.number_figures import (
    CHANGE,
    COHORT_SIZE,
    COUNTS,
    LEVEL,
    Figured,
    figures_of,
    of_fact,
    of_steps,
    printed,
)
from yjreport.narrative.judge.verdicts import CONTRADICTED, SUPPORTED, UNCLEAR, UNSUPPORTED, Verdict
from yjreport.narrative.look_up.fact import OWN
from yjreport.narrative.look_up.facts import Facts
from yjreport.text_patterns.changes import way
from yjreport.text_patterns.figures import Figure

_PEOPLE = re.compile(
    r"\b(?:children|young people|girls|boys|entrants|sentences|reoffences|offences|arrests|remands|nights|"
    r"victims|referrals|complaints|"
    r"of them|volunteers|orders|interventions|programmes|staff|posts|teams|reoffenders)\b", re.IGNORECASE,
)  # fmt: skip
_MOVED_BY = re.compile(
    rf"\b(?:(?P<down>{FELL})|{ROSE})\s+(?:\w+\s+){{0,2}}?by\s+(?:(?:about|around|roughly|nearly|almost|just|"
    rf"over|under|some|a|an|more|than)\s+)*$",
    re.IGNORECASE,
)  # fmt: skip


def test_number(
    number: Number, clause: Clause, facts: Facts, topics: Topics, *, related: Sequence[str] = ()
) -> Verdict:
    """
    Return the verdict on one number of a clause.

    Args:
        number: the number, placed in the clause.
        clause: the clause.
        facts: the results.
        topics: recognises what is counted.
        related: measures that the clause may mean too.
    """
    moved = way_of_number(number, clause.text)
    measures = (*clause.topic.measures, *related)
    held = [one for measure in measures for one in figures_of(number, facts, measure, bool(moved))]
    borne = [
        one for one in held if number.bears(abs(one.size)) and (number.of is None or one.fact.denominator == number.of)
    ]
    if number.value < 0:
        borne = [one for one in borne if one.size < 0]
    fit = [(one, fault) for one in borne for fault in [why_not(one, number, clause, facts, moved)]]
    right = [one for one, fault in fit if not fault]
    if right:
        return _verdict(SUPPORTED, number, "a result prints it", right[0])
    if fit:
        one, fault = fit[0]
        return _verdict(CONTRADICTED, number, fault, one)
    exact = _same_counts(number, clause, facts, topics)
    if exact is not None:
        return exact
    other = _other_unit(number, facts, measures, moved)
    if other is not None:
        return other
    nearest = _nearest(held, number, clause, facts)
    if nearest is not None and _counts_it(number, clause, topics):
        return _verdict(CONTRADICTED, number, f"the result is {printed(nearest)}", nearest)
    return _unborne(number, clause, facts, nearest)


def _same_counts(number: Number, clause: Clause, facts: Facts, topics: Topics) -> Verdict | None:
    """Return that "86 of 99" are the counts of a result whose measure shares a word with the clause."""
    if number.of is None:
        return None
    said = set(topics.words.tokens(clause.text))
    held = [
        fact for fact in facts.all
        if fact.kind == "level" and fact.denominator == number.of and fact.value is not None
        and said & topics.tokens.get(fact.measure, frozenset())
    ]  # fmt: skip
    right = [fact for fact in held if fact.numerator == number.value]
    if right:
        return _verdict(SUPPORTED, number, "a result prints it", Figured(right[0].value, right[0], COUNTS))
    if held:
        near = min(held, key=lambda fact: abs(fact.numerator - number.value))
        return _verdict(CONTRADICTED, number, f"the result is {near.numerator:,}", Figured(near.value, near, COUNTS))
    return None


def reversed_pair(found: Sequence[Number], clause: Clause, facts: Facts) -> Verdict | None:
    """Return that two figures are told in the wrong order: "from 18 to 22" where it was 22 and then 18."""
    for first, second in itertools.pairwise(found):
        told = re.search(r"\bfrom\b[^.;]{0,60}$", clause.text[: first.start])
        if not told or not re.search(r"\bto\b", clause.text[first.end : second.start]):
            continue
        ordered: list[bool] = []
        last: Figured | None = None
        for measure in clause.topic.measures:
            held = [one for fact in facts.by_measure.get(measure, ()) if fact.value is not None and fact.kind == "level"
                    for one in of_fact(first, fact, fact.unit)]  # fmt: skip
            for one in held:
                for other in held:
                    same = (one.fact.area_key, one.fact.breakdown, one.what) == (
                        other.fact.area_key,
                        other.fact.breakdown,
                        other.what,
                    )
                    if same and one.fact is not other.fact and first.bears(one.size) and second.bears(other.size):
                        ordered.append(one.fact.period.order() < other.fact.period.order())
                        last = one
        if last is not None and not any(ordered):
            return _verdict(CONTRADICTED, first, "the two figures are the other way round in time", last)
    return None


def _unborne(number: Number, clause: Clause, facts: Facts, nearest: Figured | None) -> Verdict:
    word = UNSUPPORTED
    if number.word and number.unit == COUNT and number.of is None and number.value <= 10:
        word = UNCLEAR if not clause.topic.named or not clause.topic else UNSUPPORTED
        if not _PEOPLE.search(clause.text[number.end : number.end + 40]):
            word = UNCLEAR
    found = nearest or next(
        (Figured(fact.value, fact, LEVEL) for measure in clause.topic.measures for fact in facts.levels(measure)[-1:]),
        None,
    )
    if found is None:
        found = next(
            (
                Figured(fact.value, fact, LEVEL)
                for fact in facts.all
                if fact.value is not None and number.bears(abs(fact.value))
            ),
            None,
        )
    verdict = _verdict(word, number, "no result of what it speaks of prints it", found)
    if found is not None and number.unit == COUNT and found.fact.unit.startswith("per_"):
        return replace(verdict, instead="")  # A rate is near, and is not what the sentence counts.
    return verdict


def way_of_number(number: Number, text: str) -> str:
    """Return the word of change that a number measures; blank for a level."""
    by = _MOVED_BY.search(text[: number.start])
    if by:
        return "fell" if by["down"] else "rose"
    unit = {PERCENT: "percent", POINTS: "percentage_points"}.get(number.unit, "")
    figure = Figure(number.start, number.end, number.text, Decimal(0), unit, Decimal(1))
    return way(figure, text)


def _other_unit(number: Number, facts: Facts, measures: Iterable[str], moved: str) -> Verdict | None:
    """Return that per cent and percentage points, or a rate and a per cent, are taken for each other."""
    if number.unit not in (PERCENT, POINTS):
        return None
    other = Number(number.start, number.end, number.text, number.value, number.decimals,
                   POINTS if number.unit == PERCENT else PERCENT, number.low, number.high,
                   exactly=number.exactly)  # fmt: skip
    for measure in measures:
        unit = facts.catalogue.measures[measure].unit
        for one in of_steps(other, facts, measure, unit):
            if moved and other.bears(abs(one.size)):
                right = "percentage points" if number.unit == PERCENT else "per cent of the figure before"
                return _verdict(CONTRADICTED, number, f"the change is in {right}", one)
        if number.unit == PERCENT:
            for fact in facts.by_measure.get(measure, ()):
                if fact.value is not None and fact.unit.startswith("per_") and number.bears(fact.value):
                    return _verdict(
                        CONTRADICTED,
                        number,
                        f"the unit is{fact.text[fact.text.index(' per') :]}",
                        Figured(fact.value, fact, LEVEL),
                    )
    return None


def _nearest(held: Sequence[Figured], number: Number, clause: Clause, facts: Facts) -> Figured | None:
    if not held:
        return None
    order = {measure: place for place, measure in enumerate(clause.topic.measures)}
    return min(
        held,
        key=lambda one: (
            bool(wrong_noun(number, clause.text, one.fact, facts)),
            order.get(one.fact.measure, 99) > 1,
            one.fact.role not in OWN,
            bool(one.fact.breakdown),
            abs(abs(one.size) - abs(number.value)),
        ),
    )


def _counts_it(number: Number, clause: Clause, topics: Topics) -> bool:
    """Tell whether a number counts what the topic counts: any with a unit does, a bare one by the noun behind it."""
    if number.unit != COUNT or number.of is not None:
        return clause.topic.named or number.of is None
    behind = clause.text[number.end : number.end + 48]
    if _PEOPLE.search(behind) or topics.of(behind):
        return True
    return bool(re.match(r"^\s*(?:[.,;)]|$|in\b|from\b|to\b|this\b|last\b|per\b|and\b)", behind))


def _verdict(word: str, number: Number, reason: str, one: Figured | None) -> Verdict:
    instead = ""
    if one is not None and word != UNCLEAR:
        helper = ""
        if number.of is not None:
            helper = " | counts"
        elif one.what == CHANGE and one.fact.kind == "level":
            helper = " | change"
        elif one.what in (COUNTS, COHORT_SIZE):
            helper = " | number" if one.what == COUNTS else " | cohort"
        instead = f"{{{{ {one.fact.reference}{helper} }}}}"
    return Verdict(
        word, " ".join(number.text.split()), reason, one.fact.id if one else "", one.fact.told() if one else "", instead
    )
