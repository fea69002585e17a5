"""
Find the numbers of a sentence: digits and words, with their unit and precision, and how near they claim to be.

Years, dates, ages, durations, names of things with a number in them and the limits of intervals' confidence are no
figures. "About 30%" bears what lies near, "over 30%" what is more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from yjreport.formats import round_half_up
from yjreport.narrative.find import number_words as words
from yjreport.narrative.find.not_figures import not_figures
from yjreport.narrative.find.number_words import COUNT, MONEY, PERCENT, POINTS, TIMES
from yjreport.text_patterns.figures import WORD, word_number

_TINY = 1e-6
_ANY = re.compile(rf"\d|\b{WORD}\b|half|third|quarter|fifth|tenth|fourth", re.IGNORECASE)
"""What a text without which has no number."""


@dataclass(frozen=True)
class Number:
    """
    Hold one number.

    Args:
        end: where it ends, with its unit.
        value: the number; of a fraction in words, in per cent.
        decimals: places written.
        unit: percent, points, gbp, times, per_…, count.
        low: the least figure that it bears.
        high: the most.
        of: out of how many, for "42 of 130".
        word: whether it is written in words.
        share: whether it is a fraction such as "a third" or "one in five".
        exactly: whether nothing before it says about, over or under.
    """

    start: int
    end: int
    text: str
    value: Fraction
    decimals: int
    unit: str
    low: Fraction
    high: Fraction
    of: int | None = None
    word: bool = False
    share: bool = False
    exactly: bool = True

    def bears(self, figure: Fraction) -> bool:
        """Tell whether the size of a figure, unrounded, may be written so; the sign is looked at elsewhere."""
        near = float(figure)
        if not self.least <= near <= self.most:
            return False
        if self.exactly and not self.share:
            return round_half_up(figure, self.decimals) == round_half_up(abs(self.value), self.decimals)
        return self.low <= figure <= self.high

    @property
    def least(self) -> float:
        """Return a number just below the least figure that it bears, to leave out most at once."""
        return float(self.low) - _TINY

    @property
    def most(self) -> float:
        """Return a number just above the most."""
        return float(self.high) + _TINY


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a sentence, in order."""
    if not _ANY.search(text):
        return ()
    taken = not_figures(text)
    found: list[Number] = []

    def free(match: re.Match[str]) -> bool:
        # A unit may hold a number that is no figure, as in "4.5 per 1,000".
        end = match.end() - len(match.groupdict().get("unit") or "")
        return all(end <= first or match.start() >= last for first, last in taken)

    def add(match: re.Match[str], number: Number) -> None:
        taken.append(match.span())
        found.append(number)

    for pattern, share in words.FRACTION_PATTERNS:
        for match in filter(free, pattern.finditer(text)):
            add(match, _share(match, share))
    for match in filter(free, words.IN.finditer(text)):
        a, b = _whole(match["a"]), _whole(match["b"])
        if a is not None and b and a < b <= 20:
            add(match, _share(match, Fraction(100 * a, b)))
    for match in filter(free, words.OF.finditer(text)):
        a, b = _whole(match["a"]), _whole(match["b"])
        if a is not None and b is not None and a <= b:
            value = Fraction(a)
            add(match, Number(*match.span(), match[0], value, 0, COUNT, value, value, of=b))
    found += [number for match in filter(free, words.NUMBER.finditer(text)) if (number := _number(match))]
    return tuple(sorted(found, key=lambda one: one.start))


def _whole(text: str) -> int | None:
    if text[:1].isdigit():
        bare = text.replace(",", "")
        return int(bare) if bare.isdigit() else None
    return word_number(text)


def _nearness(match: re.Match[str]) -> re.Match[str] | None:
    """Return the words right before a number that say how near it is: about, nearly, over."""
    return words.NEARNESS.search(match.string[max(match.start() - 30, 0) : match.start()])


def _share(match: re.Match[str], value: Fraction) -> Number:
    near, least = _nearness(match), Fraction(1, 10**6)
    slack = max(value * Fraction(1, 10), Fraction(2))
    low, high = value - slack, value + slack
    if near and near["under"]:
        low, high = value * Fraction(85, 100), value - least
    elif near and near["over"]:
        low, high = value + least, value * Fraction(115, 100)
    elif near and near["more"]:
        low, high = value + least, Fraction(100)
    elif near and near["less"]:
        low, high = Fraction(0), value - least
    return Number(*match.span(), match[0], value, 0, PERCENT, low, high, word=True, share=True, exactly=False)


def _number(match: re.Match[str]) -> Number | None:
    digits = match["digits"] or match["money"]
    scale = words.SCALES.get((match["scale"] or match["moneyscale"] or "").strip().lower(), 0)
    if digits:
        bare = Decimal(digits.replace(",", ""))
        decimals = max(0, -int(bare.as_tuple().exponent)) - scale
        value = Fraction(bare) * 10**scale
    else:
        whole = word_number(match["word"])
        if whole is None:
            return None
        value, decimals = Fraction(whole), 0
    if match["sign"] and match["sign"] != "+":
        value = -value
    low, high, exactly = _limits(abs(value), decimals, _nearness(match))
    return Number(*match.span(), match[0], value, decimals, _unit(match), low, high, word=not digits, exactly=exactly)


def _limits(value: Fraction, decimals: int, near: re.Match[str] | None) -> tuple[Fraction, Fraction, bool]:
    half = Fraction(1, 2) * Fraction(10) ** -decimals
    if near is None:
        return value - half, value + half, True
    slack = max(abs(value) * Fraction(1, 20), half)
    if near["round"]:
        return value - slack, value + slack, False
    if near["under"]:
        return value - 2 * slack, value + half, False
    if near["over"]:
        return value - half, value + 2 * slack, False
    if near["more"]:
        return value, max(abs(value) * 2, value + 10), False
    return Fraction(0) if value > 0 else value * 2, value, False


def _unit(match: re.Match[str]) -> str:
    if match["money"] or match["pounds"]:
        return MONEY
    written = (match["unit"] or "").lower().strip()
    if match["per"]:
        per = match["per"].lower().replace(",", "")
        return {"thousand": "per_1000", "1000": "per_1000", "10000": "per_10000"}.get(per, "per_100000")
    if not written:
        return COUNT
    if "times" in written or "fold" in written:
        return TIMES
    return POINTS if "point" in written or "pp" in written or "p.p" in written else PERCENT
