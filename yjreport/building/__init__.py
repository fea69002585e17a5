"""Build one annex: read, gate, execute, stitch, publish."""
