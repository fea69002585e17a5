"""The words that cells of a case-level extract may hold, and the groups of them that counting rules speak of."""

from __future__ import annotations

YES_NO = ("yes", "no")
YES_NO_UNKNOWN = ("yes", "no", "not known")
SUITABLE = ("suitable", "not suitable", "not known")
SEXES = ("female", "male", "not known")
ETHNIC_GROUPS = ("Asian", "Black", "Mixed", "Other", "White")
"""The five groups of the Office for National Statistics; a mapping file turns 18+1 or 5+1 local words into these."""
ETHNICITIES = (*ETHNIC_GROUPS, "not known")
SEND = ("ehcp", "sen support", "individual development plan", "none", "not known")

OFFENCE_TYPES = (
    "violence against the person", "robbery", "drugs", "sexual offences", "theft and handling stolen goods",
    "domestic burglary", "non-domestic burglary", "vehicle theft", "criminal damage", "arson", "public order",
    "racially aggravated", "fraud and forgery", "motoring offences", "death or injury by dangerous driving",
    "breach of bail", "breach of conditional discharge", "breach of statutory order", "other",
)  # fmt: skip
"""The offence groups of the Youth Justice Board's tables."""

INFORMAL = ("no further action", "community resolution", "outcome 20", "outcome 21", "outcome 22")
"""Out-of-court outcomes that are neither a caution nor a conviction: no first time entrant, no proven offence."""
CAUTIONS = ("youth caution", "youth conditional caution")
FIRST_TIER = (
    "absolute discharge", "conditional discharge", "bind over", "fine", "compensation order", "referral order",
    "reparation order",
)  # fmt: skip
COMMUNITY = ("youth rehabilitation order",)
CUSTODY = (
    "detention and training order", "section 250", "section 254", "section 259",
)  # fmt: skip
"""Custodial sentences of the Sentencing Act 2020."""
SENTENCES = (*FIRST_TIER, *COMMUNITY, *CUSTODY)
PROVEN = (*CAUTIONS, *SENTENCES)
"""Outcomes that make a child a first time entrant, and an offence a proven one: cautions and convictions."""
OUTCOMES = (*INFORMAL, *PROVEN)
TIERS: dict[str, tuple[str, ...]] = {
    "informal": INFORMAL,
    "pre-court": CAUTIONS,
    "first tier": FIRST_TIER,
    "community": COMMUNITY,
    "custody": CUSTODY,
}
"""The tiers, lightest first; all but the first are the tiers of the national tables."""

ORDER_TYPES = (
    "prevention", "diversion", "community resolution or outcome 22", "youth caution", "youth conditional caution",
    "referral order", "youth rehabilitation order", "custody licence",
)  # fmt: skip
NO_OUTCOME_NEEDED = ("prevention", "diversion")
"""Work that a child may begin without an outcome of police or court."""
OUT_OF_COURT_ORDERS = ("community resolution or outcome 22", "youth caution", "youth conditional caution")
REASONS_NOT_COMPLETED = ("did not engage", "further offence", "breach", "moved away", "withdrawn", "other")

REMAND_TYPES = ("youth detention", "local authority", "bail supervision and support")
REMANDS = ("youth detention", "local authority")
"""Remands away from home, whose nights and cost are counted; bail supervision is an alternative to them."""
REMAND_OUTCOMES = (
    "custodial sentence", "community sentence", "other sentence", "acquitted or withdrawn", "not concluded",
)  # fmt: skip
ARREST_OUTCOMES = (
    "bailed", "released under investigation", "charged and bailed", "charged and remanded", "detained for court",
    "out-of-court disposal", "no further action",
)  # fmt: skip
VICTIM_AGES = ("under 18", "18 and over", "organisation", "not known")
PARTNERS = (
    "children's social care", "education", "police", "probation", "health", "courts", "housing",
    "voluntary sector", "police and crime commissioner", "other",
)  # fmt: skip
STATUTORY_PARTNERS = PARTNERS[:5]
