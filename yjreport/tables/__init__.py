"""Tables of results as blocks: levels, differences, a column an area, source lines under them; no sentences."""
