"""The publications that are imported, one module for each layout; what is done with their rows is not here."""
