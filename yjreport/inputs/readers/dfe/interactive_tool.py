"""
Read the Local Authority Interactive Tool for one service's areas.

What its measures are, and how its labels and scales are tested, is in yjreport/open_data/: the file is set beside the
vintages that the project holds, because a vintage may label its years a year late and nothing in it says so.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from yjreport.errors import GateFailed
from yjreport.files.reading import Reading
from yjreport.inputs.readers.common.collecting import Collected
from yjreport.inputs.readers.common.figures import read_figure
from yjreport.inputs.readers.common.formats import ToolFormat
from yjreport.inputs.readers.common.headers import Header
from yjreport.inputs.readers.common.places import Places
from yjreport.inputs.readers.dfe.tables import add_tidy
from yjreport.open_data.areas.geography import Geography, tidy_name
from yjreport.open_data.local_authority_interactive_tool.files import (
    Raw,
    area_of,
    figures,
    read_long,
    read_parquet,
    successor_of,
)
from yjreport.open_data.local_authority_interactive_tool.label_evidence import FEWEST
from yjreport.open_data.local_authority_interactive_tool.measures import CAUTIONED, FTE, MEASURES
from yjreport.open_data.local_authority_interactive_tool.rows import Vintage, lait_rows
from yjreport.open_data.publications.all_publications import EARLIER, EARLIER_FILE, NEWEST, NEWEST_FILE
from yjreport.open_data.tidy_rows.rows import TidyRow
from yjreport.paths import Project

MINE = "this file"
SAME = 0.99
"""A file is a known vintage when at least this share of its figures are the vintage's own."""
_CODES = {measure.code for measure in MEASURES}
Rows = dict[tuple[str, str, str], tuple[Raw, int]]
"""A row and its number, by measure, number of the area and label."""
_NUMBER = re.compile(r"([0-9]{1,5})(\.0+)?")


def read_tool(header: Header, known: ToolFormat, places: Places, project: Project) -> Reading:
    """Return the figures of the service's areas, of the measures that the catalogue has."""
    found = Collected()
    rows = _raw(header, known, places, found)
    mine = Vintage(MINE, figures([raw for raw, _ in rows.values()], places.geography, header.grid.name))
    others = _known(project, places.geography) if any(code in mine.figures for code in (FTE, CAUTIONED)) else ()
    made = _rows(mine, others, places, found)
    labels = _labels(rows, places)
    for (code, area), group in made.items():
        numbers = [number for _, number in sorted(labels.get((code, area), ()))]
        ordered = sorted(group, key=lambda row: row.when.order)
        # An area that began later lacks its first years, so the two are set side by side from their ends.
        for row, number in zip(reversed(ordered), reversed(numbers), strict=False):
            if row.value is not None or row.marks:
                add_tidy(row, number, places, found)
    return found.reading(header.remarks("a column of the tool"))


def _raw(header: Header, known: ToolFormat, places: Places, found: Collected) -> Rows:
    """Return the rows of known measures and areas whose figure can be read in one way, by measure, area and label."""
    geography = places.geography
    by_name = {geography.name(code): number for number, code in geography.numbers.items()}
    held: Rows = {}
    disputed: set[tuple[str, str, str]] = set()
    others: Counter[str] = Counter()
    for row in header.rows():
        code = header.cell(row, "measure")
        if code not in _CODES:
            others[code] += 1
            continue
        name, text = header.cell(row, "area"), header.cell(row, "value")
        match = _NUMBER.fullmatch(header.cell(row, "number"))
        number = str(int(match[1])) if match else "" if header.cell(row, "number") else by_name.get(tidy_name(name), "")
        if not number or not geography.knows(number):
            found.left("rows of areas that are not known", "an area with its LA Number", "nothing, if it is not yours.",
                       name)  # fmt: skip
            continue
        figure = read_figure(text, known.marks)
        if figure is None or (figure.value is not None and figure.value < 0):
            found.fault(row + 1, header.printed("value"), text, "a number in plain digits, or a mark of the tool")
            continue
        if figure.blank:
            found.left("rows without a figure", "a number or a mark", "nothing.", "")
            continue
        key = (code, number, header.cell(row, "label"))
        raw = Raw(code, key[2], number, name, figure.text or "".join(figure.marks[:1]))
        first = held.setdefault(key, (raw, row + 1))
        if first[0].text != raw.text:
            found.fault(row + 1, header.printed("value"), f"{text} for {code}, {name}, {key[2]}",
                        f"{first[0].text}, as row {first[1]} has for the same thing",
                        "find out which is right in the publisher's own file, and delete the other row.")  # fmt: skip
            disputed.add(key)
    for code, count in others.items():
        found.left("rows of measures that the catalogue does not have", "a measure of lait_measures.py", "nothing.",
                   code, count)  # fmt: skip
    return {key: each for key, each in held.items() if key not in disputed}


def _labels(rows: Rows, places: Places) -> dict[tuple[str, str], list[tuple[str, int]]]:
    """Return labels and row numbers by measure and current area."""
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for raw, number in rows.values():
        area = area_of(raw, places.geography) or successor_of(raw, places.geography)
        if area:
            found.setdefault((raw.measure, area), []).append((raw.label, number))
    return found


def _rows(
    mine: Vintage, others: tuple[Vintage, ...], places: Places, found: Collected
) -> dict[tuple[str, str], list[TidyRow]]:
    """Return the tidy rows of the file by measure of the tool and area, for the areas of the service."""
    made: list[TidyRow] = []
    for code in [measure.code for measure in MEASURES if measure.code in mine.figures]:
        codes = (CAUTIONED, FTE) if code == CAUTIONED else (code,)
        one = Vintage(MINE, {key: mine.figures[key] for key in codes if key in mine.figures})
        beside = _beside(one, code, others, found) if code in (FTE, CAUTIONED) else [one]
        try:
            rows = lait_rows(beside, places.geography)[MINE]
        except GateFailed as error:
            found.say(f"{code} is not read: {error.what}", "; ".join(error.details) or "labels that are understood",
                      "download the whole file of the tool, with every area and year.", "error")  # fmt: skip
            continue
        made += [row for row in rows if row.place == code]
    grouped: dict[tuple[str, str], list[TidyRow]] = {}
    for row in made:
        if places.word(row.area):
            grouped.setdefault((row.place, row.area), []).append(row)
    return grouped


def _beside(one: Vintage, code: str, others: tuple[Vintage, ...], found: Collected) -> list[Vintage]:
    """Return the file in its place among the known vintages: as the one that it is, else as the newest."""
    series = one.series(code)
    best, share = -1, 0.0
    for place, other in enumerate(others):
        values = other.series(code)
        same = sum(values.get(key) == value for key, value in series.items()) / len(series) if series else 0
        if same >= share:
            best, share = place, same
    if others and share >= SAME:
        return [*others[:best], one, *others[best + 1 :]]
    if len(series) < FEWEST:
        found.say(
            f"{code} has {len(series)} figures, too few to test whether its years are labelled rightly",
            f"at least {FEWEST} figures", "download the whole file of the tool, with every area.", "warning",
        )  # fmt: skip
    return [*others, one]


@lru_cache(maxsize=2)
def _published(project: Project) -> tuple[tuple[str, tuple[Raw, ...]], ...]:
    folder, codes = project.open / "published", (FTE, CAUTIONED)
    earlier, newest = folder / EARLIER_FILE, folder / NEWEST_FILE
    if not (earlier.is_file() and newest.is_file()):
        return ()
    held = [(id, tuple(read_long(earlier, project.relative(earlier), codes, day))) for id, day in EARLIER.items()]
    return (*held, (NEWEST, tuple(read_parquet(newest, project.relative(newest), codes))))


def _known(project: Project, geography: Geography) -> tuple[Vintage, ...]:
    """Return the vintages of the tool that the project holds, oldest first."""
    return tuple(Vintage(id, figures(rows, geography, id)) for id, rows in _published(project))
