"""How tables and columns of a case-level extract are described."""

from __future__ import annotations

from dataclasses import dataclass

from yjreport.cases import words

ID, DATE, MOMENT, WORD, WHOLE, NUMBER, POUNDS, CODE = (
    "id", "date", "date and time", "word", "whole number", "number", "whole pounds", "ONS code",
)  # fmt: skip


@dataclass(frozen=True)
class CaseColumn:
    """
    Describe one column of a table of an extract.

    Args:
        name: the header in our own words (mapping `plain`); mapping files give it other names.
        meaning: what a cell says, and what a blank one means.
        form: id, date, date and time, word, whole number, number, whole pounds or ONS code. In the typed frames
            of `yjreport.cases.extract`, ids, words and codes are texts ("" where blank), dates and moments are
            datetime64[s] (NaT), whole numbers and pounds are Int64 and numbers Float64 (both NA).
        example: a cell as it may stand in a file.
        words: the words that it may hold, where they are a list; "not known" is a word, a blank is not.
        filled: whether a blank cell is an error.
        faults: what is an error and what leaves a row out, beyond a blank, a wrong form or an unlisted word,
            which are errors always.
    """

    name: str
    meaning: str
    form: str
    example: str
    words: tuple[str, ...] = ()
    filled: bool = True
    faults: str = ""


@dataclass(frozen=True)
class CaseSchema:
    """
    Describe one table.

    Args:
        kind: its name, and the name of its file or sheet in mapping `plain`.
        title: what it holds, for people.
        columns: every column, in order.
        key: the columns that name a row; two rows with the same are an error.
        needed: whether the file must be there; a table that is not there has no rows, and what would be counted
            from it is not available.
    """

    kind: str
    title: str
    columns: tuple[CaseColumn, ...]
    key: tuple[str, ...]
    needed: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return the header."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> CaseColumn:
        """Return a column by its name."""
        return next(column for column in self.columns if column.name == name)


def yes_no(name: str, meaning: str, *, filled: bool = False, faults: str = "") -> CaseColumn:
    """Return a column of yes, no or not known."""
    return CaseColumn(name, meaning, WORD, "yes", words.YES_NO_UNKNOWN, filled, faults)
