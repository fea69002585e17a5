"""What the gate found, for programs (checks.json) and for people (checks.html)."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from html import escape
from typing import TYPE_CHECKING, Any

from yjreport.formats import plural
from yjreport.gate.faults import KINDS
from yjreport.gate.page_style import STYLE
from yjreport.gate.prepare import title_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from yjreport.gate.faults import Fault
    from yjreport.gate.gate import Checked, GateOutcome

MOST_ON_PAGE = 200
"""Faults of one severity that the page shows in full; the rest are counted."""

_HOW = (
    "<p>Each check is an expectation of a suite in the folder expectations, run by Great Expectations. "
    "An error stops the report; a warning is printed in it. A failure that is only the consequence of "
    "another is not counted.</p>"
)


def verdict(outcome: GateOutcome) -> str:
    """Return passed, passed with warnings, or failed."""
    if outcome.errors:
        return "failed"
    return "passed with warnings" if outcome.warnings else "passed"


def checks_json(outcome: GateOutcome) -> dict[str, Any]:
    """
    Return the content of checks.json: the same inputs and suites give the same content.

    Returns: result, errors, warnings (how many); files (kind, file, sha256, rows); faults (by file, row and
    column); checked (one record for each expectation: what, why, source, severity, rows, failures).
    """
    return {
        "result": verdict(outcome),
        "errors": len(outcome.errors),
        "warnings": len(outcome.warnings),
        "files": [asdict(file) for file in outcome.files],
        "faults": [fault.record() for fault in outcome.faults],
        "checked": [asdict(record) for record in outcome.checked],
    }


def checks_html(outcome: GateOutcome, title: str) -> str:
    """
    Return checks.html: a page that stands alone, says what failed and how to mend it, and what was checked.

    Args:
        outcome: what the gate found.
        title: the heading of the page.
    """
    suites = list(dict.fromkeys(record.suite for record in outcome.checked))
    body = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="verdict {verdict(outcome).split()[0]}">{_summary(outcome)}</p>',
        _contents(suites),
        "</header><main>",
        _section("errors", "Errors", _faults(outcome.errors, "error")),
        _section("warnings", "Warnings", _faults(outcome.warnings, "warning")),
        _section("files", "Files", [_files(outcome)]),
        _section("checked", "What was checked", [_HOW, *(_suite(name, outcome.checked) for name in suites)]),
        "</main>",
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body>"
        '<a class="skip" href="#errors">Skip to the errors</a><header>\n'
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _summary(outcome: GateOutcome) -> str:
    errors, warnings = len(outcome.errors), len(outcome.warnings)
    rows = sum(file.rows for file in outcome.files)
    made = f"{len(outcome.checked)} checks of {rows:,} {plural(rows, 'row')} in {len(outcome.files)} files"
    counts = f"{errors:,} {plural(errors, 'error')} and {warnings:,} {plural(warnings, 'warning')}"
    if errors:
        stands = "Nothing was built; the last good report stands."
        return f"<strong>Refused.</strong> {made} found {counts}. {stands}"
    return f"<strong>Passed.</strong> {made} found {counts}."


def _contents(suites: Sequence[str]) -> str:
    places = {"errors": "Errors", "warnings": "Warnings", "files": "Files", "checked": "What was checked"}
    places |= {f"suite-{suite}": suite.capitalize() for suite in suites}
    items = [f'<li><a href="#{place}">{words}</a></li>' for place, words in places.items()]
    return f'<nav aria-label="On this page"><ul>{"".join(items)}</ul></nav>'


def _section(place: str, heading: str, parts: Iterable[str]) -> str:
    return f'<section aria-labelledby="{place}"><h2 id="{place}">{heading}</h2>{"".join(parts)}</section>'


def _files(outcome: GateOutcome) -> str:
    counts = Counter((fault.file, fault.severity) for fault in outcome.faults)
    rows = [
        [
            _wrappable(file.file), f"{file.rows:,}", f"{counts[file.file, 'error']:,}",
            f"{counts[file.file, 'warning']:,}", f'<span class="hash">{file.sha256[:12]}</span>',
        ]
        for file in outcome.files
    ]  # fmt: skip
    head = ["File", "Rows", "Errors", "Warnings", "SHA-256 (first 12)"]
    return _table("files-table", "The files that were checked", head, rows, numbers={1, 2, 3})


def _faults(faults: Sequence[Fault], word: str) -> Iterable[str]:
    if not faults:
        yield f"<p>There is no {word}.</p>"
        return
    rows = [
        [
            f"{_wrappable(fault.file)}, row&nbsp;{fault.row:,}, {_wrappable(fault.column)}",
            _wrappable(fault.found), _wrappable(fault.expected), _sentence(fault.next_step),
        ]
        for fault in faults[:MOST_ON_PAGE]
    ]  # fmt: skip
    kinds = Counter(KINDS[fault.kind][1] for fault in faults)
    listed = "".join(f"<li>{number:,} × {escape(words)}</li>" for words, number in sorted(kinds.items()))
    yield f"<p>By kind:</p><ul>{listed}</ul>"
    caption = f"Every {word}, by file, row and column"
    if len(faults) > MOST_ON_PAGE:
        caption = f"The first {MOST_ON_PAGE} of {len(faults):,} {word}s, by file, row and column"
    yield _table(f"{word}s-table", caption, ["Where", "Found", "Expected", "What to do"], rows)


def _suite(suite: str, checked: Sequence[Checked]) -> str:
    rows = [
        [
            _sentence(record.what), _sentence(record.why), escape(record.source),
            record.severity.capitalize(), f"{record.rows:,}",
            f"<strong>{record.failures:,}</strong>" if record.failures else "0",
        ]
        for record in checked
        if record.suite == suite
    ]  # fmt: skip
    head = ["Check", "Why", "Where the rule comes from", "If it fails", "Rows looked at", "Failures"]
    holds = title_of(suite)
    title = f'<h3 id="suite-{suite}">{suite.capitalize()}</h3><p>{escape(holds)}.</p>'
    table = _table(f"{suite}-table", f"Checks of {suite}", head, rows, numbers={4, 5})
    return f'<section aria-labelledby="suite-{suite}">{title}{table}</section>'


def _table(
    place: str,
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    numbers: Container[int] = (),
) -> str:
    """Return a table that scrolls by itself on a narrow screen; the first cell of a row is its header."""

    def cell(index: int, text: str) -> str:
        kind = ' class="number"' if index in numbers else ""
        return f'<th scope="row">{text}</th>' if index == 0 else f"<td{kind}>{text}</td>"

    header = "".join(
        f'<th scope="col"{" class=number" if index in numbers else ""}>{escape(name)}</th>'
        for index, name in enumerate(head)
    )
    body = "\n".join(f"<tr>{''.join(cell(i, text) for i, text in enumerate(row))}</tr>" for row in rows)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{place}"><table>'
        f'<caption id="{place}">{escape(caption)}</caption><thead><tr>{header}</tr></thead>\n'
        f"<tbody>{body}</tbody></table></div>"
    )


def _sentence(text: str) -> str:
    return _wrappable(f"{text[:1].upper()}{text[1:]}")


def _wrappable(text: str) -> str:
    """Return text as HTML in which a long path or word may break after a slash or an underscore."""
    return escape(text).replace("/", "/<wbr>").replace("_", "_<wbr>")
