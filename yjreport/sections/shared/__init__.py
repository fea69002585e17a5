"""What the notebooks of several sections print: measures, families, targets, indicators; nothing of one section alone."""
