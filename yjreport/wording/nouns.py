"""Nouns of the catalogue that agree with a count: 'children sentenced to custody', '1 child sentenced to custody'."""

from __future__ import annotations

import re

IRREGULAR: dict[str, str] = {"children": "child", "people": "person", "bodies": "body", "girls": "girl", "boys": "boy"}
"""Plural nouns whose singular is not made by taking the last letter away."""

AFTER = frozenset({
    "of", "in", "with", "who", "that", "at", "by", "on", "under", "to", "for", "from", "among", "per", "before",
    "between", "aged", "cautioned", "sentenced", "assessed", "required", "started", "closed", "recruited", "identified",
    "connected", "remanded", "arrested", "completed", "tracked", "looked", "ended", "living", "contributed", "offered",
    "expected", "given", "met", "planned",
})  # fmt: skip
"""Words that follow the head of a noun phrase."""

AGREEING: dict[str, str] = {
    "who were": "who was", "who are": "who is", "who have": "who has",
    "that were": "that was", "that are": "that is", "that have": "that has", "that count": "that counts",
    "their order": "the order",
}  # fmt: skip
"""Verbs within a noun phrase, with what they become beside a single one."""


def singular(phrase: str) -> str | None:
    """
    Return a plural noun phrase for a single one: '1 child sentenced to custody'; None where that is not sure.

    Args:
        phrase: the phrase as the catalogue counts by it.
    """
    words = phrase.split()
    end = next((at for at, word in enumerate(words) if word in AFTER), len(words))
    if end == 0 or "and" in words[:end] or "or" in words[:end]:
        return None
    head = words[end - 1].rstrip(",")
    comma = words[end - 1][len(head) :]
    if head in IRREGULAR:
        one = IRREGULAR[head]
    elif re.fullmatch(r"\S+[^s]s", head):
        one = head[:-1]
    else:
        return None
    rest = " ".join([*words[: end - 1], one + comma, *words[end:]])
    for many, single in AGREEING.items():
        rest = rest.replace(many, single)
    return None if re.search(r"\b(were|are|have)\b", rest) else rest


def agreeing(count: int | float, phrase: str) -> str:
    """Return a noun phrase that agrees with a count."""
    return (singular(phrase) or phrase) if count == 1 else phrase
