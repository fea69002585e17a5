"""Read what the query pages of Nomis give: lines that say date and sex, then areas and single years of age."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from yjreport.files.decoding import column_letter
from yjreport.files.grid import Grid
from yjreport.files.reading import Reading
from yjreport.inputs.readers.common.collecting import Collected
from yjreport.inputs.readers.common.formats import PopulationFormat
from yjreport.inputs.readers.common.headers import plain
from yjreport.inputs.readers.common.places import Places
from yjreport.inputs.readers.population.people import OLDEST_CHILD, PeopleBySex, wanted
from yjreport.open_data.areas.geography import tidy_name

_SEXES = {"total": "persons", "persons": "persons", "all": "persons", "allpersons": "persons", "male": "males",
          "males": "males", "female": "females", "females": "females"}  # fmt: skip
_KEYS = {"date": "date", "year": "date", "time": "date", "sex": "sex", "gender": "sex", "measures": "measures",
         "measure": "measures", "value": "measures", "age": "age", "area": "area", "geography": "area",
         "areaname": "area"}  # fmt: skip
_CODE = re.compile(r"[EWKJSN][0-9]{8}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_AGE = re.compile(r"aged?\s*([0-9]{1,3})(?:\s*(?:years?|yrs?))?", re.IGNORECASE)
_NEEDED = range(10, 18)
_AREAS = "areas of the service, its region, nations and family"
_ROWS = 400
"""Rows in which single years of age must be named."""

Said = dict[str, str]
"""What a label says: its code, age, date or sex."""


def is_query(grid: Grid) -> bool:
    """Tell whether a grid names Nomis, or a date or a sex, above single years of age from 10 to 17."""
    rows = grid.rows[:_ROWS]
    ages = {int(found[1]) for cells in rows for cell in cells if (found := _AGE.fullmatch(cell.strip()))}
    named = any("nomis" in cell.casefold() for cells in rows[:20] for cell in cells[:2])
    return ages.issuperset(_NEEDED) and (named or any(set(_key(cells)) & {"date", "sex"} for cells in rows[:20]))


def _key(cells: Sequence[str]) -> Said:
    """Return what a line of a key and its value says: date and 2024 of "date : | 2024", or of "Date: 2024"."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or len(filled) > 2:
        return {}
    name, _, after = filled[0].partition(":")
    value = filled[1] if len(filled) == 2 else after.strip()
    key = _KEYS.get(plain(name), "")
    return {key: value} if key and value else {}


class _Words:
    """Hold what labels may be: the words of sexes, and the names of areas."""

    def __init__(self, sexes: Mapping[str, str], places: Places) -> None:
        self.sexes = {**sexes, **_SEXES}
        self._areas = {tidy_name(places.geography.name(code)).casefold(): code for code in places.words}

    def said(self, text: str) -> Said:
        """Return what one label says; nothing where it is not known."""
        text = text.strip()
        age = _AGE.fullmatch(text)
        if age:
            return {"age": age[1]}
        if _YEAR.fullmatch(text):
            return {"date": text}
        if _CODE.fullmatch(text.upper()):
            return {"code": text.upper()}
        if plain(text) in self.sexes:
            return {"sex": self.sexes[plain(text)]}
        code = self._areas.get(tidy_name(re.sub(r"^[a-z :/-]+:", "", text)).casefold(), "")
        return {"name": code} if code else {}


def read_query(grid: Grid, known: PopulationFormat, places: Places) -> Reading:
    """Return the children of the service's areas."""
    found = Collected()
    people = PeopleBySex(known, places, found)
    words = _Words(people.sexes, places)
    about: Said = {}
    across: dict[int, Said] = {}
    for row, cells in enumerate(grid.rows):
        filled = [place for place, cell in enumerate(cells) if cell.strip()]
        if not filled:
            continue
        key = _key(cells)
        if key and not (across and filled[0] in across):
            about |= _tidied(key, words)
            across = {}
            continue
        heads = {place: said for place in filled[1:] if (said := words.said(cells[place])) and "code" not in said}
        labels: Said = {}
        for place in filled:
            if place < min(across, default=0):
                labels |= words.said(cells[place])
        if heads and not (across and labels) and _is_header(heads, [cells[place] for place in filled[1:]], across):
            across = heads
        elif across and not labels:
            found.left("rows of other areas", _AREAS, "nothing.", cells[filled[0]].strip())
        elif across:
            _take(grid, row, {**about, **labels}, across, people, found, places)
    people.add()
    return found.reading()


def _is_header(heads: dict[int, Said], cells: Sequence[str], across: dict[int, Said]) -> bool:
    """Tell whether what a row says heads columns: 2012 people of another area are no year."""
    dates = all("date" in said for said in heads.values())
    figures = [cell for cell in cells if re.fullmatch(r"[0-9,.]+", cell.strip())]
    return not across and len(heads) == len(figures) if dates else not figures


def _tidied(key: Said, words: _Words) -> Said:
    """Return a line of a key and a value with the value as it is compared."""
    if "sex" in key:
        return {"sex": words.sexes.get(plain(key["sex"]), f"? {key['sex']}")}
    if "date" in key:
        year = re.search(_YEAR, key["date"])
        return {"date": year[0] if year else f"? {key['date']}"}
    text = key.get("area") or key.get("age")
    return words.said(text) if text else key


def _take(
    grid: Grid, row: int, about: Said, across: dict[int, Said], people: PeopleBySex, found: Collected, places: Places
) -> None:  # fmt: skip
    for place, head in across.items():
        said = {**about, **head}
        code = said.get("code") or said.get("name", "")
        if code and not wanted(code, places):
            found.left("rows of other areas", _AREAS, "nothing.", code)
            return
        if not code or not said.get("age", "").isdigit() or int(said["age"]) > OLDEST_CHILD:
            continue
        column = f"column {column_letter(place)}"
        text = grid.cell(row, place).strip()
        lacking = [name for name in ("date", "sex") if not said.get(name) or said[name].startswith("?")]
        if lacking:
            found.fault(row + 1, column, text, f"a line above it that says the {' and the '.join(lacking)}",
                        "download it again with its title lines, or add the line: date, 2024; sex, Total.")  # fmt: skip
            return
        if "percent" in said.get("measures", "").casefold() or "%" in said.get("measures", ""):
            found.left("rows of percentages", "numbers of people", "nothing.", "")
            return
        people.take(int(said["date"]), (code, int(said["age"]), said["sex"]), text, row + 1, column)
