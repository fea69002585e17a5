"""Read the Markdown of commentary and put results into it by reference; whether the words are true is not asked here."""
