# ruff: noqa: E501 - an alternative of a pattern stays on one line, to be read as one.
"""
Find what a clause claims without a number, or with one: a direction, a comparison, a rank, a cause.

An aim ("to reduce"), a wish or a condition is no claim. A denial ("did not fall") is a claim of its own kind. Another
sort of claim is a pattern in `_PATTERNS` and a test in `tested_claims`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yjreport.gate.text_figures import WORD

DOWN, UP, SAME, IMPROVED, WORSENED = "down", "up", "same", "improved", "worsened"
HALVED, DOUBLED, TREBLED = "halved", "doubled", "trebled"
LOWER, HIGHER, SIMILAR, BETTER, WORSE, MIRRORS = "lower", "higher", "similar", "better", "worse", "mirrors"
LOWEST, HIGHEST, FIRST = "lowest", "highest", "first"
CAUSE, VAGUE, FAVOUR = "cause", "vague", "favour"
MOVES = (DOWN, UP, SAME, IMPROVED, WORSENED, HALVED, DOUBLED, TREBLED)
COMPARED = (LOWER, HIGHER, SIMILAR, BETTER, WORSE)

_FALL = r"f[ae]ll(?:s|en|ing)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|dropp?(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|lessen(?:s|ed|ing)?|shr[iau]nk(?:s|ing)?|dipp?(?:s|ed|ing)?|slipp?(?:s|ed|ing)?|go(?:es|ing)? down|went down|gone down|com(?:e|es|ing) down|came down|diminish(?:es|ed|ing)?|slid(?:e|es|ing)?|eas(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|plung(?:e|es|ed|ing)|s[aiu]nk(?:ing)?|narrow(?:s|ed|ing)?|slump(?:s|ed|ing)?|recede[sd]?"
_RISE = r"r[io]s(?:e|es|en|ing)|increas(?:e|es|ed|ing)|gr[eo]w(?:s|n|ing)?|climb(?:s|ed|ing)?|go(?:es|ing)? up|went up|gone up|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|escalat(?:e|es|ed|ing)|soar(?:s|ed|ing)?|swell(?:s|ed|ing)?|spik(?:e|es|ed|ing)|creep(?:s|ing)? up|crept up|edg(?:e|es|ed|ing) up|mount(?:ed|ing)"
FELL = r"slipped|slips|fell|fallen|falls|falling|decreased|decreases|decreasing|declined|declines|declining|dropped|drops|dropping|shrank|shrunk|dipped|went down|gone down|goes down|going down|came down|come down|coming down|diminished|slid|tumbled|plummeted|plunged|sank|sunk|slumped|receded|lessened"
ROSE = r"rose|risen|rises|rising|increased|increases|increasing|grew|grown|grows|climbed|climbs|climbing|went up|gone up|goes up|going up|jumped|surged|escalated|soared|swelled|spiked|crept up|edged up"
_AUX = r"(?:has|have|had|was|were|been|being|is|are|further|also|again|steadily|slightly|sharply|significantly|markedly|substantially|considerably|successfully|now|since)"
_GO_ON = r"(?=\s+(?:to|by|from|in|over|since|again|further|steadily|slightly|sharply|significantly|for|this|last|year|between|during|when|after|more|markedly|substantially|overall)\b|\s*[,.;:)]|\s*$|\s+\d)"
_BIG = r"(?:\w+\s+){0,2}?"
_ROLE_AHEAD = r"(?=\s+(?:that of\s+|those of\s+|than\s+|with\s+|to\s+|of\s+|the\s+|that\s+|our\s+|its\s+|both\s+|all\s+|each\s+|every\s+|other\s+|[\w']+\s+){0,6}?(?:national|region|England|Wales|famil|statistical|neighbour|peer|comparator|similar services|services like|comparable|other areas|average|country|last|previous|prior|year|elsewhere|other services|counterparts|benchmark|(?-i:[A-Z])))"
_PEOPLE = r"(?:children|young people|young persons|boys|girls|youngsters|teenagers|entrants|sentences|reoffences|offences|arrests|remands|orders|nights|of them|of our children|first[- ]time entrants|victims|referrals|complaints)"

_PATTERNS: tuple[tuple[str, str], ...] = (
    (CAUSE, r"\b(?:because of|thanks to|as a (?:direct )?(?:result|consequence) of|owing to|due to|because(?! of)|led to|resulted in|driven by|explained by|accounted for by|attribut\w+ to|credit(?:ed)? (?:to|for)|down to (?:our|the|early|better|good)|brought about by|caused by|is testament to|demonstrates? (?:the|our) (?:impact|success|value|effectiveness)|shows that (?:our|the) (?:work|approach|programme)\w* (?:is|are|has|have) work\w*|proof that|reflects? (?:the|our) (?:hard work|success|impact|effectiveness|efforts?|investment)|paid off|contributed to|made the difference|as our (?:work|programme|approach)|flows from)\b"),
    (CAUSE, r"\b(?:work|programmes?|interventions?|approach|support|teams?|projects?|panels?|investment|scheme|practice|we)\s+(?:has|have|had)?\s*(?:successfully\s+)?(?:reduced|cut|lowered|brought down|prevented|halved|driven down|kept down)\b"),
    (VAGUE, r"\balmost back (?:at|to)\b|\bback (?:at|to) (?:around )?pre-?\w+ levels?\b"),
    (FIRST, r"\bfirst\s+(?:\w+\s+)?(?P<way>fall|rise|increase|decrease|reduction|drop|decline|time)\b(?=[^.;]*\b(?:since|in|for|after|on)\b)(?!\s+entr)(?<!for the first time)"),
    (SAME, r"\b(?:remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|held|holds|been|is|was|were|are|kept)\s+(?:\w+ly\s+|at\s+)?(?:the same|stable|unchanged|level|static|flat|steady|constant|much the same|where (?:it|they) (?:was|were))\b(?!\s+(?:as|with)\s+(?:the\s+)?(?:national|family|region|england|average))"),
    (SAME, r"\b(?:no|little|hardly any|without|not any)\s+(?:\w+\s+){0,2}?(?:change|movement|difference)\b(?!\s+(?:between|from)\s+(?:us|the\s+service|our))|\b(?:has|have|had|did|does|do)(?:\s+not|n't)\s+(?:\w+\s+)?(?:change|changed|move|moved|shifted?)\b|\bflat-?lin\w+|\bplateau\w*|\bsteady state\b|\bbarely (?:moved|changed)\b"),
    (HALVED, r"(?P<more>(?:more than|over)\s+)?(?:(?:almost|nearly|about)\s+)?\b(?:halved|halving)\b|\b(?:cut|reduced|fell|fallen|dropped|down) (?:by|in) (?:(?P<more2>more than|over)\s+)?(?:a )?half\b|\b(?P<more3>less than |fewer than |under )?half (?:of )?(?:what it (?:was|had been)|the (?:number|rate|level|figure) (?:of|in|seen|it was|a year|recorded)|as many)\b"),
    (DOUBLED, r"(?P<more>(?:more than|over)\s+)?(?:(?:almost|nearly|about)\s+)?\b(?:doubled|doubling)\b|\b(?P<more2>more than |over )?twice (?:what it|as many|the (?:number|rate|level|figure))\b|\btwo-?fold (?:rise|increase)\b"),
    (TREBLED, r"(?P<more>(?:more than|over)\s+)?\b(?:trebled|tripled|trebling|tripling)\b"),
    (LOWEST, r"\b(?:lowest|fewest|smallest|record low|all-time low|best)\b(?=[^.;]*\b(?:years?|record|ever|since|period|of (?:the|all|our)|among|in (?:the|our|any)|series|four|five|three)\b)(?!\s+(?:practice|interests?|possible|value|start|way|outcomes?|endeavours?|quarter))|\brecord low\b|\ball-time low\b|\b(?:never|not) been (?:so |this )?low(?:er)?\b"),
    (HIGHEST, r"\b(?:highest|most (?!recent)|largest|record high|all-time high|peak(?:ed)?|worst)\b(?=[^.;]*\b(?:years?|record|ever|since|period|of (?:the|all)|among|in (?:the (?:series|region|family|country|east|west|north|south|peer)|our family)|within)\b)(?!\s+quarter)(?<!most )(?!\s*(?:of (?:the|our|these|those) (?:children|young|girls|boys|work|time)))|\brecord high\b|\b(?:never|not) been (?:so |this )?high(?:er)?\b"),
    (FAVOUR, r"\bcompar(?:es?|ed|ing|isons?)\s+(?:is\s+|are\s+)?(?:\w+\s+){0,2}?(?:(?P<un>un)?favou?rabl[ey]|well|(?P<ww2>badly|poorly))\b|\b(?:is|are|does|do|perform(?:s|ed|ing)?|far(?:e|es|ed|ing)|look(?:s|ing)?)\s+(?:\w+\s+)?(?P<ww>better|worse|well)\s+(?:than|against|when compared with|compared with|alongside|beside)\b|\b(?:outperform|beat|surpass)(?:s|ed|ing)?\b|\bahead of\b(?=.*\b(?:national|family|region|England|average|neighbour))"),
    (MIRRORS, r"\b(?:mirror|follow|echo|track|match)(?:s|es|ed|ing)?\b(?=\s+(?:\w+\s+){0,3}?(?:national|regional|wider|country|trends?|family))|\bin (?:keeping|common|step) with\b(?=\s+(?:\w+\s+){0,3}?(?:trends?|national|region|family|picture))|\b(?:as (?:is|was) (?:the case )?(?:nationally|across the country|elsewhere))\b|\breflect(?:s|ed|ing)?\b(?=\s+(?:\w+\s+){0,2}?(?:national|regional|wider)\s+(?:\w+\s+)?(?:trends?|pattern|picture|fall|rise|decline|reduction|increase))"),
    (SIMILAR, rf"\b(?:similar to|in line with|comparable (?:to|with|for)|on a par with|(?:about |much |roughly )?the same as|close to|level with|no different (?:from|to)|not (?:detectably |statistically |significantly |measurably )?different from|akin to|matches|reflect(?:s|ed|ing)?|indistinguishable from|broadly (?:as|like)){_ROLE_AHEAD}"),
    (SIMILAR, r"\b(?:a\s+)?(?P<pair>similar|comparable)\s+(?:reduction|decrease|fall|drop|decline|increase|rise|change)s?\b"),
    (LOWER, rf"\b(?:lower|fewer|smaller|less|below|under|beneath|behind|short of|undercuts?)\b{_ROLE_AHEAD}|\b(?:lower|fewer|smaller|less)\b(?=\s+(?:[\w'’-]+\s+){{0,9}}?than\b)(?!\s+than\s+(?:\w+\s+)?(?:\d|{WORD}\b|half|a\s+(?:third|quarter)|two|three|one))"),
    (HIGHER, rf"\b(?:higher|greater|larger|above|exceed(?:s|ed|ing)?|over(?= the (?:national|regional|family|England))|beyond|in excess of)\b{_ROLE_AHEAD}(?!\s+the\s+(?:\w+\s+)?(?:year|period|quarter|months))|\b(?:higher|greater|larger|more)\b(?=\s+(?:[\w'’-]+\s+){{0,9}}?than\b)(?!\s+than\s+(?:\w+\s+)?(?:\d|{WORD}\b|half|a\s+(?:third|quarter)|two|three|one|ever|just|chance|simply))"),
    (IMPROVED, rf"\b{_AUX}\s+(?:\w+ly\s+)?improved\b|\bimproved (?:to|by|from|in|since|again|further|this year|on)\b|\b(?:an?|further|marked|sustained|continued) improvement in\b|\bgot better\b|\bbetter (?:than|on) (?:last|the (?:previous|prior)) (?:year|period|quarter)\b|\bis improving\b|\bare improving\b|\bbetter engaged at (?:the )?end\b"),
    (WORSENED, r"\b(?:worsened|deteriorated|got worse|deteriorating|worsening|worse than (?:last|the (?:previous|prior)) (?:year|period|quarter))\b|\b(?:a|further|marked) deterioration in\b"),
    (DOWN, rf"\b(?P<on>continu(?:e|es|ed|ing)|kept|keeps|carried on)\s+(?:to\s+|on\s+)?(?:\w+ly\s+)?(?:{_FALL})\b"),
    (UP, rf"\b(?P<on>continu(?:e|es|ed|ing)|kept|keeps|carried on)\s+(?:to\s+|on\s+)?(?:\w+ly\s+)?(?:{_RISE})\b"),
    (DOWN, r"\b(?:(?P<on>continu(?:ed|ing|ous)|long-term|sustained|ongoing)\s+)?(?:a\s+|the\s+|its\s+)?(?:steady\s+|clear\s+)?(?:downwards?|falling|declining|decreasing|reducing)\s+(?:trend|trajectory|path|direction|numbers?|rates?)\b|\btrend(?:s|ed|ing)? down(?:wards?)?\b|\bon the (?:way down|wane|decline)\b|\btrending lower\b"),
    (UP, r"\b(?:(?P<on>continu(?:ed|ing|ous)|long-term|sustained|ongoing)\s+)?(?:an?\s+|the\s+|its\s+)?(?:steady\s+|clear\s+)?(?:upwards?|rising|increasing|growing)\s+(?:trend|trajectory|path|direction|numbers?|rates?)\b|\btrend(?:s|ed|ing)? up(?:wards?)?\b|\bon the (?:rise|up|increase)\b|\btrending higher\b"),
    (DOWN, rf"\b(?:{FELL})\b(?!\s+(?:out of|off|in line|into|within|behind|short|under|to the|foul|below|risk))"),
    (UP, rf"\b(?:{ROSE})\b(?!\s+(?:risk|awareness|use of|focus|capacity|demand|to meet|pressure|our|the (?:use|number of (?:staff|places|sessions))|support|confidence|access|engagement with|opportunit))"),
    (DOWN, rf"(?:\b{_AUX}\s+)(?:reduced|cut|lowered|brought down|eased|narrowed)\b|\b(?:reduced|eased){_GO_ON}"),
    (DOWN, rf"\b(?:a|an|the|further|continued|continuing|significant|substantial|marked|clear|slight|this|real|sustained|steep|modest|sharp|\d\S*)\s+{_BIG}(?:reductions?|decreases?|fall|drop|decline|dip|downturn)\b(?!\s+(?:plan|strategy|unit|order|in (?:risk|harm) is))"),
    (UP, rf"\b(?:a|an|the|further|continued|continuing|significant|substantial|marked|clear|slight|this|real|sustained|steep|modest|sharp|\d\S*)\s+{_BIG}(?:increases?|rise|growth|jump|upturn|surge|spike|uplift)\b(?!\s+in (?:capacity|funding|staff|awareness))"),
    (DOWN, r"\b(?:is|are|was|were|now|came out)\s+(?:\w+ly\s+|well\s+|further\s+|also\s+)?down\b(?!\s+(?:to (?:our|the|early|better|good))\b)|\bdown\s+(?:by|from|on|to|since|\d)(?!\s+(?:our|the\s+(?:ground|line|work|hard)))"),
    (UP, r"\b(?:is|are|was|were|now|came out)\s+(?:\w+ly\s+|well\s+|further\s+|also\s+)?up\b(?!\s+(?:and running|to date|to the|to speed|for))|\bup\s+(?:by|from|on|\d)(?!\s+(?:the\s+work|this))"),
    (DOWN, rf"\bfewer\s+(?:\w+\s+)?{_PEOPLE}\b(?!\s+than\s+(?:\d|{WORD}))|\bsmaller (?:numbers?|proportions?|shares?) of\b|\b(?:smaller|declining|shrinking) (?:\w+ )?cohorts?\b|\bcohorts? (?:is|was|are|were) smaller\b|\b(?:is|are|was|were|been|came out)\s+(?:\w+ly\s+)?lower\b(?!\s+than)"),
    (UP, rf"\bmore\s+(?:\w+\s+)?{_PEOPLE}\b(?!\s+than\s+(?:\d|{WORD}))(?=[^.;]*\b(?:than|reoffend|this|enter|came|were|went|are|commit|sentenc|remand|recei|last|now)\w*)|\b(?:larger|higher|bigger) (?:numbers?|proportions?|shares?) of\b|\b(?:larger|growing|bigger) (?:\w+ )?cohorts?\b|\bcohorts? (?:is|was|are|were) (?:larger|bigger)\b|\b(?:is|are|was|were|been|came out)\s+(?:\w+ly\s+)?higher\b(?!\s+than)"),
    (VAGUE, r"\b(?:very|relatively|quite|numerically|extremely|fairly|exceptionally|comparatively|really|consistently|generally)\s+(?:\w+\s+)?(?:low|high|small|large|rare|few|volatile|good)\b(?!\s+(?:quality|than|risk|needs?|level of (?:need|support)|calibre))|\b(?:is|are|remain|remains|stays?|was|were)\s+(?:low|high|small|rare|volatile)\b(?!\s+(?:risk|on (?:our|the) agenda|priorit))|\b(?:low|high)\s+(?:\w+\s+){0,2}?(?:rates?|numbers?|levels?|turnover|retention)\b(?!\s+of\s+(?:need|support|risk|vulnerab|complex|engagement))"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)

_NOT_SAID = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|can|must|if|whether|unless|until|aim(?:s|ed|ing)?|target(?:s|ed)?|goal|"
    r"plan(?:s|ned)?\s+to|expect(?:s|ed)?|want(?:s|ed)?|hope[sd]?|intend(?:s|ed)?|ambition|"
    r"seek(?:s|ing)?|to\s+(?:see|ensure|secure|achieve|be|have|keep|stay|remain|help|support|prevent|tackle|bring|drive|understand|address)|so\s+that|in\s+order|"
    r"projected|forecast|priorit\w+|commit\w*\s+to\s+(?!more|fewer)|work(?:ing|s)?\s+to(?:wards)?|focus(?:ed|ing)?\s+on|objective|risk\s+(?:of|that)|in\s+case|why)\b(?:\W+\w+){0,8}\W*$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|n't|no\s+longer|neither|nor|cannot|without|no|rather\s+than|instead\s+of)\b(?:\W+\w+){0,3}\W*$|n't\b(?:\W+\w+){0,3}\W*$",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(r"[;:.!?]\s|,\s+(?:and|but|while|whereas|which|yet)\s|\s(?:as|because|since|and|but)\s+(?=(?:we|it|this|there|the)\b)",
                         re.IGNORECASE)  # fmt: skip
_LASTING = re.compile(
    r"\b(?:for (?:the )?(?:second|third|two|three)\s+(?:\w+\s+)?(?:year|time|quarter|period)s?(?:\s+(?:running|in a row|in succession))?|"
    r"year (?:on|after) year|(?:consecutive|successive)\s+(?:\w+\s+)?(?:years|quarters|periods|cohorts)|"
    r"yet again|once (?:more|again)|each year|every year|steadily|still (?:falling|rising|declining|increasing)|"
    r"consistently|in (?:each|every|both) of the last|(?:two|three) years (?:running|in a row)|last (?:two|2|three|3) (?:quarters|years)|long-term|continuing|further|again)\b",
    re.IGNORECASE,
)
_SIGNIFICANT = re.compile(r"\b(?:statistically\s+)?significan(?:t|tly|ce)\b|\bbeyond chance\b|\bmore than chance\b", re.IGNORECASE)
_ROLES: tuple[tuple[str, str], ...] = (
    ("national", r"\bnational(?:ly)?\b|\bEngland\b|\bthe country\b|\bcountry(?:wide|'s)\b|\bBritain\b|\bUK\b|\bacross the country\b"),
    ("region", r"\bregion(?:al(?:ly)?)?\b|\b(?:East|West) Midlands\b|\b(?:North|South) (?:East|West)\b|\bEast of England\b"),
    ("family", r"\bfamil(?:y|ies)\b(?!\s+(?:members?|support|hubs?|group conferenc|work|court|life|therap|and friends|circumstances|home|breakdown))|\b(?:statistical |nearest )?neighbours?\b|\bpeer(?:s| group)?\b(?!\s+(?:review|pressure|mentor|support))|\bcomparator(?: group|s)?\b|\b(?:similar|comparable|other) (?:services|areas|authorities|places)\b|\b(?:services|areas|places|authorities) like (?:ours|us)\b|\bcounterparts\b|\bmost similar\b|\bbenchmark(?:ing)?(?: group)?\b"),
)  # fmt: skip
_COMPILED_ROLES = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _ROLES)
_ALL_ROLES = re.compile(r"\b(?:all|each|every|both|any)\s+(?:of\s+)?(?:(?:our|the|its|these|three|two|other)\s+){0,3}comparators?\b|\bcomparators\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:last|previous|prior|preceding|earlier)\s+(?:\w+\s+)?(?:year|period|quarter|months?|cohort|plan|figure)s?\b|\b(?:year|period|one|cohort)\s+before\b|"
    r"\bbaseline\b|\ba year (?:ago|earlier)\b|\bit (?:was|had been)\b|\bbefore\b(?!\s+(?:court|the\s+court|they|we))|\bthen\b|\bin (?:the )?(?:19|20)\d\d\b",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """
    Hold one claim.

    Args:
        kind: one of this module's words.
        start: where its words begin in the clause.
        end: where they end.
        words: its words.
        roles: what it compares with: national, region, family, before.
        lasting: whether it says that a movement went on, which two steps must bear.
        beyond: whether it says "more than" halved or doubled, or the other way round ("unfavourably", "worse").
        significant: whether it says that chance does not explain it.
        denied: whether it is a denial.
        ahead: the roles named before its words: whose figure it may be.
    """

    kind: str
    start: int
    end: int
    words: str
    roles: tuple[str, ...] = ()
    lasting: bool = False
    beyond: bool = False
    significant: bool = False
    denied: bool = False
    ahead: tuple[str, ...] = ()


def claims(clause: str) -> list[Claim]:
    """Return the claims of a clause, in order; the first pattern that fits a stretch of words wins."""
    found: list[Claim] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(clause):
            if any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            before = _NEW_CLAUSE.split(clause[: match.start()])[-1]
            if kind != CAUSE and _NOT_SAID.search(before):
                continue
            found.append(_claim(kind, match, clause, bool(kind not in (CAUSE, SAME) and _DENIED.search(before))))
    return sorted(found, key=lambda one: one.start)


def _claim(kind: str, match: re.Match[str], clause: str, denied: bool) -> Claim:
    groups = {name: value for name, value in match.groupdict().items() if value}
    beyond = any(name.startswith("more") for name in groups) or "un" in groups or "ww2" in groups or groups.get("ww") == "worse"
    around = clause[max(match.start() - 60, 0) : match.end() + 80]
    lasting = bool(groups.get("on")) or bool(_LASTING.search(around))
    behind = clause[match.start() :]
    return Claim(
        kind, match.start(), match.end(), " ".join(match[0].split()), roles_of(behind), lasting, beyond,
        bool(_SIGNIFICANT.search(around)), denied, roles_of(clause[: match.start()]),
    )  # fmt: skip


def roles_of(text: str) -> tuple[str, ...]:
    """Return what areas a text names by their role, and whether it names what was before."""
    if _ALL_ROLES.search(text) and not any(pattern.search(text) for role, pattern in _COMPILED_ROLES if role != "family"):
        named: tuple[str, ...] = ("national", "region", "family")
    else:
        named = tuple(role for role, pattern in _COMPILED_ROLES if pattern.search(text))
    return (*named, "before") if _BEFORE.search(text) else named
