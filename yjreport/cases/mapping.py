"""Mapping files: what one case management system calls the tables, columns and words of an extract."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from yjreport.cases.columns import DATE, MOMENT
from yjreport.cases.schema import CASE_SCHEMAS
from yjreport.config.schema import Slug, Strict, Text
from yjreport.config.yaml_files import load
from yjreport.errors import ParameterFault, did_you_mean
from yjreport.paths import Project

DateForm = Literal["yyyy-mm-dd", "dd/mm/yyyy", "excel serial"]
Names = Annotated[tuple[Text, ...], Field(min_length=1)]
Words = dict[str, Names]


class TableMapping(Strict):
    """
    Say how one table is found and read.

    Args:
        name: the file's name without its ending, or the sheet's; several when versions differ.
        columns: for each of our columns, the headers that it may have. A column that is not named has our name.
        values: for each of our columns, what its words are called, beside the words themselves.
        dates: the forms of its days, when they are not the mapping's.
        fixed: what stands in each row of a column that the system does not export.
        absent: columns that the system does not hold, which are blank in each row.
        ignored: headers that are there and are not read, or `all`.
    """

    name: Names | None = None
    columns: dict[str, Names] = Field(default_factory=dict)
    values: dict[str, Words] = Field(default_factory=dict)
    dates: Annotated[tuple[DateForm, ...], Field(min_length=1)] | None = None
    fixed: dict[str, Text] = Field(default_factory=dict)
    absent: tuple[str, ...] = ()
    ignored: Literal["all"] | tuple[Text, ...] = ()


class Mapping(Strict):
    """
    Say how an extract of one system is read (params/mappings/<id>.yaml).

    Args:
        id: the mapping's name, the file's.
        title: which system and layout it is for.
        dates: the forms that days may have. Years have four digits in each.
        blanks: texts that mean a blank cell. "Not known" is no blank.
        values: what words are called in every table, by our word, for every column that may hold it.
        tables: the tables, by our names; a table that is not named has our names throughout.
        ignored: files or sheets that are there and are not read, or `all`.
    """

    id: Slug
    title: Text
    dates: Annotated[tuple[DateForm, ...], Field(min_length=1)] = ("yyyy-mm-dd",)
    blanks: tuple[Text, ...] = ()
    values: Words = Field(default_factory=dict)
    tables: dict[str, TableMapping] = Field(default_factory=dict)
    ignored: Literal["all"] | tuple[Text, ...] = ()

    @field_validator("tables")
    @classmethod
    def _known(cls, tables: dict[str, TableMapping], info: ValidationInfo) -> dict[str, TableMapping]:
        for kind, table in tables.items():
            if kind not in CASE_SCHEMAS:
                raise ValueError(f"a table of the schema, not {kind!r}.{did_you_mean(kind, CASE_SCHEMAS)}")
            _check_table(kind, table)
        return tables

    @model_validator(mode="after")
    def _one_meaning(self) -> Mapping:
        for kind, schema in CASE_SCHEMAS.items():
            for column in schema.columns:
                self.words(kind, column.name)
            _check_headers(kind, self)
        return self

    def table(self, kind: str) -> TableMapping:
        """Return the mapping of one table; the empty one has our names."""
        return self.tables.get(kind, TableMapping())

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names that a table's file or sheet may have."""
        return self.table(kind).name or (kind,)

    def headers(self, kind: str) -> dict[str, tuple[str, ...]]:
        """Return the headers that each of our columns may have, for those that a file should hold."""
        table = self.table(kind)
        left = {*table.fixed, *table.absent}
        return {name: table.columns.get(name, (name,)) for name in CASE_SCHEMAS[kind].names if name not in left}

    def dates_of(self, kind: str) -> tuple[str, ...]:
        """Return the forms that days of a table may have."""
        return self.table(kind).dates or self.dates

    def words(self, kind: str, column: str) -> dict[str, str]:
        """
        Return our word for each text that a cell may hold, both without regard to capitals and spaces.

        Raises:
            ValueError: when one text would mean two of our words.
        """
        allowed = CASE_SCHEMAS[kind].column(column).words
        found = {folded(word): word for word in allowed}
        for word, texts in [*self.values.items(), *self.table(kind).values.get(column, {}).items()]:
            if word not in allowed:
                continue
            for text in texts:
                if found.setdefault(folded(text), word) != word:
                    other = found[folded(text)]
                    raise ValueError(f"one meaning for {text!r} in {kind}.{column}, not {other!r} and {word!r}")
        return found


def folded(text: str) -> str:
    """Return a text without regard to capitals, and to spaces more than one."""
    return " ".join(text.split()).casefold()


def _check_table(kind: str, table: TableMapping) -> None:
    schema = CASE_SCHEMAS[kind]
    for key in ("columns", "values", "fixed", "absent"):
        for name in getattr(table, key):
            if name not in schema.names:
                near = did_you_mean(name, schema.names)
                raise ValueError(f"a column of {kind} under {key}, not {name!r}.{near}")
    for name, words in table.values.items():
        allowed = schema.column(name).words
        for word in words:
            if word not in allowed:
                near = did_you_mean(word, allowed) if allowed else " It holds no words of a list."
                raise ValueError(f"a word of {kind}.{name}, not {word!r}.{near}")
    for name in table.absent:
        if schema.column(name).filled:
            raise ValueError(f"{kind}.{name}, which must be filled, under columns or fixed, not under absent")
        if name in table.fixed:
            raise ValueError(f"{kind}.{name} under fixed or under absent, not both")
    for name, text in table.fixed.items():
        column = schema.column(name)
        if column.form in (DATE, MOMENT) or name in schema.key:
            raise ValueError(f"no fixed value for {kind}.{name}, which differs from row to row")
        if column.words and text not in column.words:
            raise ValueError(f"a word of {kind}.{name}, not {text!r}.{did_you_mean(text, column.words)}")


def _check_headers(kind: str, mapping: Mapping) -> None:
    meant: dict[str, str] = {}
    for name, headers in mapping.headers(kind).items():
        for header in headers:
            if meant.setdefault(folded(header), name) != name:
                raise ValueError(
                    f"one column of {kind} for the header {header!r}, not {meant[folded(header)]!r} and {name!r}"
                )


def known_mappings(project: Project) -> list[str]:
    """Return the ids of every mapping in params/mappings/."""
    return sorted(path.stem for path in (project.params / "mappings").glob("*.yaml"))


def load_mapping(project: Project, mapping: str) -> Mapping:
    """
    Return a mapping by its id.

    Raises:
        ParameterFault: when there is none of that id, or its file is wrong.
    """
    known = known_mappings(project)
    if mapping not in known:
        raise ParameterFault(
            f"There is no column mapping called {mapping!r}.{did_you_mean(mapping, known)}",
            details=[f"Mappings: {', '.join(known) or 'none'}"],
            next_step="name one of these under cases in the report's parameters, or add params/mappings/<id>.yaml.",
        )
    path = project.params / "mappings" / f"{mapping}.yaml"
    model = load(path, Mapping, project)
    if model.id != mapping:
        raise ParameterFault(
            f"The parameter file {project.relative(path)} has a fault.",
            details=[f"id: found {model.id!r}; expected {mapping!r}, as the file's name says"],
            next_step=f"mend {project.relative(path)} or rename it.",
        )
    return model
