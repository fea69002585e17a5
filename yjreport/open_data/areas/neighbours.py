"""The sets of statistical neighbours, keyed by ONS code on both sides."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from yjreport.open_data.areas.geography import Geography
from yjreport.open_data.tidy_rows.published_tables import file_bytes, read_csv
from yjreport.paths import Project

HOW_MANY = 10
"""The Department names ten. The Office for National Statistics ranks all; the nearest ten are taken."""

Nearness = tuple[str, int, str, str]
"""An area, a rank, the neighbour of that rank, and how close it is in the publisher's words."""


def neighbour_records(project: Project, geography: Geography, released: Mapping[str, date]) -> list[list[str]]:
    """
    Return neighbours.csv: set, its release day, area, rank, neighbour, closeness in the publisher's words.

    Areas that ended are left out, on either side; the ranks of the others stay as published.
    """
    records = []
    for set_, (file, source, reader) in SETS.items():
        path = project.open / "published" / file
        name = project.relative(path)
        found = list(reader(path, name))
        geography.require(((code, "") for area, _, other, _ in found for code in (area, other)), name)
        for area, rank, other, closeness in found:
            codes = _code(geography, area), _code(geography, other)
            if all(codes):
                day = released[source].isoformat()
                records.append([set_, day, str(codes[0]), str(rank), str(codes[1]), closeness])
    return sorted(records, key=lambda record: (record[0], record[2], int(record[3])))


def _code(geography: Geography, code: str) -> str | None:
    return geography.resolve(geography.numbers.get(code, code))


def _dfe_2025(path: Path, name: str) -> Iterator[Nearness]:
    return _ranked(path, name, "old_la_code", "SN_{}", "SN_{}P")


def _ons(path: Path, name: str) -> Iterator[Nearness]:
    return _ranked(path, name, "Upper tier local authority code", "Neighbour {}", "")


def _ranked(path: Path, name: str, area: str, neighbour: str, closeness: str) -> Iterator[Nearness]:
    """Yield the neighbours of a table with a column for each rank; `{}` in a header stands for the rank."""
    ranks = range(1, HOW_MANY + 1)
    headers = [header.format(rank) for header in (neighbour, closeness) if header for rank in ranks]
    for row in read_csv(path, name, [area, *headers]):
        for rank in ranks:
            other = row[neighbour.format(rank)].strip()
            if other:
                yield row[area].strip(), rank, other, row[closeness.format(rank)].strip() if closeness else ""


def _dfe_2021(path: Path, name: str) -> Iterator[Nearness]:
    # The file repeats the header SNP ten times: the cell after each neighbour is its closeness.
    read_csv(path, name, ["LA num", *(f"SN{rank}" for rank in range(1, HOW_MANY + 1))])
    records = list(csv.reader(file_bytes(path, name).decode("utf-8-sig").splitlines()))
    header = [cell.strip() for cell in records[0]]
    for cells in records[1:]:
        for rank in range(1, HOW_MANY + 1):
            place = header.index(f"SN{rank}")
            if cells[0].strip().isdigit() and cells[place].strip():
                yield cells[0].strip(), rank, cells[place].strip(), cells[place + 1].strip()


SETS: dict[str, tuple[str, str, Callable[[Path, str], Iterator[Nearness]]]] = {
    "dfe-2021": ("neighbours/dfe_statistical_neighbours_april_2021.csv", "dfe-neighbours-2021", _dfe_2021),
    "dfe-2025": ("neighbours/dfe_childrens_services_statistical_neighbours_2025_wide.csv", "dfe-neighbours-2025",
                 _dfe_2025),
    "ons-2025": ("neighbours/ons_la_nearest_neighbours_england_utla_2025-10.csv", "ons-neighbours-2025", _ons),
}  # fmt: skip
"""The sets by name: file, source and reader."""
