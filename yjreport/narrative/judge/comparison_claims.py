"""Judge claims of comparison with other areas: the direction of a difference, and whether it is more than chance."""

from __future__ import annotations

import re
from collections.abc import Iterable

from yjreport.figures.judgement import LIKE, UNTESTED
from yjreport.figures.judgement import SAME as NO_CHANGE
from yjreport.narrative.find import claim_patterns as kinds
from yjreport.narrative.judge.change_claims import direction_meant
from yjreport.narrative.judge.measures_meant import alike, measures_meant
from yjreport.narrative.judge.verdicts import (
    CONTRADICTED,
    ORDER,
    SUPPORTED,
    UNCLEAR,
    UNSUPPORTED,
    ClaimInContext,
    Verdict,
)
from yjreport.narrative.look_up.change import sign
from yjreport.narrative.look_up.fact import COUNTS, Fact

_REDUCTION = re.compile(
    r"\b(?:reductions?|falls?|decreases?|declines?|drops?|increases?|rises?|growth|change)\b", re.IGNORECASE
)
_OURS = re.compile(
    r"\b(?:than|to|as|with|of|from|beats?|exceeds?)\s+(?:\w+\s+){0,2}?(?:ours?|us|local(?:ly)?|the service|here)\b",
    re.IGNORECASE,
)
_NAMES = {"national": "the country", "region": "the region", "family": "the family"}


def judge_comparison(context: ClaimInContext) -> Verdict | None:
    """Return the verdict on a comparison with other areas, each of them; None where no measure is meant."""
    claim, clause, facts = context.claim, context.clause, context.facts
    behind = clause.text[claim.start :]
    roles = list(claim.roles)
    named = facts.areas_named(behind)
    inverted = False
    if not roles and not named and claim.ahead and _OURS.search(behind):
        roles, inverted = list(claim.ahead), True
    if not roles and not named and claim.kind == kinds.FAVOUR:
        roles = ["family", "national", "region"]
    if not roles and not named:
        return None
    # Each area as its role and its key; of areas that are named by their role alone the key is blank.
    others = [(role, "") for role in roles if role not in {role for _, role in named}]
    others += [(role, key) for key, role in named]
    of_changes = claim.kind != kinds.FAVOUR and _REDUCTION.search(clause.text[: claim.start])
    verdicts: list[Verdict | None] = []
    for measure, count in measures_meant(clause, facts):
        if of_changes:
            verdicts.append(_of_changes(context, measure, [role for role, key in others if not key]))
        elif count or facts.catalogue.measures[measure].unit in COUNTS:
            verdicts.append(_of_numbers(context, measure))
        else:
            parts = [_with_area(context, measure, role, key, inverted) for role, key in others]
            verdicts.append(_worst(parts, every=claim.kind != kinds.FAVOUR or claim.compares))
    return _first_borne(verdicts)


def _first_borne(verdicts: Iterable[Verdict | None]) -> Verdict | None:
    """Return the first verdict that a result bears on, else the first."""
    made = [one for one in verdicts if one is not None]
    return next((one for one in made if one.verdict != UNSUPPORTED), made[0] if made else None)


def _worst(parts: Iterable[Verdict | None], *, every: bool) -> Verdict | None:
    """Return the worst verdict on the areas of a comparison; if not every area must bear it, of those that can."""
    made = [part for part in parts if part is not None]
    borne = [part for part in made if part.verdict != UNSUPPORTED]
    return max(made if every else borne or made, key=lambda one: ORDER.index(one.verdict), default=None)


def _of_numbers(context: ClaimInContext, measure: str) -> Verdict | None:
    levels = context.facts.levels(measure)
    if not levels:
        return None
    reason = "the number of an area depends on its size and is compared with no other's: compare rates"
    return context.verdict(UNSUPPORTED, reason, levels[-1])


def _of_changes(context: ClaimInContext, measure: str, roles: list[str]) -> Verdict | None:
    """Compare the size of a change with that of other areas."""
    claim, facts = context.claim, context.facts
    own = facts.published_changes(measure)
    others = [fact for fact in facts.with_figure(measure, "change") if fact.published_change and fact.role in roles]
    for fact in reversed(own):
        for other in others:
            if same_time(fact, other) is None:
                continue
            if claim.significant:
                return context.verdict(UNSUPPORTED, "published changes cannot be tested against each other", fact)
            a, b = abs(fact.figure), abs(other.figure)
            bears = {kinds.SIMILAR: alike(a, b), kinds.LOWER: a < b, kinds.HIGHER: a > b}[claim.kind]
            return context.verdict(SUPPORTED if bears else CONTRADICTED, f"{fact.text} against {other.text}", fact)
    reason = "the change of the other area is not in the results"
    return context.verdict(UNSUPPORTED, reason, own[-1]) if own else None


def _with_area(context: ClaimInContext, measure: str, role: str, key: str, inverted: bool) -> Verdict | None:
    """Judge a comparison with one area: by the ledger's comparison, else by the area's figure of the same time."""
    facts, clause = context.facts, context.clause
    levels = facts.levels(measure, "local", context.category)
    if clause.mentions:
        levels = clause.of_named_periods(levels) or levels[-1:]
    if not levels:
        return None
    own = levels[-1]
    meant = direction_meant(context.claim, facts.catalogue.measures[measure].polarity)
    if meant is None:
        return context.verdict(UNCLEAR, "neither direction of this measure is better", own)
    turned = -1 if inverted else 1
    compared = [
        fact for fact in facts.comparisons(measure)
        if fact.against and fact.against["role"] == role and fact.area_key == "local"
        and fact.breakdown == context.category and key in fact.id
    ]  # fmt: skip
    for fact in ([fact for fact in compared if fact.period == own.period] or compared)[-1:]:
        judgement = fact.judgement or UNTESTED
        return _of_difference(context, meant, turned * sign(fact.figure), judgement, fact, own)
    others = [fact for fact in facts.levels_of_role(measure, role, context.category) if not key or fact.area_key == key]
    for fact in reversed(others):
        for level in reversed(levels):
            same = same_time(level, fact)
            if same is None:
                continue
            direction = turned * sign(level.figure - fact.figure)
            verdict = _of_difference(context, meant, direction, UNTESTED, level, level, fact)
            if not same and verdict.verdict == SUPPORTED:
                reason = f"{level.text} and {fact.text}, of a period that is not stated"
                return context.verdict(UNCLEAR, reason, fact)
            return verdict
    other_name = key or _NAMES.get(role, role)
    if not others:
        return context.verdict(UNSUPPORTED, f"no figure of {other_name} is in the results", own)
    last = others[-1]
    reason = f"the figure of {other_name} is not of the same period ({last.text}, {last.period.label})"
    return context.verdict(UNSUPPORTED, reason, own, instead=_against(own, key or role))


def same_time(one: Fact, other: Fact) -> bool | None:
    """Return True for the same days, False where neither has days and both are called the same, None otherwise."""
    if one.period.same_days(other.period):
        return True
    unknown = not one.period.known and not other.period.known
    return False if unknown and one.period.label == other.period.label else None


def _against(own: Fact, area: str) -> str:
    return f'{{{{ {own.reference} | against("{area}") }}}}'


def _of_difference(
    context: ClaimInContext, meant: int, direction: int, judgement: str, fact: Fact, own: Fact,
    other: Fact | None = None,
) -> Verdict:  # fmt: skip
    """
    Return the verdict on a comparison from the sign of the difference and what chance allows.

    Args:
        context: the claim.
        meant: the sign of the difference that is claimed; 0 for none.
        direction: the sign of the difference that is.
        judgement: what chance allows to be said of it.
        fact: the ledger's comparison, or the service's figure.
        own: the service's figure.
        other: the other area's figure, where the ledger holds no comparison with it.
    """
    if other is not None:
        close, role = alike(own.figure, other.figure), other.role
        figures = f"{own.text} against {other.text}"
    else:
        assert fact.against is not None
        close, role = 10 * abs(fact.figure) <= abs(own.figure), fact.against["role"]
        figures = f"{own.text}, {fact.text} against {fact.against.get('name')}, {judgement}"
    word, reason = _decide(context.claim.significant, meant, direction, judgement, close)
    word = context.unless_denied(word)
    instead = "" if word == SUPPORTED else _against(own, role)
    return context.verdict(word, f"{reason} ({figures})", fact, instead=instead)


def _decide(significant: bool, meant: int, direction: int, judgement: str, close: bool) -> tuple[str, str]:
    """Return the verdict on a difference that is claimed, and why."""
    like, untested = judgement in (NO_CHANGE, LIKE), judgement == UNTESTED
    if meant == 0:
        return (SUPPORTED, "the two are alike") if like or (untested and close) else (CONTRADICTED, "the two differ")
    if direction != meant:
        return CONTRADICTED, {1: "it is higher", -1: "it is lower", 0: "the two are equal"}[direction]
    if significant and like:
        return CONTRADICTED, "the difference is not significant: chance alone could explain it"
    if significant and untested:
        return UNSUPPORTED, "whether it is more than chance was not tested"
    if like:
        return (
            UNCLEAR, "the figures stand so, and chance alone could explain it: say that they do not detectably differ",
        )  # fmt: skip
    return SUPPORTED, "the figures stand so"
