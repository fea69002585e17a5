"""Ask for the meaning of an abbreviation at its first use, and which "FTE" is meant (DQ19, V10)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from yjreport.gate.texts.findings import Finding
from yjreport.text_patterns.sentences import Sentence

_ABBREVIATION = re.compile(
    r"(?<![\w£/.-])(?:[A-Z]{2,}[a-z]?[A-Z]*|[A-Z][a-z]{1,2}[A-Z]+|"
    r"[A-Z][a-z]?[A-Z]{2,})(?:\d{1,3})?(?:s|['’]s)?(?![\w-]*[a-z]{2})(?!\w)"
)
_ROMAN = re.compile(r"[IVXL]+")
_REFERENCE = re.compile(r"\{\{[^{}]*\}\}")
_FEWEST_LETTERS = 2
_SHOUTED = 0.7

_FTE = re.compile(r"(?<![\w-])FTEs?(?:['’]s)?(?![\w-])")
_EQUIVALENT = re.compile(r"(?:\d|\b(?:half|one|two|three|four|five|six|a|an|full|part)\b)\s*$", re.IGNORECASE)
_OF_STAFF = re.compile(
    r"\b(?:posts?|staff(?:ing)?|workers?|nurses?|officers?|managers?|psycholog\w+|service|vacanc\w+|seconded|"
    r"secondees?|hours|roles?|practitioners?|therapists?)\b",
    re.IGNORECASE,
)
_OF_CHILDREN = re.compile(
    r"\b(?:rates?|children|young\s+people|number|offences?|cautions?|per\s+1|entrants?|first\s+time|reduc\w+|"
    r"decreas\w+|fell|fallen|prevention|diversion)\b",
    re.IGNORECASE,
)


class Glossary:
    """
    Know the abbreviations and which of them a file has explained so far.

    Args:
        meanings: of the field's abbreviations, and of the service's own.
        needless: those that everybody knows, and names that only look like abbreviations.
    """

    def __init__(self, meanings: Mapping[str, str], needless: Set[str]) -> None:
        self.meanings, self.needless = meanings, needless
        self._by_fold = {name.casefold(): meaning for name, meaning in meanings.items()}
        self._seen: set[str] = set()

    def unexplained(self, sentences: Iterable[Sentence]) -> Iterator[Finding]:
        """Return the abbreviations whose first use in the file comes without a meaning; each is told once."""
        for sentence in sentences:
            text = _REFERENCE.sub(lambda match: " " * len(match[0]), sentence.text)
            for match in _ABBREVIATION.finditer(text) if not _shouted(text) else ():
                name = re.sub(r"['’]?s$", "", match[0])
                if len(name) < _FEWEST_LETTERS or name in self.needless or _ROMAN.fullmatch(name) or name in self._seen:
                    continue
                if name.upper() == "FTE":
                    continue  # It has two meanings, and a rule of its own.
                self._seen.add(name)
                if not self._explained(name, text, match.start(), match.end()):
                    yield Finding.at(text, match, self._advice(name))

    def _advice(self, name: str) -> str:
        meaning = self._by_fold.get(name.casefold())
        if meaning is None:
            return f"write {name} out at its first use, with the abbreviation in brackets behind it"
        short = re.split(r"\s*[(,:]\s*(?=a |an |the |also|for |in )|\s*\(", meaning)[0]
        return f'write "{short} ({name})" at its first use, or the words alone'

    def _explained(self, name: str, text: str, start: int, end: int) -> bool:
        before, after = text[:start].rstrip(), text[end:].lstrip()
        meaning = (self._by_fold.get(name.casefold()) or "").casefold()
        if before.endswith(("(", "[", "–", "-")) or re.search(r"\((?:the\s+|or\s+|also\s+)?[\"'“‘]?$", before):
            words = re.findall(r"[A-Za-z]+", before)[-14:]
            return _spells(name, words) or (bool(meaning) and meaning[:12] in before.casefold())
        bracket = re.match(r"[(\[=:–-]+\s*(?:or\s+|that\s+is,?\s+)?([^()\]]+)", after)
        if bracket and _spells(name, re.findall(r"[A-Za-z]+", bracket[1])):
            return True
        stands = re.match(r"(?:,\s*(?:or|the)|stands\s+for|means|is\s+short\s+for)\s+([^.;]+)", after)
        return bool(stands and _spells(name, re.findall(r"[A-Za-z]+", stands[1])[:12]))


def _spells(name: str, words: Sequence[str]) -> bool:
    """Tell whether the first letters of some words spell an abbreviation, small words left out or not."""
    letters = re.sub(r"[^a-z]", "", name.lower())
    initials = [word[0].lower() for word in words]
    for first in range(len(words)):
        place = 0
        for letter in initials[first:]:
            if place < len(letters) and letter == letters[place]:
                place += 1
        if place == len(letters) and initials[first] == letters[0]:
            return True
    return False


def _shouted(text: str) -> bool:
    """Tell whether a text is in capitals as a whole, as a heading may be."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 12 and sum(letter.isupper() for letter in letters) > _SHOUTED * len(letters)


def entrants_or_equivalent(text: str) -> Iterator[Finding]:
    """Return every FTE with what it seems to mean: the field reads it in two ways, so it is written out."""
    for match in _FTE.finditer(text):
        before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 25]
        children = _OF_CHILDREN.search(after)
        if not children and (_EQUIVALENT.search(before) or _OF_STAFF.search(after)):
            meant, other = "full-time equivalent", "first time entrants"
        elif children or _OF_CHILDREN.search(before):
            meant, other = "first time entrants", "full-time equivalent"
        else:
            yield Finding.at(text, match, "is it first time entrants or full-time equivalent? Write the words")
            continue
        yield Finding.at(text, match, f'it seems to mean {meant}: write that, as "FTE" is also read as {other}')
