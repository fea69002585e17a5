"""Find the columns of a table of an extract under the names that a mapping gives them."""

from __future__ import annotations

from yjreport.cases.cells import text_of
from yjreport.cases.columns import CaseSchema
from yjreport.cases.mapping import Mapping, folded
from yjreport.cases.raw import RawTable
from yjreport.errors import InputStructure, did_you_mean
from yjreport.files.decoding import column_letter
from yjreport.files.quoting import snippet

_MOST_SHOWN = 12


def places_of(raw: RawTable, schema: CaseSchema, mapping: Mapping) -> dict[str, int]:
    """
    Return where each of our columns stands; those that the mapping fixes or calls absent are not among them.

    Raises:
        InputStructure: a column is missing, there twice, or not known and not ignored; with the nearest names.
    """
    headers = mapping.headers(schema.kind)
    ours = {folded(header): name for name, names in headers.items() for header in names}
    every = [header for names in headers.values() for header in names]
    ignored = mapping.table(schema.kind).ignored
    skipped = set(map(folded, ignored)) if ignored != "all" else set()
    places: dict[str, int] = {}
    problems: list[str] = []
    for place, cell in enumerate(raw.rows[0]):
        text = text_of(cell)
        name = ours.get(folded(text))
        if name is not None and name in places:
            other = column_letter(places[name])
            problems.append(f"columns {other} and {column_letter(place)} are both {name}: delete one")
        elif name is not None:
            places[name] = place
        elif ignored != "all" and folded(text) not in skipped:
            near = did_you_mean(text, every)
            called = snippet(text, 40) if text else "without a name"
            problems.append(f"column {column_letter(place)}, {called}, is not known.{near}")
    found = [text_of(cell) for cell in raw.rows[0]]
    for name, names in headers.items():
        if name not in places:
            near = " ".join(filter(None, (did_you_mean(header, found).strip() for header in names)))
            problems.append(f"the column {name} is missing; looked for {' or '.join(names)}. {near}".rstrip())
    if problems:
        shown = problems[:_MOST_SHOWN]
        more = [f"and {len(problems) - len(shown)} more"] if len(problems) > len(shown) else []
        raise InputStructure(
            f"The header of {raw.name} is not the one that the mapping {mapping.id} describes.",
            details=[*shown, *more],
            next_step=f"mend row 1, or params/mappings/{mapping.id}.yaml: columns for other names, absent for columns "
            "that the system does not hold, ignored for those that are not wanted.",
        )
    return places
