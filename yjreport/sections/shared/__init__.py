"""What the notebooks of several sections print: measures, families, targets, indicators; not what one alone prints."""
