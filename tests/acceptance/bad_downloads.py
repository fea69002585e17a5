"""Files as publishers make them, spoiled on the way: opened in a spreadsheet, cut, translated, or simply others."""

from __future__ import annotations

from typing import Any

from bad_changes import copy, damage, lines, remove, rename, text, write
from bad_year import Case
from good_downloads import CHILDREN, SUMMARY, good_files, sheet_bytes

FORM = "fingertips"
FORMS = {"Fingertips": "fingertips", "DfE": "looked-after", "ONS": "population", "Nomis": "nomis", "YJB": "children"}
"""The form of the good year by the first word of a case; the files of that format alone."""

FINGERTIPS, CHILDREN_FILE, LOOKED_AFTER, POPULATION, NOMIS = (
    f"downloads/{name}"
    for name in ("fingertips.csv", "children.xlsx", "looked-after.csv", "population.csv", "nomis.csv")
)
NOMIS_LINE = "E06000052,0,112,2023,20100,5400"
SCILLY = ",".join(["20"] * 18)


def sheet(file: str, rows: list[list[Any]], row: int, column: int, value: Any) -> Any:
    """Return a change of one cell of a downloaded workbook, counted from 0."""
    made = [list(cells) for cells in rows]
    made[row][column] = value
    return write(f"downloads/{file}", sheet_bytes(made))


def without(rows: list[list[Any]], column: int) -> bytes:
    """Return a workbook without one column."""
    return sheet_bytes([[*cells[:column], *cells[column + 1 :]] for cells in rows])


CASES: dict[str, Case] = {
    "Fingertips: a comma in a rate": Case(
        text(FINGERTIPS, "130.4", '"130,4"'),
        30,
        "error: downloads/fingertips.csv, row 2, Value (column M)\n"
        "found 130,4\n"
        "expected a number in plain digits, or blank\n"
        "Next: compare the cell with the publisher's own file, mend it or download the file again.",
    ),
    "Fingertips: a rate that its counts do not give": Case(
        text(FINGERTIPS, "130.4", "310.4"),
        30,
        "error: downloads/fingertips.csv, row 2, denominator\n"
        "found the rate 310.4 with 65 over a population of 49846\n"
        "expected 130.4, which 65 over 49846 gives; 310.4 needs a population of 20938 to 20944\n"
        "Next: is this the population aged 10 to 17? It is 2.4 times the one that fits, as one aged 0 to 17 "
        "would be. Correct the population or, if they are wrong, the count or the rate.",
    ),
    "Fingertips: a rate in words": Case(
        text(FINGERTIPS, "130.4", "high"),
        30,
        "error: downloads/fingertips.csv, row 2, Value (column M)\n"
        "found high\n"
        "expected a number in plain digits, or blank\n"
        "Next: compare the cell with the publisher's own file, mend it or download the file again.",
    ),
    "Fingertips: less than nothing": Case(
        text(FINGERTIPS, "130.4,65", "130.4,-65"),
        30,
        "error: downloads/fingertips.csv, row 2, Count (column N)\n"
        "found -65\n"
        "expected a number in plain digits, or blank\n"
        "Next: compare the cell with the publisher's own file, mend it or download the file again.",
    ),
    "Fingertips: an exponent": Case(
        text(FINGERTIPS, "49846", "4.9846E+04"),
        30,
        "error: downloads/fingertips.csv, row 2, Denominator (column O)\n"
        "found 4.9846E+04\n"
        "expected a number in plain digits, or blank\n"
        "Next: compare the cell with the publisher's own file, mend it or download the file again.",
    ),
    "Fingertips: a period nobody knows": Case(
        text(FINGERTIPS, "2023,130.4", "2023/25,130.4"),
        30,
        "error: downloads/fingertips.csv, row 2, Time period (column L)\n"
        "found 2023/25\n"
        "expected a year such as 2019\n"
        "Next: compare the cell with the publisher's own file, mend it or download the file again.",
    ),
    "Fingertips: an indicator nobody knows": Case(
        text(FINGERTIPS, "10401,First time entrants", "99999,Other", 2),
        0,
        "note: downloads/fingertips.csv, the whole file\n"
        "found 2 rows of indicators that are no measure: 99999 Other to the youth justice system\n"
        "expected an indicator of params/formats/fingertips.yaml\n"
        "Next: nothing, if it is not needed; else map its id in params/formats/fingertips.yaml.",
    ),
    "Fingertips: an indicator's number and another name": Case(
        text(FINGERTIPS, "First time entrants to the youth justice system", "Children in low income families"),
        30,
        "error: downloads/fingertips.csv, row 2, Indicator Name (column B)\n"
        "found Children in low income families\n"
        'expected a name with "first time entrants to the youth justice system", as indicator 10401 has\n'
        "Next: check the id in the file, and the entry of the indicator in params/formats/fingertips.yaml.",
    ),
    "Fingertips: another age": Case(
        text(FINGERTIPS, "10-17 yrs", "18+ yrs", 2),
        0,
        "note: downloads/fingertips.csv, the whole file\n"
        "found 2 rows of other ages: 18+ yrs\n"
        "expected 10-17 yrs or 10-17 years\n"
        "Next: nothing, if the age is not that of the measure.",
    ),
    "Fingertips: a row twice": Case(
        lines(FINGERTIPS, lambda rows: [*rows, rows[1]]),
        0,
        "note: downloads/fingertips.csv, the whole file\n"
        "found 1 rows that repeat another with the same figure\n"
        "expected each figure once\n"
        "Next: nothing.",
    ),
    "Fingertips: a figure twice with two values": Case(
        lines(FINGERTIPS, lambda rows: [*rows, rows[1].replace("130.4,65", "128.4,64")]),
        30,
        "error: downloads/fingertips.csv, row 4, the whole row\n"
        "found 128.4 for fte_rate, E06000052, Year ending December 2023\n"
        "expected 130.4, as row 2 has for the same thing\n"
        "Next: find out which is right in the publisher's own file, and delete the other row.",
    ),
    "Fingertips: a column missing": Case(
        text(FINGERTIPS, ",Value,", ",Figure,"),
        0,
        "warning: downloads/fingertips.csv, the whole file\n"
        "found a file that no reader recognises, so nothing of it is used\n"
        "expected one of: Fingertips, Nomis population estimates, Department for Education, ONS mid-year "
        "population estimates, YJB local level open data, a budget table, an action plan, a quarterly summary\n"
        "Next: see docs/formats.md for the columns that each has; or type its figures into the workbook, and "
        "take the file out of the folder.",
    ),
    "Fingertips: a heading twice": Case(
        text(FINGERTIPS, "Denominator", "Count"),
        23,
        "data/plans/cornwall/2024-25/downloads/fingertips.csv has a column twice, with different cells.\n"
        "row 1: Count (column N) and Count (column O)\n"
        "Next: delete the one that is not meant, or rename it, and run again.",
    ),
    "Fingertips: no row of the service": Case(
        lines(FINGERTIPS, lambda rows: [rows[0], *(row.replace("E06000052", "E06000015") for row in rows[1:])]),
        0,
        "note: downloads/fingertips.csv, the whole file\n"
        "found 1 rows of other areas: Cornwall\n"
        "expected areas of the service, its region, nations and family\n"
        "Next: nothing.",
    ),
    "Fingertips: cut in the midst": Case(
        damage(FINGERTIPS, lambda data: data[:-40]),
        23,
        "data/plans/cornwall/2024-25/downloads/fingertips.csv may have been cut short: its last line has no "
        "line end.\n"
        "the last row is row 3: 10401,First time entrants to the youth justice system,E9200…\n"
        "Next: check that this row is complete and the last; then press Enter at its end, or export the file "
        "again.",
    ),
    "Fingertips: UTF-16": Case(
        damage(FINGERTIPS, lambda data: data.decode().encode("utf-16")),
        22,
        'data/plans/cornwall/2024-25/downloads/fingertips.csv is UTF-16, which Excel calls "Unicode Text", and '
        "not UTF-8.\n"
        "expected UTF-8 text with commas\n"
        'Next: in Excel choose File, Save As, "CSV UTF-8 (Comma delimited)", and run the command again.',
    ),
    "Fingertips: a heading in Cyrillic letters": Case(
        text(FINGERTIPS, "Value,", "V\u0430lue,"),
        0,
        "warning: downloads/fingertips.csv, the whole file\n"
        "found a file that no reader recognises, so nothing of it is used\n"
        "expected one of: Fingertips, Nomis population estimates, Department for Education, ONS mid-year "
        "population estimates, YJB local level open data, a budget table, an action plan, a quarterly summary\n"
        "Next: see docs/formats.md for the columns that each has; or type its figures into the workbook, and "
        "take the file out of the folder.",
    ),
    "Fingertips: the same file twice": Case(
        copy(FINGERTIPS, "downloads/fingertips (1).csv"),
        31,
        "error: downloads/fingertips.csv, row 2, measure\n"
        "found fte_rate for E06000052, Year ending December 2023, which row 2 of fingertips (1).csv has "
        "already\n"
        "expected one row for a measure, area, period and breakdown\n"
        "Next: delete one of the two rows, or set them apart by period or breakdown.\n"
        "error: downloads/fingertips.csv, row 3, measure\n"
        "found fte_rate for south-west, Year ending December 2023, which row 3 of fingertips (1).csv has "
        "already\n"
        "expected one row for a measure, area, period and breakdown\n"
        "Next: delete one of the two rows, or set them apart by period or breakdown.",
    ),
    "DfE: a decimal comma": Case(
        text(LOOKED_AFTER, ",69\n", ',"69,1"\n'),
        30,
        "error: downloads/looked-after.csv, row 2, rate_per_10000 (column N)\n"
        "found 69,1\n"
        "expected a number in plain digits, or a mark of the publisher\n"
        "Next: compare the cell with the publisher's own file, mend it or download the file again.",
    ),
    "DfE: a per cent": Case(
        text(LOOKED_AFTER, ",69\n", ",69%\n"),
        30,
        "error: downloads/looked-after.csv, row 2, rate_per_10000 (column N)\n"
        "found 69%\n"
        "expected a number in plain digits, or a mark of the publisher\n"
        "Next: compare the cell with the publisher's own file, mend it or download the file again.",
    ),
    "DfE: a letter for a digit": Case(
        text(LOOKED_AFTER, ",83630,", ",8363O,"),
        30,
        "error: downloads/looked-after.csv, row 2, children_count (column M)\n"
        "found 8363O\n"
        "expected a whole number, or a mark of the publisher\n"
        "Next: compare the cell with the publisher's own file, mend it or download the file again.",
    ),
    "DfE: a year of six digits": Case(
        text(LOOKED_AFTER, "2024,Reporting", "202324,Reporting"),
        30,
        "error: downloads/looked-after.csv, row 2, time_period (column A)\n"
        "found 202324\n"
        "expected a year such as 2024\n"
        "Next: compare the cell with the publisher's own file, mend it or download the file again.",
    ),
    "DfE: a year as a day": Case(
        text(LOOKED_AFTER, "2024,Reporting", "31/03/2024,Reporting"),
        30,
        "error: downloads/looked-after.csv, row 2, time_period (column A)\n"
        "found 31/03/2024\n"
        "expected a year such as 2024\n"
        "Next: compare the cell with the publisher's own file, mend it or download the file again.",
    ),
    "DfE: a week": Case(
        text(LOOKED_AFTER, "Reporting year", "Week 12"),
        30,
        "error: downloads/looked-after.csv, row 2, time_identifier (column B)\n"
        "found Week 12\n"
        "expected a reporting year or a calendar year\n"
        "Next: compare the cell with the publisher's own file, mend it or download the file again.",
    ),
    "DfE: a column missing": Case(
        text(LOOKED_AFTER, "time_period", "period"),
        0,
        "warning: downloads/looked-after.csv, the whole file\n"
        "found a file that no reader recognises, so nothing of it is used\n"
        "expected one of: Fingertips, Nomis population estimates, Department for Education, ONS mid-year "
        "population estimates, YJB local level open data, a budget table, an action plan, a quarterly summary\n"
        "Next: see docs/formats.md for the columns that each has; or type its figures into the workbook, and "
        "take the file out of the folder.",
    ),
    "DfE: a rate that its counts do not give": Case(
        text(LOOKED_AFTER, ",69\n", ",96\n"),
        30,
        "error: downloads/looked-after.csv, row 2, denominator\n"
        "found the rate 96 with 83630 over a population of 12183016\n"
        "expected 69, which 83630 over 12183016 gives; 96 needs a population of 8666322 to 8757068\n"
        "Next: is this the population aged 0 to 17? It is 1.4 times the one that fits. Correct the population "
        "or, if they are wrong, the count or the rate.",
    ),
    "ONS: a count with decimals": Case(
        text(POPULATION, ",5100,", ",5100.5,"),
        30,
        "error: downloads/population.csv, row 3, 10 (column O)\n"
        "found 5100.5\n"
        "expected a whole number of people\n"
        "Next: compare the cell with the publisher's own file, mend it or download the file again.",
    ),
    "ONS: a blank count": Case(
        text(POPULATION, ",5100,", ",,"),
        0,
        "warning: downloads/population.csv, the whole file\n"
        "found no sum of the service for population_10_17, mid-2024: the file lacks Cornwall\n"
        "expected every authority of the service\n"
        "Next: download the file with all of them.\n"
        "warning: downloads/population.csv, the whole file\n"
        "found no sum of the service for population_0_17, mid-2024: the file lacks Cornwall\n"
        "expected every authority of the service\n"
        "Next: download the file with all of them.",
    ),
    "ONS: less than nothing": Case(
        text(POPULATION, ",5100,", ",-5100,"),
        30,
        "error: downloads/population.csv, row 3, 10 (column O)\n"
        "found -5100\n"
        "expected a whole number of people\n"
        "Next: compare the cell with the publisher's own file, mend it or download the file again.",
    ),
    "ONS: an age missing": Case(
        text(POPULATION, ",12,13,", ",12,x,"),
        0,
        "warning: downloads/population.csv, the whole file\n"
        "found a file that no reader recognises, so nothing of it is used\n"
        "expected one of: Fingertips, Nomis population estimates, Department for Education, ONS mid-year "
        "population estimates, YJB local level open data, a budget table, an action plan, a quarterly summary\n"
        "Next: see docs/formats.md for the columns that each has; or type its figures into the workbook, and "
        "take the file out of the folder.",
    ),
    "ONS: an age twice": Case(
        text(POPULATION, ",12,13,", ",12,12,"),
        0,
        "warning: downloads/population.csv, the whole file\n"
        "found a file that no reader recognises, so nothing of it is used\n"
        "expected one of: Fingertips, Nomis population estimates, Department for Education, ONS mid-year "
        "population estimates, YJB local level open data, a budget table, an action plan, a quarterly summary\n"
        "Next: see docs/formats.md for the columns that each has; or type its figures into the workbook, and "
        "take the file out of the folder.",
    ),
    "ONS: no year": Case(
        text(POPULATION, " mid-2024", ""),
        30,
        "error: downloads/population.csv, the whole file\n"
        "found no year in the title and the name of the file\n"
        "expected one year, such as mid-2024\n"
        "Next: name the file after its year, such as mid2024-persons.csv.",
    ),
    "ONS: an authority missing": Case(
        lines(POPULATION, lambda rows: rows[:-1]),
        0,
        "warning: downloads/population.csv, the whole file\n"
        "found no sum of the service for population_10_17, mid-2024: the file lacks Isles of Scilly\n"
        "expected every authority of the service\n"
        "Next: download the file with all of them.\n"
        "warning: downloads/population.csv, the whole file\n"
        "found no sum of the service for population_0_17, mid-2024: the file lacks Isles of Scilly\n"
        "expected every authority of the service\n"
        "Next: download the file with all of them.",
    ),
    "ONS: an authority twice": Case(
        lines(POPULATION, lambda rows: [*rows, rows[2].replace(",5100,", ",5200,")]),
        30,
        "error: downloads/population.csv, row 5, Code (column A)\n"
        "found E06000052 again, with other people than in row 3\n"
        "expected each area once\n"
        "Next: delete the row that is not meant.",
    ),
    "ONS: an old code": Case(
        text(POPULATION, "E06000052", "E10000006"),
        0,
        "warning: downloads/population.csv, the whole file\n"
        "found no sum of the service for population_10_17, mid-2024: the file lacks Cornwall\n"
        "expected every authority of the service\n"
        "Next: download the file with all of them.\n"
        "warning: downloads/population.csv, the whole file\n"
        "found no sum of the service for population_0_17, mid-2024: the file lacks Cornwall\n"
        "expected every authority of the service\n"
        "Next: download the file with all of them.",
    ),
    "Nomis: a blank count": Case(
        text(NOMIS, NOMIS_LINE, NOMIS_LINE.replace("5400", "")),
        0,
        "warning: downloads/nomis.csv, the whole file\n"
        "found no sum of the service for population_10_17, mid-2023: the file lacks Cornwall\n"
        "expected every authority of the service\n"
        "Next: download the file with all of them.\n"
        "warning: downloads/nomis.csv, the whole file\n"
        "found no sum of the service for population_0_17, mid-2023: the file lacks Cornwall\n"
        "expected every authority of the service\n"
        "Next: download the file with all of them.",
    ),
    "Nomis: an age missing": Case(
        text(NOMIS, f"{NOMIS_LINE}\n", ""),
        0,
        "warning: downloads/nomis.csv, the whole file\n"
        "found no sum of the service for population_10_17, mid-2023: the file lacks Cornwall\n"
        "expected every authority of the service\n"
        "Next: download the file with all of them.\n"
        "warning: downloads/nomis.csv, the whole file\n"
        "found no sum of the service for population_0_17, mid-2023: the file lacks Cornwall\n"
        "expected every authority of the service\n"
        "Next: download the file with all of them.",
    ),
    "Nomis: an age twice": Case(
        text(NOMIS, NOMIS_LINE, f"{NOMIS_LINE}\n{NOMIS_LINE.replace('5400', '5401')}"),
        30,
        "error: downloads/nomis.csv, row 14, the whole row\n"
        "found 5401 people of E06000052, persons, aged 11\n"
        "expected 5400, as row 13 has\n"
        "Next: delete the row that is not meant.",
    ),
    "Nomis: percentages alone": Case(
        text(NOMIS, "20100", "20301", 99),
        0,
        "note: downloads/nomis.csv, the whole file\n"
        "found 36 rows of percentages\n"
        "expected MEASURES 20100, numbers of people\n"
        "Next: nothing.",
    ),
    "Nomis: a column missing": Case(
        text(NOMIS, "DATE", "WHEN"),
        30,
        "error: downloads/nomis.csv, row 1, DATE\n"
        "found no column DATE, so the year of the figures is not known\n"
        "expected a column DATE, such as 2024\n"
        'Next: on the Nomis page, under "Format / Layout", tick DATE among the columns and download it again.',
    ),
    "YJB: a number in words": Case(
        sheet("children.xlsx", CHILDREN, 1, 8, "twelve"),
        30,
        "error: downloads/children.xlsx, sheet Sheet1, row 2, Number_Children (column I)\n"
        "found twelve\n"
        "expected a whole number, or a mark of the publisher\n"
        "Next: compare the row with the publisher's own file, mend it or download the file again.",
    ),
    "YJB: a range": Case(
        sheet("children.xlsx", CHILDREN, 1, 8, "1-5"),
        30,
        "error: downloads/children.xlsx, sheet Sheet1, row 2, Number_Children (column I)\n"
        "found 1-5\n"
        "expected a whole number, or a mark of the publisher\n"
        "Next: compare the row with the publisher's own file, mend it or download the file again.",
    ),
    "YJB: less than nothing": Case(
        sheet("children.xlsx", CHILDREN, 1, 8, -12),
        30,
        "error: downloads/children.xlsx, sheet Sheet1, row 2, Number_Children (column I)\n"
        "found -12\n"
        "expected a whole number, or a mark of the publisher\n"
        "Next: compare the row with the publisher's own file, mend it or download the file again.",
    ),
    "YJB: a part of a child": Case(
        sheet("children.xlsx", CHILDREN, 1, 8, 12.5),
        30,
        "error: downloads/children.xlsx, sheet Sheet1, row 2, Number_Children (column I)\n"
        "found 12.5\n"
        "expected a whole number, or a mark of the publisher\n"
        "Next: compare the row with the publisher's own file, mend it or download the file again.",
    ),
    "YJB: a blank number": Case(
        sheet("children.xlsx", CHILDREN, 1, 8, None),
        30,
        "error: downloads/children.xlsx, sheet Sheet1, row 2, Number_Children (column I)\n"
        "found nothing\n"
        "expected a number: a blank is not 0\n"
        "Next: compare the row with the publisher's own file, mend it or download the file again.",
    ),
    "YJB: a year nobody knows": Case(
        sheet("children.xlsx", CHILDREN, 1, 0, "2023/25"),
        30,
        "error: downloads/children.xlsx, sheet Sheet1, row 2, Financial_Year (column A)\n"
        "found 2023/25\n"
        "expected a financial year such as 2024-25\n"
        "Next: compare the row with the publisher's own file, mend it or download the file again.",
    ),
    "YJB: an age as a day": Case(
        sheet("children.xlsx", CHILDREN, 1, 5, "Oct-14"),
        30,
        "error: downloads/children.xlsx, sheet Sheet1, row 2, Age_Group (column F)\n"
        "found Oct-14\n"
        "expected a category of age that is known\n"
        "Next: add the category to the list of its word in params/formats/yjb.yaml; or to `totals`, if it "
        "holds the others.",
    ),
    "YJB: a total that its parts do not make": Case(
        write(CHILDREN_FILE, sheet_bytes([*CHILDREN, [*CHILDREN[1][:5], "All", "All", "All", 57]])),
        30,
        "error: downloads/children.xlsx, sheet Sheet1, row 6, the whole row\n"
        "found a printed total of 57\n"
        "expected 56, the sum of its parts\n"
        "Next: compare the rows of the service with the publisher's own file.",
    ),
    "YJB: a row twice": Case(
        write(CHILDREN_FILE, sheet_bytes([*CHILDREN, CHILDREN[1]])),
        30,
        "error: downloads/children.xlsx, sheet Sheet1, row 6, Number_Children (column I)\n"
        "found 12\n"
        "expected each row once: row 2 is the same, and may be doubled or another part\n"
        "Next: find out which is right in the publisher's own file, and delete the other row.",
    ),
    "YJB: no column of years": Case(
        write(CHILDREN_FILE, without(CHILDREN, 0)),
        30,
        "error: downloads/children.xlsx, sheet Sheet1, row 1, the whole row\n"
        "found no column of years, and no one year in the title or the name of the file\n"
        "expected a column Financial_Year\n"
        "Next: name the file after its year, such as outcomes-2015-16.xlsx.",
    ),
    "YJB: no row of the service": Case(
        write(CHILDREN_FILE, sheet_bytes(
            [CHILDREN[0], *([row[0], "Leicester City", *row[2:]] for row in CHILDREN[1:])])),
        0,
        "warning: downloads/children.xlsx, sheet Sheet1, the whole file\n"
        "found no row of the service\n"
        "expected its name in the column of services\n"
        "Next: add the name that the table gives it to `services` in params/formats/yjb.yaml, if the table has "
        "it.",
    ),
    "a file that nothing recognises": Case(
        write("downloads/notes.csv", "name,telephone\nboard,01234\n"),
        0,
        "warning: downloads/notes.csv, the whole file\n"
        "found a file that no reader recognises, so nothing of it is used\n"
        "expected one of: Fingertips, Nomis population estimates, Department for Education, ONS mid-year "
        "population estimates, YJB local level open data, a budget table, an action plan, a quarterly summary\n"
        "Next: see docs/formats.md for the columns that each has; or type its figures into the workbook, and "
        "take the file out of the folder.",
    ),
    "a file of another kind": Case(
        write("downloads/plan.pdf", b"%PDF-1.7\n"),
        0,
        "warning: downloads/plan.pdf, the whole file\n"
        "found a file that ends in .pdf\n"
        "expected one of .csv, .tsv, .txt, .xlsx, .xlsm, .xls, .ods, .docx, .parquet\n"
        "Next: save it as an Excel workbook or as CSV UTF-8, or take it out of the folder.",
    ),
    "an empty download": Case(
        write("downloads/figures.csv", b""),
        21,
        "data/plans/cornwall/2024-25/downloads/figures.csv is empty.\n"
        "found 0 bytes, and no header\n"
        "Next: put the file back, or export it again.",
    ),
    "a web page as .xls": Case(
        write("downloads/report.xls", b"<html><table><tr><td>Measure</td></tr></table></html>"),
        22,
        "data/plans/cornwall/2024-25/downloads/report.xls is not a workbook that can be read.\n"
        "expected an Excel workbook (.xlsx) without a password\n"
        "Next: open it in Excel, choose Save As, Excel Workbook (.xlsx), without a password, and run again.",
    ),
    "a download that is a workbook renamed": Case(
        write("downloads/figures.csv", sheet_bytes(SUMMARY)),
        22,
        "data/plans/cornwall/2024-25/downloads/figures.csv is not a CSV file: it looks like an Excel or "
        "OpenDocument workbook, or another zip file.\n"
        'Next: open it with the program that made it; in Excel choose File, Save As, "CSV UTF-8 (Comma '
        'delimited)", and run the command again.',
    ),
    "YJB: a damaged workbook": Case(
        damage(CHILDREN_FILE, lambda data: data[:2000]),
        22,
        "data/plans/cornwall/2024-25/downloads/children.xlsx is not a workbook that can be read.\n"
        "expected an Excel workbook (.xlsx) without a password\n"
        "Next: open it in Excel, choose Save As, Excel Workbook (.xlsx), without a password, and run again.",
    ),
    "a damaged Parquet file": Case(
        write("downloads/figures.parquet", b"PAR1 damaged PAR1"),
        22,
        "data/plans/cornwall/2024-25/downloads/figures.parquet is not a Parquet file that can be read.\n"
        "the reader says: Could not open Parquet input source '<Buffer>': Parquet file size is 17 bytes, "
        "smaller than the size reported by footer'\n"
        "Next: download it again, or download the CSV instead.",
    ),
    "a download without its source": Case(
        write("downloads/fingertips-2.csv", good_files()["fingertips.csv"].replace(b",2023,", b",2022,")),
        30,
        "error: downloads/fingertips-2.csv, the whole file\n"
        "found a file of Fingertips that no source is registered for\n"
        "expected a row of the sheet sources with fingertips-2.csv in the column File\n"
        "Next: on that sheet, type the name of the file in the column File of the row that it belongs to, or "
        "add a row; give the day of its release. Its own cells need no source.",
    ),
    "a source without its download": Case(
        remove(FINGERTIPS),
        30,
        "error: sources.csv, row 2, File (column H)\n"
        "found cell H2 names fingertips.csv, which is not there\n"
        "expected a file beside the workbook or in its folder downloads, or a blank cell\n"
        "Next: put the file there, mend its name, or clear the cell.",
    ),
    "a source whose file was renamed": Case(
        rename(FINGERTIPS, "downloads/indicator data.csv"),
        30,
        "error: downloads/indicator data.csv, the whole file\n"
        "found a file of Fingertips that no source is registered for\n"
        "expected a row of the sheet sources with indicator data.csv in the column File\n"
        "Next: on that sheet, type the name of the file in the column File of the row that it belongs to, or "
        "add a row; give the day of its release. Its own cells need no source.\n"
        "error: sources.csv, row 2, File (column H)\n"
        "found cell H2 names fingertips.csv, which is not there\n"
        "expected a file beside the workbook or in its folder downloads, or a blank cell\n"
        "Next: put the file there, mend its name, or clear the cell.",
    ),
    "a source with a path for a file": Case(
        text("sources.csv", "fingertips.csv", "../../fingertips.csv"),
        30,
        "error: downloads/fingertips.csv, the whole file\n"
        "found a file of Fingertips that no source is registered for\n"
        "expected a row of the sheet sources with fingertips.csv in the column File\n"
        "Next: on that sheet, type the name of the file in the column File of the row that it belongs to, or "
        "add a row; give the day of its release. Its own cells need no source.\n"
        "error: sources.csv, row 2, File (column H)\n"
        "found cell H2 names ../../fingertips.csv, which is not there\n"
        "expected a file beside the workbook or in its folder downloads, or a blank cell\n"
        "Next: put the file there, mend its name, or clear the cell.",
    ),
    "a source without its day": Case(
        text("sources.csv", "2025-03-01", ""),
        30,
        "error: sources.csv, row 2, Released (column F)\n"
        "found cell F2 is blank, and the source fingertips is used\n"
        "expected the day on which the source was released, sent or drawn, such as 2025-06-30\n"
        "Next: fill in the day: the annex uses nothing that was released after its cut-off.",
    ),
    "a source of a day that is none": Case(
        text("sources.csv", "2025-03-01", "01/03/2025"),
        30,
        "error: downloads/fingertips.csv, the whole file\n"
        "found a file of Fingertips that no source is registered for\n"
        "expected a row of the sheet sources with fingertips.csv in the column File\n"
        "Next: on that sheet, type the name of the file in the column File of the row that it belongs to, or "
        "add a row; give the day of its release. Its own cells need no source.\n"
        "error: sources.csv, row 2, Released (column F)\n"
        "found cell F2 holds 01/03/2025\n"
        "expected a day such as 2025-06-30, in a cell of the format Date\n"
        "Next: write the day so.",
    ),
    "a source of two digits of a year": Case(
        text("sources.csv", "2025-03-01", "01/03/25"),
        30,
        "error: downloads/fingertips.csv, the whole file\n"
        "found a file of Fingertips that no source is registered for\n"
        "expected a row of the sheet sources with fingertips.csv in the column File\n"
        "Next: on that sheet, type the name of the file in the column File of the row that it belongs to, or "
        "add a row; give the day of its release. Its own cells need no source.\n"
        "error: sources.csv, row 2, Released (column F)\n"
        "found cell F2 holds 01/03/25\n"
        "expected a day such as 2025-06-30, in a cell of the format Date\n"
        "Next: write the day so.",
    ),
    "two sources with one id": Case(
        lines("sources.csv", lambda rows: [*rows, rows[1].replace("fingertips.csv", "")]),
        30,
        "error: sources.csv, row 3, Id (column A)\n"
        "found cell A3 holds fingertips, and so does row 2\n"
        "expected an id that no other source has\n"
        "Next: delete one of the two rows, or give it another id.",
    ),
    "an id in capitals": Case(
        text("sources.csv", "fingertips,", "Fingertips 2025,"),
        30,
        "error: downloads/fingertips.csv, the whole file\n"
        "found a file of Fingertips that no source is registered for\n"
        "expected a row of the sheet sources with fingertips.csv in the column File\n"
        "Next: on that sheet, type the name of the file in the column File of the row that it belongs to, or "
        "add a row; give the day of its release. Its own cells need no source.\n"
        "error: sources.csv, row 2, Id (column A)\n"
        "found cell A2 holds Fingertips 2025\n"
        "expected small letters, digits and single hyphens, such as leicester-2024-25-cases\n"
        "Next: write the id so, here and where rows use it.",
    ),
    "an id that the project has": Case(
        text("sources.csv", "fingertips,", "ons-mye-2023,"),
        23,
        "The register of sources of Cornwall 2024-25 names a source that is there already.\n"
        "found ons-mye-2023, which is data/sources/ons-mye-2023.yaml\n"
        "Next: give it an id of its own in the sheet sources, or delete the row to use the registered one.",
    ),
    "a blank id": Case(
        text("sources.csv", "fingertips,Fingertips", ",Fingertips"),
        30,
        "error: downloads/fingertips.csv, the whole file\n"
        "found a file of Fingertips that no source is registered for\n"
        "expected a row of the sheet sources with fingertips.csv in the column File\n"
        "Next: on that sheet, type the name of the file in the column File of the row that it belongs to, or "
        "add a row; give the day of its release. Its own cells need no source.\n"
        "error: sources.csv, row 2, Id (column A)\n"
        "found cell A2 is blank\n"
        "expected small letters, digits and single hyphens, such as leicester-2024-25-cases\n"
        "Next: write the id so, here and where rows use it.",
    ),
    "a blank title": Case(
        text("sources.csv", "fingertips,Fingertips", "fingertips,"),
        30,
        "error: downloads/fingertips.csv, the whole file\n"
        "found a file of Fingertips that no source is registered for\n"
        "expected a row of the sheet sources with fingertips.csv in the column File\n"
        "Next: on that sheet, type the name of the file in the column File of the row that it belongs to, or "
        "add a row; give the day of its release. Its own cells need no source.\n"
        "error: sources.csv, row 2, Title (column B)\n"
        "found cell B2 is blank\n"
        "expected what the source is called, with its date\n"
        "Next: fill in the title.",
    ),
    "a source of a kind nobody knows": Case(
        text("sources.csv", "open,", "internal,"),
        30,
        "error: downloads/fingertips.csv, the whole file\n"
        "found a file of Fingertips that no source is registered for\n"
        "expected a row of the sheet sources with fingertips.csv in the column File\n"
        "Next: on that sheet, type the name of the file in the column File of the row that it belongs to, or "
        "add a row; give the day of its release. Its own cells need no source.\n"
        "error: sources.csv, row 2, Kind (column D)\n"
        "found cell D2 holds internal\n"
        "expected local, plan or open\n"
        "Next: choose a word of the list of the cell.",
    ),
    "open data without a licence": Case(
        text("sources.csv", "Open Government Licence v3.0", ""),
        30,
        "error: downloads/fingertips.csv, the whole file\n"
        "found a file of Fingertips that no source is registered for\n"
        "expected a row of the sheet sources with fingertips.csv in the column File\n"
        "Next: on that sheet, type the name of the file in the column File of the row that it belongs to, or "
        "add a row; give the day of its release. Its own cells need no source.\n"
        "error: sources.csv, row 2, Licence (column G)\n"
        "found cell G2 is blank\n"
        "expected the licence of the published figures, such as Open Government Licence v3.0\n"
        "Next: fill in what the publisher's page says.",
    ),
    "a register without its headings": Case(
        lines("sources.csv", lambda rows: rows[1:]),
        23,
        "data/plans/cornwall/2024-25/sources.csv has no row with the headings of sources.\n"
        "found: fingertips, Fingertips, A department, open, Police National Computer, 2025-03-01, Open "
        "Government L…\n"
        "expected: Row type, Id, Title, Publisher, Kind, Counts from, Released, Retrieved, Licence, "
        "Attribution, Web address, File, Note\n"
        "Next: put the headings back in one row above the table; `make new` makes a workbook that has them.",
    ),
    "a register without days": Case(
        text("sources.csv", "Released", "Published"),
        23,
        "data/plans/cornwall/2024-25/sources.csv lacks a column that every row needs.\n"
        "missing: Released\n"
        "found in row 1: Id, Title, Publisher, Kind, Counts from, Published, Licence, File\n"
        "F: the heading Published in F1 is not known, and its cells are not used.\n"
        "Next: add the heading in row 1; columns may stand in any order.",
    ),
    "no register": Case(
        remove("sources.csv"),
        30,
        "error: downloads/fingertips.csv, the whole file\n"
        "found a file of Fingertips that no source is registered for\n"
        "expected a row of the sheet sources with fingertips.csv in the column File\n"
        "Next: on that sheet, type the name of the file in the column File of the row that it belongs to, or "
        "add a row; give the day of its release. Its own cells need no source.",
    ),
    "a register with semicolons in Windows-1252": Case(
        damage("sources.csv", lambda data: "Id;Title;Released\nfinance;Bericht – Mai;2025-05-15\n".encode("cp1252")),
        22,
        "data/plans/cornwall/2024-25/sources.csv is not UTF-8 text.\n"
        'found in row 2, column A (Id;Title;Released): byte 96, which is "–" in Windows-1252\n'
        "the file is probably Windows-1252, which Excel calls plain CSV\n"
        'Next: in Excel choose File, Save As, "CSV UTF-8 (Comma delimited)", and run the command again.',
    ),
    "the register renamed": Case(
        rename("sources.csv", "source.csv"),
        30,
        "error: downloads/fingertips.csv, the whole file\n"
        "found a file of Fingertips that no source is registered for\n"
        "expected a row of the sheet sources with fingertips.csv in the column File\n"
        "Next: on that sheet, type the name of the file in the column File of the row that it belongs to, or "
        "add a row; give the day of its release. Its own cells need no source.",
    ),
}  # fmt: skip
