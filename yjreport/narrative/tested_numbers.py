"""Test numbers: whether a result of the topic prints so, in the unit, for the period and the area that are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from yjreport.gate.text_figures import Figure
from yjreport.gate.text_points import way
from yjreport.narrative.claims import FELL, ROSE, roles_of
from yjreport.narrative.clauses import Mention, mentions
from yjreport.narrative.facts import OWN, RATES, Fact, Facts
from yjreport.narrative.numbers import COUNT, MONEY, PERCENT, POINTS, TIMES, Number, numbers
from yjreport.narrative.verdicts import CONTRADICTED, SUPPORTED, UNCLEAR, UNSUPPORTED, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from yjreport.narrative.clauses import Clause
    from yjreport.narrative.topics import Topics

_DOWNWARD = re.compile(r"reduc|decreas|f[ae]ll|drop|declin|cut|down|lower|fewer|less", re.IGNORECASE)
_NEUTRAL = re.compile(r"change|difference|gap|swing", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:children|young people|girls|boys|entrants|sentences|reoffences|offences|arrests|remands|nights|victims|referrals|complaints|"
    r"of them|volunteers|orders|interventions|programmes|staff|posts|teams|reoffenders)\b", re.IGNORECASE,
)  # fmt: skip
_COUNTED_PEOPLE = re.compile(r"child|people|entrant|victim|volunteer|staff|resident|living|pupil", re.IGNORECASE)
_CHILDREN = re.compile(r"^\s+(?:\w+\s+)?(?:children|young people|young persons|boys|girls)\b", re.IGNORECASE)
_MOVED_BY = re.compile(
    rf"\b(?:(?P<down>{FELL})|{ROSE})\s+(?:\w+\s+){{0,2}}?by\s+(?:(?:about|around|roughly|nearly|almost|just|over|under|some|a|an|more|than)\s+)*$",
    re.IGNORECASE,
)  # fmt: skip
_COHORT = re.compile(
    r"\bcohorts?\b|\bin all\b|\btotal\b|\bout of\b|\bof whom\b|\bdealt with\b|\bdisposals?\b|\bwere (?:cautioned|followed|tracked)\b",
    re.IGNORECASE,
)
_LEVEL, _CHANGE, _COUNTS, _COHORT_SIZE, _LIMIT, _RATIO = "level", "change", "number", "cohort", "limit", "ratio"


@dataclass(frozen=True)
class Figured:
    """Hold a figure that a number may print: its size, the result, what of it, and the earlier result of a change."""

    size: Fraction
    fact: Fact
    what: str
    base: Fact | None = None


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
    held = [one for measure in measures for one in _figures(number, facts, measure, bool(moved))]
    borne = [
        one for one in held if number.bears(abs(one.size)) and (number.of is None or one.fact.denominator == number.of)
    ]
    if number.value < 0:
        borne = [one for one in borne if one.size < 0]
    fit = [(one, fault) for one in borne for fault in [_fault(one, number, clause, facts, moved)]]
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
        return _verdict(CONTRADICTED, number, f"the result is {_printed(nearest)}", nearest)
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
        return _verdict(SUPPORTED, number, "a result prints it", Figured(right[0].value, right[0], _COUNTS))
    if held:
        near = min(held, key=lambda fact: abs(fact.numerator - number.value))
        return _verdict(CONTRADICTED, number, f"the result is {near.numerator:,}", Figured(near.value, near, _COUNTS))
    return None


def reversed_pair(found: Sequence[Number], clause: Clause, facts: Facts) -> Verdict | None:
    """Return that two figures are told in the wrong order: "from 18 to 22" where it was 22 and then 18."""
    for first, second in zip(found, found[1:], strict=False):
        told = re.search(r"\bfrom\b[^.;]{0,60}$", clause.text[: first.start])
        if not told or not re.search(r"\bto\b", clause.text[first.end : second.start]):
            continue
        ordered: list[bool] = []
        last: Figured | None = None
        for measure in clause.topic.measures:
            held = [one for fact in facts.by_measure.get(measure, ()) if fact.value is not None and fact.kind == "level"
                    for one in _of_fact(first, fact, fact.unit)]  # fmt: skip
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
        (Figured(fact.value, fact, _LEVEL) for measure in clause.topic.measures for fact in facts.levels(measure)[-1:]),
        None,
    )
    if found is None:
        found = next(
            (
                Figured(fact.value, fact, _LEVEL)
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


def _figures(number: Number, facts: Facts, measure: str, moved: bool) -> Iterator[Figured]:
    unit = facts.catalogue.measures[measure].unit
    for fact in facts.by_measure.get(measure, ()):
        if fact.value is None:
            continue
        yield from _of_fact(number, fact, unit)
    if moved or number.unit in (POINTS, TIMES):
        yield from _of_steps(number, facts, measure, unit)


def _of_fact(number: Number, fact: Fact, unit: str) -> Iterator[Figured]:
    what = _CHANGE if fact.kind in ("change", "comparison") else _LEVEL
    ratio = fact.unit == "ratio" and fact.kind in ("change", "comparison") and fact.id.endswith("ratio")
    if number.unit == PERCENT and fact.unit == "percent":
        yield Figured(fact.value, fact, what)
        if fact.interval and number.decimals:
            yield from (Figured(Fraction(str(fact.interval[limit])), fact, _LIMIT) for limit in ("low", "high"))
    elif (number.unit == POINTS and fact.unit == "percentage_points") or (number.unit == MONEY and fact.unit == "gbp"):
        yield Figured(fact.value, fact, what)
    elif number.unit == TIMES and ratio:
        yield Figured(fact.value, fact, _RATIO)
    elif number.unit == fact.unit and fact.unit in RATES:
        yield Figured(fact.value, fact, what)
    elif number.unit == COUNT:
        if (
            fact.unit in ("count", "nights")
            or (
                (number.decimals or unit == "ratio")
                and not ratio
                and fact.unit not in ("percent", "percentage_points", "gbp")
            )
            or (fact.unit.startswith("per_") and not number.word)
        ):
            yield Figured(fact.value, fact, what)
        if not number.decimals and fact.kind == "level" and fact.unit != "gbp":
            if fact.numerator is not None:
                yield Figured(Fraction(fact.numerator), fact, _COUNTS)
            if fact.denominator is not None:
                yield Figured(Fraction(fact.denominator), fact, _COHORT_SIZE)


def _of_steps(number: Number, facts: Facts, measure: str, unit: str) -> Iterator[Figured]:
    for counted in ("", "numerator", "denominator"):
        for step in facts.steps(measure, counted=counted):
            pair = step.pair
            if pair is None:
                continue
            base = step.earlier
            if number.unit == PERCENT and step.relative is not None:
                yield Figured(step.relative, step.fact or step.later, _CHANGE, base)
            elif number.unit == POINTS and unit == "percent" and not counted:
                yield Figured(step.size, step.fact or step.later, _CHANGE, base)
            elif number.unit == TIMES and pair[0] and not counted:
                yield Figured(pair[1] / pair[0], step.later, _RATIO, base)
            elif (number.unit == COUNT and (counted or unit in ("count", "nights") or number.decimals)) or (
                number.unit == unit and unit != "percent" and not counted
            ):
                yield Figured(step.size, step.fact or step.later, _CHANGE, base)


def _fault(one: Figured, number: Number, clause: Clause, facts: Facts, moved: str) -> str:
    """Return why a figure of the right size is not what is meant; blank when it is."""
    fact = one.fact
    if moved and one.what == _CHANGE and fact.kind != "comparison" and not _NEUTRAL.match(moved):
        if (one.size < 0) != bool(_DOWNWARD.match(moved)) and one.size != 0:
            return f"it {'fell' if one.size < 0 else 'rose'}"
    if (
        moved
        and one.what == _LEVEL
        and number.unit == PERCENT
        and re.search(rf"\b{moved}\w*\s+(?:by|of)\s+\S*\s?$|^\s+{moved}", clause.text[: number.start])
    ):
        return f"{fact.text} is a level and no change"
    meant = _mentions_of(number, clause)
    if meant and one.what != _RATIO:
        periods = (fact.period, fact.base, one.base.period if one.base else None)
        if not any(mention.means(period) for mention in meant for period in periods):
            return f"it is of {fact.period.label}"
    wrong = _wrong_noun(number, clause.text, fact, facts)
    if wrong:
        return wrong
    expected = _role_near(number, clause.text)
    if expected and fact.role not in expected and fact.kind == "level":
        return f"it is the figure of {fact.record['area']['name']}"
    if not expected and fact.role not in OWN and fact.kind == "level":
        named = str(fact.record["area"]["name"]).lower() in clause.text.lower()
        if not named and fact.role not in roles_of(clause.text):
            return f"it is the figure of {fact.record['area']['name']}"
    if one.what == _COHORT_SIZE and number.of is None and _numerator_meant(number, clause.text, fact, facts):
        return (
            f"{fact.denominator:,} is the whole cohort; {fact.numerator:,} of them did"
            if fact.numerator is not None
            else "it is the cohort"
        )
    return _part_fault(fact, clause)


def _part_fault(fact: Fact, clause: Clause) -> str:
    """Return that a figure of the whole, or of another part, is printed for a part of the children."""
    words = " ".join(fact.breakdown.values()).lower()
    for part in clause.parts:
        stem = part.lower().rstrip("s").replace("-", " ")
        if (
            stem not in words.replace("-", " ")
            and not _same_part(stem, words)
            and stem not in fact.measure.replace("_", " ")
        ):
            return f"it is not of {part}" if not _said_by_measure(stem, fact) else ""
    return ""


def _same_part(stem: str, words: str) -> bool:
    same = {"girl": "female", "boy": "male", "young women": "female", "young men": "male"}
    return bool(stem in same and re.search(rf"\b{same[stem]}", words))


def _said_by_measure(stem: str, fact: Fact) -> bool:
    alike = {
        "minority ethnic": "ethnic",
        "bame": "ethnic",
        "lac": "looked",
        "cla": "looked",
        "care experienced": "looked",
        "children in care": "looked",
        "looked after": "looked",
    }
    return alike.get(stem, stem) in fact.measure or fact.measure.startswith("relative_rate")


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


def _wrong_noun(number: Number, text: str, fact: Fact, facts: Facts) -> str:
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
        r"\b(national|England(?: and Wales)?|famil\w+|regional|region|neighbours?|peers?)\b[\w\s'’]{0,24}(?:of|was|is|at|stood at|:|\()\s*(?:about\s+|just\s+)?$"
        r"|\b(national|England(?: and Wales)?|family|regional)(?:\s+(?:average|rate|figure|share|group|mean))?\s*\(?$", before, re.IGNORECASE,
    )  # fmt: skip
    after = re.match(
        r"^(?:\s+(?:per cent|children))?\s*(?:\(|for|in|across|among|of)?\s*(?:the\s+|our\s+)?(nationally|national|England|family|regionally|region)\b",
        behind,
        re.IGNORECASE,
    )
    word = (match[1] or match[2]) if match else after[1] if after and not match else ""
    return tuple(role for role in roles_of(word) if role != "before") if word else ()


def _numerator_meant(number: Number, text: str, fact: Fact, facts: Facts) -> bool:
    behind = text[number.end : number.end + 70]
    measure = facts.catalogue.measures[fact.measure]
    if _COHORT.search(text[max(number.start - 40, 0) : number.start]) or _COHORT.search(behind):
        return False
    did = re.search(
        r"\b(?:who|that|have|had|has|were|was|of them|went|did|went on)\b|\bre-?offend\w+|\bcommitt?\w+|\bcomplet\w+|\bengag\w+",
        behind,
        re.IGNORECASE,
    )
    return bool(did) and bool(measure.numerator) and number.value != fact.numerator


def _other_unit(number: Number, facts: Facts, measures: Iterable[str], moved: str) -> Verdict | None:
    """Return that per cent and percentage points, or a rate and a per cent, are taken for each other."""
    if number.unit not in (PERCENT, POINTS):
        return None
    other = Number(number.start, number.end, number.text, number.value, number.decimals,
                   POINTS if number.unit == PERCENT else PERCENT, number.low, number.high, exactly=number.exactly)  # fmt: skip
    for measure in measures:
        unit = facts.catalogue.measures[measure].unit
        for one in _of_steps(other, facts, measure, unit):
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
                        Figured(fact.value, fact, _LEVEL),
                    )
    return None


def _nearest(held: Sequence[Figured], number: Number, clause: Clause, facts: Facts) -> Figured | None:
    if not held:
        return None
    order = {measure: place for place, measure in enumerate(clause.topic.measures)}
    return min(
        held,
        key=lambda one: (
            bool(_wrong_noun(number, clause.text, one.fact, facts)),
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


def _printed(one: Figured) -> str:
    if one.what == _COUNTS:
        return f"{one.fact.numerator:,}"
    if one.what == _COHORT_SIZE:
        return f"{one.fact.denominator:,}"
    return str(one.fact.text)


def _verdict(word: str, number: Number, reason: str, one: Figured | None) -> Verdict:
    instead = ""
    if one is not None and word != UNCLEAR:
        helper = ""
        if number.of is not None:
            helper = " | counts"
        elif one.what == _CHANGE and one.fact.kind == "level":
            helper = " | change"
        elif one.what in (_COUNTS, _COHORT_SIZE):
            helper = " | number" if one.what == _COUNTS else " | cohort"
        instead = f"{{{{ {one.fact.reference}{helper} }}}}"
    return Verdict(
        word, " ".join(number.text.split()), reason, one.fact.id if one else "", one.fact.told() if one else "", instead
    )
