"""Tables of results as blocks: levels, differences, a column an area, notes and source lines; no chart, no answer."""
