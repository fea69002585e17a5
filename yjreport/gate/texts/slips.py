"""Find slips that published plans made in one sentence: what a share is of, a post in per cent, a sentence cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from yjreport.gate.vocabulary.text_terms import Finding
from yjreport.text_patterns.figures import PERCENT, figures
from yjreport.text_patterns.sentences import Sentence, quote

_PEOPLE = r"(?:young\s+people|children|girls|boys|participants|attendees|parents)"
_SHARE_OF = re.compile(
    rf"(?P<share>\d+(?:\.\d+)?\s?(?:%|per\s?cent))\s+(?!of\b|were\b|was\b|are\b|said\b|points?\b)"
    rf"(?P<group>(?:[\w&/-]+\s+|\([^()]*\)\s+){{1,6}}?{_PEOPLE})\s+"
    rf"(?:engaging|engaged|attending|attended|completing|participating|taking\s+part)\b",
    re.IGNORECASE,
)
_COMMITTED = re.compile(
    rf"(?<![\d.,])(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})\s+{_PEOPLE}\s+(?:who\s+)?(?:have\s+|had\s+)?"
    r"(?:committed|committing)\s+"
    r"(?:a\s+total\s+of\s+)?(\d{1,3}(?:,\d{3})+|\d{1,6})\s+(?:further\s+)?(?:re-?)?offences",
    re.IGNORECASE,
)
_NUMBER_AND_RATE = re.compile(
    r"\bnumbers?\s+of\b(?:(?!\brates?\b)[^.;])*?\b(?P<than>below|above|(?:lower|higher|less|more|fewer|greater)\s+than|"
    r"in\s+line\s+with|compared\s+(?:with|to))\b[^.;]*?\brates?\b",
    re.IGNORECASE,
)
_POST = r"(?:posts?|roles?|workers?|officers?|secondees?|nurses?|therapists?|psychologists?|practitioners?)"
_PART = r"\(?(?P<part>0?\.\d{1,2}|1(?:\.0)?)\s?%"
_PART_POST = re.compile(
    rf"\b{_POST}\b[^.;%\d]{{0,20}}{_PART}|(?<![\d.]){_PART.replace('part', 'first')}\s+(?:[\w-]+\s+){{0,3}}?{_POST}\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\b(?:and|or|the|of|with|for)\s+(?:A(?!\s+(?:levels?|and|&))|We|This|There|It|These|They)\s+"
    r"[a-z]\w*(?:\s+\w+){0,2}"
)
_OPEN_END = re.compile(r"\b(?:and|or|the|of|with|for|to|a|an|by|from|second)$")


def precisions(sentences: Sequence[Sentence]) -> list[Finding]:
    """Return percentages of one sentence that are printed to different decimals; whole numbers may be round."""
    findings = []
    for sentence in sentences:
        found = [one for one in figures(sentence.text) if one.unit == PERCENT and not one.reference and "." in one.text]
        places = [abs(int(one.step.as_tuple().exponent)) for one in found]
        if len(set(places)) > 1:
            words = " and ".join(one.text.strip() for one in found[:3])
            findings.append(Finding(words, f"print them to the same number of decimals: {min(places)} for all"))
    return findings


def shares_of_whom(sentences: Sequence[Sentence]) -> list[Finding]:
    """Return shares that may be of a group or of those who took part: "92% minority ethnic young people engaging"."""
    return [
        Finding(
            quote(sentence.text, match.start(), match.end()),
            f"say of whom: {match['share']} of those who took part were {match['group']}, or {match['share']} of the "
            f"{match['group']} took part",
        )
        for sentence in sentences
        for match in _SHARE_OF.finditer(sentence.text)
    ]


def offences_of_fewer(sentences: Sequence[Sentence]) -> list[Finding]:
    """Return children who are said to have committed fewer offences than there are children."""
    findings = []
    for sentence in sentences:
        for match in _COMMITTED.finditer(sentence.text):
            children, offences = (int(match[part].replace(",", "")) for part in (1, 2))
            if offences < children:
                findings.append(
                    Finding(
                        quote(sentence.text, match.start(), match.end()),
                        f"{children} children cannot commit {offences} offences: is {children} the cohort that was "
                        "followed? Give the number who offended",
                    )
                )
    return findings


def numbers_against_rates(sentences: Sequence[Sentence]) -> list[Finding]:
    """Return numbers of children that are compared with a rate."""
    return [
        Finding(
            quote(sentence.text, match.start("than"), match.end()),
            "a number cannot be compared with a rate: compare the rate, or the numbers",
        )
        for sentence in sentences
        for match in _NUMBER_AND_RATE.finditer(sentence.text)
    ]


def parts_of_posts(sentences: Sequence[Sentence]) -> list[Finding]:
    """Return a part of a post with a per cent sign: 0.5% of a post is an hour a month."""
    findings = []
    for sentence in sentences:
        for match in _PART_POST.finditer(sentence.text):
            part = match["part"] or match["first"]
            findings.append(
                Finding(
                    quote(sentence.text, match.start(), match.end()),
                    f"is it {float(part):g} full-time equivalent, which is {100 * float(part):g}% of a post? "
                    "Write that",
                )
            )
    return findings


def broken(text: str, sentences: Sequence[Sentence]) -> list[Finding]:
    """Return places where a sentence breaks off: a joining word before the start of another, or at the end."""
    findings = [
        Finding(
            quote(sentence.text, match.start(), match.end()), "the sentence breaks off here: finish it, or take it out"
        )
        for sentence in sentences
        for match in _CUT.finditer(sentence.text)
    ]
    last = sentences[-1].text if sentences else ""
    end = _OPEN_END.search(last)
    if end and not text.lstrip().startswith("#") and len(last.split()) > 4:
        findings.append(
            Finding(
                quote(last, end.start(), end.end()), "the text breaks off here: finish the sentence, or take it out"
            )
        )
    return findings


def slips(sentences: Sequence[Sentence], known: Iterable[Mapping[str, Any]]) -> list[Finding]:
    """Return wordings that say the opposite, or another thing, than what is meant; the suite lists them."""
    return [
        Finding(quote(sentence.text, match.start(), match.end()), entry["advice"])
        for entry in known
        for sentence in sentences
        for match in re.finditer(entry["pattern"], sentence.text, re.IGNORECASE)
    ]
