"""Helper columns of observations: a row against itself, its series, its area, its population and its source."""
