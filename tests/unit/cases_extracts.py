"""Small case-level extracts for the tests of the counting rules, and their figures by measure, period and category."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from yjreport.cases.aggregate import aggregate
from yjreport.cases.columns import DATE, MOMENT, NUMBER, POUNDS, WHOLE
from yjreport.cases.extract import ROW, CaseTable, Extract
from yjreport.cases.schema import CASE_SCHEMAS
from yjreport.config.catalogue import load_catalogue
from yjreport.config.schema import Service
from yjreport.paths import Project

if TYPE_CHECKING:
    from yjreport.config.catalogue import Catalogue
    from yjreport.figures.observations import Observation

NORTH, SOUTH = "X99000001", "X99000002"
DTYPES = {DATE: "datetime64[s]", MOMENT: "datetime64[s]", WHOLE: "Int64", POUNDS: "Int64", NUMBER: "Float64"}


def service(*codes: str) -> Service:
    """Return a service of one authority, or of those named."""
    authorities = [{"code": code, "name": f"Area {code[-1]}"} for code in codes or (NORTH,)]
    return Service.model_validate(
        {
            "slug": "testshire",
            "name": "Testshire",
            "calls_itself": "Testshire Youth Justice Service",
            "short_name": "TYJS",
            "authorities": tuple(authorities),
            "region": {"key": "west-midlands"},
        }
    )


def catalogue(*sections: str) -> Catalogue:
    """Return the project's own catalogue of measures, or what it has for some sections."""
    every = load_catalogue(Project(Path(__file__).resolve().parents[2]))
    if not sections:
        return every
    return replace(every, measures={id: one for id, one in every.measures.items() if one.section in sections})


class Maker:
    """
    Gather the rows of an extract, with what most tests do not care about filled in.

    Only the measures of the sections named are counted, or all.
    """

    def __init__(self, *sections: str, begins: str = "2020-04-01", ends: str = "2025-09-30") -> None:
        self.begins, self.ends, self.sections = begins, ends, sections
        self.rows: dict[str, list[dict[str, object]]] = {kind: [] for kind in CASE_SCHEMAS}
        self.absent: set[str] = set()

    def add(self, kind: str, key: str, row: dict[str, object]) -> str:
        """Add a row, with an id where it has none, and return the id."""
        name = f"{kind[:2]}{len(self.rows[kind]) + 1}"
        self.rows[kind].append({key: name, **row})
        return str(self.rows[kind][-1][key])

    def child(self, id: str = "A", born: str = "2008-01-15", **more: object) -> str:
        """Add a child who lives in the area and has no earlier record."""
        usual = {"sex": "male", "ethnicity": "White", "looked_after": "no", "send": "none", "excluded": "no",
                 "authority": NORTH, "prior_record": "no"}  # fmt: skip
        return self.add("children", "child_id", {**usual, "child_id": id, "date_of_birth": born, **more})

    def offence(self, child: str, day: str, **more: object) -> str:
        """Add an offence."""
        usual = {"offence_type": "criminal damage", "gravity": 3}
        return self.add("offences", "offence_id", {**usual, "child_id": child, "offence_date": day, **more})

    def outcome(self, child: str, day: str, *offences: str, outcome: str = "youth caution", **more: object) -> str:
        """Add an outcome of some offences, or of one of the day before."""
        before = (date.fromisoformat(day) - pd.Timedelta(days=1)).isoformat()
        name = f"ou{len(self.rows['outcomes']) + 1}"
        for offence in offences or (self.offence(child, before),):
            row = {"child_id": child, "outcome_date": day, "outcome": outcome, "offence_id": offence, **more}
            self.rows["outcomes"].append({"outcome_id": name, **row})
        return name

    def order(self, child: str, start: str, end: str = "", **more: object) -> str:
        """Add an order; its outcome does not matter to the rules."""
        usual = {"order_type": "referral order", "completed": "yes" if end else ""}
        return self.add("orders", "order_id", {**usual, "child_id": child, "start": start, "end": end, **more})

    def returned(self, order: str, moment: str = "end", **more: object) -> None:
        """Add the return of an order."""
        self.rows["kpi_returns"].append({"order_id": order, "moment": moment, **more})

    def residents(self, year: int = 2024, ethnicity: str = "White", number: int = 1000, authority: str = NORTH) -> None:
        """Add residents aged 10 to 17."""
        row = {"year": year, "authority": authority, "ethnicity": ethnicity, "sex": "male", "population": number}
        self.rows["population"].append(row)

    def extract(self, *, shuffle: int | None = None) -> Extract:
        """Return the extract, typed as the reader types it; its rows in another order if asked."""
        tables = {}
        for kind, schema in CASE_SCHEMAS.items():
            columns = {}
            for column in schema.columns:
                blank = "" if column.form not in DTYPES else None
                values = [row.get(column.name) or blank for row in self.rows[kind]]
                columns[column.name] = pd.Series(values, dtype=DTYPES.get(column.form, object))
            frame = pd.DataFrame({**columns, ROW: pd.Series(range(2, len(self.rows[kind]) + 2), dtype="int64")})
            if shuffle is not None:
                frame = frame.sample(frac=1, random_state=shuffle).reset_index(drop=True)
            tables[kind] = CaseTable(kind, "" if kind in self.absent else f"{kind}.csv", "", frame)
        return Extract(tables, date.fromisoformat(self.begins), date.fromisoformat(self.ends), "plain")

    def observations(
        self,
        year: str = "2024-25",
        cut_off: str = "2030-01-01",
        codes: tuple[str, ...] = (),
        shuffle: int | None = None,
    ) -> tuple[Observation, ...]:
        """Return every observation of the extract."""
        extract = self.extract(shuffle=shuffle)
        return aggregate(
            extract, catalogue(*self.sections), service(*codes), year, date.fromisoformat(cut_off),
            source="testshire-extract",
        )  # fmt: skip

    def figures(self, year: str = "2024-25", **more: object) -> Figures:
        """Return the observations to be looked up."""
        return Figures(self.observations(year, **more))  # type: ignore[arg-type]


class Figures:
    """Look observations up by measure, period and category."""

    def __init__(self, observations: tuple[Observation, ...]) -> None:
        self.held = {(item.measure, item.period.label, item.area.key, item.breakdown): item for item in observations}

    def get(self, measure: str, period: str = "2024-25", area: str = "local", **parts: str) -> Observation | None:
        """Return an observation, or None."""
        return self.held.get((measure, period, area, tuple(parts.items())))

    def of(self, measure: str, period: str = "2024-25", area: str = "local", **parts: str) -> tuple[int | None, ...]:
        """Return numerator and denominator of a figure, or the value alone of a count."""
        item = self.get(measure, period, area, **parts)
        assert item is not None, f"no {measure} for {period} {parts}"
        return (item.numerator, item.denominator) if item.value is None else (int(item.value),)

    def periods(self, measure: str) -> list[str]:
        """Return the periods that a measure was counted for, in order."""
        return list(dict.fromkeys(label for name, label, _, _ in self.held if name == measure))
