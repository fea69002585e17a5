"""Find slips that published plans made in one sentence: what a share is of, a post in per cent, a sentence cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from yjreport.gate.texts.findings import Finding, Wording
from yjreport.text_patterns.figures import PERCENT, figures
from yjreport.text_patterns.sentences import Sentence

_PEOPLE = r"(?:young\s+people|children|girls|boys|participants|attendees|parents)"
_SHARE_OF = re.compile(
    rf"(?P<share>\d+(?:\.\d+)?\s?(?:%|per\s?cent))\s+(?!of\b|were\b|was\b|are\b|said\b|points?\b)"
    rf"(?P<group>(?:[\w&/-]+\s+|\([^()]*\)\s+){{1,6}}?{_PEOPLE})\s+"
    rf"(?:engaging|engaged|attending|attended|completing|participating|taking\s+part)\b",
    re.IGNORECASE,
)
_COMMITTED = re.compile(
    rf"(?<![\d.,])(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})\s+{_PEOPLE}\s+(?:who\s+)?(?:have\s+|had\s+)?"
    r"(?:committed|committing)\s+(?:a\s+total\s+of\s+)?(\d{1,3}(?:,\d{3})+|\d{1,6})\s+(?:further\s+)?(?:re-?)?offences",
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


def precisions(text: str) -> Iterator[Finding]:
    """Return percentages of one sentence that are printed to different decimals; whole numbers may be round."""
    found = [one for one in figures(text) if one.unit == PERCENT and not one.reference and "." in one.text]
    places = [abs(int(one.step.as_tuple().exponent)) for one in found]
    if len(set(places)) > 1:
        words = " and ".join(one.text.strip() for one in found[:3])
        yield Finding(words, f"print them to the same number of decimals: {min(places)} for all")


def _fewer_offences(match: re.Match[str]) -> str:
    children, offences = (int(match[part].replace(",", "")) for part in (1, 2))
    if offences >= children:
        return ""
    return (
        f"{children} children cannot commit {offences} offences: is {children} the cohort that was followed? "
        "Give the number who offended"
    )


def _part_of_post(match: re.Match[str]) -> str:
    part = float(match["part"] or match["first"])
    return f"is it {part:g} full-time equivalent, which is {100 * part:g}% of a post? Write that"


WORDINGS = {
    # "92% minority ethnic young people engaging" may be a share of the group, or of those who took part.
    "share_of_whom": Wording(
        _SHARE_OF,
        "say of whom: {share} of those who took part were {group}, or {share} of the {group} took part",
    ),
    "fewer_offences": Wording(_COMMITTED, _fewer_offences),
    "number_against_rate": Wording(
        _NUMBER_AND_RATE, "a number cannot be compared with a rate: compare the rate, or the numbers", quoted="than"
    ),
    # 0.5% of a post is an hour a month.
    "part_of_post": Wording(_PART_POST, _part_of_post),
}
"""The slips that a pattern finds, by the names of their rules."""

_CUT_OFF = Wording(_CUT, "the sentence breaks off here: finish it, or take it out")


def broken(text: str, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Return places where a sentence breaks off: a joining word before the start of another, or at the end."""
    for sentence in sentences:
        yield from _CUT_OFF(sentence.text)
    last = sentences[-1].text if sentences else ""
    end = _OPEN_END.search(last)
    if end and not text.lstrip().startswith("#") and len(last.split()) > 4:
        yield Finding.at(last, end, "the text breaks off here: finish the sentence, or take it out")


def slips(sentences: Sequence[Sentence], known: Iterable[Mapping[str, Any]]) -> Iterator[Finding]:
    """Return wordings that say the opposite, or another thing, than what is meant; the suite lists them."""
    for entry in known:
        for sentence in sentences:
            for match in re.finditer(entry["pattern"], sentence.text, re.IGNORECASE):
                yield Finding.at(sentence.text, match, entry["advice"])
