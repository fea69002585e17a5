"""The officer's workbook, written and read, and the files of a new year; no file that was downloaded is read here."""
