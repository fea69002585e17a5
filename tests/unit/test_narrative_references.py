"""References of a commentary: names, helpers, Markdown, completion, and the messages of what cannot be followed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from yjreport.errors import CommentaryFault
from yjreport.figures.results import Result
from yjreport.narrative.commentary import CommentaryParagraph, read_commentary
from yjreport.narrative.say.helpers import HELPERS
from yjreport.narrative.say.references import Names, ReferenceFault, resolve
from yjreport.paths import Project
from yjreport.sections.section import Section


@lru_cache(maxsize=1)
def section() -> Section:
    """Return a section of a plan's annex."""
    return Section.open("reoffending", authority="leicester", year="2023-24")


@lru_cache(maxsize=1)
def known() -> dict[str, Result]:
    """Return its results by name."""
    return section().by_name


def printed(text: str) -> str:
    """Return what a reference prints."""
    return "".join(words for words, _ in resolve(text, Names(known()))[1])


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("reoffending_binary.local", "32.3% [e]"),
        ("reoffending.binary.local", "32.3% [e]"),
        ("reoffending_binary.local.2019-01_2019-12", "21.4% [e]"),
        ("reoffending_binary.local | value", "32.3%"),
        ("reoffending_binary.local | counts", "42 of 130"),
        ("reoffending_binary.local | number", "42"),
        ("reoffending_binary.local | cohort", "130"),
        ("reoffending_binary.local | interval", "24.9% to 40.8%"),
        ("reoffending_binary.local | period", "January to December 2020"),
        ("reoffending_binary.local | change", "+10.9 percentage points [e]"),
        ("reoffending_binary.local | points", "10.9 percentage points"),
        ("reoffending_binary.local | direction", "rose"),
        ("reoffending_binary.local | judgement", "worse"),
        ("reoffending_binary.local | earlier | counts", "40 of 187"),
        ("reoffences_per_reoffender.local | direction", "rose (not tested against chance)"),
        ("children_sentenced_to_custody.local | direction", "showed no detectable change"),
        ("children_sentenced_to_custody.local | words", "three"),
        ("children_sentenced_to_custody.local | counts", "[x] (the source gives no counts)"),
        ("deprived_lsoa_share.local | direction", "[x] (there is no earlier figure to compare with)"),
        ('neet_share.local | against("england")', "higher than"),
        ("neet_share.local | compared('national')", "higher than"),
        ('reoffending_binary.local | against("family")', "[x] (there is no figure of family for the same period)"),
    ],
)
def test_what_a_reference_prints(reference: str, expected: str) -> None:
    """A name in dots or underscores, with its helpers, prints the result as the sentence needs it."""
    assert printed(reference) == expected


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("", "names no result"),
        ("reofending_binary.local", "Did you mean reoffending_binary.local"),
        ("reoffending_binary.local | valu", "Did you mean value?"),
        ("reoffending_binary.local | against", "needs the area to compare with"),
        ('reoffending_binary.local | value("x")', "takes nothing in brackets"),
        ("reoffending_binary.local | value | counts", "nothing can follow value"),
        ("reoffending_binary.local | a b c", "is no helper"),
    ],
)
def test_a_reference_that_cannot_be_followed(reference: str, message: str) -> None:
    """The message says what is wrong and what is near."""
    with pytest.raises(ReferenceFault, match=message.replace("?", r"\?")):
        printed(reference)


def test_a_name_with_two_meanings_is_refused() -> None:
    """Where dots and underscores make two results alike, both are named."""
    one, other = known()["reoffending_binary.local"], known()["reoffences.local"]
    names = Names({"a_b.local": one, "a.b.local": other})

    with pytest.raises(ReferenceFault, match=r"may mean a\.b\.local or a_b\.local"):
        names.find("A.b_local")


def read(text: str, folder: Path) -> list[CommentaryParagraph]:
    """Return the passages of a commentary of the section."""
    path = folder / "reoffending.md"
    path.write_text(text, encoding="utf-8")
    return read_commentary(path, Project(folder), known(), section().dataset.catalogue, "reoffending")


def test_paragraphs_lists_and_words_in_bold(tmp_path: Path) -> None:
    """Each paragraph and each item of a list is a passage; bold words and figures keep their style."""
    text = (
        "The share who reoffended {{ reoffending.binary.local | direction }} to\n"
        "**{{ reoffending_binary.local | value }}** ({{ reoffending_binary.local | counts }}).\n\n"
        "- *Custody* {{ children_sentenced_to_custody.local | direction }}\n- See [the plan](https://example.org)\n\n"
        "1. First we listen\n"
    )
    found = read(text, tmp_path)

    assert [one.text for one in found] == [
        "The share who reoffended rose to 32.3% (42 of 130).", "Custody showed no detectable change", "See the plan",
        "First we listen",
    ]  # fmt: skip
    assert [one.listed for one in found] == [None, "bullet", "bullet", "number"]
    assert [(run.text, run.style) for run in found[0].runs if run.style] == [("32.3%", "strong")]
    assert [one.line for one in found] == [1, 4, 5, 7]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Words.\n\n# Head\n", "line 3: a heading"),
        ("| a | b |\n|---|---|\n| c | d |\n", "line 1: a table"),
        ("![x](y.png)\n", "a picture"),
        ("    code\n", "set in by four spaces"),
        ("> said\n", "a quotation"),
        ("<div>x</div>\n", "HTML"),
    ],
)
def test_what_an_annex_cannot_print_is_refused(text: str, message: str, tmp_path: Path) -> None:
    """A heading, table, picture, quotation or code is named with its line."""
    with pytest.raises(CommentaryFault, match="holds what an annex cannot print") as caught:
        read(text, tmp_path)

    assert message in caught.value.details[0]


def test_words_that_the_figures_contradict_are_refused(tmp_path: Path) -> None:
    """The message has the line, the sentence, the reason, the nearest result and what to write."""
    with pytest.raises(CommentaryFault) as caught:
        read("We listen.\n\nReoffending fell.\n", tmp_path)

    assert caught.value.details == (
        'line 3, in “Reoffending fell.”: "fell" is contradicted: it rose; nearest: '
        "reoffending_binary.local.2020-01_2020-12 32.3%: rose from 21.4%, worse; write "
        "{{ reoffending_binary.local | direction }}",
    )


def test_a_true_number_typed_by_hand_is_refused(tmp_path: Path) -> None:
    """A figure in digits is a reference, for a correction would pass it by; the message has what to write."""
    with pytest.raises(CommentaryFault) as caught:
        read("In 2020, 42 of 130 children reoffended.\n", tmp_path)

    assert '"42 of 130" is typed by hand: a result prints it' in caught.value.details[0]
    assert "write {{ reoffending_binary.local | counts }}" in caught.value.details[0]


def test_years_and_words_of_number_may_be_typed(tmp_path: Path) -> None:
    """A year is no figure, and "about a third" is held against the results each time."""
    assert [one.text for one in read("In 2020 about a third of children reoffended.\n", tmp_path)] == [
        "In 2020 about a third of children reoffended."
    ]


def test_names_complete_as_an_officer_types() -> None:
    """IPython completes attributes, dotted names and keys of section.figures."""
    from IPython.core.completer import IPCompleter, provisionalcompleter
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    shell.user_ns["section"] = section()
    completer: IPCompleter = shell.Completer
    completer.use_jedi = False

    def complete(text: str) -> set[str]:
        with provisionalcompleter():
            return {one.text.rpartition(".")[2] for one in completer.completions(text, len(text))}

    assert "reoffending_binary" in complete("section.figures.reoff")
    assert "local" in complete("section.figures.reoffending_binary.")
    assert "binary" in complete("section.figures.reoffending.")
    assert any("2019-01_2019-12" in one for one in complete('section.figures.reoffending_binary.local["'))


def test_a_figure_tells_how_it_is_written() -> None:
    """What is found shows its text, the reference to paste and what each helper prints."""
    figures = section().figures
    told = repr(figures.reoffending.binary.local)

    assert "32.3% [e]" in told
    assert "Reference: {{ reoffending_binary.local }}" in told
    assert "{{ reoffending_binary.local | counts }} prints 42 of 130" in told
    assert all(name in told for name in HELPERS)
    assert figures["reoffending_binary.local"].result is known()["reoffending_binary.local"]
    with pytest.raises(KeyError, match=r"Did you mean reoffending_binary\.local"):
        _ = figures["reofending_binary.local"]
