"""The front and back matter of an annex: title page, sources, definitions, glossary, credits, colours and logo."""

from __future__ import annotations

from typing import Any

from yjreport.annex.palette import palette
from yjreport.building.credits import ALWAYS, credits_of
from yjreport.building.definitions import definitions
from yjreport.config.glossary import Glossary, load_glossary
from yjreport.dataset.dataset import Dataset
from yjreport.figures.ledger import sources_named
from yjreport.periods import words_of_date
from yjreport.tables.source_lines import listed
from yjreport.wording import sentence

STATUS_WORDS: dict[str, str] = {
    "draft": "Draft: not yet approved, and figures may change",
    "provisional": "Provisional: some figures are still to be confirmed",
    "final": "Final",
}

LANGUAGE = "en-GB"
LINES = "Line numbers are those of the text of the source, counted from its top."

EDITION_WORDS: dict[str, str] = {
    "public": "Public edition",
    "board": "Board edition: restricted, not for publication",
}


def front_matter(dataset: Dataset, ledger: dict[str, Any]) -> dict[str, Any]:
    """
    Return what the annex prints around its sections.

    The glossary, the definitions and the abbreviations are those that it may need; which of them a document uses is
    settled when it is stitched.

    Raises:
        ParameterFault: the glossary, the colour or the logo is wrong.
    """
    request, project = dataset.request, dataset.project
    service, report = request.service, request.report
    where = project.relative(project.params / "services" / f"{service.slug}.yaml")
    glossary = load_glossary(project)
    cut_off = words_of_date(report.cut_off)
    credited = credits_of(dataset, ledger)
    return {
        "service": {
            "slug": service.slug,
            "name": service.name,
            "calls_itself": service.calls_itself,
            "authorities": [authority.name for authority in service.authorities],
        },
        "year": report.year,
        "title": report.title,
        "status": STATUS_WORDS[report.status],
        "status_note": report.status_note,
        "cut_off": cut_off,
        "cut_off_date": report.cut_off.isoformat(),
        "language": LANGUAGE,
        "synthetic": service.synthetic,
        "board": report.board,
        "edition": EDITION_WORDS[request.edition],
        "edition_id": f"{service.name}, {report.year}, {EDITION_WORDS[request.edition].lower()}, cut-off {cut_off}",
        "notices": _notices(dataset),
        "sources": _sources(dataset, ledger),
        "definitions": definitions(dataset, ledger, glossary),
        "glossary": [entry.model_dump(mode="json") for entry in glossary.terms],
        "abbreviations": _abbreviations(dataset, glossary),
        "credits": [*credited, *ALWAYS],
        "data_credits": credited,
        "palette": palette(service.colour, where),
        "logo": _logo(dataset, where),
        "marks": sorted({mark for record in ledger["results"] for mark in record["marks"]} | {"x", "z"}),
        "questions": {slug: info.question for slug, info in dataset.catalogue.sections.items()},
    }


def _logo(dataset: Dataset, where: str) -> dict[str, str] | None:
    logo = dataset.request.service.logo
    if logo is None:
        return None
    from yjreport.annex.logo import read_logo

    return read_logo(logo.file, logo.alt, dataset.project.root, where)


def _notices(dataset: Dataset) -> list[str]:
    report = dataset.request.report
    notices = [f"Hosted by {dataset.request.service.hosted_by}."] if dataset.request.service.hosted_by else []
    if report.plan_period and report.plan_period != report.year:
        notices.append(f"Period of the plan: {report.plan_period}.")
    if report.approval:
        notices.append(report.approval)
    if report.disclosure.policy == "already-published" or not dataset.tables:
        notices.append(f"Small numbers: {report.disclosure.reason}")
    else:
        notices.append(
            f"Small numbers: counts of children from 1 to {report.disclosure.threshold - 1} are withheld as [c], with "
            f"what would give them away. {report.disclosure.reason}"
            if dataset.request.edition == "public"
            else "Small numbers: nothing is withheld in this edition. Do not publish it or pass it on."
        )
    decided = f"Decided by {report.disclosure.decided_by}, {words_of_date(report.disclosure.decided_on)}."
    notices[-1] = f"{sentence(notices[-1])} {decided}"
    return notices


def _sources(dataset: Dataset, ledger: dict[str, Any]) -> list[dict[str, Any]]:
    named = sources_named(ledger["results"])
    plans = {source.id for source in dataset.sources.values() if source.kind == "plan"}
    made = listed(source for source in dataset.sources.values() if source.id in named)
    return [
        {**entry, "attribution": f"{entry['attribution']} {LINES}".strip()} if entry["id"] in plans else entry
        for entry in made
    ]


def _abbreviations(dataset: Dataset, glossary: Glossary) -> list[dict[str, Any]]:
    """Return the abbreviations of the field and of the service, whose own meaning comes first."""
    meanings = {**glossary.abbreviations, **dataset.request.service.terms}
    return [{"term": term, "meaning": meanings[term]} for term in sorted(meanings, key=lambda one: (one.lower(), one))]
