"""Good downloads of a year, as publishers make them and officers receive them, and the register that names them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SOURCES = """\
Id,Title,Publisher,Kind,Counts from,Released,Licence,File
fingertips,Fingertips,A department,open,Police National Computer,2025-03-01,Open Government Licence v3.0,fingertips.csv
looked-after,Children looked after,A department,open,,2024-11-14,Open Government Licence v3.0,looked-after.csv
estimates,Population estimates,A statistics office,open,,2025-05-15,Open Government Licence v3.0,population.csv
nomis,Population of Nomis,A statistics office,open,,2024-07-15,Open Government Licence v3.0,nomis.csv
children,Local level open data,A board,open,,2025-01-30,Open Government Licence v3.0,children.xlsx
summary,Quarterly summary,A board,local,Police National Computer,2025-06-30,,summary.xlsx
finance,Finance statement,,local,,2025-05-15,,budget.xlsx
plan,Action plan,,plan,,2025-06-30,,actions.docx
"""
"""The sheet of sources saved as CSV; a test keeps the rows of the files that it has."""

FINGERTIPS = """\
Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Count,Denominator,Value note,Time period Sortable,Time period range
10401,First time entrants to the youth justice system,E12000009,South West,E06000052,Cornwall,Counties & UAs,Persons,10-17 yrs,,,2023,130.4,65,49846,,20230000,1y
10401,First time entrants to the youth justice system,E92000001,England,E12000009,South West region,Region,Persons,10-17 yrs,,,2023,140.2,714,509272,,20230000,1y
"""
LOOKED_AFTER = """\
time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code,population_type,population_estimate,children_count,rate_per_10000
2024,Reporting year,National,E92000001,England,,,,,,Children looked after on 31 March each year,12183016,83630,69
2024,Reporting year,Regional,E92000001,England,E12000009,South West,,,,Children looked after on 31 March each year,1090763,6300,58
"""
_AGES = ",".join(map(str, range(18)))
_CORNWALL = ",".join(str(5000 + 10 * age) for age in range(18))
_SCILLY = ",".join(["20"] * 18)
POPULATION = f"""\
MYE2: Persons by single year of age and sex for local authorities in the UK mid-2024
Code,Name,Geography,All ages,{_AGES}
E06000052,Cornwall,Unitary Authority,570000,{_CORNWALL}
E06000053,Isles of Scilly,Unitary Authority,2100,{_SCILLY}
"""
NOMIS = "GEOGRAPHY_CODE,GENDER,C_AGE,DATE,MEASURES,OBS_VALUE\n" + "".join(
    f"{code},0,{101 + age},2023,20100,{number}\n"
    for code, number in (("E06000052", 5400), ("E06000053", 20))
    for age in range(18)
)
CHILDREN = [
    ["Financial_Year", "YJS", "Wales or English region", "PCC", "England_Wales", "Age_Group", "Ethnicity_Group", "Sex",
     "Number_Children"],
    *(["2023-24", "Cornwall", "South West", "Devon and Cornwall", "England", age, "White", sex, number]
      for age, sex, number in (("10-14", "Male", 12), ("15", "Male", 14), ("16", "Female", 9), ("17", "Male", 21))),
]  # fmt: skip
SUMMARY = [
    ["Measure", "Apr - Jun 2024", "Jul - Sep 2024"],
    ["First time entrants - number", 17, 15],
    ["Number of custodial sentences", 2, 3],
]
BUDGET = [
    ["Agency", "Staffing costs (£)", "Payments in kind (£)", "Other delegated funds (£)", "Total (£)"],
    ["Local authority", 1117694, 12574, 298868, 1429136],
    ["Police Service", 27360, 66100, None, 93460],
    ["Total", 1145054, 78674, 298868, 1522596],
]
ACTIONS = [
    ["Ref", "Priority", "What will we do", "Lead", "By when", "Status", "How will we know"],
    ["1.1", "Reoffending", "Review each child", "Head of Service", "31 March 2026", "Completed", "Fewer reoffend"],
    ["1.2", "Custody", "Write a strategy", "Court team", "30 June 2026", "On track", "A strategy"],
]


def sheet_bytes(rows: Sequence[Sequence[Any]], title: str = "Sheet1") -> bytes:
    """Return a workbook of one sheet."""
    import openpyxl

    made = openpyxl.Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def document_bytes(*tables: Sequence[Sequence[str]], words: str = "Action plan") -> bytes:
    """Return a Word document of some tables."""
    import docx

    made = docx.Document()
    made.add_paragraph(words)
    for rows in tables:
        table = made.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def good_files() -> dict[str, bytes]:
    """Return the good downloads by name."""
    texts = {"fingertips.csv": FINGERTIPS, "looked-after.csv": LOOKED_AFTER, "population.csv": POPULATION,
             "nomis.csv": NOMIS}  # fmt: skip
    sheets = {"children.xlsx": CHILDREN, "summary.xlsx": SUMMARY, "budget.xlsx": BUDGET}
    return {
        **{name: text.encode() for name, text in texts.items()},
        **{name: sheet_bytes(rows) for name, rows in sheets.items()},
        "actions.docx": document_bytes(ACTIONS),
    }


def put(folder: Path, files: dict[str, bytes], register: bool = True) -> None:
    """Write downloads, and the register of sources with their rows."""
    (folder / "downloads").mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / "downloads" / name).write_bytes(data)
    if register:
        head, *rows = SOURCES.splitlines(keepends=True)
        own = [row for row in rows if row.strip().rpartition(",")[2] in files]
        (folder / "sources.csv").write_text("".join([head, *own]), encoding="utf-8")


def good_downloads(root: Path) -> dict[str, Path]:
    """Write years whose inputs are downloads, all of them and each alone, and return their folders by name."""
    files = good_files()
    wanted = {"downloads": files, **{name.partition(".")[0]: {name: data} for name, data in files.items()}}
    for name, own in wanted.items():
        (root / name).mkdir()
        put(root / name, own)
    return {name: root / name for name in wanted}
