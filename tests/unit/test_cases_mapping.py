"""Mapping files: three layouts that give the same extract, and what a wrong mapping is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from case_extract import SERVICE, csv_of, good, workbook
from pydantic import ValidationError

from yjreport.cases.mapping import Mapping, known_mappings, load_mapping
from yjreport.cases.reader import read_extract
from yjreport.cases.schema import CASE_SCHEMAS
from yjreport.errors import ParameterFault, UserError
from yjreport.paths import Project

HERE = Project.here()

SYSTEM_A = {
    "Report period": "Period from,Period to\n01/04/2020,30/06/2025\n",
    "Young People": (
        "YP Ref,DOB,Gender,Ethnicity,Current LAC,SEND Status,Permanently Excluded,LA Code,Transferred In On,"
        "Transferred Out On,Previous Convictions or Cautions,Team,Case Status\n"
        "P-1,29/02/2008,Boy,Black or Black British: African,N,"
        '"Education, Health and Care Plan",N,X99000001,,,N,East,Open\n'
        "P-2,15/06/2007,F,Not stated,-,,Not Known,X99000002,10/01/2022,31/12/2024,Unknown,West,Closed\n"
    ),
    "Offences": (
        "Offence Ref,Person Ref,Offence Date From,Offence Category,YJB Gravity,Weapon Involved\n"
        "O1,P-1,05/01/2023,Robbery,6,Y\nO2,P-1,09/01/2023 14:30,drug offences,N/A,\n"
    ),
    "Outcomes": (
        "Outcome Ref,YP Ref,Offence Ref,Outcome Date,First Court Date,Outcome Type,Length (months),Release Date\n"
        "D1,P-1,O1,01/03/2023,01/02/2023,DTO,8,01/07/2023\nD1,P-1,O2,01/03/2023,01/02/2023,DTO,4,01/07/2023\n"
    ),
    "Interventions": (
        "Intervention Ref,YP Ref,Outcome Ref,Intervention Type,Start Date,End Date,Completed Successfully,"
        "Reason Not Completed\nI1,P-1,D1,Notice of Supervision,01/07/2023,01/11/2023,N,Breach\n"
    ),
}
"""What the invented system A would export: a CSV file for each report."""

SYSTEM_B = {
    "Extract": [["DateFrom", "DateTo", "RunBy"], [date(2020, 4, 1), 45838, "an officer"]],
    "Person": [
        ["PersonID", "BirthDate", "SexCode", "EthnicityCode", "CLAFlag", "SENProvision", "ResidenceLA", "ResidentFrom",
         "ResidentTo", "PriorFlag", "Postcode"],
        [1, date(2008, 2, 29), 1, "B2", 0, "E", "X99000001", "", "", 0, "not read"],
        [2, date(2007, 6, 15), 2, "NS", "NULL", "", "X99000002", date(2022, 1, 10), "2024-12-31", 9, ""],
    ],
    "Offence": [
        ["OffenceID", "PersonID", "OffenceStart", "OffenceGroup", "Seriousness"],
        [11, 1, date(2023, 1, 5), "Robbery", 6],
        [12, 1, date(2023, 1, 9), "Drugs", ""],
    ],
    "Disposal": [
        ["DisposalID", "PersonID", "OffenceID", "DisposalDate", "FirstHearing", "DisposalName", "Months", "Released"],
        [21, 1, 11, date(2023, 3, 1), date(2023, 2, 1), "Detention and Training Order", 8, date(2023, 7, 1)],
        [21, 1, 12, date(2023, 3, 1), date(2023, 2, 1), "Detention and Training Order", 4, date(2023, 7, 1)],
    ],
    "Custody": [
        ["CustodyID", "PersonID", "ArrestDate", "DetentionAuthorised", "DetentionEnded", "Disposition", "AAFlag",
         "S38Requested", "S38Provided"],
        [31, 1, date(2023, 1, 5), 44931.96527777778, "2023-01-06 08:00", "Charged and remanded", 1, 1, 0],
    ],
    "Notes": [["Made for a test"]],
}  # fmt: skip
"""What the invented system B would export: one workbook."""


def made(folder: Path, files: dict[str, str]) -> Path:
    """Write CSV files into a folder."""
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def mapping(**keys: object) -> Mapping:
    """Return a mapping of a test."""
    return Mapping.model_validate({"id": "test", "title": "A test", **keys})


def test_every_mapping_of_the_project_is_right() -> None:
    """Each file in params/mappings/ loads, under its own name."""
    assert known_mappings(HERE) == ["plain", "system-a", "system-b"]
    assert [load_mapping(HERE, id).id for id in known_mappings(HERE)] == known_mappings(HERE)


def test_system_a_is_read(tmp_path: Path) -> None:
    """Other headers, words and days dd/mm/yyyy give our columns; not known and blank stay apart."""
    extract = read_extract(made(tmp_path, SYSTEM_A), load_mapping(HERE, "system-a"), SERVICE, Project(tmp_path))
    children, offences = extract["children"], extract["offences"]

    assert (extract.begins, extract.ends, extract.mapping) == (date(2020, 4, 1), date(2025, 6, 30), "system-a")
    assert list(children["ethnicity"]) == ["Black", "not known"]
    assert list(children["sex"]) == ["male", "female"]
    assert list(children["send"]) == ["ehcp", ""]
    assert list(children["looked_after"]) == ["no", ""]
    assert list(children["excluded"]) == ["no", "not known"]
    assert [day.date() for day in children["date_of_birth"]] == [date(2008, 2, 29), date(2007, 6, 15)]
    assert list(offences["offence_type"]) == ["robbery", "drugs"]
    assert [day.isoformat() for day in offences["offence_date"]] == ["2023-01-05T00:00:00", "2023-01-09T00:00:00"]
    assert offences["gravity"].isna().tolist() == [False, True]
    assert list(extract["orders"]["order_type"]) == ["custody licence"]
    assert not extract.has("arrests")
    assert extract["arrests"].empty


def test_system_b_is_read(tmp_path: Path) -> None:
    """Sheets, codes, days as numbers and columns that the system does not hold give the same."""
    book = tmp_path / "extract.xlsx"
    book.write_bytes(workbook(SYSTEM_B))
    extract = read_extract(tmp_path, load_mapping(HERE, "system-b"), SERVICE, Project(tmp_path))
    children, arrests = extract["children"], extract["arrests"]

    assert extract.ends == date(2025, 6, 30)
    assert list(children["child_id"]) == ["1", "2"]
    assert list(children["ethnicity"]) == ["Black", "not known"]
    assert list(children["excluded"]) == ["", ""]
    assert list(children["prior_record"]) == ["no", "not known"]
    assert [str(day)[:10] for day in children["moved_out"]] == ["NaT", "2024-12-31"]
    assert arrests["detained_at"].iloc[0].isoformat() == "2023-01-05T23:10:00"
    assert extract.tables["children"].name == "extract.xlsx, sheet Person"
    assert read_extract(book, load_mapping(HERE, "system-b"), SERVICE, Project(tmp_path)).ends == date(2025, 6, 30)


def test_a_layout_of_other_names_gives_the_same_frames(tmp_path: Path) -> None:
    """Renaming every table and column in the files and in the mapping changes nothing that is read."""
    renamed = {
        kind: {"name": (f"T {kind}",), "columns": {name: (f"H {name}",) for name in schema.names}}
        for kind, schema in CASE_SCHEMAS.items()
    }
    other, plain = tmp_path / "other", tmp_path / "plain"
    other.mkdir()
    plain.mkdir()
    for kind, rows in good().items():
        names = CASE_SCHEMAS[kind].names
        data = csv_of(names, rows)
        (plain / f"{kind}.csv").write_bytes(data)
        header, _, body = data.partition(b"\n")
        (other / f"t {kind.upper()}.csv").write_bytes(
            b",".join(b"h  " + name for name in header.split(b",")) + b"\n" + body
        )
    first = read_extract(plain, mapping(), SERVICE, Project(tmp_path))
    second = read_extract(other, mapping(tables=renamed), SERVICE, Project(tmp_path))

    for kind in CASE_SCHEMAS:
        assert first[kind].equals(second[kind]), kind


def test_a_fixed_value_fills_a_column_that_is_not_exported(tmp_path: Path) -> None:
    """A service of one authority need not export its code."""
    tables = good()
    for kind, rows in tables.items():
        names = [name for name in CASE_SCHEMAS[kind].names if (kind, name) != ("children", "authority")]
        (tmp_path / f"{kind}.csv").write_bytes(csv_of(names, [{n: r[n] for n in names if n in r} for r in rows]))
    fixed = mapping(tables={"children": {"fixed": {"authority": "X99000002"}}})

    assert set(read_extract(tmp_path, fixed, SERVICE, Project(tmp_path))["children"]["authority"]) == {"X99000002"}


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"tables": {"childrens": {}}}, ["a table of the schema", "Did you mean children"]),
        ({"tables": {"children": {"columns": {"dob": ("DOB",)}}}}, ["a column of children", "dob"]),
        ({"tables": {"children": {"values": {"sex": {"boy": ("B",)}}}}}, ["a word of children.sex", "boy"]),
        ({"tables": {"children": {"values": {"child_id": {"x": ("y",)}}}}}, ["holds no words of a list"]),
        ({"tables": {"children": {"absent": ("date_of_birth",)}}}, ["must be filled"]),
        ({"tables": {"children": {"absent": ("send",), "fixed": {"send": "none"}}}}, ["not both"]),
        ({"tables": {"orders": {"fixed": {"start": "2024-01-01"}}}}, ["no fixed value for orders.start"]),
        ({"tables": {"children": {"fixed": {"sex": "boy"}}}}, ["a word of children.sex"]),
        ({"values": {"yes": ("1",), "no": ("1",)}}, ["one meaning for '1'"]),
        ({"tables": {"orders": {"columns": {"start": ("Date",), "end": ("date",)}}}}, ["one column of orders", "date"]),
        ({"dates": ("dd/mm/yy",)}, ["dd/mm/yyyy"]),
        ({"delimiter": ";"}, ["Extra inputs"]),
    ],
)
def test_a_wrong_mapping_is_told_what_is_wrong(keys: dict[str, object], words: list[str]) -> None:
    """A table, column, word or form of days that does not exist, or means two things, is refused."""
    with pytest.raises(ValidationError) as caught:
        mapping(**keys)

    assert all(word in str(caught.value) for word in words)


def test_a_mapping_that_is_not_there_is_named_with_the_nearest() -> None:
    """The message lists the mappings."""
    with pytest.raises(ParameterFault) as caught:
        load_mapping(HERE, "sistem-a")

    assert "Did you mean system-a" in str(caught.value)
    assert "plain, system-a, system-b" in str(caught.value)


def test_a_mapping_file_tells_the_line_and_its_name(tmp_path: Path) -> None:
    """A fault in the file names the line, and an id that is not the file's name is refused."""
    folder = tmp_path / "params" / "mappings"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text("id: mine\ntitle: x\ntables:\n  orders:\n    colums: {}\n", encoding="utf-8")
    (folder / "other.yaml").write_text("id: mine\ntitle: x\n", encoding="utf-8")

    with pytest.raises(ParameterFault, match="line 5"):
        load_mapping(Project(tmp_path), "mine")
    with pytest.raises(ParameterFault, match="expected 'other'"):
        load_mapping(Project(tmp_path), "other")


def test_unknown_headers_and_unmapped_words_are_listed(tmp_path: Path) -> None:
    """A header that the mapping does not name comes with the nearest, and a word with its row."""
    files = dict(SYSTEM_A)
    files["Offences"] = files["Offences"].replace("Offence Category", "Offense Category")
    with pytest.raises(UserError) as header:
        read_extract(made(tmp_path, files), load_mapping(HERE, "system-a"), SERVICE, Project(tmp_path))
    files["Offences"] = SYSTEM_A["Offences"].replace(",Robbery,", ",Affray,")
    with pytest.raises(UserError) as word:
        read_extract(made(tmp_path, files), load_mapping(HERE, "system-a"), SERVICE, Project(tmp_path))

    assert "Offense Category, is not known. Did you mean Offence Category" in str(header.value)
    assert "the column offence_type is missing; looked for Offence Category" in str(header.value)
    assert 'Offences.csv, row 2, offence_type: found "Affray"' in str(word.value)
    assert "map it under values" in str(word.value)
