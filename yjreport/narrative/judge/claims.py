"""Test claims of comparison and rank, words of quantity, and those that no figure can bear."""

from __future__ import annotations

import re

from yjreport.figures.judgement import UNTESTED
from yjreport.narrative.find import claim_patterns as said
from yjreport.narrative.find.claims import Claim
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.judge.compared import judged, same_time, way_meant
from yjreport.narrative.judge.movements import alike, subjects
from yjreport.narrative.judge.verdicts import CONTRADICTED, ORDER, SUPPORTED, UNCLEAR, UNSUPPORTED, Verdict
from yjreport.narrative.look_up.fact import COUNTS
from yjreport.narrative.look_up.facts import Facts

_REDUCTION = re.compile(
    r"\b(?:reductions?|falls?|decreases?|declines?|drops?|increases?|rises?|growth|change)\b", re.IGNORECASE
)
_OURS = re.compile(
    r"\b(?:than|to|as|with|of|from|beats?|exceeds?)\s+(?:\w+\s+){0,2}?(?:ours?|us|local(?:ly)?|the service|here)\b",
    re.IGNORECASE,
)
_NAMES = {"national": "the country", "region": "the region", "family": "the family"}


def areas_named(text: str, facts: Facts) -> list[tuple[str, str]]:
    """Return key and role of the areas that a text names by their own names, without the service's."""
    lowered = text.lower()
    return [
        (key, role) for name, (key, role) in facts.areas.items()
        if role != "local" and len(name) > 3 and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", lowered)
    ]  # fmt: skip


def test_comparison(claim: Claim, clause: Clause, facts: Facts, category: dict[str, str]) -> Verdict | None:
    """Return the verdict on a comparison with other areas, each of them; None where no measure is meant."""
    behind = clause.text[claim.start :]
    roles = [role for role in claim.roles if role != "before"]
    named = areas_named(behind, facts)
    inverted = False
    if not roles and not named and claim.ahead and _OURS.search(behind):
        roles, inverted = [role for role in claim.ahead if role != "before"], True
    if not roles and not named:
        roles = ["family", "national", "region"] if claim.kind == said.FAVOUR else []
    if not roles and not named:
        return None
    if named:
        roles = [role for role in roles if role not in {role for _, role in named}]
    reduction = claim.kind in (said.LOWER, said.HIGHER, said.SIMILAR) and bool(
        _REDUCTION.search(clause.text[: claim.start])
    )
    told: list[Verdict] = []
    for measure, counted in _measures(clause, facts):
        if reduction:
            found = _changes(claim, facts, measure, roles)
        elif counted or facts.catalogue.measures[measure].unit in COUNTS:
            found = _number_with_rate(claim, facts, measure)
        else:
            parts = [_with(claim, clause, facts, measure, category, role, "", inverted) for role in roles]
            parts += [_with(claim, clause, facts, measure, category, role, key, inverted) for key, role in named]
            found = _joined(parts, every=claim.kind != said.FAVOUR or bool(claim.roles))
        if found is not None:
            told.append(found)
    borne = [one for one in told if one.verdict != UNSUPPORTED]
    return (borne or told or [None])[0]


def _measures(clause: Clause, facts: Facts) -> list[tuple[str, bool]]:
    return subjects(clause, facts)


def _joined(parts: list[Verdict | None], *, every: bool) -> Verdict | None:
    known = [part for part in parts if part is not None]
    if not known:
        return None
    borne = [part for part in known if part.verdict != UNSUPPORTED]
    if not every and borne:
        known = borne
    return max(known, key=lambda one: ORDER.index(one.verdict))


def _number_with_rate(claim: Claim, facts: Facts, measure: str) -> Verdict | None:
    levels = facts.levels(measure)
    if not levels:
        return None
    return Verdict(
        UNSUPPORTED, claim.words,
            "the number of an area depends on its size and is compared with no other's: compare rates",
        levels[-1].id, levels[-1].told(), kind=claim.kind,
    )  # fmt: skip


def _changes(claim: Claim, facts: Facts, measure: str, roles: list[str]) -> Verdict | None:
    """Compare the size of a change with that of other areas."""
    mine = facts.changes(measure)
    others = [
        fact
        for fact in facts.by_measure.get(measure, ())
        if fact.published_change and fact.role in roles and fact.value is not None
    ]
    for fact in reversed(mine):
        for other in others:
            if same_time(fact, other) is None:
                continue
            a, b = abs(fact.value), abs(other.value)
            bears = alike(a, b) if claim.kind == said.SIMILAR else a < b if claim.kind == said.LOWER else a > b
            if claim.significant:
                return Verdict(
                    UNSUPPORTED,
                    claim.words,
                    "published changes cannot be tested against each other",
                    fact.id,
                    fact.told(),
                    kind=claim.kind,
                )
            return Verdict(
                SUPPORTED if bears else CONTRADICTED,
                claim.words,
                f"{fact.text} against {other.text}",
                fact.id,
                fact.told(),
                kind=claim.kind,
            )
    return (
        Verdict(
            UNSUPPORTED,
            claim.words,
            "the change of the other area is not in the results",
            mine[-1].id,
            mine[-1].told(),
            kind=claim.kind,
        )
        if mine
        else None
    )


def _with(
    claim: Claim,
    clause: Clause,
    facts: Facts,
    measure: str,
    category: dict[str, str],
    role: str,
    key: str,
    inverted: bool,
) -> Verdict | None:
    levels = facts.levels(measure, "local", category)
    if clause.mentions:
        levels = [fact for fact in levels if any(one.means(fact.period) for one in clause.mentions)] or levels[-1:]
    if not levels:
        return None
    mine = levels[-1]
    way = way_meant(claim, facts.catalogue.measures[measure].polarity)
    other_name = key or _NAMES.get(role, role)
    if way is None:
        return Verdict(
            UNCLEAR, claim.words, "neither direction of this measure is better", mine.id, mine.told(), kind=claim.kind
        )
    compared = [
        fact for fact in facts.comparisons(measure)
        if fact.against["role"] == role and fact.area_key == "local" and fact.breakdown == category
        and (not key or key in fact.id)
    ]  # fmt: skip
    exact = [fact for fact in compared if fact.period == mine.period]
    for fact in (exact or compared)[-1:]:
        sign = ((fact.value > 0) - (fact.value < 0)) * (-1 if inverted else 1)
        return judged(claim, way, sign, fact.judgement or UNTESTED, fact, abs(fact.value), mine)
    others = [fact for fact in facts.of_role(measure, role, category) if not key or fact.area_key == key]
    for fact in reversed(others):
        at = [(one, same_time(one, fact)) for one in reversed(levels)]
        for one, same in at:
            if same is None:
                continue
            difference = one.value - fact.value
            sign = ((difference > 0) - (difference < 0)) * (-1 if inverted else 1)
            made = judged(claim, way, sign, UNTESTED, one, abs(difference), one, fact)
            if not same and made.verdict == SUPPORTED:
                return Verdict(
                    UNCLEAR,
                    made.words,
                    f"{one.text} and {fact.text}, of a period that is not stated",
                    fact.id,
                    fact.told(),
                    kind=claim.kind,
                )
            return made
    reason = (
        f"the figure of {other_name} is not of the same period ({others[-1].text}, {others[-1].period.label})"
        if others else f"no figure of {other_name} is in the results"
    )  # fmt: skip
    return Verdict(
        UNSUPPORTED,
        claim.words,
        reason,
        mine.id,
        mine.told(),
        f'{{{{ {mine.reference} | against("{key or role}") }}}}' if others else "",
        kind=claim.kind,
    )
