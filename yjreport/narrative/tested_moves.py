"""Test claims of movement: fell, rose, halved, improved, continued to fall, unchanged, first fall since, mirrors."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from yjreport.judgement import SAME as NO_CHANGE
from yjreport.judgement import UNTESTED
from yjreport.narrative import claims as said
from yjreport.narrative.facts import COUNTS, DENOMINATOR, NUMERATOR, RATES, Fact, Facts, Step
from yjreport.narrative.verdicts import CONTRADICTED, SUPPORTED, UNCLEAR, UNSUPPORTED, Verdict

if TYPE_CHECKING:
    from yjreport.narrative.claims import Claim
    from yjreport.narrative.clauses import Clause

SIMILAR_WITHIN = Fraction(10)
"""Per cent of the larger within which two figures that are not tested count as alike."""

_PEOPLE = re.compile(r"\b(?:children|young people|boys|girls|young persons)\b", re.IGNORECASE)
_FEWER_PEOPLE = re.compile(
    r"\b(?:fewer|more|number\s+of)\s+(?:\w+\s+)?(?:children|young people|boys|girls)\b", re.IGNORECASE
)
_COUNTS_PEOPLE = re.compile(r"child|people|entrant|victim|volunteer|staff|resident|pupil", re.IGNORECASE)
_COHORT = re.compile(
    r"\b(?:small(?:er)?|declin\w+|shrink\w+|fall\w+|larg(?:er)?|grow\w+|reduc\w+|bigger)\s+(?:\w+\s+)?cohorts?\b|"
    r"\bcohorts?\s+(?:itself\s+)?(?:\w+\s+){0,3}?(?:fell|rose|grew|shrank|shrunk|declin\w+|drop\w+|reduc\w+|increas\w+|decreas\w+|smaller|larger)\b|"
    r"\b(?:fewer|more|number\s+of)\s+(?:children|young\s+people)\s+(?:\w+\s+){0,3}?(?:dealt\s+with|in\s+the\s+cohort)\b|\bsize\s+of\s+the\s+cohort\b", re.IGNORECASE,
)  # fmt: skip
_CHANCE = "chance alone could explain it"


def alike(one: Fraction, other: Fraction) -> bool:
    """Tell whether two figures lie within a tenth of the larger."""
    return 100 * abs(one - other) <= SIMILAR_WITHIN * max(abs(one), abs(other))


def of_cohort(text: str) -> bool:
    """Tell whether a text speaks of the size of a cohort."""
    return bool(_COHORT.search(text))


def subjects(clause: Clause, facts: Facts, claim: Claim | None = None) -> list[tuple[str, str]]:
    """Return the measures that a clause may speak of, with which of the counts behind a percentage is meant, if any."""
    catalogue = facts.catalogue.measures
    aspect = clause.topic.aspect
    found: list[tuple[str, str]] = []
    around = clause.text if claim is None else clause.text[max(claim.start - 20, 0) : claim.end + 20]
    if _COHORT.search(around):
        return [(id, DENOMINATOR) for id in clause.topic.measures if catalogue[id].unit in RATES]
    for id in clause.topic.measures:
        unit = catalogue[id].unit
        if aspect == "number":
            if unit == "count" and _PEOPLE.search(clause.text) and not _COUNTS_PEOPLE.search(catalogue[id].counts):
                continue
            if unit in COUNTS or (catalogue[id].kind == "change" and "number" in id):
                found.append((id, ""))
            elif unit in RATES and catalogue[id].kind == "level":
                found.append((id, NUMERATOR))
            elif unit == "ratio" and not _FEWER_PEOPLE.search(clause.text):
                found.append((id, ""))
        elif aspect == "rate":
            if unit in RATES or unit == "ratio":
                found.append((id, ""))
        else:
            found.append((id, ""))
    return found


def chain_of(facts: Facts, measure: str, area: str, category: dict[str, str], counted: str) -> list[Step]:
    """Return the steps that end with the latest figure; of changes published without levels, those."""
    steps = facts.last_steps(facts.steps(measure, area, category, counted=counted))
    if steps or counted:
        return steps
    return [Step(None, fact, fact.value, fact.judgement or UNTESTED, fact) for fact in facts.changes(measure, area)]


def chosen(clause: Clause, facts: Facts, measure: str, area: str, category: dict[str, str], counted: str,
           *, lasting: bool = False) -> list[Step] | None:  # fmt: skip
    """Return the steps that a claim is tested by: the chain, or those of the periods that are named; None without."""
    chain = chain_of(facts, measure, area, category, counted)
    named = clause.mentions
    if not chain or not named:
        return chain
    every = facts.steps(measure, area, category, counted=counted)
    later = [mention for mention in named if not mention.base]
    base = [mention for mention in named if mention.base]
    if len(later) > 1 and not base:
        base, later = later[:1], later[1:]
    if lasting and base and not later:
        return [step for step in chain if step.earlier and step.earlier.period.end
                and step.earlier.period.end >= base[0].first] or None  # fmt: skip
    if len(later) == 1 and not base and not any(later[0].means(step.later.period) for step in every or chain):
        base, later = later, []  # "Where it was in 2019" names what is compared with.
    found = [
        step for step in (every or chain)
        if (not later or any(one.means(step.later.period) for one in later))
        and (not base or any(one.means(step.earlier.period if step.earlier else step.later.base) for one in base))
    ]  # fmt: skip
    if not later and found:
        latest = max(step.later.period.order() for step in found)
        found = [step for step in found if step.later.period.order() == latest]
    told = [step for step in found if step.fact is not None]
    return (told or found)[-1:] or None


def test_move(
    claim: Claim, clause: Clause, facts: Facts, area: str, category: dict[str, str], *, paired: bool
) -> Verdict | None:
    """
    Return the verdict on a movement, or None where no figure bears on it.

    Args:
        claim: the claim.
        clause: where it stands.
        facts: the results.
        area: whose figures it speaks of.
        category: of which category.
        paired: whether both of its figures stand beside it and agree with it.
    """
    verdicts: list[tuple[Verdict, str]] = []
    for measure, counted in subjects(clause, facts, claim):
        steps = chosen(clause, facts, measure, area, category, counted, lasting=claim.lasting)
        if steps is None:
            verdicts.append((_no_period(claim, facts, measure, area), counted))
        elif steps:
            verdicts.append((_by_steps(claim, steps, facts, measure, paired), counted))
    borne = [one for one, _ in verdicts if one.verdict != UNSUPPORTED]
    if not borne:
        return verdicts[0][0] if verdicts else None
    first = borne[0]
    if clause.topic.aspect or first.verdict == UNCLEAR or of_cohort(clause.text):
        return first
    return _number_beside(first, claim, clause, facts, area, category)


def _number_beside(
    first: Verdict, claim: Claim, clause: Clause, facts: Facts, area: str, category: dict[str, str]
) -> Verdict:
    """Return a verdict on what may be meant as a rate or as a number: unclear where the two disagree."""
    for measure, _ in subjects(clause, facts):
        if facts.catalogue.measures[measure].unit not in RATES:
            continue
        steps = chosen(clause, facts, measure, area, category, NUMERATOR)
        if steps and claim.kind in (said.UP, said.DOWN):
            other = _by_steps(claim, steps, facts, measure, False)
            if {first.verdict, other.verdict} == {SUPPORTED, CONTRADICTED}:
                reason = f"say whether the rate or the number is meant: {steps[-1].told()}"
                return Verdict(
                    UNCLEAR, claim.words, reason, first.nearest, first.nearest_text, first.instead, kind=claim.kind
                )
        break
    return first


def _no_period(claim: Claim, facts: Facts, measure: str, area: str) -> Verdict:
    levels = facts.levels(measure, area) or facts.changes(measure, area)
    nearest = levels[-1] if levels else None
    return Verdict(
        UNSUPPORTED, claim.words, "no two results are of the period that is named",
        nearest.id if nearest else "", nearest.told() if nearest else "", kind=claim.kind,
    )  # fmt: skip


def way_of(claim: Claim, polarity: str | None) -> int | None:
    """Return +1 for a rise, -1 for a fall, 0 for neither; None where better and worse have no meaning."""
    if claim.kind in (said.DOWN, said.HALVED, said.LOWER):
        return -1
    if claim.kind in (said.UP, said.DOUBLED, said.TREBLED, said.HIGHER):
        return 1
    if claim.kind in (said.IMPROVED, said.WORSENED):
        if polarity is None:
            return None
        return 1 if (claim.kind == said.IMPROVED) == (polarity == "high") else -1
    return 0


def _by_steps(claim: Claim, steps: list[Step], facts: Facts, measure: str, paired: bool) -> Verdict:
    last = steps[-1]
    fact = last.fact or last.later
    way = way_of(claim, facts.catalogue.measures[measure].polarity)

    def verdict(word: str, reason: str) -> Verdict:
        if claim.denied and word in (SUPPORTED, CONTRADICTED):
            word = SUPPORTED if word == CONTRADICTED else CONTRADICTED
        elif claim.denied and word == UNCLEAR:
            word = SUPPORTED
        instead = "" if word == SUPPORTED else f"{{{{ {last.later.reference} | direction }}}}"
        return Verdict(word, claim.words, reason, fact.id, last.told(), instead, kind=claim.kind)

    if way is None:
        return verdict(UNCLEAR, "neither direction of this measure is better")
    if way == 0:
        if last.judgement == NO_CHANGE:
            return verdict(SUPPORTED, "no change can be detected")
        pair = last.pair
        same = last.judgement == UNTESTED and pair is not None and alike(*pair)
        return verdict(SUPPORTED if same else CONTRADICTED, f"it {'moved little' if same else 'changed'}")
    if claim.kind in (said.HALVED, said.DOUBLED, said.TREBLED):
        return verdict(*_by_ratio(claim, last, steps))
    moved = (last.size > 0) - (last.size < 0)
    if moved != way:
        other = {1: "it rose", -1: "it fell", 0: "it did not change"}[moved]
        return verdict(CONTRADICTED, f"{other}{' within chance' if last.judgement == NO_CHANGE else ''}")
    if claim.significant and last.judgement == NO_CHANGE:
        return verdict(CONTRADICTED, f"it is not significant: {_CHANCE}")
    if claim.significant and last.judgement == UNTESTED:
        return verdict(UNSUPPORTED, "whether it is more than chance was not tested")
    if claim.lasting:
        if len(steps) < 2:
            return verdict(UNSUPPORTED, "a movement that went on needs two steps, and the results hold one")
        if any((step.size > 0) - (step.size < 0) != way for step in steps[-2:]):
            return verdict(CONTRADICTED, f"the step before went the other way: {steps[-2].told()}")
    if last.judgement == NO_CHANGE and not paired:
        return verdict(UNCLEAR, f"the figures moved so, and {_CHANCE}: say so, or that no change can be detected")
    note = (
        f"; {_CHANCE}"
        if last.judgement == NO_CHANGE
        else "; not tested against chance"
        if last.judgement == UNTESTED
        else ""
    )
    return verdict(SUPPORTED, f"it {'rose' if moved > 0 else 'fell'}{note}")


def _by_ratio(claim: Claim, last: Step, steps: list[Step]) -> tuple[str, str]:
    relative = [step.relative for step in [*steps, last] if step.relative is not None]
    first, end = steps[0].pair, last.pair
    if first and end and first[0] and len(steps) > 1 and re.search(r"years?$", claim.words):
        relative.append(100 * (end[1] - first[0]) / first[0])
    if not relative:
        return UNSUPPORTED, "no two figures give a ratio"
    change = relative[-1]
    if claim.kind == said.HALVED:
        bears = change <= -50 if claim.beyond else -58 <= change <= -45 or change < -50
    elif claim.kind == said.DOUBLED:
        bears = change > 100 if claim.beyond else 80 <= change <= 120
    else:
        bears = change > 200 if claim.beyond else 170 <= change <= 230
    told = f"it changed by {float(change):.1f} per cent"
    if not bears:
        return CONTRADICTED, told
    return (UNCLEAR, f"{told}, and {_CHANCE}") if last.judgement == NO_CHANGE else (SUPPORTED, told)


def test_first(claim: Claim, clause: Clause, facts: Facts, area: str, category: dict[str, str]) -> Verdict | None:
    """Return the verdict on "the first fall since …": the last step went so, and none before it did."""
    for measure, counted in subjects(clause, facts):
        steps = chain_of(facts, measure, area, category, counted)
        if not steps or steps[0].earlier is None:
            continue
        way = 1 if re.search(r"rise|increase", claim.words, re.IGNORECASE) else -1
        last, before = steps[-1], steps[:-1]
        since = [mention for mention in clause.mentions if mention.base]
        if since:
            before = [
                step
                for step in before
                if step.earlier and step.earlier.period.end and step.earlier.period.end >= since[0].first
            ]
        bears = (last.size > 0) - (last.size < 0) == way
        verdict = (
            CONTRADICTED if not bears or any((step.size > 0) - (step.size < 0) == way for step in before)
            else SUPPORTED if before else UNSUPPORTED
        )  # fmt: skip
        reason = {
            CONTRADICTED: "the series says otherwise", SUPPORTED: "the series bears it",
            UNSUPPORTED: "it needs the years before",
        }[verdict]  # fmt: skip
        return Verdict(verdict, claim.words, reason, last.later.id, last.told(), kind=claim.kind)
    return None


def test_mirrors(claim: Claim, clause: Clause, facts: Facts, roles: tuple[str, ...]) -> Verdict | None:
    """Return the verdict on a likeness of movements: both series over the same time, in the same direction."""
    for measure, counted in subjects(clause, facts):
        mine = chain_of(facts, measure, "local", {}, counted)
        if not mine:
            continue
        for key in dict.fromkeys(fact.area_key for role in roles for fact in facts.of_role(measure, role)):
            theirs = [step for step in facts.steps(measure, key) if step.later.period == mine[-1].later.period]
            if theirs:
                step = theirs[-1]
                same = (step.size > 0) == (mine[-1].size > 0)
                return Verdict(
                    SUPPORTED if same else CONTRADICTED, claim.words,
                    f"{'both' if same else 'they'} moved {'the same way' if same else 'in different directions'}",
                    step.later.id, step.told(), kind=claim.kind,
                )  # fmt: skip
        nearest: Fact = mine[-1].fact or mine[-1].later
        return Verdict(
            UNSUPPORTED, claim.words, "no series of the other area is in the results", nearest.id, mine[-1].told(),
            kind=claim.kind,
        )  # fmt: skip
    return None
