"""Find numbers that can be read in two ways (DQ20), look-alike letters and garbled text (DQ25)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from yjreport.gate.texts.evidence import Evidence
from yjreport.gate.texts.findings import Finding, Wording
from yjreport.text_patterns.figures import figures

_DOWN = (
    r"(?:reductions?|decreases?|falls?|drops?|declines?|reduced|decreased|fell|fallen|dropped|"
    r"declined|lower|down|reducing)"
)
_LESS = re.compile(
    rf"\b{_DOWN}\b(?:\s+(?!by\b|of\b)[\w-]+){{0,6}}?(?:\s+(?:of|by|was|is))?\s+(?:about\s+|around\s+)?$", re.IGNORECASE
)


def _pence(match: re.Match[str]) -> str:
    digits = match[1]
    return f"is it £{digits.replace('.', ',')} or £{float(digits):.2f}? Write the one that is meant"


def _comma(match: re.Match[str]) -> str:
    number, unit = match[1], match[2].strip()
    return f"is it {number.replace(',', '.')}{unit} or {number.replace(',', '')}{unit}? Write the one that is meant"


def _letter(match: re.Match[str]) -> str:
    if _NOT_LETTERS.fullmatch(match[0]):
        return ""
    return f"a letter stands in the number: is it {match[0].translate(str.maketrans('OoIlS', '00115'))}?"


_FAULTS = (
    Wording(re.compile(r"£\s?(\d{1,3}\.\d{3})(?!\d|[.,]\d)"), _pence),
    Wording(re.compile(r"£\s?\d+\.\d(?!\d|\s?(?:m|bn|k|million|billion|thousand)\b)"),
            "write pounds and pence (£12.50), or whole pounds"),
    Wording(re.compile(r"\d+(?:\.\d+)?\.\s?%"),
            "a stray point stands before the per cent sign: write the number again"),
    Wording(re.compile(r"(?<![\d.])\d+\.\d+\.\d+\s?(?:%|per\s?cent)"), "the number has two points: write it again"),
    Wording(re.compile(r"(?<![\d.,])(\d+,\d{1,2})(\s?(?:%|per\s?cent))"), _comma),
    Wording(re.compile(r"\d\s?%\s?(?:%|per\s?cent)|£\s?£|\d\s?per\s?cent\s?%"),
            "the unit is there twice: write it once"),
    Wording(re.compile(r"(?<![\w=<>≤≥])=\s?[-+]?\d[\d.,]*\s?%?"),
            "write the number alone; a sign of equality begins a formula in a spreadsheet"),
    Wording(re.compile(r"\(\s+[\d£][^()]{0,60}\)|\([\d£][^()]{0,60}\s+\)"),
            "take the space out of the brackets, and check the number: a digit may be lost"),
    Wording(re.compile(r"(?<![\w.,£-])(?:\d+[OIl][\dOIl]*|[OIl]\d+(?=\s?%)|\d*[OIl]\d{2,})(?:\.\d+)?(?!\w)"), _letter),
    Wording(re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})*,\d{1,2}(?![\d%]|\s?(?:%|per\s?cent))"
                       r"(?=\s+(?:children|young|offences|pounds))|£\d{1,3}(?:,\d{3})*,\d{1,2}(?!\d)"),
            "a comma stands in an odd place: write the number again"),
    Wording(re.compile(r"(?<![\w.])[-−–]{2,}\d|(?<!\w)\+-\d|(?<!\w)-\s\d+(?:\.\d+)?\s?%"),
            "write one minus sign, close to the number"),
)  # fmt: skip
_NOT_LETTERS = re.compile(r"\d+(?:st|nd|rd|th|s|k|m|bn|pm|am|h)\b", re.IGNORECASE)
_GARBLED = re.compile(
    "\N{REPLACEMENT CHARACTER}|â€.?|Â[£ ©®°·]|Ã[\x80-\xbf©¢¨ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿]|"
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|ï»¿"
)
_POUNDS = re.compile(
    r"(?:funds?|costs?|contributions?|total|payments?|amounts?|budget|in[- ]kind|"
    r"staffing|expenditure|delegated)\b[^.;:()]{0,20}\(3\)",
    re.IGNORECASE,
)
_ALPHABETS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")
# Letters of other alphabets that look like a Latin one, and so hide in a text where nothing shows them.
_LIKE_LATIN = frozenset("АВЕЗІЈКМНОРСТУХЅавеіјорсухѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικρυ")


def typed(text: str, evidence: Evidence) -> Iterator[Finding]:
    """Return numbers that can be read in two ways, and falls that are stated with a minus."""
    taken: list[tuple[int, int]] = []
    for fault in _FAULTS:
        for match in fault.pattern.finditer(text):
            advice = fault.advice_on(match)
            if advice and not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                yield Finding.at(text, match, advice)
    for one in figures(text, evidence.lookup):
        before = _LESS.search(text[: one.start])
        if one.value is not None and one.value < 0 and before:
            plain = re.sub(r"^[-−–]", "", one.text) if not one.reference else "the figure without its sign"
            told = f"a fall of less than nothing is a rise: write {plain}, or say change"
            yield Finding.at(text, (before.start(), one.end), told)


def letters(text: str) -> Iterator[Finding]:
    """Return words with letters of another alphabet, garbled letters, and a 3 that stands for a pound sign."""
    # Where a text has no Latin letter at all, nothing in it only looks Latin.
    latin = any(letter.isascii() and letter.isalpha() for letter in text)
    for match in re.finditer(r"[^\W\d_]+", text) if latin else ():
        odd = [letter for letter in match[0] if _foreign(letter)]
        if odd and (len(odd) < len(match[0]) or _LIKE_LATIN.issuperset(match[0])):
            names = ", ".join(dict.fromkeys(unicodedata.name(letter, "unknown").lower() for letter in odd))
            yield Finding.at(text, match, f"type the word again: it holds {names}")
    wide = next((place for place, one in enumerate(text) if one.isdigit() and not one.isascii()), None)
    if wide is not None:
        yield Finding.at(text, (wide, wide + 1), "type the digit again in plain form")
    if garbled := _GARBLED.search(text):
        yield Finding.at(text, garbled, "type the garbled letters again, or export the file as UTF-8")
    if pounds := _POUNDS.search(text):
        yield Finding(pounds[0], "is it (£)? Write the pound sign")


def _foreign(letter: str) -> bool:
    return ord(letter) > 0x2AF and unicodedata.name(letter, "").startswith(_ALPHABETS)
