"""Verdicts: what is decided of one claim, with why, the nearest result and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass, field

from yjreport.narrative.find.claims import Claim
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.look_up.fact import Fact
from yjreport.narrative.look_up.facts import Facts

SUPPORTED, UNCLEAR, UNSUPPORTED, CONTRADICTED = "supported", "unclear", "unsupported", "contradicted"
ORDER = (SUPPORTED, UNCLEAR, UNSUPPORTED, CONTRADICTED)
"""From the best to the worst; a sentence is as good as its worst claim."""
REFUSED = (UNSUPPORTED, CONTRADICTED)
"""What an officer's commentary must not say."""
COMMENTARY, COMPUTED, REGISTER = "commentary", "computed", "register"

_OF_DENIAL = {SUPPORTED: CONTRADICTED, CONTRADICTED: SUPPORTED, UNCLEAR: SUPPORTED}
_RECORDED = ("verdict", "words", "reason", "nearest", "nearest_text", "sentence", "where", "line", "origin")


@dataclass(frozen=True)
class Verdict:
    """
    Say what the ledger makes of one claim.

    Args:
        verdict: supported, unclear, unsupported or contradicted.
        reason: why, in a sentence.
        nearest: the id of the result that comes nearest; blank where none does.
        nearest_text: what that result says.
        instead: what to write instead; blank where nothing need change.
        sentence: the sentence that holds it.
        where: the block or file.
        line: the line of the file; 0 of a block.
        origin: commentary, computed or register.
        kind: what sort of claim it is: number, down, lower …
    """

    verdict: str
    words: str
    reason: str
    nearest: str = ""
    nearest_text: str = ""
    instead: str = ""
    sentence: str = ""
    where: str = ""
    line: int = 0
    origin: str = COMMENTARY
    kind: str = "number"

    @property
    def typed(self) -> bool:
        """Tell whether it is a number in digits that a result prints: right today, and blind to a correction."""
        return self.kind == "number" and self.verdict == SUPPORTED and any(sign.isdigit() for sign in self.words)

    def message(self) -> str:
        """Return the verdict in a line for a message."""
        parts = [f'"{self.words}" is {"typed by hand" if self.typed else self.verdict}: {self.reason}']
        if self.nearest:
            parts.append(f"nearest: {self.nearest_text}")
        if self.instead:
            parts.append(f"write {self.instead}")
        return "; ".join(parts)

    def record(self) -> dict[str, str | int]:
        """Return the verdict as JSON, for the page of checks."""
        return {name: getattr(self, name) for name in _RECORDED}


@dataclass(frozen=True)
class ClaimInContext:
    """
    Hold a claim with what is needed to judge it.

    Args:
        category: of which category of a breakdown it speaks; empty for the whole.
        area: whose figures it speaks of.
    """

    claim: Claim
    clause: Clause
    facts: Facts
    category: dict[str, str] = field(default_factory=dict)
    area: str = "local"

    def verdict(
        self, word: str, reason: str, nearest: Fact | None = None, described: str = "", instead: str = ""
    ) -> Verdict:
        """Return a verdict on the claim: the word, why, the nearest result, what that says, what to write instead."""
        described = described or (nearest.describe() if nearest else "")
        return Verdict(
            word, self.claim.words, reason, nearest.id if nearest else "", described, instead, kind=self.claim.kind
        )

    def unless_denied(self, word: str) -> str:
        """Return a verdict on what is claimed, turned round where the words deny it; what nothing bears stays so."""
        return _OF_DENIAL.get(word, word) if self.claim.denied else word
