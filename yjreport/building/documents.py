"""The documents of an annex: which formats are made, of which views, and under which names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yjreport.annex.stitch import stitch
from yjreport.annex.views import FULL, SUMMARY
from yjreport.config.schema import FORMATS
from yjreport.dataset.dataset import Dataset
from yjreport.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from nbformat import NotebookNode

SECTIONS = "sections"
"""The folder of the sections that were asked for alone."""


@dataclass(frozen=True)
class Wanted:
    """
    Say which documents a build leaves.

    Args:
        formats: html, pdf, docx, odt, xlsx, csv.
        sections: slugs of the sections to leave as documents of their own, too.
    """

    formats: tuple[str, ...]
    sections: tuple[str, ...] = ()


def formats_from(words: str) -> tuple[str, ...]:
    """
    Return the formats that a person asked for: "html, docx", or "all".

    Raises:
        UsageError: one is not among them.
    """
    asked = words.lower().replace(",", " ").split()
    if asked == ["all"]:
        return FORMATS
    for word in asked:
        if word not in FORMATS:
            raise UsageError(
                f"There is no format {word!r}.{did_you_mean(word, FORMATS)}",
                details=[f"Formats: {', '.join(FORMATS)}, or all"],
                next_step='run `make report AUTHORITY=leicester FORMATS="html docx"`.',
            )
    return tuple(name for name in FORMATS if name in asked)


def check_sections(sections: Iterable[str], dataset: Dataset) -> None:
    """
    Refuse a section that the annex will not have, before any notebook runs.

    Raises:
        UsageError: there is no such section, or it has no figures in this report.
    """
    for slug in sections:
        if slug not in dataset.filled:
            known = slug in dataset.catalogue.sections
            raise UsageError(
                f"The section {slug!r} has no figures in this report."
                if known
                else f"There is no section {slug!r}.{did_you_mean(slug, dataset.catalogue.sections)}",
                details=[f"Sections with figures: {', '.join(dataset.filled)}"],
                next_step=f"name one of these, such as SECTION={next(iter(dataset.filled))}.",
            )


def write_documents(
    stage: Path, executed: Sequence[NotebookNode], front: Mapping[str, Any], wanted: Wanted
) -> NotebookNode:
    """
    Write the annex, its summary and the sections asked for in each format, and return the whole annex, stitched.

    Raises:
        UsageError: the annex has no such section.
        AssemblyFailed: a document cannot be made.
    """
    whole = stitch(executed, front, FULL)
    documents: list[tuple[str, NotebookNode]] = [("annex", whole)]
    summary = stitch(executed, front, SUMMARY)
    if summary.metadata.yjreport.sections:
        documents.append(("summary", summary))
    documents += [(f"{SECTIONS}/{slug}", stitch(executed, front, slug)) for slug in wanted.sections]
    if wanted.sections:
        (stage / SECTIONS).mkdir()
    for name, stitched in documents:
        for format in FORMATS:
            if format in wanted.formats and format != "csv" and (format != "xlsx" or name != "summary"):
                (stage / f"{name}.{format}").write_bytes(_written(stitched, format))
    return whole


def documents_of(folder: Path) -> list[str]:
    """Return the names of the documents of a finished annex, the annex itself first."""
    names = ["annex", "summary", *sorted(f"{SECTIONS}/{path.stem}" for path in (folder / SECTIONS).glob("*"))]
    found = (f"{name}.{format}" for name in dict.fromkeys(names) for format in FORMATS)
    return [name for name in found if (folder / name).exists()]


def _written(stitched: NotebookNode, format: str) -> bytes:
    """Return a document in a format; the writer of each is imported when it is used."""
    if format == "html":
        from yjreport.annex.exporter import export

        return export(stitched).encode()
    if format == "pdf":
        from yjreport.annex.pdf import export as export_pdf

        return export_pdf(stitched)
    if format == "docx":
        from yjreport.annex.word import export_docx

        return export_docx(stitched)
    if format == "odt":
        from yjreport.annex.word import export_odt

        return export_odt(stitched)
    from yjreport.annex.spreadsheet import export as export_xlsx

    return export_xlsx(stitched)
