"""Build annexes: read, gate, execute, stitch, publish, one or all; no figure is computed here."""
