"""
Abbreviations written out where a document uses them first.

The first use in running prose becomes "full name (ABBR)". Headings, captions, cells and names stay as they are, and so
does whatever prints a result: it must say what the ledger holds. "FTE", which readers take in two ways, is written
out wherever the words around it tell which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

AMBIGUOUS = "FTE"
_NO_NAME = re.compile(r"(?i)(?:a|an|the)\b")
_TAIL = re.compile(r"\s*\(|:\s|,\s+(?:a|an|the|also|for)\s")
_ARTICLE = re.compile(r"(?i)(?<!\w)(an?)\s+$")
_LAST_WORD = re.compile(r"(\S+)\s+$")
_NEXT_WORD = re.compile(r"\s+(\w\S*)")
_SENTENCE_END = (".", "!", "?", ":", ";")
_QUOTES = '“”"‘'
_SILENT = re.compile(r"(?i)(?:uni|use|usu|eu|one\b)")
_VOWEL = re.compile(r"(?i)[aeiou]|HM\b|NHS\b|MP\b")
_NEAR = 24

_FTE = re.compile(r"(?<![\w-])FTE(s?)(?![\w-])")
_CLAUSE = re.compile(r"[;:,()]|\.\s")
_SENTENCE = re.compile(r"[.!?;]\s")
_AMOUNT = re.compile(r"(?i)(?:\d\.\d+|\b(?:half|full|part)(?: an?)?)\s*$")
_STAFF = re.compile(
    r"(?i)\b(?:posts?|staff\w*|workers?|nurses?|officers?|managers?|vacanc\w+|seconde\w+|practitioners?)\b"
)
_ENTRANTS = re.compile(r"(?i)\b(?:rates?|children|young people|number of|cautions?|per 1|entrants?|first time)\b")


def full_name(meaning: str) -> str:
    """Return the name that an abbreviation stands for, or nothing where its meaning is an explanation."""
    name = _TAIL.split(meaning, maxsplit=1)[0].strip()
    return "" if _NO_NAME.match(name) else name


def spelled_out(blocks: list[dict[str, Any]], terms: Mapping[str, str]) -> list[dict[str, Any]]:
    """
    Return blocks in whose running prose the first use of each abbreviation is "full name (ABBR)".

    Args:
        blocks: the blocks of one document, in its order; they are not changed.
        terms: the full name of each abbreviation. A meaning that begins with an article explains and is no name:
            such an abbreviation stays, and so does one whose full name stands beside it.
    """
    writer = _Writer.of(terms)
    return [_block(block, writer) for block in blocks]


def _block(block: dict[str, Any], writer: _Writer) -> dict[str, Any]:
    if block["block"] in ("statement", "notice"):
        runs = block["runs"]
        texts = [run["text"] for run in runs]
        made = [
            run if run.get("result") or run.get("ref") else {**run, "text": writer.written("".join(texts), texts, at)}
            for at, run in enumerate(runs)
        ]
        return {**block, "runs": made} if made != runs else block
    if block["block"] == "table" and block.get("notes"):
        notes = [writer.written(note, [note], 0) for note in block["notes"]]
        return {**block, "notes": notes} if notes != block["notes"] else block
    return block


@dataclass
class _Writer:
    """Know the abbreviations, and which of them the document has explained so far."""

    names: dict[str, str]
    pattern: re.Pattern[str] | None
    seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, terms: Mapping[str, str]) -> _Writer:
        names = {term: full_name(meaning) for term, meaning in terms.items() if term != AMBIGUOUS}
        names = {term: name for term, name in names.items() if name and name.casefold() != term.casefold()}
        longest_first = sorted(names, key=lambda term: (-len(term), term))
        choices = "|".join(re.escape(term) for term in longest_first)
        pattern = rf"(?<![\w/&.’'-])({choices})(s?)(['’]s)?(?![\w/&-]|\.\w)"
        return cls(names, re.compile(pattern) if names else None)

    def written(self, whole: str, texts: list[str], at: int) -> str:
        """Return one of the texts that make a passage, its abbreviations written out where they come first."""
        text, before = texts[at], sum(len(one) for one in texts[:at])
        made, end = [], 0
        for match in self.pattern.finditer(text) if self.pattern else ():
            term = match[1]
            if term in self.seen:
                continue
            start, stop = before + match.start(), before + match.end()
            if self._explained(term, whole, start, stop):
                self.seen.add(term)
            elif not _in_name(whole, start, stop):
                lead, words = self._words(match, whole[:start], text[end : match.start()])
                if lead is None:
                    continue
                self.seen.add(term)
                made += [lead, words]
                end = match.end()
        return _told_apart("".join([*made, text[end:]]))

    def _explained(self, term: str, whole: str, start: int, stop: int) -> bool:
        """Tell whether the full name of an abbreviation stands just before it or just behind it."""
        name = self.names[term].casefold()
        near = whole[max(0, start - len(name) - _NEAR) : start], whole[stop : stop + len(name) + _NEAR]
        return any(name in text.casefold() for text in near)

    def _words(self, match: re.Match[str], before: str, lead: str) -> tuple[str | None, str]:
        """Return what stands before an abbreviation, its article put right, and the words for it."""
        name, short = _plural(self.names[match[1]], match[2]), match[1] + match[2]
        owner = match[3] or ""
        if not before.strip() or before.rstrip().endswith((".", "!", "?")):
            name = name[:1].upper() + name[1:]
        article = _ARTICLE.search(before)
        if article:
            if not _ARTICLE.search(lead):
                return None, ""
            right = "an" if _VOWEL.match(name) and not _SILENT.match(name) else "a"
            right = right.capitalize() if article[1][0].isupper() else right
            lead = lead[: len(lead) - len(article[0])] + right + article[0][len(article[1]) :]
        return lead, f"{name}{owner} ({short})"


def _plural(name: str, ending: str) -> str:
    if not ending or name.endswith("s"):
        return name
    return f"{name[:-1]}ies" if name.endswith("y") and name[-2] not in "aeiou" else f"{name}s"


def _in_name(whole: str, start: int, stop: int) -> bool:
    """Tell whether an abbreviation is part of a name or a quotation: beside a word with a capital, or in quotes."""
    if whole[start - 1 : start] in tuple(_QUOTES) or whole[stop : stop + 1] in tuple(_QUOTES):
        return True
    following = _NEXT_WORD.match(whole, stop)
    if following and following[1][:1].isupper():
        return True
    last = _LAST_WORD.search(whole[:start])
    if not last or not last[1].lstrip("([")[:1].isupper() or last[1].endswith((*_SENTENCE_END, ",", ")")):
        return False
    ahead = whole[: last.start()].rstrip()
    # The first word of a sentence has a capital of its own.
    return bool(ahead) and not ahead.endswith(_SENTENCE_END)


def _told_apart(text: str) -> str:
    """Return a text whose "FTE" is written out where the words around it tell which of the two is meant."""
    if AMBIGUOUS not in text:
        return text

    def words(match: re.Match[str]) -> str:
        before = _CLAUSE.split(text[: match.start()])[-1]
        after = _CLAUSE.split(text[match.end() :], maxsplit=1)[0][:_NEAR]
        entrants = bool(_ENTRANTS.search(after) or _ENTRANTS.search(before))
        staff = bool(_AMOUNT.search(before) or _STAFF.search(after) or _STAFF.search(before))
        if entrants == staff:
            passage = _SENTENCE.split(text[: match.start()])[-1] + _SENTENCE.split(text[match.end() :], maxsplit=1)[0]
            entrants, staff = bool(_ENTRANTS.search(passage)), bool(_STAFF.search(passage))
        if entrants == staff:
            return match[0]
        if staff:
            return f"full-time equivalent{match[1]}"
        return "first time entrant" if after.lstrip().startswith("rate") else "first time entrants"

    return _FTE.sub(words, text)
