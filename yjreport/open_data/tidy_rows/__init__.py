"""The tidy row, and how a published table, cell, period or count becomes part of one; no publisher's layout."""
