"""Find drifting words, authorities spelled nearly, and names of people where a role is wanted (DQ19)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from difflib import SequenceMatcher

from yjreport.gate.texts.findings import Finding

NEAR = 0.84
"""How alike two names must be to be taken for one: West Merica and West Mercia are."""

NEAR_WORD = 0.7
"""How alike each word of the two must be, so that two names of one first word are not taken for one."""

_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Prof|Professor|Sir|Dame|Lord|Lady|Sgt|Insp|Supt|DCI|DI|DS|PC|PS|"
    r"Rev)\.?\s+(?:[A-Z]\.?\s*){0,3}[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?(?:\s[A-Z][a-z]+)?"
)
_PERSON = re.compile(
    r"(?<![\w'’-])([A-Z][a-z]+|[A-Z]\.?)\s+((?:Mc|Mac|O['’]|"
    r"De\s)?[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?=\s*(?:\(|,|/|;|&|$|and\s|[-–]\s))"
)
_INITIALS = re.compile(r"[A-Z]{2,3}(?:\s*[/,&;+]\s*[A-Z]{2,3})*")
_WITH_ROLE = re.compile(r"(?<![\w'’-])([A-Z][a-z]+)\s+((?:Mc|Mac|O['’])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?)\s*\(([^()]+)\)")


def misspelt(text: str, words: Mapping[str, str], own: Set[str]) -> Iterator[Finding]:
    """
    Return words that the suite lists as misspelt, unless the service's own terms have them.

    Args:
        text: a sentence.
        words: the right word by the wrong one.
        own: the service's own abbreviations.
    """
    for wrong, right in words.items():
        # Capitals matter in an abbreviation, and not in a name of several words.
        case = re.IGNORECASE if " " in wrong else re.NOFLAG
        pattern = rf"(?<![\w-]){re.escape(wrong)}(?:s|['’]s)?(?![\w-])"
        for match in re.finditer(pattern, text, case) if wrong not in own else ():
            yield Finding.at(text, match, f"is it {right}?")


class Variants:
    """Remember which of several words for one thing a file uses, and tell when another one comes."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._group = {word: tuple(group) for group in groups for word in group}
        self._used: dict[tuple[str, ...], str] = {}
        words = "|".join(map(re.escape, sorted(self._group, key=len, reverse=True))) or r"(?!)"
        self._pattern = re.compile(rf"(?<![\w-])({words})(?:s|['’]s)?(?![\w-])")

    def drifting(self, text: str) -> Iterator[Finding]:
        """Return the words of a sentence that differ from the one that the file used first."""
        for match in self._pattern.finditer(text):
            first = self._used.setdefault(self._group[match[1]], match[1])
            if first != match[1]:
                yield Finding(f"{match[1]}, and {first} before", f"keep to one of {first} and {match[1]}")


def near_names(text: str, names: Iterable[str], known: Set[str]) -> Iterator[Finding]:
    """
    Return words that are nearly the name of the service or of one of its authorities.

    Args:
        text: a sentence.
        names: of the service and of its authorities.
        known: the names of every authority, which are not taken for another.
    """
    folded = {name.casefold() for name in (*known, *names)}
    words = [match.span() for match in re.finditer(r"[A-Za-z][\w'’-]*", text)]
    for name in names:
        length = len(name.split())
        for place in range(len(words) - length + 1):
            start, end = words[place][0], words[place + length - 1][1]
            piece = re.sub(r"['’]s$", "", text[start:end])
            if piece.casefold() in folded or not _may_be(piece, name):
                continue
            if SequenceMatcher(None, piece.casefold(), name.casefold()).ratio() >= NEAR:
                yield Finding.at(text, (start, end), f"is it {name}?")
                break


def _may_be(piece: str, name: str) -> bool:
    """Tell whether a piece is written as a name, and is not the name with another ending that is a word of its own."""
    pairs = list(zip(piece.split(), name.split(), strict=False))
    if len(piece.split()) != len(name.split()) or not any(word[:1].isupper() for word, _ in pairs):
        return False
    if any(SequenceMatcher(None, word.casefold(), ours.casefold()).ratio() < NEAR_WORD for word, ours in pairs):
        return False
    short, long = sorted((piece.casefold(), name.casefold()), key=len)
    return not (long.startswith(short) and long[len(short) :] in ("shire", "s", "ian", "ton"))


def people(text: str, roles: Set[str], *, role_field: bool, known: Set[str]) -> Iterator[Finding]:
    """
    Return names of people: titled ones, a name before a role in brackets, and in a column of roles a bare name.

    Args:
        text: a sentence.
        roles: words that stand in roles, bodies and places, in lower case: a name has none of them.
        role_field: whether the column asks for a role or a body.
        known: abbreviations, which are not initials.
    """
    spans = [match.span() for match in _TITLED.finditer(text) if not _all_roles(match[0].split()[1:], roles)]
    for match in _WITH_ROLE.finditer(text):
        if not _any_role((match[1], match[2]), roles) and _any_role(re.findall(r"\w+", match[3]), roles):
            spans.append(match.span())
    if role_field:
        spans += [match.span() for match in _PERSON.finditer(text) if not _any_role((match[1], match[2]), roles)]
        whole = text.strip(" .")
        if _INITIALS.fullmatch(whole) and not set(re.findall(r"[A-Z]+", whole)) & known:
            spans.append((0, len(text)))
    last = 0
    for start, end in sorted(spans):
        if start >= last:
            last = end
            yield Finding(text[start:end].strip(), "write the role or the body, and no name of a person")


def _any_role(words: Iterable[str], roles: Set[str]) -> bool:
    return any(word.casefold() in roles or word.casefold().rstrip("s") in roles for word in words)


def _all_roles(words: Sequence[str], roles: Set[str]) -> bool:
    return bool(words) and all(_any_role((word,), roles) for word in words)
