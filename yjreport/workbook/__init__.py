"""The officer's workbook: what its sheets are, how it is written and read, and the command that makes a new year."""
