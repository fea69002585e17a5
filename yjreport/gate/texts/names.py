"""Find drifting words, authorities spelled nearly, and names of people where a role is wanted (DQ19)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from difflib import SequenceMatcher

from yjreport.gate.vocabulary.text_terms import Finding
from yjreport.text_patterns.sentences import Sentence, quote

NEAR = 0.84
"""How alike two names must be to be taken for one: West Merica and West Mercia are."""

NEAR_WORD = 0.7
"""How alike each word of the two must be, so that two names of one first word are not taken for one."""

_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Prof|Professor|Sir|Dame|Lord|Lady|Sgt|Insp|Supt|DCI|"
    r"DI|DS|PC|PS|Rev)\.?\s+"
    r"(?:[A-Z]\.?\s*){0,3}[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?(?:\s[A-Z][a-z]+)?"
)
_PERSON = re.compile(
    r"(?<![\w'’-])([A-Z][a-z]+|[A-Z]\.?)\s+((?:Mc|Mac|O['’]|"
    r"De\s)?[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?=\s*(?:\(|,|/|;|&|$|and\s|[-–]\s))"
)
_INITIALS = re.compile(r"[A-Z]{2,3}(?:\s*[/,&;+]\s*[A-Z]{2,3})*")
_WITH_ROLE = re.compile(r"(?<![\w'’-])([A-Z][a-z]+)\s+((?:Mc|Mac|O['’])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?)\s*\(([^()]+)\)")


def misspelt(sentences: Sequence[Sentence], words: Mapping[str, str], own: Set[str]) -> list[Finding]:
    """
    Return words that the suite lists as misspelt, unless the service's own terms have them.

    Args:
        sentences: of one text.
        words: the right word by the wrong one.
        own: the service's own abbreviations.
    """
    findings = []
    for sentence in sentences:
        for wrong, right in words.items():
            if wrong in own:
                continue
            for match in re.finditer(
                rf"(?<![\w-]){re.escape(wrong)}(?:s|['’]s)?(?![\w-])", sentence.text, _any_case(wrong)
            ):
                findings.append(Finding(quote(sentence.text, match.start(), match.end()), f"is it {right}?"))
    return findings


def _any_case(word: str) -> re.RegexFlag:
    """Return whether capitals matter: in an abbreviation they do, in a name of several words they do not."""
    return re.IGNORECASE if " " in word else re.NOFLAG


class Variants:
    """Remember which of several words for one thing a file uses, and tell when another one comes."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._group = {word: tuple(group) for group in groups for word in group}
        self._used: dict[tuple[str, ...], str] = {}
        words = sorted(self._group, key=len, reverse=True)
        self._pattern = (
            re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, words))})(?:s|['’]s)?(?![\w-])") if words else None
        )

    def drifting(self, sentences: Sequence[Sentence]) -> list[Finding]:
        """Return the words that differ from the one that the file used first."""
        findings = []
        for sentence in sentences:
            for match in self._pattern.finditer(sentence.text) if self._pattern else ():
                group = self._group[match[1]]
                first = self._used.setdefault(group, match[1])
                if first != match[1]:
                    findings.append(
                        Finding(f"{match[1]}, and {first} before", f"keep to one of {' and '.join((first, match[1]))}")
                    )
        return findings


def near_names(sentences: Sequence[Sentence], names: Sequence[str], known: Set[str]) -> list[Finding]:
    """
    Return words that are nearly the name of the service or of one of its authorities.

    Args:
        sentences: of one text.
        names: of the service and of its authorities.
        known: the names of every authority, which are not taken for another.
    """
    findings = []
    folded = {name.casefold() for name in known} | {name.casefold() for name in names}
    for sentence in sentences:
        words = [(match[0], match.start(), match.end()) for match in re.finditer(r"[A-Za-z][\w'’-]*", sentence.text)]
        for name in names:
            length = len(name.split())
            for place in range(len(words) - length + 1):
                start, end = words[place][1], words[place + length - 1][2]
                piece = re.sub(r"['’]s$", "", sentence.text[start:end])
                if piece.casefold() in folded or not _may_be(piece, name):
                    continue
                if SequenceMatcher(None, piece.casefold(), name.casefold()).ratio() >= NEAR:
                    findings.append(Finding(quote(sentence.text, start, end), f"is it {name}?"))
                    break
    return findings


def _may_be(piece: str, name: str) -> bool:
    """Tell whether a piece is written as a name, and is not the name with another ending that is a word of its own."""
    pairs = list(zip(piece.split(), name.split(), strict=False))
    if len(piece.split()) != len(name.split()) or not any(word[:1].isupper() for word, _ in pairs):
        return False
    if any(SequenceMatcher(None, word.casefold(), ours.casefold()).ratio() < NEAR_WORD for word, ours in pairs):
        return False
    short, long = sorted((piece.casefold(), name.casefold()), key=len)
    return not (long.startswith(short) and long[len(short) :] in ("shire", "s", "ian", "ton"))


def people(sentences: Sequence[Sentence], roles: Set[str], *, role_field: bool, known: Set[str]) -> list[Finding]:
    """
    Return names of people: titled ones, a name before a role in brackets, and in a column of roles a bare name.

    Args:
        sentences: of one text.
        roles: words that stand in roles, bodies and places, in lower case: a name has none of them.
        role_field: whether the column asks for a role or a body.
        known: abbreviations, which are not initials.
    """
    findings = []
    for sentence in sentences:
        text = sentence.text
        spans = [match.span() for match in _TITLED.finditer(text) if not _all_roles(match[0].split()[1:], roles)]
        for match in _WITH_ROLE.finditer(text):
            if not _any_role((match[1], match[2]), roles) and _any_role(re.findall(r"\w+", match[3]), roles):
                spans.append((match.start(), match.end()))
        if role_field:
            for match in _PERSON.finditer(text):
                if not _any_role((match[1], match[2]), roles):
                    spans.append(match.span())
            whole = text.strip(" .")
            if _INITIALS.fullmatch(whole) and not set(re.findall(r"[A-Z]+", whole)) & known:
                spans.append((0, len(text)))
        taken: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if all(end <= first or last <= start for first, last in taken):
                taken.append((start, end))
                findings.append(Finding(text[start:end].strip(), "write the role or the body, and no name of a person"))
    return findings


def _any_role(words: Iterable[str], roles: Set[str]) -> bool:
    return any(word.casefold() in roles or word.casefold().rstrip("s") in roles for word in words)


def _all_roles(words: Sequence[str], roles: Set[str]) -> bool:
    return bool(words) and all(_any_role((word,), roles) for word in words)
