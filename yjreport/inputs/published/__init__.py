"""The figures as they were published, by names that stay, and how a correction is told from them."""
