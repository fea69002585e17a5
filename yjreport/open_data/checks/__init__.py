"""Checks of tidy rows: rates against their counts, regions against their members; nothing is corrected here."""
