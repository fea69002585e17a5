"""One service's inputs for one year, typed: observations and the registers beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yjreport.config.catalogue import Area, Catalogue
from yjreport.config.schema import Service
from yjreport.figures.observations import Breakdown, Observation, with_marks
from yjreport.files.tables import ORIGIN, ORIGIN_ROW, ROW, Table
from yjreport.periods import Period

_PLACES = (ROW, ORIGIN, ORIGIN_ROW)


@dataclass(frozen=True)
class Entry:
    """
    Hold one row of a register: budget, actions, risks, standards or notes.

    Args:
        kind: the register.
        row: the row of the file, as a spreadsheet numbers it.
        cells: the row's text by column.
    """

    kind: str
    row: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell's text."""
        return self.cells[column]

    def money(self, column: str) -> int | None:
        """Return whole pounds, or None where the cell is blank."""
        return int(self.cells[column]) if self.cells[column] else None

    def day(self, column: str) -> date | None:
        """Return a date, or None where the cell is blank."""
        return date.fromisoformat(self.cells[column]) if self.cells[column] else None

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the row's marks."""
        return with_marks(self.cells.get("marks", "").split())


def local_area(service: Service) -> Area:
    """Return the area of a whole service; a joint service has no code of its own."""
    code = service.authorities[0].code if len(service.authorities) == 1 else None
    return Area("local", code, service.name, "local")


def area_index(service: Service, catalogue: Catalogue) -> dict[str, Area]:
    """
    Return every area that a service's files may name, by the word that they use.

    `local` is the service, an ONS code one of its authorities, and the rest come from params/areas.csv;
    `family` takes the name that the service's parameters give it, and each of its members that they name is a peer.
    """
    index = dict(catalogue.areas)
    if service.family and "family" in index:
        index["family"] = Area("family", None, service.family.name, "family")
    for peer in service.family.members if service.family else ():
        index[peer.key] = Area(peer.key, peer.key, peer.name, "peer")
    for authority in service.authorities:
        index[authority.code] = Area(authority.code, authority.code, authority.name, "member")
    index["local"] = local_area(service)
    return index


def typed_observations(table: Table, areas: Mapping[str, Area]) -> tuple[Observation, ...]:
    """Return the rows of a validated observations file."""
    return tuple(_observation(row, areas) for row in table.rows())


def typed_entries(table: Table) -> tuple[Entry, ...]:
    """Return the rows of a validated register."""
    return tuple(
        Entry(table.kind, int(row[ROW]), {key: str(value) for key, value in row.items() if key not in _PLACES})
        for row in table.rows()
    )


def _observation(row: Mapping[str, str], areas: Mapping[str, Area]) -> Observation:
    base = _period(row, "base_period", "base_start", "base_end")
    return Observation(
        measure=row["measure"],
        area=areas[row["area"]],
        period=_period(row, "period", "period_start", "period_end") or Period("not stated"),
        base=base,
        breakdown=parse_breakdown(row["breakdown"]),
        numerator=int(row["numerator"]) if row["numerator"] else None,
        denominator=int(row["denominator"]) if row["denominator"] else None,
        value=Decimal(row["value"]) if row["value"] else None,
        qualifier=row["qualifier"],
        unit=row["unit"],
        marks=with_marks(row["marks"].split()),
        source=row["source"],
        line=row["line"],
        note=row["note"],
    )


def parse_breakdown(text: str) -> Breakdown:
    """Return (dimension, value) pairs from `dimension=value; dimension=value`."""
    pairs = (part.partition("=") for part in text.split(";") if part.strip())
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)


def _period(row: Mapping[str, str], label: str, start: str, end: str) -> Period | None:
    if not (row[label] or row[start]):
        return None
    first, last = row[start], row[end]
    return Period(
        row[label] or "not stated",
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
    )
