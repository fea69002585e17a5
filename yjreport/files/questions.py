"""Ask what a cell that does not read as a number or a date may mean. Nothing is guessed or changed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal

_MISSING = re.compile(r"[-–—*.:?]|\.\.|n/?a|n\.a\.|nil|none|tbc|unknown|nan|null|#n/a")
_ORDINARY = "£’‘“”–—…é"
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def about_number(text: str) -> str:
    """Return what to do about a cell that should hold a number in plain digits."""
    bare = re.sub(r"[£$%\s]", "", text)
    for ask in (_missing, _formula, _excel, _separators, _signs, _shapes, _beside):
        question = ask(text, bare)
        if question:
            return question
    return unusual(text) or "write the number in plain digits, such as 1234 or 32.3."


def _formula(text: str, bare: str) -> str:
    if text.startswith(("=", "@")) or re.match(r"\+.*[+*/(]", text):
        return "put the value that the formula gives, not the formula."
    if text.startswith("#"):
        return "the formula of the cell gives an error: mend it where it is, and put the value that it gives."
    return ""


def _missing(text: str, bare: str) -> str:
    if not _MISSING.fullmatch(text.lower()):
        return ""
    return "leave the cell blank and say why in marks: x not available, z not applicable, c confidential."


def _excel(text: str, bare: str) -> str:
    if re.fullmatch(r"-?[0-9.]+[eE][+-]?[0-9]+", bare):
        return "Excel has shortened the number: give the column the format Number and save again."
    if re.fullmatch(r"[0-9]{1,3}( to |-|–)[0-9]{1,3}", text):
        return (
            "a range is not one number, and Excel may have made a day of it: put the number that is meant, or leave "
            "the cell blank with the mark c or x."
        )
    if pair := re.fullmatch(r"([0-9]+) ?(?:/| of | out of ) ?([0-9]+)", text):
        return f"is it {pair[1]} out of {pair[2]}? Put the two in numerator and denominator, and leave value blank."
    dated = re.fullmatch(r"[0-9]{1,2}[/-][0-9A-Za-z]{1,4}.*", text)
    if dated or any(name in text.lower() for name in _MONTHS):
        return "Excel may have made a date of the number: give the column the format Text and enter it again."
    return ""


def _separators(text: str, bare: str) -> str:
    sign = "-" if bare.startswith("-") else ""
    digits = bare.lstrip("-")
    plain = re.sub(r"[,.]", "", digits)
    if re.fullmatch(r"\([0-9]{1,3}(,[0-9]{3})+\)", digits):
        return f"is it -{plain.strip('()')}? Write it with a minus and without commas."
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+,[0-9]+", digits):
        meant = digits.replace(".", "").replace(",", ".")
        return f"is it {sign}{meant}? Write it without points between the thousands, the decimal point as a point."
    if re.fullmatch(r"[0-9]{1,3}(['’_][0-9]{3})+", digits):
        return f"is it {sign}{re.sub('[^0-9]', '', digits)}? Write the digits alone."
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", digits):
        return f"is it {sign}{digits.replace(',', '')}? Write it without commas."
    if re.fullmatch(r"[0-9]+,[0-9]+", digits):
        return f"is it {sign}{digits.replace(',', '.')}? Write the decimal point as a point."
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+", digits) and (digits.count(".") > 1 or "%" not in text):
        pence = f" or {sign}{float(digits):.2f}" if digits.count(".") == 1 else ""
        return f"is it {sign}{plain} (a point between the thousands){pence}? Write the one that is meant."
    return ""


def _signs(text: str, bare: str) -> str:
    if re.search(r"[−–—]\s*[0-9]", text):
        return "write the minus as a hyphen: -3."
    if re.fullmatch(r"\([0-9.]+\)", bare):
        return f"is it -{bare.strip('()')}? Write it with a minus."
    if large := re.fullmatch(r"(-?[0-9]+(?:\.[0-9]+)?)(k|m)", bare.lower()):
        full = Decimal(large[1]) * (1000 if large[2] == "k" else 1_000_000)
        return f"is it {full.normalize():f}? Write the number in full."
    if "%" in text or "£" in text or "$" in text:
        alone = bare if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", bare) else "32.3"
        return f"write the number alone ({alone}); the column unit says what it is."
    if re.fullmatch(r"\+[0-9]+(\.[0-9]+)?", text):
        return f"write the number without a plus: {text[1:]}."
    if re.search(r"[<>≤≥~+≈]", text) and re.search(r"[0-9]", text):
        return (
            "where the number is withheld, leave the cell blank and put the mark c; where the source gives only a "
            "limit, put the number alone, mark it e, and put the limit (at least, less than, about) in qualifier."
        )
    return ""


def _shapes(text: str, bare: str) -> str:
    if re.fullmatch(r"[0-9]+([ \u00a0\u202f]+[0-9]+)+", text):
        return f"is it {bare}? Write it without spaces."
    if re.fullmatch(r"-?[0-9]{13,}(\.[0-9]+)?|-?[0-9]+\.[0-9]{9,}", bare):
        return "the number is longer than any that is expected here: check it."
    if point := re.fullmatch(r"(-?)\.([0-9]+)", bare):
        return f"is it {point[1]}0.{point[2]}? Write a 0 before the point."
    if re.fullmatch(r"-?[0-9]+\.[0-9]+", text):
        return "check its decimals: a count, a numerator or an amount in whole pounds has none."
    if re.fullmatch(r"[0-9OoIl|SB.]+", bare) and re.search(r"[0-9]", bare) and re.search(r"[^0-9.]", bare):
        return "a letter stands for a digit (O for 0, l or I for 1): write digits only."
    return ""


def _beside(text: str, bare: str) -> str:
    """Return what to do about a number with words, signs or marks beside it, or a mark alone."""
    if mark := re.fullmatch(r"\[([a-z])\]", text):
        return f"leave the cell blank and put {mark[1]} in marks."
    numbers = re.findall(r"[0-9]+(?:\.[0-9]+)?", text)
    if len(numbers) != 1 or "-" in text or not text.isascii() or re.search(r"[0-9][A-Za-z.]|[A-Za-z][0-9]", text):
        return ""
    if re.match(r"(about|around|approx|circa|c\.|ca\.)", text.lower()):
        return f"write the number alone, in plain digits ({numbers[0]}), and about in qualifier."
    return f"write the number alone, in plain digits ({numbers[0]}); a mark belongs in marks, words in note."


def about_date(text: str) -> str:
    """Return what to do about a cell that should hold a date such as 2024-03-31."""
    if text.startswith("="):
        return _formula(text, text)
    if re.fullmatch(r"[0-9]{5}(\.0+)?", text):
        day = _EXCEL_DAY_ZERO + timedelta(days=int(float(text)))
        return f"is it {day}? Excel has saved its own number: give the column the format yyyy-mm-dd."
    slashed = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})(\s.*)?", text)
    if slashed:
        return _slashed(int(slashed[1]), int(slashed[2]), slashed[3])
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].*", text):
        return f"write the day alone: {text[:10]}."
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return "there is no such day in the calendar: check the month and the day."
    if re.fullmatch(rf"({'|'.join(_MONTHS)})[a-z]*\.? [0-9]{{4}}", text.lower()):
        return (
            "it is a month and no day: write the day as year-month-day, such as 2024-03-31; or leave the cell blank "
            "(of a period both days) and put it into the column for words."
        )
    return unusual(text) or "write the day as year-month-day, such as 2024-03-31, or leave it blank (of a period both)."


def _slashed(first: int, second: int, year: str) -> str:
    if len(year) == 2:
        return "write the year with four digits, and the day as year-month-day: 2024-03-31."
    days = []
    for month, day in ((second, first), (first, second)):
        try:
            days.append(date(int(year), month, day).isoformat())
        except ValueError:
            continue
    meant = " or ".join(dict.fromkeys(days))
    return f"is it {meant}? Write the day as year-month-day." if meant else "there is no such day: check it."


def unusual(text: str) -> str:
    """Return a warning about characters that look like others, or nothing."""
    odd = [letter for letter in dict.fromkeys(text) if ord(letter) > 127 and letter not in _ORDINARY]
    if not odd:
        return ""
    names = ", ".join(unicodedata.name(letter, f"U+{ord(letter):04X}").lower() for letter in odd[:3])
    return f"it holds {names}, which may only look right: type the cell again."
