"""Read what the Department for Education publishes: Explore Education Statistics and its interactive tool."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.files.grid import Grid
from yjreport.files.reading import ReaderContext, Reading
from yjreport.inputs.readers.common.format_files import known_format, load_format
from yjreport.inputs.readers.common.formats import DfeFormat, ToolFormat
from yjreport.inputs.readers.common.headers import find_header, plain, require_header
from yjreport.inputs.readers.common.places import places_of, project_of
from yjreport.inputs.readers.dfe.interactive_tool import read_tool
from yjreport.inputs.readers.dfe.tables import read_table

TABLE_NEEDED = ("time_period", "geographic_level", "new_la_code")
TOOL_NEEDED = ("measure", "label", "area", "value")
_NEXT = "download the file again, and leave its columns as they are."


class DfeReader:
    """Read Explore Education Statistics and the Local Authority Interactive Tool."""

    name = "Department for Education"

    def recognises(self, grids: Sequence[Grid]) -> bool:
        """Tell whether a grid has the columns of either."""
        tables, tool = known_format("dfe", DfeFormat), known_format("lait", ToolFormat)
        return any(
            (tables is not None and find_header(grid, tables.aliases, TABLE_NEEDED[:2]) is not None)
            or (tool is not None and _is_tool(grid, tool))
            for grid in grids
        )

    def read(self, grids: Sequence[Grid], context: ReaderContext) -> list[tuple[Grid, Reading]]:
        """
        Return the figures of the service's areas.

        Raises:
            InputStructure: a needed column is missing.
        """
        tables = load_format(context.folder, "dfe", DfeFormat)
        tool = load_format(context.folder, "lait", ToolFormat)
        places, project = places_of(context), project_of(context)
        readings: list[tuple[Grid, Reading]] = []
        for grid in grids:
            if _is_tool(grid, tool):
                header = require_header(grid, tool.aliases, TOOL_NEEDED, "the interactive tool", _NEXT)
                readings.append((grid, read_tool(header, tool, places, project)))
            elif find_header(grid, tables.aliases, TABLE_NEEDED[:2]):
                header = require_header(grid, tables.aliases, TABLE_NEEDED, "Explore Education Statistics", _NEXT)
                readings.append((grid, read_table(header, tables, places, project)))
        if not readings:
            require_header(grids[0], tables.aliases, TABLE_NEEDED, "Explore Education Statistics", _NEXT)
        return readings


def _is_tool(grid: Grid, tool: ToolFormat) -> bool:
    """Tell whether a grid has the tool's own word for its measures; Measure, Area, Period and Value are anybody's."""
    header = find_header(grid, tool.aliases, TOOL_NEEDED)
    if header is None:
        return False
    own = {plain(name) for column in ("measure", "area") for name in tool.columns[column]}
    return bool({plain(grid.cell(header.row, header.columns[column])) for column in ("measure", "area")} & own)


READER = DfeReader()
