"""
Find what a sentence claims without a figure: a direction, a comparison, a rank, a likeness (DQ17).

A claim is something said to be so: an aim ("to reduce"), a wish ("should fall") or a denial ("has not fallen") is none.
Another sort of claim is added as a pattern to `_PATTERNS`, and its test to `claim_tests`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yjreport.text_patterns.claims import AIMS, WORDS_BEHIND

DOWN, UP, LOWER, HIGHER = "down", "up", "lower", "higher"
SIMILAR, BETTER, WORSE, SAME = "similar", "better", "worse", "same"
LOWEST, HIGHEST, HALVED, DOUBLED = "lowest", "highest", "halved", "doubled"
DIRECTIONS = (DOWN, UP, SAME, HALVED, DOUBLED)

_FALL = r"fall|falling|decrease|decreasing|decline|declining|drop|dropping|reduce|reducing|go\s+down|going\s+down"
_RISE = r"rise|rising|increase|increasing|grow|growing|climb|climbing|go\s+up|going\s+up"
_HAVE = (
    r"(?:has|have|had|was|were|been|further|also|again|steadily|slightly|sharply|significantly|"
    r"substantially|considerably)"
)
_GO_ON = rf"(?=\s+(?:{WORDS_BEHIND})\b|\s*[,.;:)]|\s*$|\s+\{{\{{|\s+\d)"
_THAN = r"(?:\s+(?:\w+\s+){0,2}?than|\s+(?=the\b|that\b|both\b|its\b|our\b|national|regional|England|average|family))"

_PATTERNS: tuple[tuple[str, str], ...] = (
    (HALVED, r"(?P<more>more\s+than\s+)?(?:(?:almost|nearly|about)\s+)?\bhalved\b"),
    (DOUBLED, r"(?P<more>more\s+than\s+)?(?:(?:almost|nearly|about)\s+)?\bdoubled\b"),
    (DOWN, rf"\b(?P<on>continue[sd]?|continuing)\s+(?:to\s+)?(?:\w+ly\s+)?(?:{_FALL})\b"),
    (UP, rf"\b(?P<on>continue[sd]?|continuing)\s+(?:to\s+)?(?:\w+ly\s+)?(?:{_RISE})\b"),
    (
        DOWN,
        r"\b(?:(?P<on>continued|continuing)\s+)?(?:a\s+|the\s+)?downwards?\s+(?:trend|trajectory)\b|"
        r"\bwent\s+down\b|\bgone\s+down\b",
    ),
    (
        UP,
        r"\b(?:(?P<on>continued|continuing)\s+)?(?:an\s+|the\s+)?upwards?\s+(?:trend|trajectory)\b|"
        r"\bwent\s+up\b|\bgone\s+up\b",
    ),
    (
        DOWN,
        r"\b(?:fell|fallen|declined|decreased|dropped)\b(?!\s+(?:out|off|in\s+line|into|within|behind|short|under))",
    ),
    (
        UP,
        r"\b(?:rose|risen|increased|grew|grown|climbed)\b(?!\s+(?:risk|awareness|use|focus|capacity|demand|to\s+meet))",
    ),
    (DOWN, rf"(?:\b{_HAVE}\s+)reduced\b|\breduced\b{_GO_ON}"),
    (
        DOWN,
        r"\b(?:a|an|the|further|continued|continuing|significant|substantial|marked|clear|"
        r"slight)\s+(?:\w+\s+)?(?:reduction|decrease|fall|drop|decline)\s+in\b",
    ),
    (
        UP,
        r"\b(?:a|an|the|further|continued|continuing|significant|substantial|marked|clear|"
        r"slight)\s+(?:\w+\s+)?(?:increase|rise|growth)\s+in\b",
    ),
    (BETTER, r"\bcompar(?:es?|ed|ing)\s+(?:\w+\s+)?favou?rabl[ey]\b"),
    (WORSE, r"\bcompar(?:es?|ed|ing)\s+(?:\w+\s+)?unfavou?rabl[ey]\b"),
    (LOWER, rf"\b(?:lower|fewer|smaller|less|below){_THAN}"),
    (HIGHER, rf"\b(?:higher|greater|larger|above){_THAN}"),
    (
        SIMILAR,
        r"\b(?:similar\s+to|in\s+line\s+with|comparable\s+(?:to|with)|on\s+a\s+par\s+with|"
        r"the\s+same\s+as|close\s+to)\b",
    ),
    (SIMILAR, r"\b(?:a\s+)?(?:similar|comparable)\s+(?:reduction|decrease|fall|drop|decline|increase|rise|change)\b"),
    (LOWEST, r"\blowest\b(?=[^.;]*\b(?:years?|record|ever|since|period)\b)"),
    (HIGHEST, r"\bhighest\b(?=[^.;]*\b(?:years?|record|ever|since|period)\b)(?!\s+reduction)"),
    (SAME, r"\b(?:remain(?:s|ed)|stay(?:s|ed))\s+(?:\w+ly\s+)?(?:the\s+same|stable|unchanged|level|static)\b"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)

_NOT_SAID = re.compile(rf"\b(?:{AIMS}|towards?|not|never|no|n't|without)\b(?:\W+\w+){{0,8}}\W*$", re.IGNORECASE)
_NEW_CLAUSE = re.compile(
    r"[;:.!?]\s|,\s+(?:and|but|while|whereas)\s|\s(?:as|because|since)\s+(?=(?:we|it|this|there|the)\b)", re.IGNORECASE
)
ROLES: tuple[tuple[str, str], ...] = (
    ("national", r"\bnational(?:ly)?\b|\bEngland\b|\bcountry\b"),
    ("region", r"\bregion(?:al(?:ly)?)?\b"),
    (
        "family",
        r"\bfamily\b|\bstatistical\s+neighbours?\b|\bpeer\s+group\b|\bcomparator\s+group\b|\bsimilar\s+services\b",
    ),
)
"""The roles of areas that a figure is compared with, and their words."""
_ROLES = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in ROLES)
_BEFORE = re.compile(
    r"\b(?:last|previous|prior)\s+(?:year|period|quarter|months?)|\byear\s+before\b|\bbaseline\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Claim:
    """
    Hold one claim.

    Args:
        kind: down, up, lower, higher, similar, better, worse, same, lowest, highest, halved or doubled.
        start: where its words begin in the sentence.
        end: where they end.
        words: its words.
        roles: what it compares with: national, region, family, or before.
        lasting: whether it says that a movement went on, which two steps must bear.
        beyond: whether it says "more than" halved or doubled.
    """

    kind: str
    start: int
    end: int
    words: str
    roles: tuple[str, ...] = ()
    lasting: bool = False
    beyond: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Return where its words begin and end."""
        return self.start, self.end


def claims(sentence: str) -> list[Claim]:
    """Return the claims of a sentence, in order."""
    found: list[Claim] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(sentence):
            if any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            if _denied(sentence[: match.start()]):
                continue
            groups = match.groupdict()
            found.append(
                Claim(
                    kind, match.start(), match.end(), " ".join(match[0].split()), roles_of(sentence[match.start() :]),
                    bool(groups.get("on")), bool(groups.get("more")),
                )
            )  # fmt: skip
    return sorted((one for one in found if one.roles or one.kind not in (BETTER, WORSE, LOWER, HIGHER)),
                  key=lambda one: one.start)  # fmt: skip


def roles_of(text: str) -> tuple[str, ...]:
    """Return what a comparison is made with."""
    clause = re.split(r"[;.]\s", text, maxsplit=1)[0]
    named = tuple(role for role, pattern in _ROLES if pattern.search(clause))
    return (*named, "before") if _BEFORE.search(clause) else named


def _denied(before: str) -> bool:
    """Tell whether the words before a claim make it an aim, a wish, a condition or a denial."""
    clause = _NEW_CLAUSE.split(before)[-1]
    return bool(_NOT_SAID.search(clause))
