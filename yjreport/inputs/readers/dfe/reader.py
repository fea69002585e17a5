"""Read what the Department for Education publishes: Explore Education Statistics and its interactive tool."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.files.grid import Grid
from yjreport.files.reading import ReaderContext, Reading
from yjreport.inputs.readers.common.format_files import FormatReader, known_format, load_format
from yjreport.inputs.readers.common.formats import DfeFormat, ToolFormat
from yjreport.inputs.readers.common.headers import find_header, plain, require_header
from yjreport.inputs.readers.common.places import places_of, project_of
from yjreport.inputs.readers.dfe.interactive_tool import read_tool
from yjreport.inputs.readers.dfe.tables import read_table

TABLE_NEEDED = ("time_period", "geographic_level", "new_la_code")
TOOL_NEEDED = ("measure", "label", "area", "value")
_NEXT = "download the file again, and leave its columns as they are."


def _is_of(grid: Grid, tables: DfeFormat) -> bool:
    """Tell whether a grid has the columns of either."""
    tool = known_format("lait", ToolFormat)
    return _is_table(grid, tables) or (tool is not None and _is_tool(grid, tool))


def _read_grids(grids: Sequence[Grid], tables: DfeFormat, context: ReaderContext) -> list[tuple[Grid, Reading]]:
    """Return the figures of the service's areas."""
    tool = load_format(context.folder, "lait", ToolFormat)
    places, project = places_of(context), project_of(context)
    readings: list[tuple[Grid, Reading]] = []
    for grid in grids:
        if _is_tool(grid, tool):
            header = require_header(grid, tool.aliases, TOOL_NEEDED, "the interactive tool", _NEXT)
            readings.append((grid, read_tool(header, tool, places, project)))
        elif _is_table(grid, tables):
            header = require_header(grid, tables.aliases, TABLE_NEEDED, "Explore Education Statistics", _NEXT)
            readings.append((grid, read_table(header, tables, places, project)))
    if not readings:
        require_header(grids[0], tables.aliases, TABLE_NEEDED, "Explore Education Statistics", _NEXT)
    return readings


def _is_table(grid: Grid, tables: DfeFormat) -> bool:
    return find_header(grid, tables.aliases, TABLE_NEEDED[:2]) is not None


def _is_tool(grid: Grid, tool: ToolFormat) -> bool:
    """Tell whether a grid has the tool's own word for its measures; Measure, Area, Period and Value are anybody's."""
    header = find_header(grid, tool.aliases, TOOL_NEEDED)
    if header is None:
        return False
    own = {plain(name) for column in ("measure", "area") for name in tool.columns[column]}
    return bool({plain(grid.cell(header.row, header.columns[column])) for column in ("measure", "area")} & own)


READER = FormatReader("Department for Education", "dfe", DfeFormat, _is_of, _read_grids)
