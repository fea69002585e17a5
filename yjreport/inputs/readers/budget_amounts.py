"""Ask about amounts that read as numbers and are no whole pounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def doubt(text: str, sign: str, footnote: str, notes: Collection[str]) -> str:
    """Return what a person must decide about an amount that reads as a number; blank where nothing."""
    whole, _, pence = text.partition(".")
    if sign == "%":
        return "an amount is no per cent: write the pounds."
    if pence.strip("0"):
        up = int(whole) + (1 if not whole.startswith("-") else -1)
        return f"the budget is in whole pounds: write {whole} or {up}, and see that the total still adds."
    if footnote and not footnote.startswith(("*", "†", "‡", "§", "^")) and footnote not in notes:
        return (f"is {footnote} a footnote? No row under the table begins with it. Write the amount alone, or the "
                "footnote under the table.")  # fmt: skip
    return ""
