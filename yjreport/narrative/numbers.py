# ruff: noqa: E501 - an alternative of a pattern stays on one line, to be read as one.
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
from yjreport.gate.text_figures import WORD, word_number

PERCENT, POINTS, MONEY, TIMES, COUNT = "percent", "points", "gbp", "times", "count"
"""Units of a number as it is written; a rate has its own: per_1000, per_10000, per_100000."""

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_N = rf"(?:\d[\d,.]*|{WORD})"
_SPAN_OF_TIME = r"(?:years?|months?|weeks?|days?|hours?|minutes?|quarters?|periods?|cohorts?)"
_NO_FIGURE = re.compile(
    "|".join((
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:\s+(?:19|20)\d\d)?",
        rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)(?:,?\s+(?:19|20)\d\d)?(?!\s*%)",
        rf"\b{_MONTH}\s+(?:19|20)?\d\d\b",
        r"\b(?:19|20)\d\d[-–/](?:19|20)?\d\d\b(?!\s*%)",
        r"(?<![£\d.,])\b(?:19|20)\d\d\b(?!\s*(?:%|per\b|,\d|\.\d|children|young|first|offen|reoffen|orders|arrests|sentences|victims|entrants|nights))",
        r"\b\d{1,2}/\d{1,2}/\d{2,4}\b",
        r"\b(?:95|99(?:\.8)?)%\s+(?:(?:exact|confidence)\s+)?(?:interval|confidence|limits?)s?\b|\b(?:limits\s+of\s+chance\s+at|at)\s+95%(?:\s+and\s+99\.8%)?",
        rf"\b(?:aged?|ages)\s+{_N}(?:\s*(?:to|and|or|-|–|,)\s*{_N})*(?:\s+(?:and|or)\s+(?:over|under|above|older))?",
        rf"\b{_N}(?:\s*(?:to|-|–|and)\s*{_N})?[\s-]years?[\s-]olds?\b",
        r"\b1\d\s*(?:-|–|to)\s*1\d\b(?=\s*(?:population|year|age|children|residents|cohort))",
        r"\b(?:under|over|post|pre)[\s-]1[0-8]s?\b(?!\s*%)",
        r"\b1[0-8](?:\s+(?:and|or)\s+(?:over|under|above|older)|\+)",
        rf"\b(?:within|in|over|for|after|every|during|past|lasts|lasted|takes|took|spans|covers|last|next|first|previous|of|to|the|than|by|an?|between|about|around|nearly|almost)\s+(?:the\s+)?(?:(?:past|last|next|first|previous|latest|other|whole|full)\s+)?{_N}[\s-]{_SPAN_OF_TIME}(?!\s+(?:on\s+remand|of\s+remand))\b",
        rf"\b{_N}[\s-]{_SPAN_OF_TIME}\s+(?:ago|earlier|later|before|after|period|plan|cohort|cycle|old|long|running|in\s+a\s+row|of\s+data|average|low|high|rolling)\b",
        rf"\b{_N}-{_SPAN_OF_TIME}\b",
        r"\b(?:both|the|these|those|all|other|either|per|each|single)\s+(?:two|three|four)\s+(?:periods|years|cohorts|quarters|figures|measures|rates|sets|parts|areas|limits)\b",
        r"\bone\s+(?:of|another|or\s+more|by\s+one|child\s+can|child\s+or|day|way|place|year\s+(?:is|with|to))\b",
        r"\b(?:no|any|every|some|this|that|which|each|the|at)[\s-]ones?\b|\bones\b",
        r"\bone\s+(?:who|that|which|is|can|could|has|year|period)\b",
        r"\b(?:KPI|Table|Figure|Chart|Annex|Appendix|Section|Standard|Outcome|Level|Tier|Grade|Priority|Objective|Phase|Part|Page|line|"
        r"paragraph|note|ref|reference|Action|Risk|Strand|Stage|Key\s+Stage|Year|Band|Category|Version|Quarter|Covid|Regulation|"
        r"Article|Schedule|Chapter|Working\s+Together|Catch)s?\.?\s*-?\d+(?:\.\d+)*(?:\s*(?:to|and|,|-|–)\s*\d+(?:\.\d+)*)*",
        r"\bsections?\s+\d+\w*|\bs\.?\s?\d+\b",
        r"\b[A-Za-z]+\d+[A-Za-z\d]*\b|\b\d+[A-Za-z]{1,3}(?<!pp)(?<!th)(?<!st)(?<!nd)(?<!rd)(?<!k)(?<!m)(?<!bn)\b",
        r"\b\d+(?:st|nd|rd|th)\b",
        r"\bQ[1-4]\b|\b24/7\b|\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)\b|\b9 to 5\b",
        r"\bAct\s+(?:19|20)\d\d\b|\bCensus\s+(?:19|20)\d\d\b",
        r"\b(?:one|two)[\s-](?:to|way|fold|page|third\s+sector|parent|stop|off)[\s-]?(?:one)?\b(?!\s+of)",
        r"\bper\s+(?:100|1,?000|10,?000|100,?000|head|hundred|thousand)\b",
        r"\b\d{5,}\s?\d{5,}\b|https?://\S+|\S+@\S+",
        r"\bin\s+\d+\s+of\s+100\s+such\b|\b(?:about|be)\s+1\b(?=,\s+and)|\bat\s+1,\s+as\s+likely",
    )),
    re.IGNORECASE,
)  # fmt: skip
"""Stretches of text whose numbers are no figures."""

_TINY = 1e-6
_TWO_YEARS = re.compile(r"(?<![\d/])(\d\d)/(\d\d)(?![\d/])")
_SCALES = {"million": 6, "m": 6, "thousand": 3, "k": 3, "billion": 9, "bn": 9}
_UNIT = (
    r"(?P<unit>\s?%(?:\s*-?points?\b)?|[\s-]*(?:per\s?cent(?:age)?[\s-]*points?\b|per\s?cent\b|percentage[\s-]*points?\b|pp\b|"
    r"p\.p\.|%age\s+points?\b|points?\b(?!\s+(?:of|on|in\s+the\s+plan)))|(?:\s+\w+){0,5}?\s*(?:per|in\s+every|for\s+every)\s+(?P<per>1,?000|10,?000|100,?000|thousand|hundred\s+thousand)\b"
    r"|\s+times\b(?!\s+a\b)|-?fold\b)"
)
_FRACTIONS: tuple[tuple[str, Fraction], ...] = (
    (r"three[\s-]+quarters|three[\s-]+fourths|three\s+(?:in|out\s+of)\s+(?:every\s+)?four", Fraction(300, 4)),
    (r"two[\s-]+thirds|two\s+(?:in|out\s+of)\s+(?:every\s+)?three", Fraction(200, 3)),
    (r"(?:a|one)[\s-]+third|one\s+(?:in|out\s+of)\s+(?:every\s+)?three", Fraction(100, 3)),
    (r"(?:a|one)[\s-]+quarter(?!\s+(?:of\s+a\s+year|earlier|later|to))", Fraction(25)),
    (r"(?:a|one)[\s-]+fifth", Fraction(20)),
    (r"(?:a|one)[\s-]+tenth", Fraction(10)),
    (r"(?<!year\s)(?<!second\s)(?<!first\s)(?<!and\sa\s)half(?!\s+(?:of\s+(?:the|a|this|last)\s+(?:year|month)|(?:a\s+)?(?:post|year|term|day|hour)|of\s+20|-)|[\s-]year)", Fraction(50)),
)  # fmt: skip
_IN = re.compile(
    rf"(?P<a>\b\d+\b|\b{WORD}\b)(?:\s+(?!of\b)[a-z]+){{0,2}}?\s+(?:in|out\s+of)\s+(?:every\s+|each\s+|the\s+)?(?P<b>\b\d+\b|\b{WORD}\b)(?!\s*(?:%|percent|per|,\d|\s?20\d\d))",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"(?P<a>(?<![\d.,£])\d[\d,]*|\b{WORD})(?:\s+[a-z]+){{0,3}}?(?:\s+(?:of|out\s+of|from|among)\s+|\s?/\s?)(?:the\s+|a\s+total\s+of\s+|a\s+cohort\s+of\s+|some\s+|about\s+|its\s+|our\s+)?"
    rf"(?P<b>\d[\d,]*|{WORD})\b(?!\s?(?:%|per\s?cent)|[.,]\d|-|\s*(?:years?|months?|to)\b)",
    re.IGNORECASE,
)
_ROUND = r"about|around|roughly|approximately|some|circa|c\.|close\s+to|in\s+the\s+region\s+of|or\s+so|an?\s+estimated"
_UNDER = r"nearly|almost|just\s+(?:under|below|short\s+of)|not\s+quite|approaching|a\s+little\s+(?:under|below|less\s+than)"
_OVER = r"just\s+(?:over|above)|slightly\s+(?:over|above|more\s+than)|a\s+little\s+(?:over|above|more\s+than)"
_MORE = r"more\s+than|greater\s+than|over|above|at\s+least|upwards?\s+of|in\s+excess\s+of|no\s+(?:fewer|less)\s+than|exceed(?:s|ed|ing)"
_LESS = r"less\s+than|fewer\s+than|under|below|at\s+most|no\s+more\s+than|up\s+to|a\s+maximum\s+of"
_NEARNESS = re.compile(
    rf"\b(?:(?P<round>{_ROUND})|(?P<under>{_UNDER})|(?P<over>{_OVER})|(?P<more>{_MORE})|(?P<less>{_LESS}))\s+(?:an?\s+|the\s+|£\s?)?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?:(?<![\w.,/£])(?P<sign>[-−–+])?(?P<pounds>£\s?)?(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>\s?(?:million|thousand|billion|bn|k|m)\b)?(?![\w]|[.,]\d)"
    rf"|£\s?(?P<money>\d[\d,]*(?:\.\d+)?)(?P<moneyscale>\s?(?:million|thousand|billion|bn|k|m)\b)?|\b(?P<word>{WORD})\b){_UNIT}?",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True)
class Number:
    """
    Hold one number.

    Args:
        start: where it begins.
        end: where it ends, with its unit.
        text: as it stands.
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
def _all(text: str) -> tuple[Number, ...]:
    return tuple(_found(text))


def numbers(text: str) -> list[Number]:
    """Return the numbers of a sentence, in order."""
    return list(_all(text))


def not_figures(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text whose numbers are years, dates, ages, durations or names."""
    years = [match.span() for match in _TWO_YEARS.finditer(text) if (int(match[1]) + 1) % 100 == int(match[2])]
    return [*(match.span() for match in _NO_FIGURE.finditer(text)), *years]


def _found(text: str) -> list[Number]:
    taken = not_figures(text)
    found: list[Number] = []

    def free(start: int, end: int) -> bool:
        return all(end <= first or start >= last for first, last in taken)

    for pattern, share in _FRACTION_PATTERNS:
        for match in pattern.finditer(text):
            if free(*match.span()):
                taken.append(match.span())
                found.append(_share(text, match.start(), match.end(), share))
    for match in _IN.finditer(text):
        a, b = _whole(match["a"]), _whole(match["b"])
        if a is not None and b and a < b <= 20 and free(*match.span()):
            taken.append(match.span())
            found.append(_share(text, match.start(), match.end(), Fraction(100 * a, b)))
    for match in _OF.finditer(text):
        a, b = _whole(match["a"]), _whole(match["b"])
        if a is not None and b is not None and a <= b and free(*match.span()):
            taken.append(match.span())
            value = Fraction(a)
            found.append(Number(match.start(), match.end(), match[0], value, 0, COUNT, value, value, of=b))
    for match in _NUMBER.finditer(text):
        if free(match.start(), match.end() - len(match["unit"] or "")):
            number = _number(match, text)
            if number is not None:
                found.append(number)
    return sorted(found, key=lambda one: one.start)


def _whole(text: str) -> int | None:
    if text[:1].isdigit():
        bare = text.replace(",", "")
        return int(bare) if bare.isdigit() else None
    return word_number(text)


def _share(text: str, start: int, end: int, value: Fraction) -> Number:
    near = _NEARNESS.search(text[max(start - 30, 0) : start])
    slack = max(value * Fraction(1, 10), Fraction(2))
    low, high = value - slack, value + slack
    if near and near["under"]:
        low, high = value * Fraction(85, 100), value
    elif near and near["over"]:
        low, high = value, value * Fraction(115, 100)
    elif near and near["more"]:
        low, high = value, Fraction(100)
    elif near and near["less"]:
        low, high = Fraction(0), value
    if near and (near["more"] or near["over"]):
        low += Fraction(1, 10**6)
    if near and (near["less"] or near["under"]):
        high -= Fraction(1, 10**6)
    return Number(start, end, text[start:end], value, 0, PERCENT, low, high, word=True, share=True, exactly=False)


def _number(match: re.Match[str], text: str) -> Number | None:
    digits = match["digits"] or match["money"]
    scale = (match["scale"] or match["moneyscale"] or "").strip().lower()
    if digits:
        bare = Decimal(digits.replace(",", ""))
        decimals = max(0, -int(bare.as_tuple().exponent)) - _SCALES.get(scale, 0)
        value = Fraction(bare) * 10 ** _SCALES.get(scale, 0)
    else:
        whole = word_number(match["word"])
        if whole is None:
            return None
        value, decimals = Fraction(whole), 0
    if match["sign"] and match["sign"] != "+":
        value = -value
    unit = _unit(match)
    near = _NEARNESS.search(text[max(match.start() - 30, 0) : match.start()])
    low, high, exactly = _limits(abs(value), decimals, near)
    return Number(match.start(), match.end(), match[0], value, decimals, unit, low, high, word=not digits,
                  exactly=exactly)  # fmt: skip


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


_FRACTION_PATTERNS = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), share) for words, share in _FRACTIONS)
