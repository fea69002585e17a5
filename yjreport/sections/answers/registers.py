"""Answers of the sections that are registers: actions, risks, standards, money, the checks and the scorecard."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from yjreport import wording
from yjreport.figures.judgement import BETTER, HIGHER, LIKE, LOWER, SAME, WORSE
from yjreport.files.entries import Entry
from yjreport.formats import listing, plural
from yjreport.periods import words_of_date
from yjreport.sections.actions import tracker
from yjreport.sections.answers.measures import measured
from yjreport.sections.answers.tallies import tally
from yjreport.sections.data_quality import warnings_and_notes
from yjreport.sections.over_representation import disproportionality, stage_words
from yjreport.sections.over_representation.stage_figures import Figures
from yjreport.sections.resources import budget
from yjreport.sections.risks import risk_register
from yjreport.sections.scorecard import national_measures
from yjreport.sections.section_figures import SectionFigures, change_of
from yjreport.sections.shared.register import counted
from yjreport.sections.standards import grades
from yjreport.sections.workforce import posts
from yjreport.wording import Words
from yjreport.wording.texts import join_list

HIGH = 4
"""The step of a scale from which a risk is called high."""


def of_scorecard(section: SectionFigures) -> Words:
    """Say how many of the national measures in force have a figure, and how they have changed."""
    groups = warnings_and_notes.measure_set(section.dataset).measures
    found = [series for group in groups if (series := national_measures.filled(section, group.key))]
    if not found:
        return []
    sources = next(iter(found[0][0].local)).source
    every = tally(section, "national-measures", len(groups), sources)
    have = tally(section, "national-measures-with-figures", len(found), sources)
    if len(found) == len(groups):
        words: Words = ["All ", have, " national measures in force have a figure or a related one."]
    else:
        gone = len(groups) - len(found)
        none = tally(section, "national-measures-without-figures", gone, sources)
        verb = plural(len(found), "has", "have")
        words = ["Of the ", every, " national measures in force, ", have, f" {verb} a figure or a related one and ",
                 none, f" {plural(gone, 'has', 'have')} none."]  # fmt: skip
    latest = [(series[0], national_measures.current(series[0])) for series in found]
    changes = [change_of(series, items[0]) for series, items in latest if items]
    judged = [change.judgement for change in changes if change]
    parts: list[Words] = []
    for word in (BETTER, WORSE):
        if number := judged.count(word):
            found_tally = tally(section, f"national-measures-{word}", number, sources)
            parts.append([found_tally, f" {plural(number, 'is', 'are')} {word} by more than chance would explain"])
    if same := judged.count(SAME):
        parts.append(["no change can be detected for ", tally(section, "national-measures-same", same, sources)])
    if not parts:
        return [*words, f" {'That one cannot' if len(found) == 1 else 'None can'} be tested against an earlier figure."]
    if len(found) == 1:
        word = next(word for word in judged if word in (BETTER, WORSE, SAME))
        only = "no change can be detected" if word == SAME else f"that one is {word} by more than chance would explain"
        return [*words, f" Compared with the figure before, {only}."]
    left = len(found) - len([word for word in judged if word in (BETTER, WORSE, SAME)])
    rest = "" if left < 1 else " The other cannot be tested." if left == 1 else " The others cannot be tested."
    return [*words, " Compared with the figure before, ", *join_list(parts), f".{rest}"]


def of_over_representation(section: SectionFigures) -> Words:
    """Say which groups differ from White children by more than chance, the widest difference first."""
    rows = disproportionality.latest(section)
    differ, fewer, alike = (
        [one for one in rows if one.index and one.index.judgement == word] for word in (HIGHER, LOWER, LIKE)
    )
    if not (differ or fewer or alike):
        return []
    if not differ and not fewer:
        when = wording.capital(alike[0].count.period.in_words)
        return [f"{when}, no difference between a group and White children can be told from chance."]
    ranked = sorted(differ or fewer, key=_by_size)
    top = ranked[0]
    words = stage_words.at_stage([top])
    groups = list(dict.fromkeys(one.group for one in ranked if one.group != top.group))
    if groups:
        who = wording.capital(listing([stage_words.children(group) for group in groups]))
        words += [
            f" {who} were also {'more' if differ else 'less'} likely than White children to be at one stage or more."
        ]
    return [*words, " Chance alone would not explain these differences." if groups else
            " Chance alone would not explain the difference."]  # fmt: skip


def _by_size(one: Figures) -> tuple[bool, Fraction]:
    """Return what ranks differences: those of low reliability last, of the others the widest first."""
    assert one.index
    return "u" in one.index.marks, -(one.index.fraction or Fraction(0))


def of_standards(section: SectionFigures) -> Words:
    """Say the outcome of the latest inspection, and how many standards have which grade."""
    words: Words = []
    rows = [entry for entry in grades.entries(section, grid=False) if grades.is_inspection(entry)]
    done = [entry for entry in rows if entry["state"] == "result" and entry["grade"] not in ("", "not stated")]
    overall = [entry for entry in done if "overall" in (entry["dimension"].lower(), entry["standard"].lower())]
    whole = overall or [entry for entry in done if not entry["element"]] or done
    if whole:
        latest = max(whole, key=lambda entry: entry["period_end"])
        grade = grades.grade(section, latest)
        period = f", {grade.period.in_words}," if grade.period.known else ""
        words = [f"The outcome of the latest inspection{period} was “", grade, "”."]
    graded = [entry for entry in grades.entries(section, grid=True) if entry["state"] == "result" and entry["grade"]]
    if graded:
        by_grade: dict[str, list[Entry]] = {}
        for entry in graded:
            by_grade.setdefault(entry["grade"], []).append(entry)
        source = graded[0]["source"]
        parts: list[Words] = [
            [tally(section, f"standards-{name}", len(found), source), f"{' as' if at == 0 else ''} “{name}”"]
            for at, (name, found) in enumerate(by_grade.items())
        ]
        every = tally(section, "standards-graded", len(graded), source)
        parts[0] = [parts[0][0], f" {plural(len(graded), 'is', 'are')} graded", *parts[0][1:]]
        said: Words = ["Of the ", every, " parts of the standards for children, ", *join_list(parts), "."]
        words = wording.join_sentences(words, said)
    return words


def of_resources(section: SectionFigures) -> Words:
    """Say what the partners put in, and whose share is the largest."""
    rows = budget.entries(section, "contributions")
    total = next((entry for entry in rows if entry["row"] == "total"), None)
    whole = budget.cell_result(section, total, "total") if total else None
    items = [entry for entry in rows if entry["row"] == "item" and entry.money("total")]
    if total is None or whole is None or not items:
        return []
    largest = max(items, key=lambda entry: entry.money("total") or 0)
    share = budget.share_result(section, largest, total)
    words: Words = ["Partners put in ", whole]
    words += [f" {whole.period.in_words}."] if not whole.period.unstated else ["."]
    return [*words, f" The largest share, from {largest['label']}, is ", share, "."] if share else words


def of_workforce(section: SectionFigures) -> Words:
    """Say how many posts are vacant, and then what the indicators of the board say."""
    said = posts.vacancy(section)
    if said is None:
        return []
    return wording.join_sentences([(run.text, run.result) if run.result else run.text for run in said.runs],
                          measured(section, BESIDE["workforce"]))  # fmt: skip


def of_actions(section: SectionFigures) -> Words:
    """Say how many actions there are, how many are completed, and how many are overdue."""
    every = tracker.entries(section)
    if not every:
        return []
    words: Words = ["The plan has ", counted(section, "actions", every), f" {plural(len(every), 'action')}"]
    done = [entry for entry in every if entry["status"] == "completed"]
    silent = [entry for entry in every if entry["status"] == "not stated"]
    if done:
        number = counted(section, "actions", done, "completed")
        words += [", of which ", number, f" {plural(len(done), 'is', 'are')} completed."]
    elif len(silent) == len(every):
        words.append(" and states the status of none in words.")
    else:
        words.append(", of which none is completed.")
    dated = [entry for entry in every if entry["target_date"]]
    undated = [entry for entry in every if not entry["target_date"]]
    if not dated:
        return [*words, " No target date can be checked."]
    late = tracker.overdue(section, dated)
    found = counted(section, "actions", late, "overdue")
    cut_off = words_of_date(section.report.cut_off)
    words += [" Of the ", counted(section, "actions", dated, "with a target date"), " with a target date, "]
    words += [found if late else ("none", found), f" {'is' if len(late) < 2 else 'are'} overdue on {cut_off}."]
    unknown = [entry for entry in late if entry["status"] == "not stated"]
    if unknown:
        number = counted(section, "actions", unknown, "overdue without a status")
        words += [" For ", number, " of them no status is stated." if len(late) > 1 else " no status is stated."]
    if undated:
        number = counted(section, "actions", undated, "without a target date")
        words += [" ", number, f" {plural(len(undated), 'has', 'have')} no target date."]
    return words


def of_risks(section: SectionFigures) -> Words:
    """Say how many risks there are, how many are rated high, and how many have something done about them."""
    every = risk_register.entries(section)
    if not every:
        return []
    words: Words = ["The plan names ", counted(section, "risks", every), f" {plural(len(every), 'risk')}."]
    rated = [entry for entry in every if entry["rating"]]
    if rated and all(entry["rating"].lower() in risk_register.RANKS for entry in rated):
        high = [entry for entry in rated if risk_register.RANKS[entry["rating"].lower()] >= HIGH]
        found = counted(section, "risks", high, "rated high")
        words += [" Of these, ", found if high else ("none", found), f" {'is' if len(high) < 2 else 'are'} rated high."]
    without = [entry for entry in every if not entry["mitigation"]]
    if not without:
        return [*words, " The plan says of each what is being done about it."]
    number = counted(section, "risks", without, "without a mitigation")
    return [*words, " For ", number, " of them the plan does not say what is being done."]


def of_data_quality(section: SectionFigures) -> Words:
    """Say that no error was found, and how many warnings and notes say which figures need care."""
    warned, notes = warnings_and_notes.warned(section), section.dataset.registers["notes"]
    parts: list[Words] = []
    if warned.value:
        parts.append([warned, f" {plural(int(warned.value), 'warning')} of the checks"])
    if notes:
        number = tally(section, "data-quality-notes", len(notes), notes[0]["source"])
        parts.append([number, f" {plural(len(notes), 'note')} on the sources"])
    words: Words = ["No error was found in the inputs of this report."]
    one = len(parts) == 1 and wording.text_of(parts[0]).startswith("1 ")
    if not parts:
        return [*words, " There is no warning."]
    return [*words, " ", *join_list(parts), f" {'says' if one else 'say'} which figures need care."]


ANSWERS: dict[str, Callable[[SectionFigures], Words]] = {
    "scorecard": of_scorecard,
    "over-representation": of_over_representation,
    "standards": of_standards,
    "resources": of_resources,
    "workforce": of_workforce,
    "actions": of_actions,
    "risks": of_risks,
    "data-quality": of_data_quality,
}
"""How the sections answer whose figures are those of a register or of a calculation."""

BESIDE: dict[str, int] = {"workforce": 1}
"""How many measures the answers of such sections say as well."""
