"""The annex as a document: stitch the executed notebooks into one, then render it in a format."""
