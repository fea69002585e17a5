"""
Find what a clause claims without a number, or with one: a direction, a comparison, a rank, a cause.

An aim ("to reduce"), a wish or a condition is no claim. A denial ("did not fall") is a claim of its own kind. Another
sort of claim is a pattern in `claim_patterns` and a row in the table of `judge.claims`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from yjreport.narrative.find.claim_patterns import CAUSE, COMPILED, SAME
from yjreport.text_patterns.claims import AIMS

_NOT_SAID = re.compile(
    rf"\b(?:{AIMS}|aiming|to\s+(?:help|support|prevent|tackle|bring|drive|understand|address)|priorit\w+|"
    r"commit\w*\s+to\s+(?!more|fewer)|work(?:ing|s)?\s+to(?:wards)?|focus(?:ed|ing)?\s+on|objective|"
    r"risk\s+(?:of|that)|in\s+case|why)\b(?:\W+\w+){0,8}\W*$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|n't|no\s+longer|neither|nor|cannot|without|no|rather\s+than|"
    r"instead\s+of)\b(?:\W+\w+){0,3}\W*$|n't\b(?:\W+\w+){0,3}\W*$",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    r"[;:.!?]\s|,\s+(?:and|but|while|whereas|which|yet)\s|\s(?:as|because|since|and|but)\s+(?=(?:we|it|this|"
    r"there|the)\b)",
                         re.IGNORECASE)  # fmt: skip
_LASTING = re.compile(
    r"\b(?:for (?:the )?(?:second|third|two|three)\s+(?:\w+\s+)?(?:year|time|quarter|period)s?(?:\s+(?:running|"
    r"in a row|in succession))?|"
    r"year (?:on|after) year|(?:consecutive|successive)\s+(?:\w+\s+)?(?:years|quarters|periods|cohorts)|"
    r"yet again|once (?:more|again)|each year|every year|steadily|still (?:falling|rising|declining|increasing)|"
    r"consistently|in (?:each|every|both) of the last|(?:two|three) years (?:running|in a row)|last (?:two|2|"
    r"three|3) (?:quarters|years)|long-term|continuing|further|again)\b",
    re.IGNORECASE,
)
_SIGNIFICANT = re.compile(
    r"\b(?:statistically\s+)?significan(?:t|tly|ce)\b|\bbeyond chance\b|\bmore than chance\b", re.IGNORECASE
)
_ROLES = {role: re.compile(pattern, re.IGNORECASE) for role, pattern in (
    ("national",
        r"\bnational(?:ly)?\b|\bEngland\b|\bthe country\b|\bcountry(?:wide|'s)\b|\bBritain\b|\bUK\b|"
        r"\bacross the country\b"),
    ("region",
        r"\bregion(?:al(?:ly)?)?\b|\b(?:East|West) Midlands\b|\b(?:North|South) (?:East|West)\b|"
        r"\bEast of England\b"),
    ("family",
        r"\bfamil(?:y|ies)\b(?!\s+(?:members?|support|hubs?|group conferenc|work|court|life|therap|and friends|"
        r"circumstances|home|breakdown))|\b(?:statistical |nearest )?neighbours?\b|\bpeer(?:s|"
        r" group)?\b(?!\s+(?:review|pressure|mentor|support))|\bcomparator(?: group|s)?\b|\b(?:similar|"
        r"comparable|other) (?:services|areas|authorities|places)\b|\b(?:services|areas|places|"
        r"authorities) like (?:ours|us)\b|\bcounterparts\b|\bmost similar\b|\bbenchmark(?:ing)?(?: group)?\b"),
)}  # fmt: skip
_BEYOND = ("more", "more2", "more3", "un", "ww2")
"""Names of groups in the patterns."""
_ALL_ROLES = re.compile(
    r"\b(?:all|each|every|both|any)\s+(?:of\s+)?(?:(?:our|the|its|these|three|two|"
    r"other)\s+){0,3}comparators?\b|\bcomparators\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:last|previous|prior|preceding|earlier)\s+(?:\w+\s+)?(?:year|period|quarter|months?|cohort|plan|"
    r"figure)s?\b|\b(?:year|period|one|cohort)\s+before\b|"
    r"\bbaseline\b|\ba year (?:ago|earlier)\b|\bit (?:was|had been)\b|\bbefore\b(?!\s+(?:court|the\s+court|"
    r"they|we))|\bthen\b|\bin (?:the )?(?:19|20)\d\d\b",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """
    Hold one claim.

    Args:
        kind: one of the words of `claim_patterns`.
        start: where its words begin in the clause.
        roles: the areas that it compares with: national, region, family.
        compares: whether it compares with an area or with what was before.
        lasting: whether it says that a change went on, which two changes must bear.
        beyond: whether it says "more than" halved or doubled, or the other way round ("unfavourably", "worse").
        significant: whether it says that chance does not explain it.
        denied: whether it is a denial.
        ahead: the roles named before its words: whose figure it may be.
    """

    kind: str
    start: int
    end: int
    words: str
    roles: tuple[str, ...]
    compares: bool
    lasting: bool
    beyond: bool
    significant: bool
    denied: bool
    ahead: tuple[str, ...]


@lru_cache(maxsize=4096)
def claims(clause: str) -> tuple[Claim, ...]:
    """Return the claims of a clause, in order; the first pattern that fits a stretch of words wins."""
    found: list[Claim] = []
    for kind, pattern in COMPILED:
        for match in pattern.finditer(clause):
            if any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            before = _NEW_CLAUSE.split(clause[: match.start()])[-1]
            if kind != CAUSE and _NOT_SAID.search(before):
                continue
            found.append(_claim(kind, match, clause, kind not in (CAUSE, SAME) and bool(_DENIED.search(before))))
    return tuple(sorted(found, key=lambda one: one.start))


def _claim(kind: str, match: re.Match[str], clause: str, denied: bool) -> Claim:
    groups = {name: value for name, value in match.groupdict().items() if value}
    around = clause[max(match.start() - 60, 0) : match.end() + 80]
    behind = clause[match.start() :]
    roles = roles_of(behind)
    return Claim(
        kind,
        match.start(),
        match.end(),
        " ".join(match[0].split()),
        roles=roles,
        compares=bool(roles or _BEFORE.search(behind)),
        lasting="on" in groups or bool(_LASTING.search(around)),
        beyond=any(name in _BEYOND for name in groups) or groups.get("ww") == "worse",
        significant=bool(_SIGNIFICANT.search(around)),
        denied=denied,
        ahead=roles_of(clause[: match.start()]),
    )


def roles_of(text: str) -> tuple[str, ...]:
    """Return what areas a text names by their role."""
    named = tuple(role for role, pattern in _ROLES.items() if pattern.search(text))
    return tuple(_ROLES) if named in ((), ("family",)) and _ALL_ROLES.search(text) else named
