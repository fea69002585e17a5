"""
A section of an annex, as its notebook works with it.

    section = Section.open("reoffending", authority="leicester", year="2023-24")
    binary = section.measure("reoffending_binary")
    section.state(binary)
    section.chart(binary)
    section.table(binary)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from yjreport.blocks.model import Block, Notice, Statement
from yjreport.dataset.dataset import Dataset, build_dataset
from yjreport.dataset.handover import handed_over
from yjreport.inputs.annex_inputs import read_inputs
from yjreport.inputs.commentary_files import commentary_folder
from yjreport.narrative.commentary import Commentary, item_numbers, read_commentary, text_without_comments
from yjreport.narrative.say.completion import Figures
from yjreport.paths import Project
from yjreport.sections import answers
from yjreport.sections.data_quality.warnings_and_notes import cautions
from yjreport.sections.section_figures import SectionFigures


def settle_frames() -> None:
    """Print frames alike everywhere: pandas asks the terminal, which a forked kernel does not have."""
    import pandas as pd

    pd.set_option("display.max_columns", 20, "display.max_rows", 60, "display.width", 120, "display.precision", 6)


@lru_cache(maxsize=4)
def _dataset(project: Project, authority: str, year: str | None, edition: str) -> Dataset:
    handed = handed_over()
    if handed and handed.is_for(authority, year, edition):
        return handed.dataset
    return build_dataset(read_inputs(project, authority, year, edition))


@dataclass(frozen=True)
class Section(SectionFigures):
    """Give a notebook the figures that it may print, and the blocks to print them with."""

    @classmethod
    def open(cls, slug: str, *, authority: str, year: str | None = None, edition: str = "public") -> Section:
        """
        Open a section of one annex.

        Raises:
            UserError: when the authority, the year or the edition is not there.
        """
        settle_frames()
        return cls(slug, _dataset(Project.here(), authority, year, edition))

    @cached_property
    def in_answer(self) -> dict[str, str]:
        """Return the ids of the figures that the section's answer says, by measure."""
        return answers.figures_in_answer(self)

    def answer(self) -> Statement | None:
        """Return one to three short sentences that answer the section's question; None where nothing can be said."""
        words = answers.answer(self)
        return self.sentences(f"{self.slug}-answer", *words, emphasis="answer") if words else None

    def gap(self) -> Notice | None:
        """Return a notice that the section has no figures, with what would fill it; None where it has some."""
        if self.slug not in self.dataset.unavailable:
            return None
        words = f"No figure for this section is in the sources. It would be filled by {self.info.filled_by}."
        return self.notice(f"{self.slug}-gap", "gap", "Not available in this report", words)

    def show(self, *blocks: Block | None) -> None:
        """Display several blocks, leaving out those that are None."""
        from IPython.display import display

        for block in blocks:
            if block is not None:
                display(block)  # type: ignore[no-untyped-call]  # IPython declares no types for it

    def cautions(self) -> Notice | None:
        """Return what readers should know of the section's figures, and what to do about it; None without any."""
        return cautions(self)

    def commentary(self) -> Commentary | None:
        """Return the commentary that an officer wrote for the section: a statement for each paragraph or item."""
        request = self.dataset.request
        path = commentary_folder(self.dataset.project, request) / f"{self.slug}.md"
        if not path.exists() or not text_without_comments(path, self.dataset.project).strip():
            return None
        paragraphs = read_commentary(path, self.dataset.project, self.by_name, self.dataset.catalogue, self.slug)
        name = f"{self.slug}-commentary"
        return Commentary(tuple(
            Statement(
                self._id(name if number == 1 else f"{name}-{number}"), self.slug, one.runs,
                listed=one.listed, item=item, by="service",
            )
            for number, (one, item) in enumerate(zip(paragraphs, item_numbers(paragraphs), strict=True), start=1)
        ))  # fmt: skip

    @cached_property
    def figures(self) -> Figures:
        """Return every result by its reference, with completion: type `section.figures.` and press Tab."""
        return Figures.of(self.by_name)
