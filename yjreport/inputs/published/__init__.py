"""Figures as they were published, by names that stay, and as they were corrected; nothing here is printed."""
