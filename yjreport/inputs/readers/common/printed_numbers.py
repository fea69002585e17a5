"""Read a number as officers print it: strictly, with a question where two readings are possible."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from yjreport.files.questions import about_number
from yjreport.files.quoting import snippet

_THOUSANDS = r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)"
_PLAIN = re.compile(rf"-?{_THOUSANDS}(?:\.[0-9]{{1,15}})?")
_FOOTNOTE = re.compile(r"(?<=[0-9%])\s*(\*{1,4}|[†‡§^]{1,2}|\[[0-9]{1,2}\]|\([0-9]{1,2}\)|[¹²³⁰⁴-⁹]+)$")
_LOOSE_FOOTNOTE = re.compile(r"(?<=[^\s0-9])\s*(\*{1,4}|[†‡§]{1,2}|\[[0-9]{1,2}\]|\([0-9]{1,2}\)|[¹²³⁰⁴-⁹]+)$")
_SHORT = re.compile(rf"({_THOUSANDS}(?:\.[0-9]+)?)\s*(k|m|bn|thousand|million)", re.IGNORECASE)
_TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "bn": 1_000_000_000}
_LIMITED = re.compile(r"(?:<|>|≤|≥|~|≈|about|approx\.?|approximately|c\.|circa|at least|at most|over|under|more than|"
                      r"less than|fewer than)\s*£?[0-9].*|.*[0-9]\s*\+", re.IGNORECASE)  # fmt: skip
_LONGEST = 12
_BETWEEN_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


@dataclass(frozen=True)
class Printed:
    """
    Hold what a cell says where a number is expected: its plain digits, the sign and the footnote mark beside them.

    Where a person must decide something first there is a question and no number.
    """

    text: str = ""
    sign: str = ""
    footnote: str = ""
    question: str = ""


def without_footnote(label: str) -> tuple[str, str]:
    """Return a label without the footnote mark after it, and the mark: ("Local authority", "*")."""
    return _parted(label, _LOOSE_FOOTNOTE)


def read_number(cell: str, *, whole: bool) -> Printed:
    """Return the number of a cell, or the question that it raises; a count or an amount of 121.691 has two readings."""
    text = cell.strip()
    if not text:
        return Printed()
    if text.startswith(("=", "#")):
        return Printed(question=_formula(text))
    text, footnote = _parted(text, _FOOTNOTE)
    bare, sign = _signed(text)
    if _PLAIN.fullmatch(bare):
        return _plain(bare, sign, footnote, whole=whole)
    return Printed(question=_question(text, bare), footnote=footnote)


def _parted(text: str, mark: re.Pattern[str]) -> tuple[str, str]:
    found = mark.search(text)
    return (text[: found.start()].rstrip(), found[1]) if found else (text, "")


def _signed(text: str) -> tuple[str, str]:
    """Return a number without its pound or per cent sign, a true minus as a hyphen."""
    bare = text.replace("\N{MINUS SIGN}", "-")
    if bare.startswith(("£", "-£")):
        return bare.replace("£ " if bare.startswith("£ ") else "£", "", 1), "£"
    if bare.endswith("%"):
        return bare[:-1].rstrip(), "%"
    return bare, ""


def _plain(bare: str, sign: str, footnote: str, *, whole: bool) -> Printed:
    digits = bare.replace(",", "")
    if len(digits.lstrip("-").partition(".")[0]) > _LONGEST:
        return Printed(question="the number is longer than any that is expected here: check it.")
    if whole and _BETWEEN_THOUSANDS.fullmatch(digits) and "," not in bare and sign != "%":
        return Printed(question=thousands_or_pence(digits, sign))
    if re.search(r",[0-9]{3}\.[0-9]{3}$", bare):
        joined = re.sub(r"[,.]", "", bare)
        return Printed(
            question=f"is it {joined} (a point between the thousands) or {digits}? Write the one that is meant."
        )
    return Printed(digits, sign, footnote)


def thousands_or_pence(digits: str, sign: str) -> str:
    """Return the question of £121.691: thousands, or a decimal too many."""
    joined = digits.replace(".", "")
    shown = f"{Decimal(digits):.2f}" if sign == "£" else digits
    return f"is it {joined} (a point between the thousands) or {shown}? Write the one that is meant."


def _formula(text: str) -> str:
    if text.startswith("#"):
        return "the cell shows an error of the spreadsheet: mend the formula, or put the number."
    return "put the value that the formula gives, not the formula."


def _question(text: str, bare: str) -> str:
    short = _SHORT.fullmatch(bare)
    if short:
        figure = Decimal(short[1].replace(",", "")) * _TIMES[short[2].lower()]
        return f"write {figure:.0f} if that is exact, or the exact figure." if figure == int(figure) else \
            "write the exact figure in plain digits."  # fmt: skip
    bracketed = re.fullmatch(r"\((-?£?[0-9][0-9,.]*)\)", text.replace("£(", "(£").removeprefix("£"))
    if bracketed:
        inside = bracketed[1].replace("£", "").replace(",", "")
        return f"is it -{inside} (brackets for a minus) or {inside}? Write the one that is meant, without brackets."
    if _LIMITED.fullmatch(text):
        return "write the exact figure, or leave the cell blank: a limit or an approximation is not read as a number."
    if re.fullmatch(r"(?:0[0-9]+)(?:\.[0-9]+)?", bare):
        return f"is it {bare.lstrip('0') or '0'}? Write it without zeros in front."
    if re.fullmatch(r"[-–—]\s*[0-9][0-9,.]*", bare):
        number = bare.lstrip("-–— ").replace(",", "")
        return f"is it -{number}, or {number} after a dash? Write the one that is meant."
    parts = re.fullmatch(r"([0-9][0-9,.]*)\s*(?:/|of|out of)\s*([0-9][0-9,.]*).*", text)
    if parts:
        return (f"the cell holds two numbers: write {snippet(parts[1], 20)} in a column of numerators and "
                f"{snippet(parts[2], 20)} in a column of denominators.")  # fmt: skip
    two = re.fullmatch(r"([0-9][0-9,.]*%?)[\s;(]+([0-9][0-9,.]*%?)\)?", text)
    if two:
        joined = re.sub(r"[^0-9.]", "", two[1] + two[2])
        if re.fullmatch(r"[0-9]{1,3}(?:[\s]+[0-9]{3})+", text):
            return f"is it {joined}, or two numbers? Write one number without spaces."
        return f"the cell holds two numbers, {two[1].rstrip(',.')} and {two[2].rstrip(',.')}: leave one, or part them."
    decimal = re.fullmatch(r"(-?[0-9]+),([0-9]{1,2}|[0-9]{4,})", bare)
    if decimal:
        return (f"is it {decimal[1]}{decimal[2]} (a comma between the thousands) or {decimal[1]}.{decimal[2]} "
                "(a decimal comma)? Write the one that is meant.")  # fmt: skip
    return about_number(text)
