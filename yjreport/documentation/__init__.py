"""
Documents made from the code and the parameters, so that they say what those do.

No logic that an annex needs stands here: these modules only put into words what others do.
"""
