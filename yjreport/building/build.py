"""Build one annex: read, gate, execute, stitch, and publish it in one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yjreport.blocks.model import MIME
from yjreport.building.files import json_bytes, manifest, sha256, write_tables
from yjreport.building.front import front_matter
from yjreport.building.workshop import Workshop
from yjreport.dataset import Dataset, Inputs, build_dataset, read_inputs
from yjreport.errors import GateFailed, InputChanged
from yjreport.execution.kernels import kernels
from yjreport.execution.runner import Job, run_notebooks
from yjreport.ledger import collect
from yjreport.validation import run, validate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from nbformat import NotebookNode

    from yjreport.paths import Project


@dataclass(frozen=True)
class Built:
    """Tell where an annex is and what it holds."""

    folder: Path
    sections: int
    results: int
    warnings: int


def build(project: Project, *, authority: str, year: str | None = None, edition: str = "public") -> Built:
    """
    Build one annex and put it in the place of the last one.

    Raises:
        UserError: for anything that the user can mend; the last good annex is then as it was.
    """
    with kernels() as warm:
        inputs = read_inputs(project, authority, year, edition)
        workshop = Workshop(project, inputs.request.folder)
        with workshop.open() as stage:
            record = _gate(inputs, workshop)
            dataset = build_dataset(inputs)
            used = _used(inputs, dataset)
            executed = _execute(dataset, stage, warm)
            blocks = blocks_of(executed)
            ledger = collect(
                blocks, service=inputs.request.service.slug, year=inputs.request.report.year,
                edition=edition, catalogue=inputs.catalogue,
            )  # fmt: skip
            _write(stage, inputs, dataset, executed, blocks, ledger, record)
            _check_unchanged(project, used)
            (stage / "manifest.json").write_bytes(json_bytes(manifest(inputs, used, stage)))
            workshop.publish()
    warnings = sum(fault["severity"] == "warning" for fault in record["faults"])
    return Built(workshop.target, len(executed), len(ledger["results"]), warnings)


def _gate(inputs: Inputs, workshop: Workshop) -> dict:
    try:
        return validate(inputs)
    except GateFailed as error:
        from yjreport.gate.report import checks_html

        page = workshop.root / "checks.html"
        page.write_text(checks_html(run(inputs), _title(inputs)), encoding="utf-8")
        error.next_step = f"{error.next_step} The whole list: {inputs.project.relative(page)}".strip()
        raise


def _title(inputs: Inputs) -> str:
    return f"Checks of the inputs: {inputs.request.service.name} {inputs.request.report.year}"


def _execute(dataset: Dataset, stage: Path, warm: object) -> list[NotebookNode]:
    request = dataset.request
    names = {slug: number for number, slug in enumerate(dataset.catalogue.sections, start=1)}
    folder = stage / "notebooks"
    folder.mkdir()
    jobs = [
        Job(
            section=slug,
            title=dataset.catalogue.sections[slug].title,
            service_title=f"{request.service.name} {request.report.year}",
            notebook=dataset.project.notebooks / notebook_name(slug, names[slug]),
            parameters={"authority": request.service.slug, "year": request.report.year, "edition": request.edition},
            output=folder / notebook_name(slug, names[slug]),
        )
        for slug in dataset.filled
    ]
    return [done.notebook for done in run_notebooks(jobs, kernels=warm)]


def notebook_name(slug: str, number: int) -> str:
    """Return the file name of a section's notebook."""
    return f"{number:02d}_{slug.replace('-', '_')}.ipynb"


def blocks_of(notebooks: Sequence[NotebookNode]) -> list[dict]:
    """Return the blocks that notebooks emitted, in order."""
    return [
        output["data"][MIME]
        for notebook in notebooks
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if MIME in output.get("data", {})
    ]


def _write(
    stage: Path, inputs: Inputs, dataset: Dataset, executed: Sequence[NotebookNode], blocks: list[dict], ledger: dict,
    record: dict,
) -> None:  # fmt: skip
    from yjreport.annex.exporter import AnnexHTMLExporter
    from yjreport.annex.stitch import stitch
    from yjreport.gate.report import checks_html

    document = stitch(executed, front_matter(dataset, ledger))
    html = AnnexHTMLExporter().export(document)
    (stage / "annex.html").write_text(html, encoding="utf-8", newline="\n")
    (stage / "ledger.json").write_bytes(json_bytes(ledger))
    (stage / "checks.json").write_bytes(json_bytes(record))
    (stage / "checks.html").write_text(checks_html(record, _title(inputs)), encoding="utf-8", newline="\n")
    write_tables(blocks, stage / "tables")


def _used(inputs: Inputs, dataset: Dataset) -> dict[str, str]:
    """Return the hash of every file that the annex rests on, as it was read."""
    project, request = inputs.project, inputs.request
    used = {table.name: table.sha256 for table in inputs.tables.values()}
    params = project.params
    files = [
        params / "services" / f"{request.service.slug}.yaml",
        params / "reports" / request.service.slug / f"{request.report.year}.yaml",
        params / "areas.csv", params / "sections.yaml", params / "measure_sets.yaml",
        *(params / "measures").glob("*.yaml"),
        *(params / "commentary" / request.service.slug / request.report.year).glob("*.md"),
        *project.expectations.glob("*.json"),
        *inputs.source_files.values(),
        *(project.notebooks / notebook_name(slug, number)
          for number, slug in enumerate(dataset.catalogue.sections, start=1) if slug in dataset.filled),
    ]  # fmt: skip
    return used | {project.relative(path): sha256(path.read_bytes()) for path in files}


def _check_unchanged(project: Project, used: dict[str, str]) -> None:
    changed = [name for name, digest in used.items() if sha256((project.root / name).read_bytes()) != digest]
    if changed:
        raise InputChanged(
            "Files changed while the report was being built.",
            details=changed[:8],
            next_step="run the command again; the last good annex is as it was.",
        )
