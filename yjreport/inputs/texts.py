"""
Collect the texts of a service's year as one table: commentary, the texts of registers, the report's own.

The rules about wording (expectations/texts.json) look at each text where it stands: a cell of a register, a paragraph
of a commentary file, a key of the report's parameters. The frame is like that of any other input.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from yjreport.config.yaml_files import read_yaml
from yjreport.errors import CommentaryFault
from yjreport.files.columns import Schema
from yjreport.files.tables import ORIGIN, ORIGIN_ROW, ROW, Origin, Table
from yjreport.paths import Project

KIND = "texts"
COMMENTARY, REPORT = "commentary", "report"

SCHEMA = Schema(
    KIND,
    "Texts that the annex prints: commentary, registers, the report's notes",
    ("text", "section", "field", "input"),
)
"""
The columns of the table of texts, which no file has: a text as it stands, the section that it is printed in (blank for
texts of the whole report), the column or key that holds it, and the register that it is a part of (or commentary, or
report).
"""

REGISTERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "actions": ("actions", ("action", "lead", "success_measure", "note")),
    "risks": ("risks", ("risk", "mitigation", "owner", "note")),
    "standards": ("standards", ("element", "note")),
    "budget": ("resources", ("label", "note")),
    "notes": ("", ("summary", "detail")),
    "observations": ("", ("note",)),
}
"""The section of each register (blank where a row names its own, or a measure does), and its columns of text."""

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)

REPORT_TEXTS = ("status_note", "approval", "measure_set_note", "notes")
"""The keys of a report's parameters that hold texts."""


def read_texts(
    name: str,
    *,
    tables: Mapping[str, Table],
    project: Project,
    commentary: Path | None = None,
    report: Path | None = None,
    sections: Mapping[str, str] | None = None,
) -> Table | None:
    """
    Return every text of a service's year, or None where there is none.

    Args:
        name: what messages call the whole: the folder of the year.
        tables: the inputs as they were read, by kind.
        project: for the names of files.
        commentary: the folder of the commentary files; it need not be there.
        report: the file of the report's parameters; it need not be there.
        sections: the section of each measure, for the notes of observations.

    Raises:
        CommentaryFault: a commentary file is not UTF-8 text.
        ParameterFault: the report's parameters cannot be read.
    """
    import pandas as pd

    origins: list[Origin] = []
    rows: list[dict[str, Any]] = []
    found = [*_of_report(report, project), *_of_commentary(commentary, project)]
    for kind in REGISTERS:
        if kind in tables:
            found += _of_register(tables[kind], sections or {})
    for origin, texts in found:
        if texts:
            rows += [{**text, ORIGIN: len(origins)} for text in texts]
            origins.append(Origin(origin.path, origin.name, origin.sha256, len(texts), origin.headers))
    if not rows:
        return None
    frame = pd.DataFrame(rows, columns=[*SCHEMA.names, ORIGIN, ORIGIN_ROW])
    frame[ROW] = range(1, len(frame) + 1)
    return Table(KIND, name, frame, tuple(origins))


def paragraphs(text: str) -> list[tuple[int, str]]:
    """Return the paragraphs of a Markdown text with their first lines; a list belongs to the paragraph before it."""
    found: list[tuple[int, list[str]]] = []
    blank = True
    for number, line in enumerate(_COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text).splitlines(), start=1):
        if not line.strip():
            blank = True
            continue
        listed = line.lstrip().startswith(("- ", "* ", "+ ", "• ", "– ")) or line.lstrip()[:3].rstrip(" .)").isdigit()
        heading_before = bool(found) and found[-1][1][0].startswith("#")
        if found and not heading_before and (not blank or (listed and _introduces(found[-1][1]))):
            found[-1][1].append(line)
        else:
            found.append((number, [line]))
        blank = False
    return [(number, "\n".join(lines)) for number, lines in found]


def _introduces(lines: list[str]) -> bool:
    """Tell whether a list may follow: the paragraph ends in a colon, or is already a list."""
    last = lines[-1].strip()
    return last.endswith((":", "–", "-")) or last.startswith(("- ", "* ", "+ ", "• ")) or last[:1].isdigit()


def _of_commentary(folder: Path | None, project: Project) -> Iterator[tuple[Origin, list[dict[str, Any]]]]:
    for path in sorted(folder.glob("*.md")) if folder and folder.is_dir() else ():
        name, data = project.relative(path), path.read_bytes()
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            raise CommentaryFault(
                f"The commentary {name} is not UTF-8 text.", next_step="save it as UTF-8 and run the command again."
            ) from None
        texts = [_text(body, path.stem, COMMENTARY, COMMENTARY, line) for line, body in paragraphs(text)]
        yield Origin(path, name, hashlib.sha256(data).hexdigest(), len(texts)), texts


def _of_report(path: Path | None, project: Project) -> Iterator[tuple[Origin, list[dict[str, Any]]]]:
    if path is None or not path.is_file():
        return
    content: Any = read_yaml(path, project)
    if not hasattr(content, "lc"):
        return
    texts = [
        _text(content[key], "", key, REPORT, content.lc.key(key)[0] + 1)
        for key in REPORT_TEXTS
        if isinstance(content.get(key), str)
    ]
    yield Origin(path, project.relative(path), hashlib.sha256(path.read_bytes()).hexdigest(), len(texts)), texts


def _of_register(table: Table, sections: Mapping[str, str]) -> Iterable[tuple[Origin, list[dict[str, Any]]]]:
    usual, columns = REGISTERS[table.kind]
    by_origin: list[list[dict[str, Any]]] = [[] for _ in table.origins]
    for row in table.rows():
        own = row.get("section") if table.kind == "notes" else sections.get(str(row.get("measure") or ""))
        by_origin[row[ORIGIN]] += [
            _text(row[column], usual or str(own or ""), column, table.kind, row[ORIGIN_ROW]) for column in columns
        ]
    return [
        (origin, [text for text in texts if text["text"]])
        for origin, texts in zip(table.origins, by_origin, strict=True)
    ]


def _text(text: object, section: str, field: str, source: str, row: int) -> dict[str, Any]:
    return {"text": str(text).strip(), "section": section, "field": field, "input": source, ORIGIN_ROW: int(row)}
