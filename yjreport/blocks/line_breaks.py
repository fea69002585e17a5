"""Texts on one line: composed letters, no control characters, and where a very long word may break."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Any

LONGEST_WORD = 26
"""Letters of a word from which it may be broken: addresses and references, no number is so long."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_AFTER = re.compile(r"(?<=[/._@&?=:+-])(?=\w)")


def clean(text: Any, absent: Collection[str] = ()) -> str:
    """
    Return a text in composed letters, on one line, without control characters.

    Args:
        text: the text.
        absent: letters that no font holds: each is replaced by its name, "[grinning face]".
    """
    plain = " ".join(unicodedata.normalize("NFC", _CONTROLS.sub(" ", str(text))).split(" "))
    plain = plain.replace("\n", " ").replace("\t", " ")
    return "".join(named(letter) if letter in absent else letter for letter in plain) if absent else plain


def named(letter: str) -> str:
    """Return the name of a letter in square brackets; nothing for a mark that only changes its neighbour."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return ""
    return f"[{unicodedata.name(letter, f'character {ord(letter):X}').lower()}]"


def breakable(text: str) -> str:
    """Return a text whose very long words may be broken after a stroke, a dot or a hyphen, or else anywhere."""
    if len(text) <= LONGEST_WORD:
        return text
    return " ".join(_parted(word) if len(word) > LONGEST_WORD else word for word in text.split(" "))


def pieces(text: str) -> list[str]:
    """Return the stretches of a text that stay on one line."""
    return [piece for word in breakable(text).split() for piece in word.split("\N{ZERO WIDTH SPACE}")]


def _parted(word: str) -> str:
    parts = _AFTER.sub("\n", word).split("\n")
    short = [part[at : at + LONGEST_WORD] for part in parts for at in range(0, len(part), LONGEST_WORD)]
    return "\N{ZERO WIDTH SPACE}".join(short)
