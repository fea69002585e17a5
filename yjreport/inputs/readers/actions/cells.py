"""Read the cells of an action plan: dates, statuses and leads, each only where it can be read in one way."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from yjreport.files.quoting import snippet
from yjreport.inputs.readers.common.officer_formats import ActionsFormat
from yjreport.inputs.readers.common.officer_grid import flat, index_words, nearest
from yjreport.inputs.readers.common.period_words import find_period
from yjreport.periods import words_of_date

NOT_STATED = "not stated"
NAMED = "Named officer; role not stated"
_BEFORE_A_DAY = frozenset(["", "by", "on", "due", "due by", "no later than", "by the", "from now to"])
_SLASHED = re.compile(r"(?<![0-9])[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2})(?![0-9])")
_TWO_DIGITS = re.compile(r"(?<![0-9])[0-9]{1,2}\s*[/.\-]\s*(?:[0-9]{1,2}|[A-Za-z]{3})\s*[/.\-]\s*[0-9]{2}(?![0-9])")
_PARTS = re.compile(r"\s*[,;/&()\n]\s*|\s+[-–—]\s+|\s+and\s+")


@dataclass(frozen=True)
class Read:
    """Hold what a cell says, the words that are kept beside it in `target` or in the note, and what is said of it."""

    text: str
    words: str = ""
    expected: str = ""
    next_step: str = ""
    severity: str = ""


def read_target(text: str, statuses: Collection[str], *, a_day: bool) -> Read:
    """
    Return the day that a target names, and its words; a month, a season or a year is words only.

    A status does not belong into a column of dates; `a_day` is true where the workbook holds the cell as a day.
    """
    if not text:
        return Read("")
    if _TWO_DIGITS.search(text):
        return Read("", text, "a day with its year in four digits",
                    "write the year with four digits and the month as a word: 31 March 2026.", "error")  # fmt: skip
    found = find_period(text)
    if found and found.question and _SLASHED.search(text):
        return Read("", text, "a day that can be read in one way, such as 31 March 2026", found.question, "error")
    held = [word for word in statuses if re.search(rf"\b{re.escape(word)}\b", flat(text))]
    if held:
        return Read("", text, "a date", "put the status in a column of its own; the words are kept and no day is read.",
                    "warning")  # fmt: skip
    if found and found.start and found.start == found.end and flat(found.rest) in _BEFORE_A_DAY:
        day = found.start
        return Read(day.isoformat(), words_of_date(day) if a_day else text)
    if found and found.question and "two periods" in found.question:
        return Read("", text, "one date", "give each date an action of its own; the words are kept and no day is read.",
                    "warning")  # fmt: skip
    return Read("", text)


def read_status(text: str, words: ActionsFormat) -> Read:
    """Return the status that a cell names in words; a colour is none."""
    known = index_words(words.statuses)
    asked = {flat(word): why for word, why in words.questioned_statuses.items()}
    colours = {flat(word) for word in words.colours}
    plain = flat(text)
    if plain in ("", flat(NOT_STATED)) or text.strip().casefold() in {blank.casefold() for blank in words.blanks}:
        return Read(NOT_STATED)
    if plain in known:
        return Read(known[plain])
    if plain in colours:
        return Read(NOT_STATED, f"The file gives the status as a colour alone: {snippet(text, 30)}.",
                    "the status in words: completed, on track, in progress or not started",
                    "write the status beside it: a colour means one thing in one plan and another in the next.",
                    "warning")  # fmt: skip
    if plain in asked:
        return Read(NOT_STATED, f"The file gives the status as {snippet(text, 40)}.",
                    f"completed, on track, in progress or not started: {asked[plain]}",
                    "write the one that is right; until then the status is not stated.", "warning")  # fmt: skip
    without = [flat(part) for part in re.split(r"\s*[-–—:/,;()]\s*|\s+", text)]
    bare = " ".join(part for part in without if part and part not in colours)
    if bare in known:
        return Read(known[bare])
    held = _held(plain, [*known, *asked])
    if len(held) > 1:
        return Read(NOT_STATED, "", "one status",
                    f"which is meant: {', or '.join(held)}? Leave one, or give each its own "
                    f"action.", "error")  # fmt: skip
    near = nearest(text, [*known, *asked])
    return Read(NOT_STATED, f"The file gives the status as: {snippet(text, 200)}.",
                "one of completed, on track, in progress, not started, or a word of params/formats/actions.yaml",
                f"{near}Write one of them; until then the status is not stated.", "warning")  # fmt: skip


def _held(plain: str, known: Collection[str]) -> list[str]:
    """Return the words of statuses in a text, in their order, those inside a longer one left out."""
    rest, found = plain, []
    for word in sorted(known, key=len, reverse=True):
        for place in re.finditer(rf"\b{re.escape(word)}\b", rest):
            found.append((place.start(), word))
        rest = re.sub(rf"\b{re.escape(word)}\b", lambda found: "#" * len(found[0]), rest)
    return [word for _, word in sorted(found)]


def read_lead(text: str, roles: Collection[str]) -> Read:
    """
    Return the roles and bodies of a cell, and leave out what may be a person's name.

    The remark does not repeat the name.
    """
    if not text:
        return Read("")
    parts = [part.strip(" .:-–—") for part in _PARTS.split(text)]
    parts = [part for part in parts if part]
    people = [part for part in parts if _may_be_name(part, roles)]
    if not people:
        return Read(text)
    kept = [part for part in parts if part not in people]
    return Read("; ".join(kept) or NAMED, "", "the role or body that leads, never a name",
                "write the role; a body that is taken for a person is added to roles in params/formats/actions.yaml.",
                "warning")  # fmt: skip


def _may_be_name(part: str, roles: Collection[str]) -> bool:
    words = re.findall(r"[^\W\d_][\w'’.-]*", part)
    if not words:
        return False
    lower = [word.casefold().strip(".'’") for word in words]
    if part.casefold() in roles or any(word in roles or word.rstrip("s") in roles for word in lower):
        return False
    if len(words) == 1 and len(words[0]) > 4 and words[0].isupper():
        return False  # an acronym of a body is longer than a person's initials
    return len(words) <= 4 and all(
        word[0].isupper() or word.casefold() in ("de", "van", "von", "al", "el") for word in words
    )
