"""Compare a number that introduces a list with the list (DQ09)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yjreport.gate.texts.findings import Finding
from yjreport.text_patterns.figures import WORD, word_number
from yjreport.text_patterns.sentences import Sentence

_NUMBER = re.compile(
    rf"(?<![\w.,£/-])(?:(?:all|these|those|the|following|both)\s+)?(?P<number>{WORD}|[2-9]|1\d|"
    rf"2\d)(?![\w%,.:/-]|\s*(?:%|per\s?cent))"
    r"\s+(?P<thing>(?:[\w'’-]+\s+){0,3}?(?!was\b|is\b|has\b|its\b|this\b|"
    r"as\b)[\w'’-]*(?:[^\W\d_]{2}(?<![su])s|criteria|bodies))\b",
    re.IGNORECASE,
)
# What counts something else than the list: time, money, people and shares.
_NOT_A_LIST = re.compile(
    r"\b(?:for|back|are|were|with|from|at|on|by|as|than|years?|months?|weeks?|days?|hours?|minutes?|"
    r"times|nights?|children|young|people|girls|boys|offences|sentences|"
    r"cases|pupils|victims|staff|per|in|of|out|or|and|to|thousand|hundred|million|percent|percentage|points?|"
    r"full-time|posts?|arrests?|remands?|entrants?|reoffences|referrals?|pounds)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:(?:are|were)(?!\s+(?:\w+ed|led|held|made|seen|met|run|set|in|on|at|by|to|for|from|of|not|also|now|under|"
    r"within|with|more|less|all|both)\b)|include[sd]?|comprise[sd]?|namely|this\s+included|these\s+included|"
    r"consist(?:s|ed)?\s+of|cover(?:s|ed)?|as\s+follows)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:including|such\s+as|for\s+example|e\.g\.|among\s+them|amongst|etc)\b", re.IGNORECASE)
_NEAR = 90
_DASH = re.compile(r"\s[–—-]\s")


@dataclass(frozen=True)
class Lengths:
    """Say how many items a list may have: the fewest that it can be read as, and the most."""

    fewest: int
    most: int

    def words(self) -> str:
        """Return the number of items in words."""
        return str(self.fewest) if self.fewest == self.most else f"{self.fewest} or {self.most}"


def lists(sentences: Sequence[Sentence]) -> tuple[list[Finding], list[Finding]]:
    """
    Return numbers that disagree with their list: where a colon or bullets introduce it, and where a verb or a dash do.

    Only a list that disagrees in every reading is found; "including" and "such as" introduce a part of one.
    """
    certain: list[Finding] = []
    likely: list[Finding] = []
    for sentence in sentences:
        text = sentence.text
        head, mark, tail = text.partition(":")
        if sentence.items:
            _compare(text.rstrip(": "), Lengths(len(sentence.items), len(sentence.items)), certain)
        elif mark and not re.match(r"\d", tail):
            _compare(head, lengths(tail), certain)
        else:
            for start, end in sorted(match.span() for pattern in (_DASH, _VERB) for match in pattern.finditer(text)):
                if _compare(text[:start], lengths(text[end:], asked=True), likely):
                    break
    return certain, likely


def lengths(text: str, *, asked: bool = False) -> Lengths:
    """
    Return how many items a list of words has: parted by semicolons, else by commas and a last "and".

    Args:
        text: the list.
        asked: whether "a; b; c and d" is taken for four items, which is likely and not sure.
    """
    body = re.sub(r"\([^()]*\)", "", text).strip(" .;,")
    if ";" in body:
        parts = [part for part in re.split(r"\s*;\s*(?:and\s+)?", body) if part.strip()]
        ends = re.findall(r"\band\b|,", parts[-1])
        within = [len(re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", part)) for part in parts]
        # A last part "c and d" may be one item or two; so may every part that holds a comma or an "and".
        closed = re.search(r";\s*and\b", body) is not None
        fewest = len(parts) + (asked and not closed and within[-1] > 1)
        return Lengths(fewest, max(fewest, len(parts) + (len(ends) and within[-1] - 1)))
    parts = [part for part in re.split(r"\s*,\s*(?:and\s+|or\s+)?", body) if part.strip()]
    joined = sum(len(re.findall(r"\s(?:and|&)\s", part)) for part in parts)
    last = len(re.findall(r"\s(?:and|or|&)\s", parts[-1])) if parts else 0
    if len(parts) > 1 and last and not re.search(r",\s*(?:and|or)\s", body):
        # "a, b and c": the last "and" parts two items; others may or may not.
        return Lengths(len(parts) + 1, len(parts) + joined)
    return Lengths(len(parts), len(parts) + joined)


def _compare(head: str, held: Lengths, findings: list[Finding]) -> bool:
    """Add a finding where the number of a head disagrees with a list; tell whether a head was there."""
    if held.most < 2 or _OPEN.search(head[-40:]):
        return False
    # A number counts the items of a list that is near, where it counts nothing else.
    numbers = [
        match
        for match in _NUMBER.finditer(head)
        if not _NOT_A_LIST.search(match["thing"]) and len(head) - match.end() <= _NEAR
    ]
    if not numbers:
        return False
    match = numbers[-1]
    number = word_number(match["number"]) if not match["number"].isdecimal() else int(match["number"])
    if number is not None and number >= 2 and not held.fewest <= number <= held.most:
        found = f"{match['number']} {match['thing']}, and a list of {held.words()}"
        findings.append(Finding(found, f"name {number}, or write {held.words()}"))
    return True
