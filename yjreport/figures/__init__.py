"""The figures of an annex, observation to ledger: results, series, differences, judgements; no words, no blocks."""
