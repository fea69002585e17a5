"""
Bring the publishers' files in data/open/published/ to tidy observations, one source per vintage.

The same files give the same bytes. What was read, written and refused is printed; an area that joins to nothing, a
column that is missing and a population of the wrong ages stop the import with a message.
"""

from __future__ import annotations

import sys
from dataclasses import astuple, dataclass, field, fields
from pathlib import Path

from yjreport.config.schema import Source
from yjreport.config.yaml_files import load
from yjreport.errors import InputChanged
from yjreport.open_data.areas import lookups, neighbours
from yjreport.open_data.checks.range_rule import all_refused, refuse
from yjreport.open_data.checks.rate_identity import check_identity
from yjreport.open_data.local_authority_interactive_tool.vintages import import_lait
from yjreport.open_data.publications.all_publications import PUBLICATIONS, Context
from yjreport.open_data.publications.inspection_ratings import INSPECTION_COLUMNS, inspection_records
from yjreport.open_data.tidy_rows.published_tables import sha256
from yjreport.open_data.tidy_rows.rows import COLUMNS, Refusal, TidyRow, csv_bytes, sort_key, write
from yjreport.paths import Project


@dataclass
class Imported:
    """
    Hold what an import made, before it is written.

    Args:
        files: bytes by path from data/open/.
        rows: tidy rows by source.
        refusals: the figures that were refused.
        lines: what to tell the person who waits.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    rows: dict[str, list[TidyRow]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def main(project: Project) -> Imported:
    """
    Import all open data and write data/open/: observations, refusals, lookups and inspections.

    Raises:
        UserError: when a published file is missing, was changed, has drifted, names an unknown area, or holds
            figures that contradict one another. Nothing is written then.
    """
    made = build(project)
    folder = project.open
    changed = sum(write(folder / name, data) for name, data in made.files.items())
    for path in sorted((folder / "observations").glob("*.csv")):
        if f"observations/{path.name}" not in made.files:
            path.unlink()
            made.lines.append(f"removed {project.relative(path)}: its source is imported no more")
    made.lines.append(f"{len(made.files)} files in {project.relative(folder)}, {changed} of them changed")
    sys.stdout.write("\n".join(made.lines) + "\n")
    return made


def build(project: Project) -> Imported:
    """Return what an import makes, and write nothing."""
    made = Imported()
    register = read_register(project)
    geography = lookups.load_geography(project)
    context = Context(project, geography, {id: source.released for id, source in register.items()})
    for publication in PUBLICATIONS:
        _check_hash(publication.file, register[publication.source], project)
        made.rows[publication.source] = publication.read(context, publication)
        context.rows[publication.source] = made.rows[publication.source]
    for source, file in context.lait_files.items():
        _check_hash(file, register[source], project)
    made.rows |= import_lait(context)
    for source in sorted(made.rows):
        check_identity(made.rows[source], source, geography)
        kept, refusals = refuse(made.rows[source], source, geography)
        made.rows[source] = sorted(kept, key=sort_key)
        made.refusals += refusals
        made.files[f"observations/{source}.csv"] = csv_bytes(COLUMNS, (row.cells() for row in made.rows[source]))
        made.lines.append(_line(source, made.rows[source], refusals))
    made.files["refusals.csv"] = csv_bytes([one.name for one in fields(Refusal)], map(astuple, made.refusals))
    made.lines += [
        f"  refused: {one.measure}, {geography.name(one.area)}, {one.period}: {one.value} is {one.reason}"
        for one in made.refusals
    ]
    _lookups(made, context)
    return made


def read_register(project: Project) -> dict[str, Source]:
    """Return the open sources of the source register by id."""
    found = (load(path, Source, project) for path in sorted((project.data / "sources").glob("*.yaml")))
    return {source.id: source for source in found if source.kind == "open"}


def _lookups(made: Imported, context: Context) -> None:
    geography = context.geography
    files = {
        "lookups/services.csv": (lookups.SERVICE_COLUMNS, lookups.service_records(geography)),
        "lookups/former_codes.csv": (lookups.FORMER_COLUMNS, lookups.former_records(geography)),
        "lookups/neighbours.csv": (
            lookups.NEIGHBOUR_COLUMNS,
            neighbours.neighbour_records(context.project, geography, context.released),
        ),
        "inspections.csv": (INSPECTION_COLUMNS, inspection_records(context.project, geography)),
    }
    for name, (columns, records) in files.items():
        made.files[name] = csv_bytes(columns, records)
        made.lines.append(f"{name}: {len(records)} rows")


def _line(source: str, rows: list[TidyRow], refusals: list[Refusal]) -> str:
    there = sum(row.value is not None or row.numerator is not None for row in rows)
    measures = len({row.measure for row in rows})
    refused = f", {len(refusals)} refused: {all_refused(refusals)}" if refusals else ""
    kinds = "1 measure" if measures == 1 else f"{measures} measures"
    return f"{source}: {len(rows)} rows of {kinds}, {there} with a figure{refused}"


def _check_hash(file: str, source: Source, project: Project) -> None:
    path: Path = project.open / "published" / file
    name = project.relative(path)
    found = sha256(path, name)
    if found != source.sha256:
        raise InputChanged(
            f"{name} is not the file that data/sources/{source.id}.yaml describes.",
            details=[f"sha256 found: {found}", f"sha256 in the register: {source.sha256}"],
            next_step="put the published file back; a new vintage is a source of its own, with its own entry.",
        )
