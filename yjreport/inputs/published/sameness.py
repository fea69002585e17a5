"""Whether two cells say the same figure: 32.30 is 32.3, and the mark r says only that there was a correction."""

from __future__ import annotations

import re
from decimal import Decimal

REVISED = "r"
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,12})?")


def same(first: str, second: str, field: str) -> bool:
    """Tell whether two cells of a field say the same; a blank one and a zero do not."""
    return plain(first, field) == plain(second, field)


def plain(text: str, field: str) -> Decimal | str | tuple[str, ...]:
    """Return a number as a number, marks in one order without the mark of a revision, and other text as it is."""
    if field == "marks":
        return tuple(sorted(set(text.split()) - {REVISED}))
    return Decimal(text) if is_number(text) else " ".join(text.split())


def is_number(text: str) -> bool:
    """Tell whether a cell is a number in plain digits."""
    return bool(_NUMBER.fullmatch(text))


def blank(text: str, field: str) -> bool:
    """Tell whether a cell says nothing that was published."""
    return not text or (field == "marks" and not plain(text, field))
