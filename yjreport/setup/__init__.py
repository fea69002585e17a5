"""Set up the project on a bare Python: its environment, its locks and the commands for it; nothing of reports."""
