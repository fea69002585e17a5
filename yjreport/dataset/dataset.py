"""What the notebooks of one annex may see: protected observations, registers and sources."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from yjreport.cases.aggregate import aggregate, not_covered
from yjreport.config.catalogue import Area, Catalogue
from yjreport.config.schema import Disclosure, Source
from yjreport.config.services import Request
from yjreport.figures.breaks import mark_breaks
from yjreport.figures.observations import Observation, derive
from yjreport.figures.source_precedence import by_precedence
from yjreport.files.columns import SCHEMAS
from yjreport.files.entries import Entry, local_area, typed_entries, typed_observations
from yjreport.inputs.annex_inputs import Inputs
from yjreport.inputs.published.figures import FIELDS
from yjreport.open_data.service_observations.assemble import OpenData, open_observations
from yjreport.open_data.service_observations.inspections import inspections
from yjreport.paths import Project
from yjreport.protection.notes import protect_notes, protect_own_notes, sections_withheld
from yjreport.protection.secondary import protect_groups
from yjreport.revisions.corrections import Corrections, Edition, corrections_of, marked, marked_register
from yjreport.revisions.figure_words import SECTIONS
from yjreport.revisions.register import entries_of

REGISTERS = {section: kind for kind, section in SECTIONS.items()}
"""The sections that a register fills, and which."""

_FEW = {True: "Some records were left out", False: "Some records were kept"}

ALWAYS = ("scorecard", "data-quality")
"""The sections that every annex has: they speak of the others."""


@dataclass(frozen=True)
class Exclusion:
    """
    Say how many records of an extract were left out, or kept with a remark, and why.

    Args:
        table: the table of the extract.
        rule: a short name of the reason.
        count: how many records; None where so few are not told in the edition.
        text: the whole sentence, with the count in it where that is told.
    """

    table: str
    rule: str
    count: int | None
    text: str


@dataclass(frozen=True)
class Dataset:
    """
    Hold what an edition may print.

    Args:
        request: the service, year and edition.
        catalogue: the measures.
        observations: protected, with the derived ones, nothing released after the cut-off.
        registers: entries of budget, actions, risks, standards and notes.
        sources: the source register.
        open: what open data hold of the service, with its family and what was refused.
        tables: whether the service has supplied files of its own.
        exclusions: what was left out of the case-level extract.
        uncovered: sentences that say which periods the extract covers only in part.
        corrections: what was corrected or revised since it was published, the latest first.
        before: the registers of the year before, of sources that were released by the cut-off.
    """

    project: Project
    request: Request
    catalogue: Catalogue
    observations: tuple[Observation, ...]
    registers: dict[str, tuple[Entry, ...]]
    sources: dict[str, Source]
    open: OpenData = field(default_factory=lambda: OpenData((), None, ()))
    tables: bool = True
    exclusions: tuple[Exclusion, ...] = ()
    uncovered: tuple[str, ...] = ()
    corrections: tuple[Entry, ...] = ()
    before: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    @property
    def local(self) -> Area:
        """Return the area of the whole service."""
        return local_area(self.request.service)

    @cached_property
    def filled(self) -> tuple[str, ...]:
        """Return the slugs of the sections that have something to say, in order."""
        wanted = self.request.report.sections
        return tuple(
            slug
            for slug in self.catalogue.sections
            if (wanted == "all" or slug in wanted or slug in ALWAYS) and self._has(slug)
        )

    @cached_property
    def unavailable(self) -> tuple[str, ...]:
        """Return the slugs of the sections without any data, in order."""
        return tuple(slug for slug in self.catalogue.sections if not self._has(slug))

    def of(self, measure: str) -> tuple[Observation, ...]:
        """Return the observations of one measure, in the order of the file."""
        return tuple(item for item in self.observations if item.measure == measure)

    def _has(self, slug: str) -> bool:
        if slug in ALWAYS:
            return True
        if self.registers.get(REGISTERS.get(slug, ""), ()):
            return True
        measures = {measure.id for measure in self.catalogue.by_section.get(slug, ())}
        return any(item.measure in measures for item in self.observations)


def build_dataset(inputs: Inputs) -> Dataset:
    """Return what the edition may print, from inputs that passed the gate."""
    request, catalogue, sources = inputs.request, inputs.catalogue, inputs.sources
    cut_off = request.report.cut_off
    own: tuple[Observation, ...] = ()
    if inputs.tables:
        own = tuple(
            replace(item, released=sources[item.source].released)
            for item in typed_observations(inputs.tables["observations"], inputs.areas)
            if sources[item.source].released <= cut_off
        )
    policy = request.report.disclosure
    held = corrections_of(inputs.corrections, own, Edition(catalogue, policy, request.edition, inputs.areas))
    own = protect_groups(mark_breaks(own, catalogue), catalogue, policy, request.edition)
    own = marked(own, held, catalogue)
    cases = protect_groups(_counted(inputs), catalogue, policy, request.edition)
    # Only the protection marks a figure as confidential, so an edition that withholds nothing keeps its notes.
    hidden = sections_withheld([*own, *cases], catalogue)
    # The notes of the counting rules hold no count of children; those of the plan are an officer's own words.
    own = protect_own_notes(own, catalogue, hidden)
    registers = {kind: _register(kind, inputs, held) for kind in SCHEMAS if kind != "observations"}
    registers["notes"] = protect_notes(registers["notes"], hidden, policy.threshold)
    national = open_observations(inputs.project, request.service, catalogue, sources, cut_off)
    registers["standards"] += inspections(inputs.project, request.service, sources, cut_off)
    # What official statistics have published is not withheld again.
    observations = derive(
        by_precedence({"plan": own, "cases": cases, "open": national.observations}, catalogue), catalogue
    )
    return Dataset(
        project=inputs.project,
        request=request,
        catalogue=catalogue,
        observations=observations,
        registers=registers,
        sources=sources,
        open=national,
        tables=bool(inputs.tables),
        before=_registers_before(inputs),
        uncovered=_uncovered(inputs),
        exclusions=_exclusions(inputs, policy if request.edition == "public" else None),
        corrections=entries_of(
            held, inputs.tables, observations, catalogue=catalogue, areas=inputs.areas, report=request.report,
            hidden=hidden,
        ),
    )  # fmt: skip


def _register(kind: str, inputs: Inputs, held: Corrections) -> tuple[Entry, ...]:
    """Return the entries of a register, the corrected ones saying so; none without files of the service's own."""
    if not inputs.tables:
        return ()
    table = inputs.tables[kind]
    entries = typed_entries(table)
    return marked_register(entries, table, held) if kind in FIELDS else entries


def _registers_before(inputs: Inputs) -> dict[str, tuple[Entry, ...]]:
    """Return the registers of the year before; entries of a source that is not known or came later are left out."""
    cut_off = inputs.request.report.cut_off
    known = {id for id, source in inputs.sources.items() if source.released <= cut_off}
    return {
        kind: tuple(entry for entry in typed_entries(table) if entry["source"] in known)
        for kind, table in inputs.before.tables.items()
        if kind in REGISTERS.values()
    }


def _counted(inputs: Inputs) -> tuple[Observation, ...]:
    """Return what the catalogue's rules count in the case-level extract."""
    report = inputs.request.report
    if inputs.extract is None or report.cases is None:
        return ()

    source = inputs.sources[report.cases.source]
    return aggregate(
        inputs.extract, inputs.catalogue, inputs.request.service, report.year, report.cut_off,
        source=source.id, released=source.released,
    )  # fmt: skip


def _uncovered(inputs: Inputs) -> tuple[str, ...]:
    """Say which periods the case-level extract covers only in part, so that they are not counted."""
    if inputs.extract is None:
        return ()

    return not_covered(inputs.extract, inputs.request.report.year, inputs.request.report.cut_off)


def _exclusions(inputs: Inputs, policy: Disclosure | None) -> tuple[Exclusion, ...]:
    """Return what was left out of the extract; a small number of records is not told where counts are withheld."""
    if inputs.extract is None:
        return ()
    least = policy.threshold if policy and policy.policy == "suppress" else 0
    return tuple(
        Exclusion(one.table, one.rule, one.count, one.text)
        if not 0 < one.count < least
        else Exclusion(one.table, one.rule, None, f"{_FEW[one.left_out]}: {one.text.partition(': ')[2]}")
        for one in inputs.extract.statements
    )
