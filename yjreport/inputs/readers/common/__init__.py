"""What several readers need: headers, periods, printed numbers, areas, the words of formats; no one format's rules."""
