"""Open national data: from the publishers' files to the observations of an annex."""
