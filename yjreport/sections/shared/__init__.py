"""What the notebooks of several sections print: parts of a measure, families, targets, indicators, registers."""
