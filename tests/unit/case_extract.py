"""A small extract that is right, ways to change it, and a writer of workbooks, for the tests of case-level data."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from yjreport.cases.extract import Extract
from yjreport.cases.mapping import Mapping
from yjreport.cases.reader import read_extract
from yjreport.cases.schema import CASE_SCHEMAS
from yjreport.config.schema import Service
from yjreport.paths import Project

if TYPE_CHECKING:
    from collections.abc import Mapping as Dict
    from collections.abc import Sequence
    from pathlib import Path

Rows = list[dict[str, str]]

SERVICE = Service.model_validate(
    {
        "slug": "test", "name": "Test", "calls_itself": "Test YJS", "short_name": "Test",
        "authorities": ({"code": "X99000001", "name": "North"}, {"code": "X99000002", "name": "South"}),
        "region": {"key": "london"},
    }
)  # fmt: skip
PLAIN = Mapping.model_validate({"id": "plain", "title": "Our names"})


def good() -> dict[str, Rows]:
    """Return an extract without a fault: two children, with something in every table."""
    return {
        "coverage": [{"begins": "2020-04-01", "ends": "2025-06-30"}],
        "children": [
            {"child_id": "C1", "date_of_birth": "2008-02-29", "sex": "male", "ethnicity": "Black", "looked_after": "no",
             "send": "ehcp", "excluded": "no", "authority": "X99000001", "prior_record": "no"},
            {"child_id": "C2", "date_of_birth": "2007-06-15", "sex": "female", "ethnicity": "not known",
             "looked_after": "", "send": "", "excluded": "not known", "authority": "X99000002",
             "moved_in": "2022-01-10", "moved_out": "2024-12-31", "prior_record": "not known"},
        ],
        "offences": [
            {"offence_id": "F1", "child_id": "C1", "offence_date": "2023-01-05", "offence_type": "robbery",
             "gravity": "6", "weapon": "yes"},
            {"offence_id": "F2", "child_id": "C1", "offence_date": "2023-01-09", "offence_type": "drugs"},
            {"offence_id": "F3", "child_id": "C2", "offence_date": "2024-02-01", "offence_type": "arson",
             "gravity": "5", "weapon": "no"},
        ],
        "outcomes": [
            {"outcome_id": "D1", "child_id": "C1", "offence_id": "F1", "outcome_date": "2023-03-01",
             "first_appearance": "2023-02-01", "outcome": "detention and training order", "sentence_months": "8",
             "release_date": "2023-07-01"},
            {"outcome_id": "D1", "child_id": "C1", "offence_id": "F2", "outcome_date": "2023-03-01",
             "first_appearance": "2023-02-01", "outcome": "detention and training order", "sentence_months": "4",
             "release_date": "2023-07-01"},
            {"outcome_id": "D2", "child_id": "C2", "offence_id": "F3", "outcome_date": "2024-03-01",
             "outcome": "youth caution"},
        ],
        "orders": [
            {"order_id": "R1", "child_id": "C1", "outcome_id": "D1", "order_type": "custody licence",
             "start": "2023-07-01", "end": "2023-11-01", "completed": "no", "reason_not_completed": "breach"},
            {"order_id": "R2", "child_id": "C2", "outcome_id": "D2", "order_type": "youth caution",
             "start": "2024-03-02", "end": "2024-05-01", "completed": "yes"},
            {"order_id": "R3", "child_id": "C2", "order_type": "prevention", "start": "2024-06-01"},
        ],
        "kpi_returns": [
            {"order_id": "R1", "moment": "start", "accommodation": "suitable", "ete": "not known"},
            {"order_id": "R1", "moment": "end", "accommodation": "not suitable", "ete": "suitable", "ete_hours": "12.5",
             "plan_in_place": "yes", "mental_health_need": "yes", "mental_health_offered": "yes",
             "mental_health_attended": "no", "looked_after": "no"},
        ],
        "remands": [
            {"remand_id": "M1", "child_id": "C1", "type": "youth detention", "start": "2023-02-01",
             "end": "2023-03-01", "outcome": "custodial sentence", "cost": "21000"},
        ],
        "arrests": [
            {"arrest_id": "A1", "child_id": "C1", "arrested": "2023-01-05", "detained_at": "2023-01-05 23:10",
             "released_at": "2023-01-06 08:00", "outcome": "charged and remanded", "appropriate_adult": "yes",
             "pace_requested": "yes", "pace_provided": "no", "overnight": "yes"},
        ],
        "victims": [
            {"victim_id": "V1", "outcome_id": "D1", "order_id": "R1", "age_group": "under 18",
             "identified_date": "2023-01-08", "contacted": "yes", "consented": "yes", "rj_engaged": "yes"},
        ],
        "board": [
            {"meeting_date": "2024-06-18", "partner": "police", "statutory": "yes", "senior": "yes",
             "attended": "yes", "disproportionality_data": "no"},
        ],
        "population": [
            {"year": "2023", "authority": "X99000001", "ethnicity": "Black", "sex": "male", "population": "412"},
        ],
    }  # fmt: skip


def csv_of(names: Sequence[str], rows: Sequence[Dict[str, str]]) -> bytes:
    """Return rows as the bytes of a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def write(folder: Path, tables: Dict[str, Rows]) -> Path:
    """Write tables with our own names into a folder of a project, and return it."""
    place = folder / "cases"
    place.mkdir(exist_ok=True)
    for kind, rows in tables.items():
        (place / f"{kind}.csv").write_bytes(csv_of(CASE_SCHEMAS[kind].names, rows))
    return place


def read(folder: Path, tables: Dict[str, Rows], mapping: Mapping = PLAIN) -> Extract:
    """Write tables and read them."""
    return read_extract(write(folder, tables), mapping, SERVICE, Project(folder))


def workbook(sheets: Dict[str, Sequence[Sequence[object]]]) -> bytes:
    """Return the bytes of an XLSX workbook of texts, numbers and days; a day is stored as spreadsheets store it."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    names = list(enumerate(sheets, start=1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        + "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"/>' for n, name in names)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/s{n}.xml"/>' for n, _ in names)
        + f'<Relationship Id="rs" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    for n, name in names:
        rows = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in sheets[name])
        parts[f"xl/worksheets/s{n}.xml"] = f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return made.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, date):
        return f'<c s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>' if value else "<c/>"
