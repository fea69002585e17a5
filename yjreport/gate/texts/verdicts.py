"""Test a claim by the figures that stand beside it in the sentence (DQ17)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from yjreport.formats import listing
from yjreport.gate.texts import claims as said
from yjreport.gate.texts.claims import Claim
from yjreport.text_patterns.changes import pair, way
from yjreport.text_patterns.figures import PERCENT, Figure

_NEAR = 70


@dataclass(frozen=True)
class Verdict:
    """Say whether one measure bears a claim (None where it has no figure for it), and the figures in words."""

    measure: str
    bears: bool | None
    words: str = ""


def by_numbers(claim: Claim, text: str, found: Sequence[Figure], similar: Decimal) -> Verdict | None:
    """Test a claim against the two figures that it stands beside; None where there are no two."""
    known = [one for one in found if one.value is not None]
    if claim.kind == said.SIMILAR:
        if not claim.roles:
            return None
        shares = [one for one in known if one.unit == PERCENT or "." in one.text]
        if len(shares) != 2 or shares[0].unit != shares[1].unit:
            return None
        first, second = (abs(one.value or Decimal()) for one in shares)
        return Verdict("", alike(first, second, similar), f"{shares[0].text} and {shares[1].text}")
    if claim.kind in (said.LOWER, said.HIGHER):
        return _by_figures_around(claim, text, known)
    if claim.kind not in said.DIRECTIONS:
        return None
    later = [one for one in known if one.start >= claim.end and not way(one, text)]
    compared = pair(later, text)
    if compared is None or any(one.start > claim.end and one.start < min(compared[0].start, compared[1].start)
                               for one in said.claims(text)):  # fmt: skip
        return None
    old, new = compared
    if old.unit != new.unit:
        return None
    assert old.value is not None and new.value is not None
    return Verdict("", moved(claim, old.value, new.value, similar), f"{old.text} to {new.text}")


def _by_figures_around(claim: Claim, text: str, known: Sequence[Figure]) -> Verdict | None:
    """Test "X, lower than Y" by the nearest level before the claim and the first one behind it."""
    levels = [one for one in known if not way(one, text)]
    ahead = [one for one in levels if one.end <= claim.start and ";" not in text[one.end : claim.start]]
    behind = [one for one in levels if one.start >= claim.end and one.start - claim.end <= _NEAR]
    if not ahead or not behind or ahead[-1].unit != behind[0].unit or not (ahead[-1].unit or "." in ahead[-1].text):
        return None
    one, other = ahead[-1], behind[0]
    assert one.value is not None and other.value is not None
    bears = one.value < other.value if claim.kind == said.LOWER else one.value > other.value
    return Verdict("", bears, f"{one.text} and {other.text}")


def by_two_changes(
    claim: Claim, before: Sequence[Figure], changes: Sequence[Figure], similar: Decimal
) -> Verdict | None:
    """Test "a similar reduction" by the change that it states and the one that was stated last before it."""
    behind = [one for one in changes if one.start >= claim.end]
    ahead = [one for one in changes if one.end <= claim.start] or before
    if not behind or not ahead or any(one.value is None for one in (*ahead, behind[0])):
        return None
    sizes = [abs(one.value or Decimal()) for one in (*ahead, behind[0])]
    bears = any(alike(one, sizes[-1], similar) for one in sizes[:-1])
    return Verdict("", bears, listing([one.text.strip() for one in (*ahead, behind[0])]))


def moved(claim: Claim, old: Decimal, new: Decimal, similar: Decimal) -> bool:
    """Tell whether one figure after another is the movement that a claim tells."""
    if claim.kind == said.SAME:
        return alike(old, new, similar)
    if claim.kind == said.HALVED:
        return 2 * new < old if claim.beyond else new <= old * Decimal("0.55")
    if claim.kind == said.DOUBLED:
        return new > 2 * old if claim.beyond else new >= old * Decimal("1.8")
    return new < old if claim.kind in (said.DOWN, said.LOWER) else new > old


def alike(first: Decimal, second: Decimal, similar: Decimal) -> bool:
    """Tell whether two figures lie within a share, in per cent, of the larger."""
    return 100 * abs(first - second) <= similar * max(abs(first), abs(second))


def is_year(one: Figure) -> bool:
    """Tell whether a bare number is a year, which nothing rises or falls to."""
    return not one.unit and re.fullmatch(r"(?:19|20)\d\d", one.text) is not None
