"""Words of an officer's commentary that the figures, the rules or the printer cannot bear."""

from __future__ import annotations

from pathlib import Path

from bad_year import COMMENTARY, Case, Change

FORM = "tables"


def says(words: str | bytes, name: str = "custody.md") -> Change:
    """Return a change that writes a file of commentary; its words are a paragraph below the comment of the stub."""

    def change(folder: Path) -> None:
        path = folder.parents[3] / COMMENTARY / name
        stub = path.read_bytes() if path.is_file() else b""
        path.write_bytes(words if isinstance(words, bytes) else stub + words.encode() + b"\n")

    return change


CASES: dict[str, Case] = {
    "a number typed by hand": Case(
        says("There were 3 sentences."),
        38,
        "The commentary params/commentary/cornwall/2024-25/custody.md says what the figures do not show.\n"
        'line 16, in “There were 3 sentences.”: "3" is unsupported: no result of what it speaks of prints it; '
        "nearest: cautioned_sentenced_rate.local.2016-04_2017-03 3.00 per 1,000\n"
        "Next: mend each of these sentences, or take it out; docs/commentary.md lists what can be written.",
    ),
    "a reference nobody knows": Case(
        says("There were {{ custodial_sentenses.local }}."),
        38,
        "The commentary params/commentary/cornwall/2024-25/custody.md has references that cannot be followed.\n"
        "line 16: no result is called 'custodial_sentenses.local'. Did you mean custodial_sentences.local?\n"
        "Next: mend these references; type `section.figures.` in the section's notebook and press Tab to see "
        "what there is. docs/commentary.md lists the helpers.",
    ),
    "numbers in several lines": Case(
        says("There were 3.\n\nBefore, 5 of {{ custody }}."),
        38,
        "The commentary params/commentary/cornwall/2024-25/custody.md has references that cannot be followed.\n"
        "line 18: no result is called 'custody'. Did you mean custodial_sentences.local?\n"
        "Next: mend these references; type `section.figures.` in the section's notebook and press Tab to see "
        "what there is. docs/commentary.md lists the helpers.",
    ),
    "20% between percentages": Case(
        says("The share fell from 53.8% to 33.8%, a 20% reduction."),
        36,
        "error: params/commentary/cornwall/2024-25/custody.md, row 16, commentary\n"
        "found from 53.8% to 33.8%, a 20% reduction.\n"
        "expected percentage points for the difference, per cent for the relative change\n"
        "Next: write -20.0 percentage points, or -37.2 per cent of 53.8%.",
    ),
    "a change that its numbers do not give": Case(
        says("Sentences fell from 556 to 505, a reduction of 15.1%."),
        30,
        "error: params/commentary/cornwall/2024-25/custody.md, row 16, commentary\n"
        "found Sentences fell from 556 to 505, a reduction of 15.1%.\n"
        "expected the change that the two numbers give\n"
        "Next: 556 to 505 is -9.2 per cent, not 15.1%: check the three figures against their source.",
    ),
    "per 1,000 with a per cent sign": Case(
        says("The rate was 0.06% per 1,000."),
        36,
        "error: params/commentary/cornwall/2024-25/custody.md, row 16, commentary\n"
        "found The rate was 0.06% per 1,000.\n"
        "expected a rate with its per 1,000, or a percentage, and not both\n"
        "Next: write the rate as 0.06 with its per 1,000, 10,000 or 100,000, or the percentage without it.",
    ),
    "a per cent typed by hand": Case(
        says("The number of children in custody rose to 27.9%."),
        38,
        "The commentary params/commentary/cornwall/2024-25/custody.md says what the figures do not show.\n"
        'line 16, in “The number of children in custody rose to 27.9%.”: "27.9%" is unsupported: no result of '
        "what it speaks of prints it\n"
        'line 16, in “The number of children in custody rose to 27.9%.”: "rose" is unsupported: no result '
        "bears on it; one would have to tell of: Rate of custodial sentences\n"
        "Next: mend each of these sentences, or take it out; docs/commentary.md lists what can be written.",
    ),
    "a list of another length": Case(
        says("The panel works in three areas: homes, schools, health and money."),
        30,
        "error: params/commentary/cornwall/2024-25/custody.md, row 16, commentary\n"
        "found three areas, and a list of 4\n"
        "expected as many items as the number says\n"
        "Next: name 3, or write 4.",
    ),
    "significantly": Case(
        says("Sentences are significantly lower than elsewhere."),
        30,
        "error: params/commentary/cornwall/2024-25/custody.md, row 16, commentary\n"
        "found Sentences are significantly lower than elsewhere.\n"
        "expected a statistical result, or a figure without the word\n"
        "Next: name the test or its result, or leave the word out and give the figures.",
    ),
    "an abbreviation": Case(
        says("The ISS team met each child."),
        0,
        "warning: params/commentary/cornwall/2024-25/custody.md, row 16, commentary\n"
        "found The ISS team met each\n"
        "expected the words, with the abbreviation in brackets\n"
        'Next: write "intensive supervision and surveillance (ISS)" at its first use, or the words alone.',
    ),
    "FTE": Case(
        says("FTE children were seen by the panel."),
        0,
        "warning: params/commentary/cornwall/2024-25/custody.md, row 16, commentary\n"
        "found FTE children were\n"
        "expected first time entrants, or full-time equivalent\n"
        'Next: it seems to mean first time entrants: write that, as "FTE" is also read as full-time equivalent.',
    ),
    "a claim that the figures contradict": Case(
        says("The rate fell from 26.9% to 27.9%."),
        38,
        "The commentary params/commentary/cornwall/2024-25/custody.md says what the figures do not show.\n"
        'line 16, in “The rate fell from 26.9% to 27.9%.”: "26.9%" is unsupported: no result of what it speaks '
        "of prints it\n"
        'line 16, in “The rate fell from 26.9% to 27.9%.”: "27.9%" is unsupported: no result of what it speaks '
        "of prints it\n"
        "Next: mend each of these sentences, or take it out; docs/commentary.md lists what can be written.",
    ),
    "a claim that no figure bears": Case(
        says("Custodial sentences are lower than the national average."),
        38,
        "The commentary params/commentary/cornwall/2024-25/custody.md says what the figures do not show.\n"
        'line 16, in “Custodial sentences are lower than the national average.”: "lower" is unsupported: no '
        "result bears on it; one would have to tell of: Rate of custodial sentences\n"
        "Next: mend each of these sentences, or take it out; docs/commentary.md lists what can be written.",
    ),
    "a quantity in words that is another": Case(
        says("Nearly all children (86.9%) were seen."),
        30,
        "error: params/commentary/cornwall/2024-25/custody.md, row 16, commentary\n"
        "found Nearly all children (86.9%) … 86.9%\n"
        "expected a word that the percentage bears\n"
        'Next: "nearly all" says 95% or more: write the figure alone, or another word.',
    ),
    "letters that look alike": Case(
        says("Custоdy fell."),
        36,
        "error: params/commentary/cornwall/2024-25/custody.md, row 16, commentary\n"
        "found Custоdy fell.\n"
        "expected letters of one alphabet, and a pound sign where pounds are meant\n"
        "Next: type the word again: it holds cyrillic small letter o.",
    ),
    "garbled letters": Case(
        says("The childrenâ€™s panel met."),
        36,
        "error: params/commentary/cornwall/2024-25/custody.md, row 16, commentary\n"
        "found The childrenâ€™s panel met.\n"
        "expected letters of one alphabet, and a pound sign where pounds are meant\n"
        "Next: type the garbled letters again, or export the file as UTF-8.",
    ),
    "money with a full stop": Case(
        says("The grant was £121.691."),
        36,
        "error: params/commentary/cornwall/2024-25/custody.md, row 16, commentary\n"
        "found The grant was £121.691.\n"
        "expected a number that can be read in one way\n"
        "Next: is it £121,691 or £121.69? Write the one that is meant.",
    ),
    "a status in colours": Case(
        says("RED/AMBER - more is to do."),
        0,
        "warning: params/commentary/cornwall/2024-25/custody.md, row 16, commentary\n"
        "found RED/AMBER - more is to do.\n"
        "expected a status in words\n"
        "Next: write the status in words, such as on track or overdue; a colour is lost in print.",
    ),
    "a window without its days": Case(
        says("In the last twelve months three children were sentenced."),
        0,
        "warning: params/commentary/cornwall/2024-25/custody.md, row 16, commentary\n"
        "found In the last twelve months three children\n"
        "expected months and years\n"
        "Next: name the period: its months and its year.",
    ),
    "not UTF-8": Case(
        says("Café children met.".encode("latin-1")),
        38,
        "The commentary params/commentary/cornwall/2024-25/custody.md is not UTF-8 text.\n"
        "Next: save it as UTF-8 and run the command again.",
    ),
    "UTF-16": Case(
        says("The panel met.".encode("utf-16")),
        38,
        "The commentary params/commentary/cornwall/2024-25/custody.md is not UTF-8 text.\n"
        "Next: save it as UTF-8 and run the command again.",
    ),
    "a comment that does not end": Case(
        says("The panel met.\n\n<!-- to do\n\nIt will meet again."),
        38,
        "The commentary params/commentary/cornwall/2024-25/custody.md opens a comment that does not end.\n"
        "line 18: found <!-- and no --> after it\n"
        "Next: write --> where the comment ends, on a line of its own; the text below it is printed.",
    ),
    "a section nobody knows": Case(
        says("The panel met.", "custdy.md"),
        0,
        "warning: params/commentary/cornwall/2024-25/custdy.md, the whole file\n"
        "found a file of commentary that no section prints\n"
        "expected a text file named after a section of params/sections.yaml, such as custody.md\n"
        "Next: Did you mean custody.md? Put the words into the file of their section as plain text, and take "
        "this one away.",
    ),
    "a section like no other": Case(
        says("The panel met.", "weather.md"),
        0,
        "warning: params/commentary/cornwall/2024-25/weather.md, the whole file\n"
        "found a file of commentary that no section prints\n"
        "expected a text file named after a section of params/sections.yaml, such as custody.md\n"
        "Next: Put the words into the file of their section as plain text, and take this one away.",
    ),
    "a name with capitals": Case(
        says("The panel met.", "Custody.md"),
        0,
        "warning: params/commentary/cornwall/2024-25/Custody.md, the whole file\n"
        "found a file of commentary that no section prints\n"
        "expected a text file named after a section of params/sections.yaml, such as custody.md\n"
        "Next: Did you mean custody.md? Put the words into the file of their section as plain text, and take "
        "this one away.",
    ),
    "a Word document": Case(
        says(b"PK", "custody.docx"),
        0,
        "warning: params/commentary/cornwall/2024-25/custody.docx, the whole file\n"
        "found a file of commentary that no section prints\n"
        "expected a text file named after a section of params/sections.yaml, such as custody.md\n"
        "Next: Did you mean custody.md? Put the words into the file of their section as plain text, and take "
        "this one away.",
    ),
    "a text file": Case(
        says("The panel met.", "custody.txt"),
        0,
        "warning: params/commentary/cornwall/2024-25/custody.txt, the whole file\n"
        "found a file of commentary that no section prints\n"
        "expected a text file named after a section of params/sections.yaml, such as custody.md\n"
        "Next: Did you mean custody.md? Put the words into the file of their section as plain text, and take "
        "this one away.",
    ),
}  # fmt: skip
