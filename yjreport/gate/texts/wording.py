"""Find "significant" without a test (V10), status by colour alone (DQ21), and times without dates (DQ06)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yjreport.gate.texts.claims import DIRECTIONS, claims
from yjreport.gate.texts.evidence import Evidence
from yjreport.gate.texts.findings import Finding
from yjreport.text_patterns.changes import way
from yjreport.text_patterns.figures import PERCENT, figures

_CHANGE = (
    r"reduc\w+|decreas\w+|fall(?:s|en|ing)?|fell|drop\w*|declin\w+|increas\w+|rise[ns]?|rising|rose|grow(?:n|th|ing|"
    r"s)?|grew|improv\w+|worse\w*|difference\w*|differ\w*|change[sd]?|changing|lower\w*|higher|fewer|more|less|"
    r"greater|smaller|larger|better|below|above|down|up|over-?represent\w*|under-?represent\w*|disproportion\w*|"
    r"halved|doubled|gone|went|declining|variation|disparit\w+|gap"
)
_SIGNIFICANT = re.compile(
    rf"\bsignificantly\s+(?:\w+\s+){{0,2}}?(?:{_CHANGE})\b|\b(?:{_CHANGE})\s+(?:\w+\s+){{0,2}}?significantly\b|"
    rf"\bsignificant\s+(?:and\s+\w+\s+|\w+\s+)?(?:{_CHANGE})\b|\b(?:{_CHANGE})\s+(?:\w+\s+){{0,4}}?(?:is|was|are|were|"
    rf"be|being|been|remains?)\s+(?:also\s+|very\s+|highly\s+|not\s+)?significant\b|\b(?:{_CHANGE})\s+that\s+(?:is|"
    rf"was|are|were)\s+(?:not\s+)?significant\b|\b(?:highly|very)\s+significant\s+(?:{_CHANGE})",
    re.IGNORECASE,
)
_TESTED = re.compile(
    r"\bstatistical(?:ly)?\b|\btest(?:s|ed|ing)?\b|\bintervals?\b|\bconfidence\b|\bp\s?[<=]|\bchance\b|"
    r"\bcontrol\s+limits?\b|\bjudgement\b|\bfunnel\b|\bdetect\w*\b|\b9[59](?:\.8)?\s?(?:%|per\s?cent)",
    re.IGNORECASE,
)
_NOT_A_FINDING = re.compile(
    r"\b(?:will|would|should|may|might|could|can|aims?|plans?|intend\w*|to|if|risk\s+of|need\s+for)\s+(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\bsignificant\s+(?:life\s+|organi[sz]ational\s+|policy\s+|legislative\s+|staff\w*\s+|"
    r"practice\s+|system\w*\s+)changes?\b|\bsignificant\s+changes?\s+(?:to|in)\s+(?:the\s+)?(?:law|"
    r"legislation|policy|personnel|staff\w*|structure|leadership|practice|guidance|circumstances)",
    re.IGNORECASE,
)

_COLOUR = r"(?:red|amber|green|RED|AMBER|GREEN|Red|Amber|Green)"
_COLOURED = re.compile(
    rf"\bRAG(?:[- ]rat\w+)?\b|\bBRAG\b|\b{_COLOUR}\s?(?:/|and|or|to)\s?{_COLOUR}\b|\b(?:RED|AMBER|GREEN)\b|"
    rf"\b(?:[Rr]ated|rating|[Ss]tatus|flagged|marked|judged|scored|graded|is|are|was|were|remains?|turned|moved\s+to|"
    rf"now|currently|shown)\s*(?:as|of|is|:|=|at|in|to)?\s*[\"'“‘]?{_COLOUR}\b(?!\s+(?:space|spaces|paper|belt|card|"
    rf"lane|street|road|zone|party|house|centre|light|line|school))|\b{_COLOUR}[- ](?:rat\w+|status|flag\w*)\b"
)
_WORD_FOR_COLOUR = re.compile(
    r"\b(?:completed?|on\s+track|off\s+track|not\s+started|overdue|delayed|at\s+risk|behind|"
    r"in\s+progress|progress\s+made|no\s+impact|achieved|met|not\s+met)\b",
    re.IGNORECASE,
)

_TIME = re.compile(
    r"\b(?:in\s+|over\s+|during\s+|for\s+)?(?:the\s+)?(?:last|past|previous|recent|preceding|latest)\s+(?:(?:few|"
    r"several|couple\s+of|\w+|\d+)\s+)?(?:years?|months?|quarters?|weeks?|period|reporting\s+period|cohort)\b|"
    r"\b(?:this|current)\s+(?:year|quarter|period|month)\b|\b(?:recently|currently|at\s+present|to\s+date|"
    r"year\s+on\s+year|the\s+year\s+before)\b",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATED = re.compile(
    rf"\b(?:19|20)\d\d\b|\b\d\d[-/]\d\d\b|\b(?:{_MONTH})\b\s+(?:to|and|until|[-–]|\d|19|20)|\b(?:to|"
    rf"from|until|since|in|by|of|between)\s+(?:the\s+end\s+of\s+)?{_MONTH}\b|\bQ[1-4]\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s+(?:children|young\s+people|offences|sentences|remands|arrests|entrants|nights|victims)\b")
_NUMBER_OF = re.compile(
    r"\b(?:the\s+)?numbers?\s+of\b[^.;]{0,140}?\b(?:is|was|are|were|at|to|from|of)\s+(?:about\s+|"
    r"approximately\s+|around\s+|now\s+)?$",
    re.IGNORECASE,
)


def untested(text: str) -> Iterator[Finding]:
    """Return changes and differences that are called significant where no test is spoken of."""
    for match in _SIGNIFICANT.finditer(text) if not _TESTED.search(text) else ():
        clause = re.split(r"[;:.]\s", text[: match.start()])[-1]
        if not _NOT_A_FINDING.search(clause) and not _OTHER.match(text[match.start() :]):
            yield Finding.at(text, match, "name the test or its result, or leave the word out and give the figures")


def colours(text: str) -> Iterator[Finding]:
    """Return a status that is told by a colour, with no word beside it."""
    match = _COLOURED.search(text)
    if match and not _WORD_FOR_COLOUR.search(text):
        told = "write the status in words, such as on track or overdue; a colour is lost in print"
        yield Finding.at(text, match, told)


def undated(text: str, evidence: Evidence) -> Iterator[Finding]:
    """Return a time such as "last 12 months" beside a figure or a claim of a movement, where no date stands."""
    match = _TIME.search(text)
    if match is None or _DATED.search(text):
        return
    found = figures(text, evidence.lookup)
    bears = any(one.reference or one.unit or _COUNTED.match(text[one.end :]) for one in found)
    if bears or any(claim.kind in DIRECTIONS for claim in claims(text)):
        yield Finding.at(text, match, "name the period: its months and its year")


def numbers_in_percent(text: str, evidence: Evidence) -> Iterator[Finding]:
    """Return the first "number of children" that is stated as a percentage, which is a share of them."""
    for one in figures(text, evidence.lookup):
        match = _NUMBER_OF.search(text[max(one.start - 240, 0) : one.start])
        if one.unit != PERCENT or way(one, text) or not match:
            continue
        others = [other for other in figures(match[0]) if other.unit == "" and other.value is not None]
        if not any(other.end <= len(match[0]) for other in others):
            told = "a number is not a percentage: write share or rate, or give the number"
            yield Finding.at(text, (one.start - len(match[0]), one.end), told)
            return
