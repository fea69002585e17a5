"""Typed and strict parameters: services, reports, measures, sections."""
