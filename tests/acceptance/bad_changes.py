"""Ways to spoil the files of a year: one function each, which returns what is done to the folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from bad_year import BOOK, Change


def both(*changes: Change) -> Change:
    """Return several changes, one after another."""
    return lambda folder: [change(folder) for change in changes]


def text(file: str, old: str, new: str, times: int = 1) -> Change:
    """Return a change of one text in a file, which must be there."""

    def change(folder: Path) -> None:
        data = (folder / file).read_bytes()
        assert old.encode() in data, f"{file} does not hold {old!r}"
        (folder / file).write_bytes(data.replace(old.encode(), new.encode(), times))

    return change


def damage(file: str, function: Callable[[bytes], bytes]) -> Change:
    """Return a change of a file's bytes."""
    return lambda folder: (folder / file).write_bytes(function((folder / file).read_bytes()))


def lines(file: str, function: Callable[[list[str]], list[str]]) -> Change:
    """Return a change of a file's lines."""
    return damage(file, lambda data: ("\n".join(function(data.decode().rstrip("\n").split("\n"))) + "\n").encode())


def write(file: str, data: bytes | str) -> Change:
    """Return a change that writes a file."""

    def change(folder: Path) -> None:
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_bytes(data if isinstance(data, bytes) else data.encode())

    return change


def remove(*files: str) -> Change:
    """Return a change that takes files away."""
    return lambda folder: [(folder / file).unlink() for file in files]


def copy(file: str, to: str) -> Change:
    """Return a change that copies a file."""
    return lambda folder: (folder / to).write_bytes((folder / file).read_bytes())


def rename(file: str, to: str) -> Change:
    """Return a change of a file's name."""
    return lambda folder: (folder / file).rename(folder / to)


def book(function: Callable[[Any], object], file: str = BOOK) -> Change:
    """Return a change of the workbook as openpyxl holds it."""

    def change(folder: Path) -> None:
        opened = openpyxl.load_workbook(folder / file)
        function(opened)
        opened.save(folder / file)

    return change


def cells(sheet: str, values: Mapping[str, Any], *, form: str = "") -> Change:
    """Return a change of cells of a sheet by their places, with a number format where one is given."""

    def function(opened: Any) -> None:
        for place, value in values.items():
            opened[sheet][place] = value
            if form:
                opened[sheet][place].number_format = form

    return book(function)


def row(sheet: str, number: int, *values: Any) -> Change:
    """Return a change of a whole row of a sheet, from its first cell on."""

    def function(opened: Any) -> None:
        for column, value in enumerate(values, start=1):
            opened[sheet].cell(number, column, value)

    return book(function)
