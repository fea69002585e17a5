"""Quarterly summaries of performance, long, wide or turned; what their measures are is in params/formats/."""
