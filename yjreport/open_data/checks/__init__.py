"""Checks of the tidy rows of an import: rates against their counts, regions and countries against their members."""
