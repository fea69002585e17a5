"""What is decided of a claim, and how decisions about its parts are put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

SUPPORTED, UNCLEAR, UNSUPPORTED, CONTRADICTED = "supported", "unclear", "unsupported", "contradicted"
ORDER = (SUPPORTED, UNCLEAR, UNSUPPORTED, CONTRADICTED)
"""From the best to the worst; a sentence is as good as its worst claim."""

REFUSED = (UNSUPPORTED, CONTRADICTED)
"""What an officer's commentary must not say."""

COMMENTARY, COMPUTED, REGISTER = "commentary", "computed", "register"


@dataclass(frozen=True)
class Verdict:
    """
    Say what the ledger makes of one claim.

    Args:
        verdict: supported, unclear, unsupported or contradicted.
        words: the words of the claim.
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

    def placed(self, **places: object) -> Verdict:
        """Return the verdict with the place where it was found."""
        return replace(self, **places)  # type: ignore[arg-type]

    @property
    def typed(self) -> bool:
        """Tell whether it is a number in digits that a result prints: right today, and blind to a correction."""
        return self.kind == "number" and self.verdict == SUPPORTED and any(sign.isdigit() for sign in self.words)

    def told(self) -> str:
        """Return the verdict in a line for a message."""
        parts = [f'"{self.words}" is {"typed by hand" if self.typed else self.verdict}: {self.reason}']
        if self.nearest:
            parts.append(f"nearest: {self.nearest_text}")
        if self.instead:
            parts.append(f"write {self.instead}")
        return "; ".join(parts)

    def record(self) -> dict[str, str | int]:
        """Return the verdict as JSON, for the page of checks."""
        return {
            "verdict": self.verdict, "words": self.words, "reason": self.reason, "nearest": self.nearest,
            "nearest_text": self.nearest_text, "sentence": self.sentence, "where": self.where, "line": self.line,
            "origin": self.origin,
        }  # fmt: skip


def overall(verdicts: Iterable[Verdict]) -> str:
    """Return the worst of some verdicts; supported where nothing is claimed."""
    return max((one.verdict for one in verdicts), key=ORDER.index, default=SUPPORTED)


def worst(verdicts: Iterable[Verdict]) -> Verdict | None:
    """Return the verdict that decides a sentence; None where nothing is claimed."""
    return max(verdicts, key=lambda one: ORDER.index(one.verdict), default=None)
