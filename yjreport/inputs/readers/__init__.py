"""Readers of files as they were downloaded or received, one room a format; nothing here decides what is published."""
