"""
Open national data: from the publishers' files to the observations of an annex.

Nothing here reads case-level data or the files of one service.
"""
