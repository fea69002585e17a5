"""The words and signs of numbers: units, fractions, "42 of 130", "about", "over" and "nearly"."""

from __future__ import annotations

import re
from fractions import Fraction

from yjreport.text_patterns.figures import WORD

PERCENT, POINTS, MONEY, TIMES, COUNT = "percent", "points", "gbp", "times", "count"
"""Units of a number as it is written; a rate has its own: per_1000, per_10000, per_100000."""
SCALES = {"million": 6, "m": 6, "thousand": 3, "k": 3, "billion": 9, "bn": 9}
_UNIT = (
    r"(?P<unit>\s?%(?:\s*-?points?\b)?|[\s-]*(?:per\s?cent(?:age)?[\s-]*points?\b|per\s?cent\b|"
    r"percentage[\s-]*points?\b|pp\b|"
    r"p\.p\.|%age\s+points?\b|points?\b(?!\s+(?:of|on|in\s+the\s+plan)))|(?:\s+\w+){0,5}?\s*(?:per|in\s+every|"
    r"for\s+every)\s+(?P<per>1,?000|10,?000|100,?000|thousand|hundred\s+thousand)\b"
    r"|\s+times\b(?!\s+a\b)|-?fold\b)"
)
_FRACTIONS: tuple[tuple[str, Fraction], ...] = (
    (r"three[\s-]+quarters|three[\s-]+fourths|three\s+(?:in|out\s+of)\s+(?:every\s+)?four", Fraction(300, 4)),
    (r"two[\s-]+thirds|two\s+(?:in|out\s+of)\s+(?:every\s+)?three", Fraction(200, 3)),
    (r"(?:a|one)[\s-]+third|one\s+(?:in|out\s+of)\s+(?:every\s+)?three", Fraction(100, 3)),
    (r"(?:a|one)[\s-]+quarter(?!\s+(?:of\s+a\s+year|earlier|later|to))", Fraction(25)),
    (r"(?:a|one)[\s-]+fifth", Fraction(20)),
    (r"(?:a|one)[\s-]+tenth", Fraction(10)),
    (
        r"(?<!year\s)(?<!second\s)(?<!first\s)(?<!and\sa\s)half(?!\s+(?:of\s+(?:the|a|this|last)\s+(?:year|"
        r"month)|(?:a\s+)?(?:post|year|term|day|hour)|of\s+20|-)|[\s-]year)", Fraction(50)),
)  # fmt: skip
IN = re.compile(
    rf"(?P<a>\b\d+\b|\b{WORD}\b)(?:\s+(?!of\b)[a-z]+){{0,2}}?\s+(?:in|out\s+of)\s+(?:every\s+|each\s+|"
    rf"the\s+)?(?P<b>\b\d+\b|\b{WORD}\b)(?!\s*(?:%|percent|per|,\d|\s?20\d\d))",
    re.IGNORECASE,
)
OF = re.compile(
    rf"(?P<a>(?<![\d.,£])\d[\d,]*|\b{WORD})(?:\s+[a-z]+){{0,3}}?(?:\s+(?:of|out\s+of|from|among)\s+|"
    rf"\s?/\s?)(?:the\s+|a\s+total\s+of\s+|a\s+cohort\s+of\s+|some\s+|about\s+|its\s+|our\s+)?"
    rf"(?P<b>\d[\d,]*|{WORD})\b(?!\s?(?:%|per\s?cent)|[.,]\d|-|\s*(?:years?|months?|to)\b)",
    re.IGNORECASE,
)
_ROUND = r"about|around|roughly|approximately|some|circa|c\.|close\s+to|in\s+the\s+region\s+of|or\s+so|an?\s+estimated"
_UNDER = (
    r"nearly|almost|just\s+(?:under|below|short\s+of)|not\s+quite|approaching|a\s+little\s+(?:under|below|"
    r"less\s+than)"
)
_OVER = r"just\s+(?:over|above)|slightly\s+(?:over|above|more\s+than)|a\s+little\s+(?:over|above|more\s+than)"
_MORE = (
    r"more\s+than|greater\s+than|over|above|at\s+least|upwards?\s+of|in\s+excess\s+of|no\s+(?:fewer|"
    r"less)\s+than|exceed(?:s|ed|ing)"
)
_LESS = r"less\s+than|fewer\s+than|under|below|at\s+most|no\s+more\s+than|up\s+to|a\s+maximum\s+of"
NEARNESS = re.compile(
    rf"\b(?:(?P<round>{_ROUND})|(?P<under>{_UNDER})|(?P<over>{_OVER})|(?P<more>{_MORE})|"
    rf"(?P<less>{_LESS}))\s+(?:an?\s+|the\s+|£\s?)?$",
    re.IGNORECASE,
)
NUMBER = re.compile(
    rf"(?:(?<![\w.,/£])(?P<sign>[-−–+])?(?P<pounds>£\s?)?(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|"
    rf"\d+(?:\.\d+)?)(?P<scale>\s?(?:million|thousand|billion|bn|k|m)\b)?(?![\w]|[.,]\d)"
    rf"|£\s?(?P<money>\d[\d,]*(?:\.\d+)?)(?P<moneyscale>\s?(?:million|thousand|billion|bn|k|m)\b)?|"
    rf"\b(?P<word>{WORD})\b){_UNIT}?",
    re.IGNORECASE,
)  # fmt: skip
FRACTION_PATTERNS = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), share) for words, share in _FRACTIONS)
