"""A specification drawn as SVG, in one theme and font, and the width of text in it; knows no figures."""
