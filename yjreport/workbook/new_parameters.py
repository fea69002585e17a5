"""What a service's new year is made of: who the service is, and the parameters of its report."""

from __future__ import annotations

import hashlib
from datetime import date

from yjreport.config.catalogue import Catalogue
from yjreport.config.national import load_national, open_reports
from yjreport.config.schema import Authority, Disclosure, RegionKey, Report, Service
from yjreport.config.services import SLUG, described, find_report, find_service, known_services, known_years
from yjreport.errors import UnknownAuthority, did_you_mean
from yjreport.paths import Project
from yjreport.periods import Period
from yjreport.workbook import new_texts

_FICTIONAL_REGION = "example-region"
_CODES = 10**8
_LONGEST = 60


def service_of(project: Project, slug: str) -> tuple[Service, tuple[str, ...]]:
    """Return the service of a slug, and what to say of it; a fictional one where nobody has the slug."""
    national = load_national(project)
    known = {*known_services(project), *national.services, *national.parts}
    if slug in known or not SLUG.match(slug):
        service = find_service(project, slug)
        if service.slug != slug:
            return service, (f"{slug} is the service {service.slug}, which params/services/ describes.",)
        return service, tuple(filter(None, [_part(project, service)]))
    if len(slug) > _LONGEST:
        raise UnknownAuthority(
            f"AUTHORITY={slug[:_LONGEST]}… is too long for a service's slug.",
            details=[f"found {len(slug)} characters; expected at most {_LONGEST}"],
            next_step="run the command again with a shorter slug, or `make list` to see those of the services.",
        )
    name = " ".join(word.capitalize() for word in slug.split("-"))
    service = Service(
        slug=slug,
        name=name,
        calls_itself=f"{name} Youth Justice Service (fictional, synthetic data)",
        short_name=f"{name} YJS",
        authorities=(Authority(code=_code(project, slug), name=name),),
        region=RegionKey(key=_FICTIONAL_REGION),
        police_area=f"{name} (fictional)",
        synthetic=True,
    )
    places = ", ".join(f"{folder}/{slug}" for folder in ("params/reports", "params/commentary", "data/plans"))
    why = f"There is no service called {slug!r} in England and Wales." if national.services else (
        f"The national lookup of services is not in this folder, so nothing is known of {slug!r}.")  # fmt: skip
    return service, (
        f"{why}{did_you_mean(slug, sorted(known))}",
        f"{name} is a FICTIONAL service for practice: its annex says that every figure is synthetic.",
        f"To undo it, delete params/services/{slug}.yaml and the folders {places}.",
    )


def _part(project: Project, service: Service) -> str:
    """Say of which joint service an authority is a part; nothing of a whole service."""
    national = load_national(project)
    if service.slug not in national.whole or service.slug in national.services:
        return ""
    whole = find_service(project, national.whole[service.slug])
    return f"{service.name} is served by {whole.calls_itself}; this annex shows {service.name} alone."


def _code(project: Project, slug: str) -> str:
    """Return a code of no real area, the same for a slug each time, that no described service has."""
    taken = {one.code for service in described(project).values() for one in service.authorities}
    number = int(hashlib.sha256(slug.encode()).hexdigest(), 16)
    return next(code for step in range(_CODES) if (code := f"X{(number + step) % _CODES:08}") not in taken)


def report_of(
    project: Project, service: Service, year: str, catalogue: Catalogue, today: date | None = None
) -> tuple[Report, str, tuple[str, ...]]:
    """Return the parameters of the year's report, the text of their file, and what to say of them."""
    if year in known_years(project, service.slug):
        return find_report(project, service, year), "", ()
    earlier = [one for one in known_years(project, service.slug) if one < year]
    before = find_report(project, service, earlier[-1]) if earlier else None
    about = "Its figures are synthetic: the service is fictional." if service.synthetic else _part(project, service)
    suffix = " (synthetic)" if service.synthetic else ""
    report = Report(
        service=service.slug,
        year=year,
        title=f"{service.name} Youth Justice Plan {year}: performance annex{suffix}",
        status="draft",
        status_note=" ".join(filter(None, ("The annex is being prepared.", about))),
        cut_off=_cut_off(project, year, today),
        board=before.board if before else f"Management board of {service.calls_itself}",
        plan_period=year,
        measure_set=_measure_set(catalogue, year),
        sections=before.sections if before else "all",
        disclosure=_disclosure(project, year, before),
        targets=before.targets if before else {},
    )
    notes: tuple[str, ...] = ()
    if before and before.disclosure.policy != "suppress":
        notes = (
            f"In {before.year} small counts were shown, because that year's plan had printed them. For {year} they are "
            "withheld until your service decides again.",
        )
    elif before:
        notes = (f"So is the decision to withhold counts below {before.disclosure.threshold}.",)
    carried = (f"The board, sections and targets are taken over from {before.year}: check them.",) if before else ()
    return report, new_texts.report_yaml(report, before.year if before else "", notes), (*carried, *notes)


def _cut_off(project: Project, year: str, today: date | None) -> date:
    """
    Return the day that params/open_reports.yaml gives, or 31 May fourteen months after the year's end.

    A day that has not come yet is no cut-off, for an action would be overdue against it: then it is today.
    """
    found = open_reports(project)
    listed = [entry.cut_off for entry in found.years if entry.year == year] if found else []
    usual = listed[0] if listed else date(int(year[:4]) + 2, 5, 31)
    return min(today, usual) if today else usual


def _measure_set(catalogue: Catalogue, year: str) -> str:
    """Return the first set of national measures that was in force on the first day of a year."""
    first = Period.of_year(year).start
    assert first is not None
    return next(
        (
            one.id
            for one in catalogue.measure_sets.values()
            if (one.in_force_from or first) <= first <= (one.in_force_to or first)
        ),
        next(iter(catalogue.measure_sets)),
    )


def _disclosure(project: Project, year: str, before: Report | None) -> Disclosure:
    """Return the decision of the year before where it withholds small counts, else one that does."""
    if before and before.disclosure.policy == "suppress":
        return before.disclosure
    found = open_reports(project)
    return Disclosure(
        policy="suppress",
        threshold=before.disclosure.threshold if before else 5,
        reason="Small counts of children are withheld in the public edition until the service has decided otherwise.",
        decided_by="the maintainer of this workbook, for the service to confirm",
        decided_on=found.disclosure.decided_on if found else date(int(year[:4]), 4, 1),
    )
