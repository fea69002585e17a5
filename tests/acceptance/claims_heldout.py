"""
Sentences that were written before the checker was tuned, in words that it had not seen, with what it must say of them.

Each has a ledger, the sentence and the verdict: supported, contradicted, unsupported, unclear, or silent where nothing
is claimed.
"""

from __future__ import annotations

HELD_OUT: tuple[tuple[str, str, str], ...] = (
    # reoffending, Leicester: 21.4% (40 of 187) to 32.3% (42 of 130), worse; 2.23 to 5.29 reoffences each.
    (
        "leicester",
        "Almost a third of those in the 2020 cohort came before the courts again for further offences.",
        "supported",
    ),
    ("leicester", "Our binary rate climbed by some eleven percentage points between the two cohorts.", "supported"),
    ("leicester", "We are pleased that the proportion going on to reoffend has come down since 2019.", "contradicted"),
    ("leicester", "Two more children reoffended than in the earlier cohort.", "supported"),
    ("leicester", "Forty-two young people went on to commit further offences.", "supported"),
    ("leicester", "A hundred and eighty-seven children reoffended.", "contradicted"),
    ("leicester", "The average child who reoffended committed more than five new offences.", "supported"),
    ("leicester", "Reoffences per reoffender were broadly unchanged.", "contradicted"),
    ("leicester", "Our rate of reoffending is well under that of comparable areas.", "unsupported"),
    ("leicester", "Custodial sentences have never been lower in our area than in the last ten years.", "contradicted"),
    ("leicester", "Ten children were sent to custody in 2020 and just three in the latest year.", "supported"),
    (
        "leicester",
        "The drop in the number of children sentenced to custody is statistically significant.",
        "contradicted",
    ),
    ("leicester", "There was no detectable change in how many children were sentenced to custody.", "supported"),
    ("leicester", "One child in five reoffended in 2019.", "supported"),
    ("leicester", "One child in two reoffended in 2020.", "contradicted"),
    ("leicester", "More 16 and 17 year olds are NEET here than in England as a whole.", "supported"),
    ("leicester", "Our NEET rate sits above the East Midlands figure of 2.5%.", "supported"),
    ("leicester", "NEET stands at 4.4 per cent, lower than across England.", "contradicted"),
    ("leicester", "The population aged 10 to 17 is just under 40,000.", "supported"),
    ("leicester", "Reoffending has risen because fewer children are being dealt with.", "unclear"),
    # West Mercia
    ("west-mercia", "Twenty-eight fewer children reoffended, yet the share who did so did not fall.", "supported"),
    ("west-mercia", "The proportion who reoffend is essentially where it was in 2019.", "supported"),
    ("west-mercia", "The percentage of children reoffending is on a downward path.", "contradicted"),
    ("west-mercia", "86 of 99 programmes were seen through to the end.", "supported"),
    ("west-mercia", "Virtually every child finished their diversion programme.", "contradicted"),
    ("west-mercia", "The great majority of diversion programmes were completed.", "supported"),
    ("west-mercia", "Two thirds of arrests ended in bail to return to a police station.", "supported"),
    ("west-mercia", "Half of all arrested children were bailed to return to a police station.", "contradicted"),
    ("west-mercia", "Children spend less time in police cells here than the national norm.", "unsupported"),
    ("west-mercia", "The first time entrant rate of 91 per 100,000 undercuts the family's.", "unsupported"),
    ("west-mercia", "First time entrants stood at 91 per cent.", "contradicted"),
    ("west-mercia", "Serious youth violence has been climbing since the end of 2022-23.", "unsupported"),
    ("west-mercia", "The number of girls we see went up in the second half of the year.", "unsupported"),
    ("west-mercia", "Four children were remanded, split evenly between the two kinds of accommodation.", "unclear"),
    # Wolverhampton
    ("wolverhampton", "A third of the cohort reoffended, down from over half.", "supported"),
    ("wolverhampton", "The binary rate dropped by twenty percentage points.", "supported"),
    ("wolverhampton", "The binary rate dropped by a fifth.", "contradicted"),
    ("wolverhampton", "Those who did reoffend committed more offences each than before.", "supported"),
    (
        "wolverhampton",
        "First time entrants were cut by 32% locally and by 19.9% on the police's own data.",
        "supported",
    ),
    ("wolverhampton", "The two sets of figures show similar falls in first time entrants.", "contradicted"),
    ("wolverhampton", "Eight of the eleven children in custody were from minority ethnic backgrounds.", "supported"),
    ("wolverhampton", "Eighty-four per cent of custodial sentences were for 18 months or over.", "supported"),
    ("wolverhampton", "Remand episodes went from 18 up to 22.", "contradicted"),
    ("wolverhampton", "The remand allocation grew by £74,402.", "supported"),
    ("wolverhampton", "Attendance in school-age education slipped by three points.", "contradicted"),
    ("wolverhampton", "Breach rates are low.", "unsupported"),
    # Warwickshire
    (
        "warwickshire",
        "For the second year in a row the number of first time entrants dropped by about 31%.",
        "supported",
    ),
    ("warwickshire", "Some 27% of our children reoffended.", "supported"),
    ("warwickshire", "Our custody rate, 0.06 per 1,000, is a fraction of the 0.31 seen nationally.", "unclear"),
    ("warwickshire", "Five children were given custodial sentences.", "contradicted"),
    ("warwickshire", "Staff stay with us and turnover is low.", "unsupported"),
    ("warwickshire", "Just over 17% of children in Nuneaton and Bedworth live in low-income homes.", "supported"),
    # Medway
    ("medway", "Roughly a third of children reoffend.", "supported"),
    ("medway", "Over half of our children reoffend.", "contradicted"),
    ("medway", "Violent crime by young people has gone up.", "unsupported"),
    ("medway", "One in four children on our books is looked after.", "supported"),
    # a fictional service with series and comparators
    ("fictonia", "Reoffending is at its lowest level for four years.", "supported"),
    ("fictonia", "Fewer than a quarter of children reoffended, against roughly a third across England.", "supported"),
    ("fictonia", "We outperform the family on reoffending.", "supported"),
    ("fictonia", "Reoffending here is worse than the England average.", "contradicted"),
    ("fictonia", "The rate of first time entrants has gone up every year since 2019.", "unclear"),
    ("fictonia", "First time entrants have dropped year after year.", "contradicted"),
    ("fictonia", "Our first time entrant rate is significantly above the family's.", "contradicted"),
    ("fictonia", "Nearly four in five children had somewhere suitable to live at the end of their order.", "supported"),
    ("fictonia", "Under half of the victims who consented took part in restorative justice.", "supported"),
    ("fictonia", "Nights on remand almost doubled although fewer children were remanded.", "unclear"),
    ("fictonia", "The number of school-age children in education held steady.", "contradicted"),
    ("fictonia", "Custody use is on a par with that of our neighbours.", "supported"),
    ("fictonia", "Custodial sentences more than halved between 2019 and 2022.", "supported"),
    ("fictonia", "The remand budget was £61,250.", "supported"),
    ("fictonia", "We held our annual awards evening and thanked our volunteers.", "silent"),
    ("fictonia", "The board aims to reduce reoffending by 2026.", "silent"),
)
