"""Patterns of claims: each kind with the words that state it, and the words for areas that they compare with."""

from __future__ import annotations

import re

from yjreport.text_patterns.claims import WORDS_BEHIND
from yjreport.text_patterns.figures import WORD

DOWN, UP, SAME, IMPROVED, WORSENED = "down", "up", "same", "improved", "worsened"
HALVED, DOUBLED, TREBLED = "halved", "doubled", "trebled"
LOWER, HIGHER, SIMILAR, MIRRORS = "lower", "higher", "similar", "mirrors"
LOWEST, HIGHEST, FIRST = "lowest", "highest", "first"
CAUSE, VAGUE, FAVOUR = "cause", "vague", "favour"
COMPARED = (LOWER, HIGHER, SIMILAR)
_FALL = (
    r"f[ae]ll(?:s|en|ing)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|dropp?(?:s|ed|ing)?|reduc(?:e|es|ed|"
    r"ing)|lessen(?:s|ed|ing)?|shr[iau]nk(?:s|ing)?|dipp?(?:s|ed|ing)?|slipp?(?:s|ed|ing)?|go(?:es|ing)? down|"
    r"went down|gone down|com(?:e|es|ing) down|came down|diminish(?:es|ed|ing)?|slid(?:e|es|ing)?|eas(?:e|es|"
    r"ed|ing)|tumbl(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|plung(?:e|es|ed|ing)|s[aiu]nk(?:ing)?|narrow(?:s|ed|"
    r"ing)?|slump(?:s|ed|ing)?|recede[sd]?"
)
_RISE = (
    r"r[io]s(?:e|es|en|ing)|increas(?:e|es|ed|ing)|gr[eo]w(?:s|n|ing)?|climb(?:s|ed|ing)?|go(?:es|ing)? up|"
    r"went up|gone up|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|escalat(?:e|es|ed|ing)|soar(?:s|ed|ing)?|swell(?:s|"
    r"ed|ing)?|spik(?:e|es|ed|ing)|creep(?:s|ing)? up|crept up|edg(?:e|es|ed|ing) up|mount(?:ed|ing)"
)
FELL = (
    r"slipped|slips|fell|fallen|falls|falling|decreased|decreases|decreasing|declined|declines|declining|"
    r"dropped|drops|dropping|shrank|shrunk|dipped|went down|gone down|goes down|going down|came down|come down|"
    r"coming down|diminished|slid|tumbled|plummeted|plunged|sank|sunk|slumped|receded|lessened"
)
ROSE = (
    r"rose|risen|rises|rising|increased|increases|increasing|grew|grown|grows|climbed|climbs|climbing|went up|"
    r"gone up|goes up|going up|jumped|surged|escalated|soared|swelled|spiked|crept up|edged up"
)
_AUX = (
    r"(?:has|have|had|was|were|been|being|is|are|further|also|again|steadily|slightly|sharply|significantly|"
    r"markedly|substantially|considerably|successfully|now|since)"
)
_GO_ON = rf"(?=\s+(?:{WORDS_BEHIND}|markedly|substantially|overall)\b|\s*[,.;:)]|\s*$|\s+\d)"
_BIG = r"(?:\w+\s+){0,2}?"
_ROLE_AHEAD = (
    r"(?=\s+(?:that of\s+|those of\s+|than\s+|with\s+|to\s+|of\s+|the\s+|that\s+|our\s+|its\s+|both\s+|all\s+|"
    r"each\s+|every\s+|other\s+|[\w']+\s+){0,6}?(?:national|region|England|Wales|famil|statistical|neighbour|"
    r"peer|comparator|similar services|services like|comparable|other areas|average|country|last|previous|"
    r"prior|year|elsewhere|other services|counterparts|benchmark|(?-i:[A-Z])))"
)
_PEOPLE = (
    r"(?:children|young people|young persons|boys|girls|youngsters|teenagers|entrants|sentences|reoffences|"
    r"offences|arrests|remands|orders|nights|of them|of our children|first[- ]time entrants|victims|referrals|"
    r"complaints)"
)
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        CAUSE,
        r"\b(?:because of|thanks to|as a (?:direct )?(?:result|consequence) of|owing to|due to|because(?! of)|"
        r"led to|resulted in|driven by|explained by|accounted for by|attribut\w+ to|credit(?:ed)? (?:to|for)|"
        r"down to (?:our|the|early|better|good)|brought about by|caused by|is testament to|"
        r"demonstrates? (?:the|our) (?:impact|success|value|effectiveness)|shows that (?:our|the) (?:work|"
        r"approach|programme)\w* (?:is|are|has|have) work\w*|proof that|reflects? (?:the|our) (?:hard work|"
        r"success|impact|effectiveness|efforts?|investment)|paid off|contributed to|made the difference|"
        r"as our (?:work|programme|approach)|flows from)\b",
    ),
    (
        CAUSE,
        r"\b(?:work|programmes?|interventions?|approach|support|teams?|projects?|panels?|investment|scheme|"
        r"practice|we)\s+(?:has|have|had)?\s*(?:successfully\s+)?(?:reduced|cut|lowered|brought down|prevented|"
        r"halved|driven down|kept down)\b",
    ),
    (VAGUE, r"\balmost back (?:at|to)\b|\bback (?:at|to) (?:around )?pre-?\w+ levels?\b"),
    (
        FIRST,
        r"\bfirst\s+(?:\w+\s+)?(?P<way>fall|rise|increase|decrease|reduction|drop|decline|"
        r"time)\b(?=[^.;]*\b(?:since|in|for|after|on)\b)(?!\s+entr)(?<!for the first time)",
    ),
    (
        SAME,
        r"\b(?:remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|held|holds|been|is|was|were|are|kept)\s+(?:\w+ly\s+|"
        r"at\s+)?(?:the same|stable|unchanged|level|static|flat|steady|constant|much the same|where (?:it|"
        r"they) (?:was|were))\b(?!\s+(?:as|with)\s+(?:the\s+)?(?:national|family|region|england|average))",
    ),
    (
        SAME,
        r"\b(?:no|little|hardly any|without|not any)\s+(?:\w+\s+){0,2}?(?:change|movement|"
        r"difference)\b(?!\s+(?:between|from)\s+(?:us|the\s+service|our))|\b(?:has|have|had|did|does|"
        r"do)(?:\s+not|n't)\s+(?:\w+\s+)?(?:change|changed|move|moved|shifted?)\b|\bflat-?lin\w+|\bplateau\w*|"
        r"\bsteady state\b|\bbarely (?:moved|changed)\b",
    ),
    (
        HALVED,
        r"(?P<more>(?:more than|over)\s+)?(?:(?:almost|nearly|about)\s+)?\b(?:halved|halving)\b|\b(?:cut|"
        r"reduced|fell|fallen|dropped|down) (?:by|in) (?:(?P<more2>more than|over)\s+)?(?:a )?half\b|"
        r"\b(?P<more3>less than |fewer than |under )?half (?:of )?(?:what it (?:was|had been)|the (?:number|"
        r"rate|level|figure) (?:of|in|seen|it was|a year|recorded)|as many)\b",
    ),
    (
        DOUBLED,
        r"(?P<more>(?:more than|over)\s+)?(?:(?:almost|nearly|about)\s+)?\b(?:doubled|doubling)\b|"
        r"\b(?P<more2>more than |over )?twice (?:what it|as many|the (?:number|rate|level|figure))\b|"
        r"\btwo-?fold (?:rise|increase)\b",
    ),
    (TREBLED, r"(?P<more>(?:more than|over)\s+)?\b(?:trebled|tripled|trebling|tripling)\b"),
    (
        LOWEST,
        r"\b(?:lowest|fewest|smallest|record low|all-time low|best)\b(?=[^.;]*\b(?:years?|record|ever|since|"
        r"period|of (?:the|all|our)|among|in (?:the|our|any)|series|four|five|three)\b)(?!\s+(?:practice|"
        r"interests?|possible|value|start|way|outcomes?|endeavours?|quarter))|\brecord low\b|\ball-time low\b|"
        r"\b(?:never|not) been (?:so |this )?low(?:er)?\b",
    ),
    (
        HIGHEST,
        r"\b(?:highest|most (?!recent)|largest|record high|all-time high|peak(?:ed)?|"
        r"worst)\b(?=[^.;]*\b(?:years?|record|ever|since|period|of (?:the|all)|among|in (?:the (?:series|"
        r"region|family|country|east|west|north|south|peer)|our family)|"
        r"within)\b)(?!\s+quarter)(?<!most )(?!\s*(?:of (?:the|our|these|those) (?:children|young|girls|boys|"
        r"work|time)))|\brecord high\b|\b(?:never|not) been (?:so |this )?high(?:er)?\b",
    ),
    (
        FAVOUR,
        r"\bcompar(?:es?|ed|ing|isons?)\s+(?:is\s+|are\s+)?(?:\w+\s+){0,2}?(?:(?P<un>un)?favou?rabl[ey]|well|"
        r"(?P<ww2>badly|poorly))\b|\b(?:is|are|does|do|perform(?:s|ed|ing)?|far(?:e|es|ed|ing)|look(?:s|"
        r"ing)?)\s+(?:\w+\s+)?(?P<ww>better|worse|well)\s+(?:than|against|when compared with|compared with|"
        r"alongside|beside)\b|\b(?:outperform|beat|surpass)(?:s|ed|ing)?\b|\bahead of\b(?=.*\b(?:national|"
        r"family|region|England|average|neighbour))",
    ),
    (
        MIRRORS,
        r"\b(?:mirror|follow|echo|track|match)(?:s|es|ed|ing)?\b(?=\s+(?:\w+\s+){0,3}?(?:national|regional|"
        r"wider|country|trends?|family))|\bin (?:keeping|common|step) with\b(?=\s+(?:\w+\s+){0,3}?(?:trends?|"
        r"national|region|family|picture))|\b(?:as (?:is|was) (?:the case )?(?:nationally|across the country|"
        r"elsewhere))\b|\breflect(?:s|ed|ing)?\b(?=\s+(?:\w+\s+){0,2}?(?:national|regional|"
        r"wider)\s+(?:\w+\s+)?(?:trends?|pattern|picture|fall|rise|decline|reduction|increase))",
    ),
    (
        SIMILAR,
        rf"\b(?:similar to|in line with|comparable (?:to|with|for)|on a par with|(?:about |much |"
        rf"roughly )?the same as|close to|level with|no different (?:from|to)|not (?:detectably |"
        rf"statistically |significantly |measurably )?different from|akin to|matches|reflect(?:s|ed|ing)?|"
        rf"indistinguishable from|broadly (?:as|like)){_ROLE_AHEAD}",
    ),
    (
        SIMILAR,
        r"\b(?:a\s+)?(?P<pair>similar|comparable)\s+(?:reduction|decrease|fall|drop|decline|increase|rise|"
        r"change)s?\b",
    ),
    (
        LOWER,
        rf"\b(?:lower|fewer|smaller|less|below|under|beneath|behind|short of|undercuts?)\b{_ROLE_AHEAD}|"
        rf"\b(?:lower|fewer|smaller|less)\b(?=\s+(?:[\w'’-]+\s+){{0,9}}?than\b)(?!\s+than\s+(?:\w+\s+)?(?:\d|"
        rf"{WORD}\b|half|a\s+(?:third|quarter)|two|three|one))",
    ),
    (
        HIGHER,
        rf"\b(?:higher|greater|larger|above|exceed(?:s|ed|ing)?|over(?= the (?:national|regional|family|"
        rf"England))|beyond|in excess of)\b{_ROLE_AHEAD}(?!\s+the\s+(?:\w+\s+)?(?:year|period|quarter|months))|"
        rf"\b(?:higher|greater|larger|more)\b(?=\s+(?:[\w'’-]+\s+){{0,9}}?than\b)(?!\s+than\s+(?:\w+\s+)?(?:\d|"
        rf"{WORD}\b|half|a\s+(?:third|quarter)|two|three|one|ever|just|chance|simply))",
    ),
    (
        IMPROVED,
        rf"\b{_AUX}\s+(?:\w+ly\s+)?improved\b|\bimproved (?:to|by|from|in|since|again|further|this year|on)\b|"
        rf"\b(?:an?|further|marked|sustained|continued) improvement in\b|\bgot better\b|\bbetter (?:than|"
        rf"on) (?:last|the (?:previous|prior)) (?:year|period|quarter)\b|\bis improving\b|\bare improving\b|"
        rf"\bbetter engaged at (?:the )?end\b",
    ),
    (
        WORSENED,
        r"\b(?:worsened|deteriorated|got worse|deteriorating|worsening|worse than (?:last|the (?:previous|"
        r"prior)) (?:year|period|quarter))\b|\b(?:a|further|marked) deterioration in\b",
    ),
    (DOWN, rf"\b(?P<on>continu(?:e|es|ed|ing)|kept|keeps|carried on)\s+(?:to\s+|on\s+)?(?:\w+ly\s+)?(?:{_FALL})\b"),
    (UP, rf"\b(?P<on>continu(?:e|es|ed|ing)|kept|keeps|carried on)\s+(?:to\s+|on\s+)?(?:\w+ly\s+)?(?:{_RISE})\b"),
    (
        DOWN,
        r"\b(?:(?P<on>continu(?:ed|ing|ous)|long-term|sustained|ongoing)\s+)?(?:a\s+|the\s+|"
        r"its\s+)?(?:steady\s+|clear\s+)?(?:downwards?|falling|declining|decreasing|reducing)\s+(?:trend|"
        r"trajectory|path|direction|numbers?|rates?)\b|\btrend(?:s|ed|ing)? down(?:wards?)?\b|"
        r"\bon the (?:way down|wane|decline)\b|\btrending lower\b",
    ),
    (
        UP,
        r"\b(?:(?P<on>continu(?:ed|ing|ous)|long-term|sustained|ongoing)\s+)?(?:an?\s+|the\s+|"
        r"its\s+)?(?:steady\s+|clear\s+)?(?:upwards?|rising|increasing|growing)\s+(?:trend|trajectory|path|"
        r"direction|numbers?|rates?)\b|\btrend(?:s|ed|ing)? up(?:wards?)?\b|\bon the (?:rise|up|increase)\b|"
        r"\btrending higher\b",
    ),
    (DOWN, rf"\b(?:{FELL})\b(?!\s+(?:out of|off|in line|into|within|behind|short|under|to the|foul|below|risk))"),
    (
        UP,
        rf"\b(?:{ROSE})\b(?!\s+(?:risk|awareness|use of|focus|capacity|demand|to meet|pressure|our|the (?:use|"
        rf"number of (?:staff|places|sessions))|support|confidence|access|engagement with|opportunit))",
    ),
    (DOWN, rf"(?:\b{_AUX}\s+)(?:reduced|cut|lowered|brought down|eased|narrowed)\b|\b(?:reduced|eased){_GO_ON}"),
    (
        DOWN,
        rf"\b(?:a|an|the|further|continued|continuing|significant|substantial|marked|clear|slight|this|real|"
        rf"sustained|steep|modest|sharp|\d\S*)\s+{_BIG}(?:reductions?|decreases?|fall|drop|decline|dip|"
        rf"downturn)\b(?!\s+(?:plan|strategy|unit|order|in (?:risk|harm) is))",
    ),
    (
        UP,
        rf"\b(?:a|an|the|further|continued|continuing|significant|substantial|marked|clear|slight|this|real|"
        rf"sustained|steep|modest|sharp|\d\S*)\s+{_BIG}(?:increases?|rise|growth|jump|upturn|surge|spike|"
        rf"uplift)\b(?!\s+in (?:capacity|funding|staff|awareness))",
    ),
    (
        DOWN,
        r"\b(?:is|are|was|were|now|came out)\s+(?:\w+ly\s+|well\s+|further\s+|"
        r"also\s+)?down\b(?!\s+(?:to (?:our|the|early|better|good))\b)|\bdown\s+(?:by|from|on|to|since|"
        r"\d)(?!\s+(?:our|the\s+(?:ground|line|work|hard)))",
    ),
    (
        UP,
        r"\b(?:is|are|was|were|now|came out)\s+(?:\w+ly\s+|well\s+|further\s+|"
        r"also\s+)?up\b(?!\s+(?:and running|to date|to the|to speed|for))|\bup\s+(?:by|from|on|"
        r"\d)(?!\s+(?:the\s+work|this))",
    ),
    (
        DOWN,
        rf"\bfewer\s+(?:\w+\s+)?{_PEOPLE}\b(?!\s+than\s+(?:\d|{WORD}))|\bsmaller (?:numbers?|proportions?|"
        rf"shares?) of\b|\b(?:smaller|declining|shrinking) (?:\w+ )?cohorts?\b|\bcohorts? (?:is|was|are|"
        rf"were) smaller\b|\b(?:is|are|was|were|been|came out)\s+(?:\w+ly\s+)?lower\b(?!\s+than)",
    ),
    (
        UP,
        rf"\bmore\s+(?:\w+\s+)?{_PEOPLE}\b(?!\s+than\s+(?:\d|{WORD}))(?=[^.;]*\b(?:than|reoffend|this|enter|"
        rf"came|were|went|are|commit|sentenc|remand|recei|last|now)\w*)|\b(?:larger|higher|bigger) (?:numbers?|"
        rf"proportions?|shares?) of\b|\b(?:larger|growing|bigger) (?:\w+ )?cohorts?\b|\bcohorts? (?:is|was|are|"
        rf"were) (?:larger|bigger)\b|\b(?:is|are|was|were|been|came out)\s+(?:\w+ly\s+)?higher\b(?!\s+than)",
    ),
    (
        VAGUE,
        r"\b(?:very|relatively|quite|numerically|extremely|fairly|exceptionally|comparatively|really|"
        r"consistently|generally)\s+(?:\w+\s+)?(?:low|high|small|large|rare|few|volatile|"
        r"good)\b(?!\s+(?:quality|than|risk|needs?|level of (?:need|support)|calibre))|\b(?:is|are|remain|"
        r"remains|stays?|was|were)\s+(?:low|high|small|rare|volatile)\b(?!\s+(?:risk|on (?:our|the) agenda|"
        r"priorit))|\b(?:low|high)\s+(?:\w+\s+){0,2}?(?:rates?|numbers?|levels?|turnover|"
        r"retention)\b(?!\s+of\s+(?:need|support|risk|vulnerab|complex|engagement))",
    ),
)
COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
