"""Quote a piece of a file in a message: one line, no control characters, short."""

from __future__ import annotations


def snippet(text: str, most: int = 60) -> str:
    """Return a text on one line, cut to a length, with a question mark for what cannot be printed."""
    spaced = " ".join(text.split())
    clean = "".join(letter if letter.isprintable() else "?" for letter in spaced)
    return clean if len(clean) <= most else f"{clean[: most - 1]}…"
