"""The front matter of an annex: title page, sources, definitions and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.periods import words_of_date
from yjreport.wording import capital, sentence

if TYPE_CHECKING:
    from yjreport.dataset import Dataset

STATUS_WORDS: dict[str, str] = {
    "draft": "Draft: not yet approved, and figures may change",
    "provisional": "Provisional: some figures are still to be confirmed",
    "final": "Final",
}

LINES = "Line numbers are those of the text of the source, counted from its top."

EDITION_WORDS: dict[str, str] = {
    "public": "Public edition",
    "board": "Board edition: restricted, not for publication",
}


def front_matter(dataset: Dataset, ledger: dict) -> dict:
    """Return what the annex prints around its sections."""
    request = dataset.request
    service, report = request.service, request.report
    cut_off = words_of_date(report.cut_off)
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
        "board": report.board,
        "edition": EDITION_WORDS[request.edition],
        "edition_id": f"{service.name}, {report.year}, {EDITION_WORDS[request.edition].lower()}, cut-off {cut_off}",
        "notices": _notices(dataset),
        "sources": _sources(dataset, ledger),
        "definitions": _definitions(dataset, ledger),
        "abbreviations": [{"term": term, "meaning": meaning} for term, meaning in sorted(service.terms.items())],
        "marks": sorted({mark for record in ledger["results"] for mark in record["marks"]} | {"x", "z"}),
        "questions": {slug: info.question for slug, info in dataset.catalogue.sections.items()},
    }


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


def _sources(dataset: Dataset, ledger: dict) -> list[dict]:
    named = {part.partition(",")[0] for record in ledger["results"] for part in record["source"].split("; ")}
    return [
        {
            "id": source.id, "title": source.title, "publisher": source.publisher, "licence": source.licence,
            "attribution": " ".join(
                filter(None, (source.attribution, source.released_note, LINES if source.kind == "plan" else ""))
            ),
            "released": words_of_date(source.released),
        }
        for source in sorted(dataset.sources.values(), key=lambda one: one.id)
        if source.id in named
    ]  # fmt: skip


def _definitions(dataset: Dataset, ledger: dict) -> list[dict]:
    used = {record["measure"] for record in ledger["results"]}
    measures = [measure for measure in dataset.catalogue.measures.values() if measure.id in used and measure.definition]
    made = [
        {"term": measure.title, "meaning": f"{measure.definition} Source of the definition: {measure.citation}."}
        for measure in measures
    ]
    family, printed = dataset.request.service.family, {record["area"]["name"] for record in ledger["results"]}
    neighbours = dataset.open.family
    if neighbours and neighbours.area.name in printed and neighbours.meaning:
        made.append({"term": capital(neighbours.area.name), "meaning": neighbours.meaning})
    elif family and family.name in printed:
        note = f" {family.note}" if family.note else ""
        made.append(
            {
                "term": capital(family.name),
                "meaning": f"The group of similar services that the source compares with.{note}",
            }
        )
    made += [
        {
            "term": "95% interval",
            "meaning": "The range that shows how far chance could have moved the figure: of 100 ranges computed so, "
            "about 95 hold the underlying rate. Wilson's method for percentages; for counts, exact below ten events "
            "and Byar's method from ten.",
        },
        {
            "term": "No detectable change",
            "meaning": "The interval of the difference includes no difference at all, so chance alone could explain "
            "it. Differences of percentages are tested by Newcombe's method, ratios of counts and rates by the exact "
            "conditional method.",
        },
    ]
    return sorted(made, key=lambda one: one["term"].lower())
