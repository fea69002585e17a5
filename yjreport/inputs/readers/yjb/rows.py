"""The rows of a local level table: service, year, words and number of each; what is doubled or not understood."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from yjreport.inputs.readers.common.collecting import Collected
from yjreport.inputs.readers.common.figures import Figure, read_figure
from yjreport.inputs.readers.common.formats import Dimension, OpenTablesFormat
from yjreport.inputs.readers.common.headers import Header, plain
from yjreport.inputs.readers.yjb.services import Services
from yjreport.inputs.readers.yjb.sums import Part
from yjreport.inputs.readers.yjb.words import TOTAL, age_range, is_total, tidy_year, word_of, years_named

CHILDREN, OUTCOMES, OFFENCES = "children_cautioned_sentenced", "outcomes_by_tier", "offences_by_type"
MEASURES = {
    CHILDREN: (True, ("age", "sex", "ethnicity")),
    OUTCOMES: (False, ("tier",)),
    OFFENCES: (False, ("offence",)),
}
"""Whether a measure has a whole, and the dimensions that its breakdowns are of."""

FIGURES = ("children", "outcomes", "offences", "count")
PEOPLE: tuple[Dimension, ...] = ("age", "sex", "ethnicity")
KINDS = ("tier", "type", "outcome")
PLACES = ("region", "police", "country")
_MEND = "compare the row with the publisher's own file, mend it or download the file again."
_WHICH = "find out which is right in the publisher's own file, and delete the other row."
_ADD = "add the category to the list of its word in params/formats/yjb.yaml; or to `totals`, if it holds the others."


def measure_of(header: Header, figure: str) -> str:
    """Return the measure of a table; nothing where its columns do not settle it, or numbers may not be added up."""
    kinds, offences = any(kind in header for kind in KINDS), "offence" in header
    if figure == "children":
        # A child may have several outcomes and offences: children are not added up over them.
        return "" if kinds or offences else CHILDREN
    if figure == "outcomes" or (figure == "count" and kinds and not offences):
        return OUTCOMES if kinds and not offences else ""
    return OFFENCES if offences and not kinds else ""


@dataclass
class _NotUnderstood(Exception):
    """Say what of a row was not understood."""

    column: str
    expected: str
    next_step: str


@dataclass
class Rows:
    """
    Read the rows of one table.

    No sum is made of the services and years in `bad`, which have a row that was not understood.
    """

    header: Header
    measure: str
    known: OpenTablesFormat
    services: Services
    found: Collected
    bad: set[tuple[str, str]] = field(default_factory=set)
    _seen: dict[tuple[str, ...], list[tuple[tuple[str, ...], tuple[str, ...], str, int]]] = field(default_factory=dict)

    def read(self) -> list[Part]:
        """Return the rows that were understood; years that were not are told once."""
        only = self._only_year()
        figure = next(name for name in FIGURES if name in self.header)
        parts = []
        for row in self.header.rows():
            name = self.header.cell(row, "service")
            slug = self.services.slug(name) if name else None
            if slug is None:
                self.found.left("rows of names that are no service of the lookup", "a service", "nothing, if it is a "
                                "total or another's; else add the name to params/formats/yjb.yaml.", name)  # fmt: skip
                continue
            if only == "":
                self.bad.add((slug, ""))  # told once, of the header
                continue
            year = only or tidy_year(self.header.cell(row, "year"))
            try:
                if not year:
                    raise _NotUnderstood("year", "a financial year such as 2024-25", _MEND)
                number = self._number(row, figure)
                part = Part(row + 1, slug, year, self._words(row), number)
                self._check_new(row, part, figure)
            except _NotUnderstood as fault:
                self._fault(row, slug, year, fault)
            else:
                parts.append(part)
        everywhere = {slug for slug, year in self.bad if not year}
        self.bad |= {(part.slug, part.year) for part in parts if part.slug in everywhere}
        return _with_all_ages(parts)

    def _only_year(self) -> str | None:
        """Return the year of a table without a column of years, "" where it is not known; None with the column."""
        if "year" in self.header:
            return None
        grid = self.header.grid
        title = " ".join(" ".join(cells) for cells in grid.rows[: self.header.row])
        years = years_named(f"{title} {grid.part}") or years_named(grid.path.name)
        if len(years) == 1:
            self.found.say(f"no column of years; {next(iter(years))} is from the title or the name of the file",
                           "a column Financial_Year", "check that the file is of this year.", "warning")  # fmt: skip
            return next(iter(years))
        self.found.fault(self.header.row + 1, "", "no column of years, and no one year in the title or the name of the "
                         "file", "a column Financial_Year", "name the file after its year, such as "
                         "outcomes-2015-16.xlsx.")  # fmt: skip
        return ""

    def _number(self, row: int, column: str) -> Figure:
        number = read_figure(self.header.cell(row, column), self.known.marks)
        if number is None or (number.value is not None and not number.whole):
            raise _NotUnderstood(column, "a whole number, or a mark of the publisher", _MEND)
        if number.blank:
            raise _NotUnderstood(column, "a number: a blank is not 0", _MEND)
        return number

    def _words(self, row: int) -> dict[str, str]:
        """Return the word of each dimension of a row."""
        if "part" in self.header:
            held = self._one_column(row)
        else:
            held = {dimension: self._word(row, dimension, dimension, f"a category of {dimension} that is known")
                    for dimension in PEOPLE if dimension in self.header}  # fmt: skip
        if self.measure == OFFENCES:
            held["offence"] = self._word(row, "offence", "offence", "an offence group")
        if self.measure == OUTCOMES:
            tier = next(kind for kind in ("tier", "outcome", "type") if kind in self.header)
            held["tier"] = self._word(row, tier, "tier", "a tier: pre-court, first tier, community or custody")
            for kind in ("type", "outcome"):
                if kind in self.header and kind != tier:
                    text = self.header.cell(row, kind)
                    held[kind] = TOTAL if is_total(text, self.known) else plain(text) or "blank"
        return held

    def _word(self, row: int, column: str, dimension: Dimension, expected: str) -> str:
        word = word_of(self.header.cell(row, column), dimension, self.known)
        if word is None:
            raise _NotUnderstood(column, expected, _ADD)
        return word

    def _one_column(self, row: int) -> dict[str, str]:
        """Return the words of a row whose one column holds ages, sexes and ethnic groups below one another."""
        text = self.header.cell(row, "part")
        read = {dimension: word for dimension in PEOPLE if (word := word_of(text, dimension, self.known))}
        held: dict[str, str] = dict.fromkeys(PEOPLE, TOTAL)
        if set(read.values()) == {TOTAL}:
            return held
        if len(read) != 1:
            expected = "one category" if read else "an age, a sex, an ethnic group or a total"
            raise _NotUnderstood("part", expected, _ADD)
        return held | read

    def _fault(self, row: int, slug: str, year: str, fault: _NotUnderstood) -> None:
        """Keep in mind that a service's year cannot be added up; tell it where it is the service's own."""
        self.bad.add((slug, year))
        text = self.header.cell(row, fault.column)
        if slug == self.services.own:
            printed = self.header.printed(fault.column) if fault.column in self.header else ""
            self.found.fault(row + 1, printed, text or "nothing", fault.expected, fault.next_step)
        else:
            self.found.left("rows of other services that are not understood, so no sum of their region is made",
                            fault.expected, "nothing, if you need the service's own figures only.", text)  # fmt: skip

    def _check_new(self, row: int, part: Part, figure: str) -> None:
        """Refuse a row that is there already, whether it says the same number or another."""
        header = self.header
        dimensions = tuple(header.cell(row, name) for name in (*PEOPLE, "part", *KINDS, "offence"))
        key = (part.slug, part.year, *dimensions)
        places = tuple(header.cell(row, name) for name in (*PLACES, "service"))
        others = tuple(header.grid.cell(row, index).strip() for index, _ in header.unknown)
        text = header.cell(row, figure)
        for seen_places, seen_others, seen_text, number in self._seen.get(key, ()):
            if seen_others != others:
                names = ", ".join(name for (_, name), one, two in zip(header.unknown, others, seen_others, strict=True)
                                  if one != two)  # fmt: skip
                raise _NotUnderstood(
                    figure, f"one row, as row {number}: the columns {names} are not known, and part rows that are "
                    "otherwise the same", "add what they are, or delete the rows that are not meant.",
                )  # fmt: skip
            if seen_places == places:
                # The same number again may be a doubled row, or another part whose column is not in the file.
                expected = f"{seen_text}, as row {number} has for the same thing"
                if seen_text == text:
                    expected = f"each row once: row {number} is the same, and may be doubled or another part"
                raise _NotUnderstood(figure, expected, _WHICH)
        if key in self._seen and part.slug == self.services.own:
            self.found.left("rows of the service that differ in the name of a place only, and are added up",
                            "one place", "check that they are parts of the service.", " / ".join(places))  # fmt: skip
        self._seen.setdefault(key, []).append((places, others, text, part.number))


def _with_all_ages(parts: list[Part]) -> list[Part]:
    """Return parts with an age group that holds every other one as the total of the ages."""
    ages = {part.words["age"] for part in parts if part.words.get("age", TOTAL)[:1].isdigit()}
    ranges = {age: age_range(age) for age in ages}
    widest = max(ranges, key=lambda age: ranges[age][1] - ranges[age][0], default="")
    others = [each for age, each in ranges.items() if age != widest]
    if len(others) < 2 or any(first < ranges[widest][0] or last > ranges[widest][1] for first, last in others):
        return parts
    return [
        replace(part, words={**part.words, "age": TOTAL}) if part.words.get("age") == widest else part for part in parts
    ]
