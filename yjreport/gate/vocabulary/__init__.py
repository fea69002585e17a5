"""The words that the suites allow: measures, areas, sources, sections and the terms of a report; no rule."""
