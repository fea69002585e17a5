"""Make CREDITS.md: whose data, font and programs the project holds, and under which licences."""

from __future__ import annotations

from collections.abc import Iterable

from yjreport.building.credits import COLOURS, FONT, PROGRAM, data_credits
from yjreport.config.schema import Source
from yjreport.config.sources import read_sources
from yjreport.paths import Project
from yjreport.tables.source_lines import OGL

HEAD = """# Credits and licences

Made by `python -m yjreport.documentation` from `data/sources/`; a test compares, so it is never out of date.
Each annex prints, at its back, those of these credits that concern it.

## The program

{program}
The text of the licence is in [LICENSE](LICENSE).

## What an annex carries

- {font}
  The files and the text of the licence are in [yjreport/annex/fonts](yjreport/annex/fonts/README.md).
- {colours}
- The charts are drawn from the annex's own figures; nothing of the program that draws them is in the annex.
- The logo of a service, where its parameters name one, belongs to the service.

## Data, by licence

"""
KINDS = (("open", "Open data"), ("plan", "Published plans"), ("local", "Extracts of a service's own records"))


def credits_page(project: Project) -> str:
    """Return the text of CREDITS.md."""
    sources = sorted(read_sources(project).values(), key=lambda one: one.id)
    parts = [HEAD.format(program=PROGRAM, font=FONT, colours=COLOURS)]
    parts += [f"- {credit}\n" for credit in data_credits(sources)]
    parts.append("\nThe figures of plans are facts; the terms of each plan stand with it below.\n")
    for synthetic in (False, True):
        for kind, title in KINDS:
            group = [one for one in sources if one.kind == kind and one.synthetic is synthetic]
            if group:
                parts.append(_table(f"{title}, synthetic" if synthetic else title, group))
    return "".join(parts)


def _table(title: str, sources: Iterable[Source]) -> str:
    rows = [(f"`{one.id}`", one.title, one.publisher, one.licence, _attribution(one)) for one in sources]
    table = [("source", "title", "publisher", "licence", "attribution"), ("---",) * 5, *rows]
    lines = "".join(f"| {' | '.join(_cell(text) for text in row)} |\n" for row in table)
    return f"\n## {title}\n\n{lines}"


def _attribution(source: Source) -> str:
    """Return the attribution without the statement of the Open Government Licence, which stands above."""
    return source.attribution.removeprefix(OGL).strip()


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
