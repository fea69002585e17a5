"""Helper columns of observations: a row against its series, area, population and source; no suite is run here."""
