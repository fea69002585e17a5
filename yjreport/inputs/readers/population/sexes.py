"""Add up the two sexes of a table that has a row for each, or take the persons that it prints."""

from __future__ import annotations

from yjreport.inputs.readers.common.collecting import Collected
from yjreport.inputs.readers.common.formats import PopulationFormat
from yjreport.inputs.readers.common.headers import plain
from yjreport.inputs.readers.population.people import Held

Cells = dict[tuple[str, int, str], tuple[int | None, int]]
"""People and row by code, age and sex (persons, males or females); None where two rows disagree."""


def sex_words(known: PopulationFormat) -> dict[str, str]:
    """Return persons, males or females by the plain text that stands for it in the format."""
    return {plain(text): sex for sex, texts in known.sexes.items() for text in texts}


def both_sexes(cells: Cells, found: Collected) -> dict[str, Held]:
    """
    Return the people of each area by age: persons as printed, else males and females where both are there.

    Persons that are not the sum of both sexes are an error, and are not given.
    """
    people: dict[str, Held] = {}
    for code, age in dict.fromkeys((code, age) for code, age, _ in cells):
        printed = cells.get((code, age, "persons"))
        parts = [cells.get((code, age, sex)) for sex in ("males", "females")]
        held = people.setdefault(code, Held())
        total = None
        if all(part is not None and part[0] is not None for part in parts):
            total = sum(part[0] for part in parts if part is not None and part[0] is not None)
        if printed is not None:
            if printed[0] is not None and total is not None and printed[0] != total:
                found.fault(printed[1], "", f"{printed[0]} persons of {code} aged {age}",
                            f"{total}, the sum of both sexes", "download the file again.")  # fmt: skip
                continue
            total, parts = printed[0], [printed]
        if total is not None:
            held.ages[age] = total
            held.rows.extend(part[1] for part in parts if part is not None)
    return {code: held for code, held in people.items() if held.ages}
