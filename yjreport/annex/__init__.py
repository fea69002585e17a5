"""The annex as a document: notebooks stitched into one, rendered in each format; no figure is computed here."""
