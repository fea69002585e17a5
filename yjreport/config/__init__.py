"""Typed and strict parameters: services, reports, measures, sections, sources; no figures, and no defaults hidden."""
