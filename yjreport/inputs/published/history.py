"""The history of each figure: as it was published, as it was corrected since, and as the inputs say it now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yjreport.files.tables import ROW, Table
from yjreport.inputs.published.figures import Figure, Key
from yjreport.inputs.published.sameness import blank, same


@dataclass(frozen=True)
class History:
    """
    Follow one published figure.

    Args:
        published: its rows of published.csv, the first publication first.
        corrections: its rows of corrections.csv, in the order of their days.
        now: what the inputs say; blank where they no longer have it.
        place: where they say it; blank where they do not.
    """

    published: tuple[dict[str, Any], ...]
    corrections: tuple[dict[str, Any], ...]
    now: str
    place: str

    @property
    def first(self) -> dict[str, Any]:
        """Return the row of the first publication."""
        return self.published[0]

    @property
    def latest(self) -> dict[str, Any]:
        """Return the row of the latest publication."""
        return self.published[-1]

    @property
    def field(self) -> str:
        """Return which part of the figure it is."""
        return str(self.first["field"])

    def before(self, correction: int) -> str:
        """Return what a correction was made from: what was published, or what the correction before it says."""
        return str(self.corrections[correction - 1]["to"] if correction else self.first["figure"])

    @property
    def in_force(self) -> str:
        """Return the figure that publication and corrections together say."""
        return self.before(len(self.corrections))

    @property
    def settled(self) -> bool:
        """Tell whether they say what the inputs say, or nothing that the inputs could contradict."""
        if same(self.in_force, self.now, self.field):
            return True
        # A figure that was withdrawn, and then published without it, may come back as a new one.
        return blank(self.latest["figure"], self.field) and same(self.in_force, self.latest["figure"], self.field)

    @property
    def corrected_otherwise(self) -> bool:
        """Tell whether the last correction, not yet published, leads to another figure than the inputs have."""
        return (
            not self.settled and bool(self.corrections) and not same(self.in_force, self.latest["figure"], self.field)
        )

    @property
    def uncorrected(self) -> bool:
        """Tell whether the inputs say another figure than the one in force, and no correction says why."""
        return not self.settled and not self.corrected_otherwise


def histories(published: Table | None, corrections: Table | None, figures: Mapping[Key, Figure]) -> dict[Key, History]:
    """Return the history of every figure that was ever published, in the order of published.csv."""
    corrected = _by_figure(corrections)
    found = {}
    for key, rows in _by_figure(published).items():
        now = figures.get(key)
        place = now.place if now else ""
        found[key] = History(tuple(rows), tuple(corrected.get(key, ())), now.figure if now else "", place)
    return found


def _by_figure(table: Table | None) -> dict[Key, list[dict[str, Any]]]:
    """Return the rows of each figure in the order of their days."""
    found: dict[Key, list[dict[str, Any]]] = {}
    for row in table.rows() if table else ():
        found.setdefault((row["what"], row["field"]), []).append(row)
    return {key: sorted(rows, key=lambda row: (row["on"], row[ROW])) for key, rows in found.items()}
