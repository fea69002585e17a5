"""What the notebooks of several sections print: measures, families, targets, indicators, registers; no one section's."""
