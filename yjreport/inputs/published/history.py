"""The history of each figure: as it was published, as it was corrected since, and as the inputs say it now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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

    published: tuple[dict, ...]
    corrections: tuple[dict, ...]
    now: str
    place: str

    @property
    def first(self) -> dict:
        """Return the row of the first publication."""
        return self.published[0]

    @property
    def latest(self) -> dict:
        """Return the row of the latest publication."""
        return self.published[-1]

    @property
    def field(self) -> str:
        """Return which part of the figure it is."""
        return self.first["field"]

    def before(self, correction: int) -> str:
        """Return what a correction was made from: what was published, or what the correction before it says."""
        return self.corrections[correction - 1]["to"] if correction else self.first["figure"]

    @property
    def said(self) -> str:
        """Return the figure that publication and corrections together say."""
        return self.before(len(self.corrections))

    @property
    def settled(self) -> bool:
        """Tell whether they say what the inputs say, or nothing that the inputs could contradict."""
        if same(self.said, self.now, self.field):
            return True
        # A figure that was withdrawn, and then published without it, may come back as a new one.
        return blank(self.latest["figure"], self.field) and same(self.said, self.latest["figure"], self.field)

    @property
    def wrong_end(self) -> bool:
        """Tell whether the last correction, not yet published, leads to another figure than the inputs have."""
        return not self.settled and bool(self.corrections) and not same(self.said, self.latest["figure"], self.field)

    @property
    def uncorrected(self) -> bool:
        """Tell whether the inputs say another figure than the one in force, and no correction says why."""
        return not self.settled and not self.wrong_end


def histories(published: Table | None, corrections: Table | None, figures: Mapping[Key, Figure]) -> dict[Key, History]:
    """Return the history of every figure that was ever published, in the order of published.csv."""
    by_key: dict[Key, list[dict]] = {}
    for row in _rows(published):
        by_key.setdefault((row["what"], row["field"]), []).append(row)
    corrected: dict[Key, list[dict]] = {}
    for row in _rows(corrections):
        corrected.setdefault((row["what"], row["field"]), []).append(row)
    found = {}
    for key, rows in by_key.items():
        now = figures.get(key)
        found[key] = History(
            tuple(sorted(rows, key=_order)), tuple(sorted(corrected.get(key, ()), key=_order)),
            now.figure if now else "", now.place if now else "",
        )  # fmt: skip
    return found


def _rows(table: Table | None) -> list[dict]:
    return table.frame.to_dict("records") if table is not None else []


def _order(row: dict) -> tuple[str, int]:
    return row["on"], row[ROW]
