"""Tell which stretches of a sentence hold numbers that are no figures: years, dates, ages, durations and names."""

from __future__ import annotations

import re

from yjreport.text_patterns.figures import WORD

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_N = rf"(?:\d[\d,.]*|{WORD})"
_SPAN_OF_TIME = r"(?:years?|months?|weeks?|days?|hours?|minutes?|quarters?|periods?|cohorts?)"
_NO_FIGURE = re.compile(
    "|".join((
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:\s+(?:19|20)\d\d)?",
        rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)(?:,?\s+(?:19|20)\d\d)?(?!\s*%)",
        rf"\b{_MONTH}\s+(?:19|20)?\d\d\b",
        r"\b(?:19|20)\d\d[-–/](?:19|20)?\d\d\b(?!\s*%)",
        r"(?<![£\d.,])\b(?:19|20)\d\d\b(?!\s*(?:%|per\b|,\d|\.\d|children|young|first|offen|reoffen|orders|"
        r"arrests|sentences|victims|entrants|nights))",
        r"\b\d{1,2}/\d{1,2}/\d{2,4}\b",
        r"\b(?:95|99(?:\.8)?)%\s+(?:(?:exact|confidence)\s+)?(?:interval|confidence|limits?)s?\b|"
        r"\b(?:limits\s+of\s+chance\s+at|at)\s+95%(?:\s+and\s+99\.8%)?",
        rf"\b(?:aged?|ages)\s+{_N}(?:\s*(?:to|and|or|-|–|,)\s*{_N})*(?:\s+(?:and|or)\s+(?:over|under|above|older))?",
        rf"\b{_N}(?:\s*(?:to|-|–|and)\s*{_N})?[\s-]years?[\s-]olds?\b",
        rf"\b(?:turn(?:s|ed|ing)?|age\s+of|(?:were|was|are|is|became)(?=\s+1\d\s+(?:at|when|on)\b))\s+{_N}\b(?!\s*(?:%|per\b))",
        r"\b(?:children|boys|girls|young\s+people|those|adults?)\s+of\s+1[0-8]\b(?!\s*(?:%|per\b))",
        r"\b1\d\s*(?:-|–|to)\s*1\d\b(?=\s*(?:population|year|age|children|residents|cohort))",
        r"\b(?:under|over|post|pre)[\s-]1[0-8]s?\b(?!\s*%)",
        r"\b1[0-8](?:\s+(?:and|or)\s+(?:over|under|above|older)|\+)",
        rf"\b(?:within|in|over|for|after|every|during|past|lasts|lasted|takes|took|spans|covers|last|next|"
        rf"first|previous|of|to|the|than|by|an?|between|about|around|nearly|almost)\s+(?:the\s+)?(?:(?:past|"
        rf"last|next|first|previous|latest|other|whole|full)\s+)?{_N}[\s-]{_SPAN_OF_TIME}(?!\s+(?:on\s+remand|"
        rf"of\s+remand))\b",
        rf"\b{_N}[\s-]{_SPAN_OF_TIME}\s+(?:ago|earlier|later|before|after|period|plan|cohort|cycle|old|long|"
        rf"running|in\s+a\s+row|of\s+data|average|low|high|rolling)\b",
        rf"\b{_N}-{_SPAN_OF_TIME}\b",
        r"\b(?:both|the|these|those|all|other|either|per|each|single)\s+(?:two|three|four)\s+(?:periods|years|"
        r"cohorts|quarters|figures|measures|rates|sets|parts|areas|limits)\b",
        r"\bone\s+(?:of|another|or\s+more|by\s+one|child\s+can|child\s+or|day|way|place|year\s+(?:is|with|to))\b",
        r"\b(?:no|any|every|some|this|that|which|each|the|at)[\s-]ones?\b|\bones\b",
        r"\bone\s+(?:who|that|which|is|can|could|has|year|period)\b",
        r"\b(?:KPI|Table|Figure|Chart|Annex|Appendix|Section|Standard|Outcome|Level|Tier|Grade|Priority|"
        r"Objective|Phase|Part|Page|line|"
        r"paragraph|note|ref|reference|Action|Risk|Strand|Stage|Key\s+Stage|Year|Band|Category|Version|Quarter|"
        r"Covid|Regulation|"
        r"Article|Schedule|Chapter|Working\s+Together|Catch)s?\.?\s*-?\d+(?:\.\d+)*(?:\s*(?:to|and|,|-|"
        r"–)\s*\d+(?:\.\d+)*)*",
        r"\bsections?\s+\d+\w*|\bs\.?\s?\d+\b",
        r"\b[A-Za-z]+\d+[A-Za-z\d]*\b|\b\d+[A-Za-z]{1,3}(?<!pp)(?<!th)(?<!st)(?<!nd)(?<!rd)(?<!k)(?<!m)(?<!bn)\b",
        r"\b\d+(?:st|nd|rd|th)\b",
        r"\bQ[1-4]\b|\b24/7\b|\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)\b|\b9 to 5\b",
        r"\bAct\s+(?:19|20)\d\d\b|\bCensus\s+(?:19|20)\d\d\b",
        r"\b(?:one|two)[\s-](?:to|way|fold|page|third\s+sector|parent|stop|off)[\s-]?(?:one)?\b(?!\s+of)",
        r"\bper\s+(?:100|1,?000|10,?000|100,?000|head|hundred|thousand)\b",
        r"\b\d{5,}\s?\d{5,}\b|https?://\S+|\S+@\S+",
        r"\bin\s+\d+\s+of\s+100\s+such\b|\b(?:about|be)\s+1\b(?=,\s+and)|\bat\s+1,\s+as\s+likely",
    )),
    re.IGNORECASE,
)  # fmt: skip
"""Stretches of text whose numbers are no figures."""
_TWO_YEARS = re.compile(r"(?<![\d/])(\d\d)/(\d\d)(?![\d/])")


def not_figures(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text whose numbers are years, dates, ages, durations or names."""
    years = [match.span() for match in _TWO_YEARS.finditer(text) if (int(match[1]) + 1) % 100 == int(match[2])]
    return [*(match.span() for match in _NO_FIGURE.finditer(text)), *years]
