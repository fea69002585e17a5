"""Make checks.html: the verdict, what to do first, the faults by file and rule, and everything that was checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from yjreport.checking.contradicted_words import WORDS, words_against
from yjreport.checking.groups import Group, found_words, groups
from yjreport.checking.markup import contents, described, document, section, sentence, table, wrappable
from yjreport.errors import UserError
from yjreport.formats import plural
from yjreport.gate.gate import Checked, GateOutcome
from yjreport.gate.suites.columns import title_of
from yjreport.gate.suites.faults import Fault
from yjreport.narrative.judge.verdicts import CONTRADICTED, Verdict

MOST_ROWS = 10
"""Faults of one rule in one file that the page shows in full; the rest are counted, with their rows."""
MOST_ON_PAGE = 200
"""Faults of one severity that the page shows in full."""
MOST_GROUPS = 60
"""Rules and files of one severity that have a part of their own; the rest stand in one table."""
MOST_OTHERS = 500
"""Lines of that table."""
MOST_RUNS = 20
"""Runs of rows that the page names."""

_HEADINGS = {"error": "Errors", "warning": "Warnings", "note": "Notes"}
_ABOUT = {
    "error": "An error stops the report. Mend the file and run the check again.",
    "warning": "A warning stops nothing: it is printed in the report. Look at each; it may be right as it is.",
    "note": "A note says what the program did not understand in a file, and did not use. It stops nothing and is not "
    "printed in the report.",
}
_HOW = (
    "<p>Each check is an expectation of a suite in the folder expectations, run by Great Expectations. "
    "An error stops the report; a warning is printed in it. A failure that is only the consequence of "
    "another is not counted.</p>"
)


def checks_html(
    outcome: GateOutcome, title: str, *, stopped: UserError | None = None, words: Sequence[Verdict] = ()
) -> str:
    """
    Return checks.html: a page that stands alone, says what failed and how to mend it, and what was checked.

    Args:
        outcome: what the gate found.
        title: the heading of the page.
        stopped: what kept the files from being read, so that nothing could be checked.
        words: what the figures of a built annex make of officers' words; those that they contradict are shown.
    """
    against = [one for one in words if one.verdict == CONTRADICTED]
    found = {severity: groups(outcome, severity) for severity in _HEADINGS}
    suites = list(dict.fromkeys(record.suite for record in outcome.checked))
    places = {f"{name}s": _HEADINGS[name] for name in found if name != "note" or found[name]}
    places |= {"words": WORDS} if against else {}
    places |= {"files": "Files", "checked": "What was checked"} if not stopped else {}
    places = ({"stopped": "What stopped the check"} if stopped else places) | (
        {f"suite-{suite}": suite.capitalize() for suite in suites}
    )
    header = [_verdict(outcome, stopped), _first_steps(outcome, found["error"]), contents(places)]
    if stopped:
        return document(title, header, [section("stopped", "What stopped the check", _stopped(stopped))],
                        skip_to="stopped")  # fmt: skip
    main = [
        section(place, heading, _faults(place.removesuffix("s"), found[place.removesuffix("s")]))
        for place, heading in places.items() if place.removesuffix("s") in found
    ]  # fmt: skip
    main += [section("words", WORDS, words_against(against))] if against else []
    main += [
        section("files", "Files", [_files(outcome)]),
        section("checked", "What was checked", [_HOW, *(_suite(name, outcome.checked) for name in suites)]),
    ]
    return document(title, header, main, skip_to="errors")


def _verdict(outcome: GateOutcome, stopped: UserError | None) -> str:
    if stopped:
        return (
            '<p class="verdict failed"><strong>Refused.</strong> A file could not be read, so nothing was checked. '
            "Nothing was built; the last good report stands.</p>"
        )
    rows = sum(file.rows for file in outcome.files)
    files = len({file.file for file in outcome.files})
    made = f"{len(outcome.checked):,} checks of {rows:,} {plural(rows, 'row')} in {files:,} {plural(files, 'file')}"
    said = f"{made} found {found_words(outcome)}."
    if outcome.errors:
        stands = "Nothing was built; the last good report stands."
        return f'<p class="verdict failed"><strong>Refused.</strong> {said} {stands}</p>'
    return f'<p class="verdict passed"><strong>Passed.</strong> {said}</p>'


def _stopped(error: UserError) -> Iterator[str]:
    yield f"<p><strong>{wrappable(error.what)}</strong></p>"
    if error.details:
        yield f"<ul>{''.join(f'<li>{wrappable(line.strip())}</li>' for line in error.details)}</ul>"
    if error.next_step:
        yield f"<p>What to do: {wrappable(error.next_step)}</p>"


def _first_steps(outcome: GateOutcome, errors: Sequence[Group]) -> str:
    """Return where to begin: the most frequent cause, and the file with most errors."""
    if not errors:
        return ""
    total = sum(group.count for group in errors)
    most = max(errors, key=lambda group: group.count)
    number = errors.index(most)
    cause = wrappable(most.what)
    if number < MOST_GROUPS:
        cause = f'<a href="#error-{number}">{cause}</a>'
    where = f"{wrappable(most.first.file)}, {most.rows(MOST_RUNS)}"
    steps = [f"{_part(most.count, total)}: {cause} ({where}.) {sentence(most.first.next_step)}"]
    by_file: Counter[str] = Counter()
    for group in errors:
        by_file[group.first.file] += group.count
    file, count = by_file.most_common(1)[0]
    if len(by_file) > 1:
        steps.append(f"{wrappable(file)} has the most errors: {count:,} of {total:,}.")
    items = "".join(f"<li>{step}</li>" for step in steps)
    return section("first", "What to do first", [f"<ul>{items}</ul>"])


def _part(count: int, total: int) -> str:
    if total == 1:
        return "There is one error"
    if count == 1:
        return "Every error is of another kind; begin with the first"
    return f"{'All' if count == total else f'{count:,} of'} {total:,} errors have one cause"


def _faults(severity: str, together: Sequence[Group]) -> Iterator[str]:
    if not together:
        yield f"<p>There is no {severity}.</p>"
        return
    yield f"<p>{_ABOUT[severity]}</p>"
    room = MOST_ON_PAGE
    file = ""
    for number, group in enumerate(together[:MOST_GROUPS]):
        if group.first.file != file:
            file = group.first.file
            count = sum(one.count for one in together if one.first.file == file)
            yield f"<h3>{wrappable(file)}: {count:,} {plural(count, severity)}</h3>"
        shown = min(MOST_ROWS, max(1, room))
        room -= min(shown, len(group.faults))
        yield _group(f"{severity}-{number}", group, shown)
    if together[MOST_GROUPS:]:
        yield _others(severity, together[MOST_GROUPS:])


def _group(place: str, group: Group, most: int) -> str:
    """Return the part of one rule in one file: what it asks for, what to do, why, and its rows."""
    shown = group.faults[:most]
    same = {name: group.same(name) for name in ("column", "found", "expected", "next_step")}
    about = described({
        "Where": wrappable(_where(group, same["column"])),
        "Found": wrappable(same["found"] or ""),
        "Expected": sentence(same["expected"] or ""),
        "What to do": sentence(same["next_step"] or ""),
        "Why it matters": sentence(group.rule.why) if group.rule else "",
        "The rule": wrappable(f"{group.rule.source} ({group.rule.check})") if group.rule else "",
    })  # fmt: skip
    heading = f'<h4 id="{place}">{wrappable(group.what)} <span class="count">{_times(group)}</span></h4>'
    return f'<div class="group">{heading}{about}{_rows(place, group, shown, same)}</div>'


def _where(group: Group, column: str | None) -> str:
    if column is None:
        return group.rows(MOST_RUNS)
    place = dict.fromkeys([group.rows(MOST_RUNS), f"column {column}" if group.first.row else column])
    return ", ".join(filter(None, place))


def _times(group: Group) -> str:
    times = {1: "once", 2: "twice"}.get(group.count, f"{group.count:,} times")
    return f"(fails {times})" if group.rule else f"({times})"


def _rows(place: str, group: Group, shown: Sequence[Fault], same: Mapping[str, str | None]) -> str:
    """Return the table of what differs from row to row; nothing where all that there is to say is said already."""
    columns = {"column": "Column", "found": "Found", "expected": "Expected", "next_step": "What to do"}
    differing = [name for name in columns if same[name] is None]
    if not differing:
        return ""
    rows = []
    for fault in shown:
        cells = {name: getattr(fault, name) for name in differing}
        first = str(fault.row) if fault.row else "The whole file"
        rows.append([first, *(sentence(text) if name == "next_step" else wrappable(text)
                              for name, text in cells.items())])  # fmt: skip
    whole = group.count == len(shown)
    caption = f"Every row: {group.what}" if whole else f"The first {len(shown)} of {group.count:,}: {group.what}"
    listed = table(f"{place}-rows", caption, ["Row", *(columns[name] for name in differing)], rows, narrow=True)
    left = group.count - len(shown)
    return f"{listed}<p>And {left:,} more.</p>" if left else listed


def _others(severity: str, together: Sequence[Group]) -> str:
    rows = [
        [wrappable(group.first.file), wrappable(group.what), f"{group.count:,}", group.rows()]
        for group in together[:MOST_OTHERS]
    ]
    left = sum(group.count for group in together[MOST_OTHERS:])
    caption = f"Other {severity}s, by file and rule" + (f" (and {left:,} more)" if left else "")
    return table(f"{severity}-others", caption, ["File", "Rule", "How many", "Rows"], rows, numbers={2})


def _files(outcome: GateOutcome) -> str:
    counts = Counter((fault.file, fault.severity) for fault in outcome.faults)
    for one in outcome.rest:
        counts[one.file, one.severity] += one.count
    rows = [
        [
            wrappable(file.file), wrappable(file.kind), f"{file.rows:,}", f"{counts[file.file, 'error']:,}",
            f"{counts[file.file, 'warning']:,}", f'<span class="hash">{file.sha256[:12]}</span>',
        ]
        for file in outcome.files
    ]  # fmt: skip
    head = ["File", "Holds", "Rows", "Errors", "Warnings", "SHA-256 (first 12)"]
    return table("files-table", "The files that were checked", head, rows, numbers={2, 3, 4})


def _suite(suite: str, checked: Sequence[Checked]) -> str:
    rows = [
        [
            sentence(record.what), sentence(record.why), wrappable(record.source),
            record.severity.capitalize(), f"{record.rows:,}",
            f"<strong>{record.failures:,}</strong>" if record.failures else "0",
        ]
        for record in checked
        if record.suite == suite
    ]  # fmt: skip
    head = ["Check", "Why", "Where the rule comes from", "If it fails", "Rows looked at", "Failures"]
    title = f'<h3 id="suite-{suite}">{suite.capitalize()}</h3><p>{wrappable(title_of(suite))}.</p>'
    return title + table(f"{suite}-table", f"Checks of {suite}", head, rows, numbers={4, 5})
