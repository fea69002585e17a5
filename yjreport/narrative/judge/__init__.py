"""Judge a claim or a number by the results of the annex; no block is read and nothing is refused here."""
