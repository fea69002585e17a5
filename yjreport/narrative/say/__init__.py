"""Read the Markdown of commentary and put results into it by reference; whether it is true is not asked here."""
