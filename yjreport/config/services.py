"""Find a service, its years and the parameters of one report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from yjreport.config.catalogue import Catalogue
from yjreport.config.national import codes, load_national, open_report, open_years
from yjreport.config.schema import Report, Service
from yjreport.config.yaml_files import load
from yjreport.errors import ParameterFault, UnknownAuthority, UnknownYear, UsageError
from yjreport.paths import Project
from yjreport.periods import is_year

SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
EDITIONS = ("public", "board")


@dataclass(frozen=True)
class Request:
    """
    Name one annex: a service, a year and an edition, with their parameters.

    Args:
        service: who the service is.
        report: what it reports for the year.
        edition: `public` (disclosure controlled) or `board` (restricted).
    """

    service: Service
    report: Report
    edition: str

    @property
    def folder(self) -> str:
        """Return the annex's folder under reports/."""
        return f"{self.service.slug}/{self.report.year}/{self.edition}"


def known_services(project: Project) -> list[str]:
    """Return the slugs of all services that params/ names, in order."""
    return sorted(path.stem for path in (project.params / "services").glob("*.yaml"))


def known_years(project: Project, service: str) -> list[str]:
    """Return the years of which params/ describes a report of one service, earliest first."""
    folder = project.params / "reports" / service
    return sorted(path.stem for path in folder.glob("*.yaml") if is_year(path.stem))


@lru_cache(maxsize=4)
def described(project: Project) -> dict[str, Service]:
    """Return the services that params/ names, by slug."""
    return {slug: _from_file(project, slug) for slug in known_services(project)}


def every_service(project: Project) -> dict[str, Service]:
    """
    Return every service by slug: those that params/ names, and the rest of England and Wales.

    A service that params/ names stands in the place of the one in the national lookup with the same authorities.
    """
    own = described(project)
    taken = {codes(service) for service in own.values()}
    rest = {slug: one for slug, one in load_national(project).services.items() if codes(one) not in taken}
    return dict(sorted({**rest, **own}.items()))


def find_service(project: Project, slug: str) -> Service:
    """
    Return a service by its slug, or one authority of a joint service by its own.

    Where a service and an authority share a name, the service is meant.

    Raises:
        UnknownAuthority: when the text is not a slug, or no service or authority has it.
        ParameterFault: when its file is wrong.
    """
    own, national = known_services(project), load_national(project)
    if not SLUG.match(slug):
        raise UnknownAuthority(
            f"AUTHORITY={slug!r} is not a service's slug.",
            details=["A slug has lower-case letters, digits and single hyphens only, such as west-mercia.",
                     f"Services with parameters of their own: {', '.join(own)}"],
            next_step="run the command again with a slug, or `make list` to see them all.",
        )  # fmt: skip
    if slug in own:
        return _from_file(project, slug)
    if slug in national.services:
        wanted = codes(national.services[slug])
        same = [one for one in described(project).values() if codes(one) == wanted]
        return same[0] if same else national.services[slug]
    if slug in national.parts:
        return national.parts[slug]
    raise UnknownAuthority.from_known(slug, {*own, *national.services, *national.parts}, first=own)


def _from_file(project: Project, slug: str) -> Service:
    path = project.params / "services" / f"{slug}.yaml"
    service = load(path, Service, project)
    if service.slug != slug:
        raise _misnamed(project.relative(path), "slug", service.slug, slug)
    return service


def find_report(project: Project, service: Service, year: str | None) -> Report:
    """
    Return the parameters of a service's report.

    Without a year it is the latest that params/ describes, or else the latest that open data can report.

    Raises:
        UnknownYear: when the year is not a plan year, or the service has no parameters for it.
        ParameterFault: when its file is wrong.
    """
    own = known_years(project, service.slug)
    years = sorted({*own, *(() if service.synthetic else open_years(project))})
    wanted = year or (own or years or [None])[-1]
    if wanted is not None and wanted in years and wanted not in own:
        return open_report(project, service, wanted)
    if wanted is None or wanted not in own:
        shape = "" if wanted is None or is_year(wanted) else " A plan year is written like 2023-24."
        raise UnknownYear(
            f"There is no report of {service.name} for {wanted or 'any year'}.{shape}",
            details=[f"Years of {service.slug}: {', '.join(years) or 'none yet'}"],
            next_step=f"run `make report AUTHORITY={service.slug} YEAR={years[-1]}`."
            if years
            else f"add params/reports/{service.slug}/<year>.yaml and its data.",
        )
    path = project.params / "reports" / service.slug / f"{wanted}.yaml"
    report = load(path, Report, project)
    if report.year != wanted:
        raise _misnamed(project.relative(path), "year", report.year, wanted)
    if report.service != service.slug:
        raise _misnamed(project.relative(path), "service", report.service, service.slug)
    return report


def find_request(project: Project, catalogue: Catalogue, authority: str, year: str | None, edition: str) -> Request:
    """
    Return one annex's parameters, checked against the catalogue.

    Raises:
        UserError: with what is wrong and what there is instead.
    """
    if edition not in EDITIONS:
        raise UsageError(
            f"EDITION={edition!r} is not an edition.",
            details=["Editions: public (the default) and board"],
            next_step="run the command again with EDITION=public or EDITION=board.",
        )
    service = find_service(project, authority)
    report = find_report(project, service, year)
    own = report.year in known_years(project, service.slug)
    where = f"params/reports/{service.slug}/{report.year}.yaml" if own else "params/open_reports.yaml"
    if report.measure_set not in catalogue.measure_sets:
        known = ", ".join(catalogue.measure_sets)
        raise _fault(where, f"measure_set: found {report.measure_set!r}; expected one of {known}",
                     f"mend {where}, or add the set to params/measure_sets.yaml.")  # fmt: skip
    unknown = [slug for slug in report.sections if slug not in catalogue.sections] if report.sections != "all" else []
    if unknown:
        raise _fault(where, f"sections: {', '.join(unknown)} not known; expected {', '.join(catalogue.sections)}")
    if service.region.key not in catalogue.areas:
        found = f"region.key: found {service.region.key!r}; expected a key of params/areas.csv"
        raise _fault(f"params/services/{service.slug}.yaml", found)
    return Request(service, report, edition)


def _misnamed(file: str, key: str, found: str, expected: str) -> ParameterFault:
    said = f"{key}: found {found!r}; expected {expected!r}, as the file's name says"
    return _fault(file, said, f"mend {file} or rename it.")


def _fault(file: str, detail: str, next_step: str = "") -> ParameterFault:
    return ParameterFault(
        f"The parameter file {file} has a fault.", details=[detail], next_step=next_step or f"mend {file}."
    )
