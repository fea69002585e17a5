"""Words around a claim that every reader of claims knows: those that make it an aim, those that make it a movement."""

from __future__ import annotations

AIMS = (
    r"will|would|shall|should|may|might|could|can|must|if|whether|unless|until|aim(?:s|ed)?|target(?:s|ed)?|goal|"
    r"plan(?:s|ned)?\s+to|expect(?:s|ed)?|want(?:s|ed)?|hope[sd]?|intend(?:s|ed)?|ambition|seek(?:s|ing)?|"
    r"to\s+(?:see|ensure|secure|achieve|be|have|keep|stay|remain)|so\s+that|in\s+order|projected|forecast"
)
"""Words before a claim that make it an aim, a wish or a condition, as part of a regular expression."""

WORDS_BEHIND = (
    r"to|by|from|in|over|since|again|further|steadily|slightly|sharply|significantly|for|this|last|year|between|"
    r"during|when|after|more"
)
"""Words behind "reduced" that make it a movement, not the reducing of something, as part of a regular expression."""
