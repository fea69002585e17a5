"""Judge: decide a claim or a number by the facts of the annex."""
